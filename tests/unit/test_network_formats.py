"""Networks as files: other programs get every node, edge and attribute, under names that stay apart."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import networkx as nx
import pytest
from coded import BAN, CONTROL, FORMULA, LINES, OTHER_CONTROL, QUOTED, SHARED, TAX, UMLAUT, coding

from kg.coding import CONCEPT, ORGANIZATION, PERSON, Coding, Entity
from kg.errors import InputError
from kg.networks import Aggregation, Duplicates, Kernel, Matrix, Mode, Options, Unit, Windows, network
from kg.networks.formats import FORMATS, Written, files, find_network_format, joined, to_graph

TWO = Options(duplicates=Duplicates.INCLUDE)
ONE = Options(mode=Mode.ONE_MODE, duplicates=Duplicates.INCLUDE)
SAME = Options(rows=PERSON, columns=ORGANIZATION, duplicates=Duplicates.INCLUDE)
"""Persons × organizations: EPA is one of each."""
ROWS = [QUOTED, FORMULA, CONTROL, OTHER_CONTROL, UMLAUT, SHARED, LINES]
"""The organizations in the order of the matrix."""


def written(name: str, options: Options, of: Coding | None = None) -> Written:
    of = of or coding()
    ((_, found),) = files(network(of, options), of, find_network_format(name))
    return found


def rows(name: str, options: Options) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(name, options).text)))


def test_the_matrix_is_written_as_the_discourse_network_analyzer_does() -> None:
    of = coding()
    of = replace(of, statements=tuple(s for s in of.statements if s.values[ORGANIZATION] in (UMLAUT, SHARED)))
    text = written("csv", replace(ONE, aggregation=Aggregation.CONGRUENCE), of).text
    assert text == f'"","{UMLAUT}","{SHARED}"\n"{UMLAUT}",0,2\n"{SHARED}",2,0\n'


def test_the_matrix_keeps_all_digits_and_whole_numbers_whole() -> None:
    (matrix,) = network(coding(), ONE)
    third = matrix.cells * 0 + matrix.cells / 3
    (found,) = joined([replace(matrix, cells=third)], coding())
    text = find_network_format("csv").write(found).text
    assert ",-0.3333333333333333," in text and ".0," not in text


def test_what_a_spreadsheet_takes_for_a_formula_is_text_in_all_tables_alike() -> None:
    """A changed name is said, and the three tables still fit each other."""
    held = "'" + FORMULA
    matrix, edges, nodes = (written(name, TWO) for name in ("csv", "edges", "nodes"))
    assert held in [row[0] for row in csv.reader(io.StringIO(matrix.text))]
    named = {row[0] for row in csv.reader(io.StringIO(nodes.text))}
    assert {end for row in csv.reader(io.StringIO(edges.text)) for end in row[:2]} - {"source", "target"} <= named
    for file in (matrix, edges, nodes):
        assert len(file.notes) == 1 and f"{FORMULA} → {held}" in file.notes[0]


def test_a_table_keeps_every_other_name_as_it_was_coded() -> None:
    assert {row[0] for row in rows("csv", TWO)} >= {QUOTED, UMLAUT, LINES, CONTROL, OTHER_CONTROL}


def test_the_edges_have_sign_and_number_of_statements() -> None:
    head, *found = rows("edges", TWO)
    assert head == ["source", "target", "weight", "sign", "statements"]
    assert [UMLAUT, BAN, "-2", "negative", "2"] in found
    assert [QUOTED, BAN, "1", "positive", "1"] in found
    assert not [row for row in found if row[:2] == [SHARED, TAX]], "for and against: nothing is left of it"


@pytest.mark.parametrize(
    ("aggregation", "sign", "weight"),
    [(Aggregation.IGNORE, "", "2"), (Aggregation.COMBINE, "both", "3"), (Aggregation.SUBTRACT, None, None)],
)
def test_an_edge_says_both_sides_only_where_they_are_kept(
    aggregation: Aggregation, sign: str | None, weight: str | None
) -> None:
    found = [row for row in rows("edges", replace(TWO, aggregation=aggregation)) if row[:2] == [SHARED, TAX]]
    assert found == ([[SHARED, TAX, weight, sign, "2"]] if weight else [])


@pytest.mark.parametrize(
    ("aggregation", "sign"), [(Aggregation.CONGRUENCE, "positive"), (Aggregation.CONFLICT, "negative")]
)
def test_conflict_is_negative_though_its_number_is_not(aggregation: Aggregation, sign: str) -> None:
    found = rows("edges", replace(ONE, aggregation=aggregation))[1:]
    assert {row[3] for row in found} == {sign} and all(float(row[2]) > 0 for row in found)


def test_the_statements_of_an_edge_of_one_mode_are_those_on_what_both_speak_of() -> None:
    found = {(row[0], row[1]): row[2:] for row in rows("edges", ONE)[1:]}
    assert found[UMLAUT, SHARED] == ["2", "positive", "3"], "two against the ban, and one; not the tax"
    assert (SHARED, UMLAUT) not in found, "each pair once"


def test_the_nodes_have_all_attributes_in_the_order_of_the_matrix() -> None:
    (matrix,) = network(coding(), TWO)
    head, *found = rows("nodes", TWO)
    assert head == ["id", "label", "variable", "bipartite", "statements", "color", "type", "alias", "size_", "codebook"]
    assert [row[1].removeprefix("'") for row in found] == [*matrix.rows, *matrix.columns] == [*ROWS, BAN, TAX]
    by_label = {row[1]: row for row in found}
    assert by_label[SHARED][2:] == [ORGANIZATION, "0", "3", "#0080ff", "government", "Env. Prot. Agency", "big", ""]
    assert by_label[BAN][2:] == [CONCEPT, "1", "5", "", "", "", "", "coal"]


def test_the_counts_of_nodes_are_those_of_the_matrix() -> None:
    """Once by rows, once by columns; with windows, those of the window."""
    for windows in (None, Windows(Unit.WEEKS, 2, step=2), Windows(Unit.DAYS, 6, kernel=Kernel.GAUSSIAN)):
        options = replace(TWO, windows=windows)
        matrices = network(coding(), options)
        for each in joined(matrices, coding()):
            counted = [sum(n.statements for n in each.nodes if n.bipartite == side) for side in (0, 1)]
            assert counted == [each.matrix.statements] * 2
        assert any(m.statements for m in matrices)
    compatible = replace(TWO, windows=Windows(Unit.DAYS, 14), compatible=True)
    for each in joined(network(coding(), compatible), coding()):
        assert sum(n.statements for n in each.nodes if n.bipartite == 0) == each.matrix.statements


@pytest.mark.parametrize("name", ["graphml", "gexf", "pajek", "edges", "nodes"])
def test_a_person_and_an_organization_of_one_name_are_two_nodes(name: str) -> None:
    (found,) = joined(network(coding(), SAME), coding())
    assert [n.name for n in found.nodes if n.label == SHARED] == ["EPA (person)", "EPA (organization)"]
    assert {n.variable: n.attributes["type"] for n in found.nodes if n.label == SHARED} == {
        PERSON: "nickname",
        ORGANIZATION: "government",
    }
    text = written(name, SAME).text
    match name:
        case "graphml":
            graph = nx.parse_graphml(text)
            assert sorted(v["name"] for _, v in graph.nodes(data=True) if v["label"] == SHARED) == [
                "EPA (organization)",
                "EPA (person)",
            ]
        case "gexf":
            assert len(re.findall(r'<node id="n\d+" label="EPA">', text)) == 2
        case "pajek":
            assert '"EPA (person)"' in text and '"EPA (organization)"' in text
        case _:
            assert "EPA (person)" in text and "EPA (organization)" in text


def test_an_actor_has_the_attributes_of_the_person_or_organization_that_it_is() -> None:
    """EPA speaks as a person in two statements, and in a third as an organization without one: it is both."""
    of = coding()
    options = replace(TWO, rows="actor")
    (found,) = joined(network(of, options), of)
    assert {n.label: n.variable for n in found.nodes if n.bipartite == 0}["Ann"] == PERSON
    (epa,) = (n for n in found.nodes if n.label == SHARED)
    assert (epa.variable, dict(epa.attributes)) == (PERSON, {"type": "nickname"})
    alone = [
        {**s.values, PERSON: ""} if s.values[ORGANIZATION] in (SHARED, UMLAUT) else s.values for s in of.statements
    ]
    of = replace(of, statements=tuple(replace(s, values=v) for s, v in zip(of.statements, alone, strict=True)))
    (found,) = joined(network(of, options), of)
    nodes = {n.label: n for n in found.nodes}
    assert (nodes[UMLAUT].variable, nodes[UMLAUT].colour) == (ORGANIZATION, "#00ff00")
    assert (nodes[SHARED].variable, nodes[SHARED].colour, nodes[SHARED].statements) == ("actor", "", 5)
    assert set(found.attributes) == {"type", "alias", "size", "codebook"}


@pytest.mark.parametrize("options", [TWO, ONE], ids=["two modes", "one mode"])
def test_graphml_comes_back_with_every_attribute(options: Options) -> None:
    file = written("graphml", options)
    graph = nx.parse_graphml(file.text)
    (found,) = joined(network(coding(), options), coding())
    assert len(graph) == len(found.nodes) and not graph.is_directed()
    values = graph.nodes[f"n{[n.label for n in found.nodes].index(SHARED)}"]
    assert values["name"] == values["label"] == SHARED
    assert (values["color"], values["type"], values["alias"], values["size_"]) == (
        "#0080ff",
        "government",
        "Env. Prot. Agency",
        "big",
    )
    assert (values["variable"], values["statements"]) == (ORGANIZATION, 3)
    assert values.get("bipartite") == (0 if options is TWO else None)
    assert graph.graph["statements"] == 11 and graph.graph["aggregation"] == "subtract"
    weights = {(found.nodes[e.source].name, found.nodes[e.target].name): e.weight for e in found.edges}
    assert len(weights) == graph.number_of_edges()
    for e in found.edges:
        edge = graph.edges[f"n{e.source}", f"n{e.target}"]
        assert (edge["weight"], edge["sign"], edge["statements"]) == (e.weight, e.sign, e.statements)
    assert nx.is_bipartite(graph) or options is ONE


def test_a_network_is_a_plain_graph_of_networkx_by_names() -> None:
    (found,) = joined(network(coding(), TWO), coding())
    graph = to_graph(found)
    assert [graph.nodes[name]["label"] for name in graph][-2:] == [BAN, TAX]
    assert graph.edges[UMLAUT, BAN] == {"weight": -2.0, "sign": "negative", "statements": 2}
    assert graph.nodes[UMLAUT]["color"] == "#00ff00" and graph.graph["rows"] == ORGANIZATION
    assert nx.bipartite.sets(graph.subgraph(max(nx.connected_components(graph), key=len)))


def test_two_names_that_xml_makes_alike_stay_apart_and_it_is_said() -> None:
    file = written("graphml", TWO)
    graph = nx.parse_graphml(file.text)
    names = [values["name"] for _, values in graph.nodes(data=True)]
    assert len(set(names)) == len(names) and {"Bell\ufffd", "Bell\ufffd (2)", "Two lines"} <= set(names)
    (note,) = file.notes
    assert note.startswith("3 names are written otherwise") and "Bell\\x07 → Bell\ufffd" in note


def test_gexf_has_types_colours_and_weights_that_gephi_can_draw() -> None:
    text = written("gexf", TWO).text
    graph = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    (found,) = joined(network(coding(), TWO), coding())
    assert [graph.nodes[f"n{i}"]["statements"] for i in range(len(found.nodes))] == [n.statements for n in found.nodes]
    for e in found.edges:
        edge = graph.edges[f"n{e.source}", f"n{e.target}"]
        assert (edge["weight"], edge["value"], edge["sign"]) == (abs(e.weight), e.weight, e.sign)
    assert '<viz:color r="0" g="128" b="255"/>' in text
    assert len(set(re.findall(r"<viz:color[^>]*/></edge>", text))) == 2, "one colour for each sign"


def test_a_window_is_a_slice_of_gexf() -> None:
    options = replace(TWO, windows=Windows(Unit.WEEKS, 2, step=2))
    texts = [file.text for _, file in files(network(coding(), options), coding(), find_network_format("gexf"))]
    assert 'start="2020-01-06T00:00:00" end="2020-01-20T00:00:00"' in texts[0] and 'mode="slice"' in texts[0]
    assert len(texts) == 2 and "<nodes>" in texts[1]


def test_the_files_of_windows_sort_by_time() -> None:
    options = replace(TWO, windows=Windows(Unit.DAYS, 1))
    names = [name for name, _ in files(network(coding(), options), coding(), find_network_format("pajek"))]
    assert len(names) == 15 and names == sorted(names)
    assert names[0] == "01_2020-01-06_2020-01-07.net"


def test_pajek_has_a_byte_order_mark_only_where_it_needs_one() -> None:
    assert written("pajek", TWO).text.startswith("\ufeff*Network")
    assert written("pajek", replace(TWO, rows=PERSON)).text.startswith("*Network")


def test_pajek_has_rows_columns_and_quotation_marks_it_can_hold() -> None:
    file = written("pajek", TWO)
    lines = file.text.splitlines()
    assert lines[1] == "*Vertices 9 7" and lines[2] == "1 \"'Stop the War' Coalition\""
    assert all(line.count('"') == 2 for line in lines[2:11])
    assert lines[11] == "*Edges" and "5 8 -2" in lines
    assert len(file.notes) == 1 and file.notes[0].startswith("5 names")
    assert nx.parse_pajek(written("pajek", ONE).text).number_of_nodes() == 7, "networkx reads what begins with a mark"


def test_dl_is_plain_ascii_with_names_that_capitals_keep_apart() -> None:
    of = coding()
    lower = replace(of.statements[0], id=90, values={**of.statements[0].values, ORGANIZATION: "epa"})
    file = written("dl", TWO, replace(of, statements=(*of.statements, lower)))
    lines = file.text.splitlines()
    assert file.text.isascii() and lines[0] == "dl nr=8, nc=2"
    assert lines[1:5] == ["format=fullmatrix", "row labels embedded", "column labels embedded", "data:"]
    cells = {re.match('"([^"]*)" ', line)[1]: line.rsplit('" ', 1)[1] for line in lines[6:]}  # type: ignore[index]
    assert cells["Bundnis 90/Die Grunen, Koln"] == "-2 0"
    assert len({name.upper() for name in cells}) == 8 and "epa (2)" in cells
    assert any("2 names agree in their first 18 characters" in note for note in file.notes)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
@pytest.mark.parametrize("options", [TWO, ONE, SAME], ids=["two modes", "one mode", "same names"])
def test_every_format_gives_the_same_bytes_that_utf_8_can_hold(format_: object, options: Options) -> None:
    name = format_.name  # type: ignore[attr-defined]
    first, second = written(name, options), written(name, options)
    assert first == second and first.text.endswith("\n")
    first.text.encode("utf-8")


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
def test_every_format_writes_a_network_without_statements(format_: object) -> None:
    of = replace(coding(), statements=())
    assert written(format_.name, TWO, of).text  # type: ignore[attr-defined]


def test_half_a_character_breaks_no_file() -> None:
    of = coding()
    odd = replace(of.statements[0], id=90, values={**of.statements[0].values, ORGANIZATION: "odd \ud800"})
    of = replace(of, statements=(*of.statements, odd))
    for format_ in FORMATS:
        written(format_.name, TWO, of).text.encode("utf-8")


def test_attributes_that_differ_in_case_alone_are_two_columns() -> None:
    of = coding()
    of = replace(of, entities=(Entity(ORGANIZATION, SHARED, None, {"Type": "a", "type": "b", "": "c"}),))
    assert rows_of(of)[0][6:] == ["Type", "type (2)", "attribute"]


def rows_of(of: Coding) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written("nodes", TWO, of).text)))


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match="no format 'xlsx'; use one of: csv, edges, nodes, graphml, gexf, pajek, dl"):
        find_network_format("xlsx")


def test_a_network_of_two_modes_with_the_same_names_twice_keeps_both_halves() -> None:
    """Organizations × persons where all are called alike: no edge is taken for the second half of a square."""
    of = coding()
    alike = [
        {**s.values, PERSON: o, ORGANIZATION: p} for s, (o, p) in zip(of.statements, ["ab", "ba", "aa"], strict=False)
    ]
    of = replace(of, statements=tuple(replace(s, values=v) for s, v in zip(of.statements, alike, strict=False)))
    (matrix,) = network(of, SAME)
    assert isinstance(matrix, Matrix) and matrix.rows == matrix.columns
    (found,) = joined([matrix], of)
    assert len(found.edges) == 3 == len(found.nodes) - 1
