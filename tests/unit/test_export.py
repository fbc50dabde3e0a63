"""Files that other programs open: their readers get everything back."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from contents import text_of
from knowledge import knowledge, press_release, reader, two_documents

from kg.errors import InputError
from kg.export import FORMATS, export, extraction_json, read_statements
from kg.model import Knowledge
from kg.networks import to_networkx

GEXF = "{http://gexf.net/1.3}"

DOCUMENT = {"id", "path", "title", "date", "author", "author_id", "publisher", "publisher_id", "sha256", "length"}
ACTOR = {"id", "label", "kind", "aliases", "same_as", "mentions"}
ROLE = {"person", "title", "organization", "start", "end", "text", "rule"}
EVENT = {
    "id",
    "type",
    "agent",
    "affected",
    "concerns",
    "date",
    "date_basis",
    "factuality",
    "start",
    "end",
    "text",
    "rule",
}
CLAIM = {
    "id", "claimant", "act", "stance", "polarity", "modality", "target", "about", "topics", "addressee", "date",
    "date_basis", "share", "reported_by", "within", "source", "cue", "content", "text", "confidence", "rule",
}  # fmt: skip


@pytest.fixture(scope="module")
def both() -> Knowledge:
    return two_documents()


def hostile() -> Knowledge:
    """Return statements whose texts hold what CSV, XML and JSON choke on."""
    words = '=1+1,"quoted" <b>&amp; ]]> \x00\x0b\ufffe \ud800 \u202e line'
    r = reader(f"Ann said {words}", title="<title>&\x01")
    ann = r.actor("person/ann", "=Ann\x02", "person", "Ann")
    r.claim(ann, "statement", words, source="Ann")
    return knowledge(r)


def test_jsonl_has_the_fields_that_others_build_on(both: Knowledge) -> None:
    first = extraction_json(both.extractions[0])
    assert set(first) >= {"document", "actors", "roles", "events", "claims", "warnings"}
    assert set(first["document"]) >= DOCUMENT
    for name, fields in (("actors", ACTOR), ("roles", ROLE), ("events", EVENT), ("claims", CLAIM)):
        assert first[name], name
        assert all(set(item) >= fields for item in first[name]), name


def test_offsets_of_jsonl_slice_to_the_words(both: Knowledge) -> None:
    for extraction in both.extractions:
        text, found = extraction.document.text, extraction_json(extraction)
        for actor in found["actors"]:
            assert all(text[m["start"] : m["end"]] == m["text"] for m in actor["mentions"])
        for item in (*found["events"], *found["roles"]):
            assert text[item["start"] : item["end"]] == item["text"]
        for claim in found["claims"]:
            assert " … ".join(" ".join(text[a:b].split()) for a, b in claim["content"]) == " ".join(
                claim["text"].split()
            )


def test_claims_stand_in_the_order_of_the_text_and_plain_values_only() -> None:
    found = extraction_json(press_release().extraction)
    starts = [claim["evidence"][0]["start"] for claim in found["claims"]]
    assert starts == sorted(starts)
    assert json.loads(json.dumps(found)) == found


def test_evidence_of_another_document_stays_out() -> None:
    one, two = (reader("Ann said it was safe.", id_=id_) for id_ in ("one", "two"))
    for r in (one, two):
        r.claim(r.actor("person/ann", "Ann", "person", "Ann"), "statement", "it was safe", source="Ann", scope="")
    pooled = knowledge(one, two)
    assert len(pooled.claims) == 1
    assert len(pooled.claims[0].evidence) == 2
    lines = [json.loads(line) for line in export(pooled, "jsonl").splitlines()]
    assert [len(line["claims"][0]["evidence"]) for line in lines] == [1, 1]


def test_csv_has_a_row_for_each_piece_of_evidence(both: Knowledge) -> None:
    text = export(both, "csv")
    assert text.startswith("\ufeffkind,who,does,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(both.claims) + len(both.events) + len(both.roles)
    blame = next(row for row in rows if row["does"] == "blame")
    assert (blame["who"], blame["stance"], blame["target"]) == ("UNISON", "opposes", "UK Government")
    assert blame["sentence"].startswith("UNISON, the UK’s largest union")


def test_csv_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(export(hostile(), "csv").removeprefix("\ufeff"), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert any(cell.startswith("'=") for row in rows for cell in row)


def test_graphml_is_read_back_whole(both: Knowledge) -> None:
    graph, back = to_networkx(both), nx.parse_graphml(export(both, "graphml"), force_multigraph=True)
    assert sorted(back) == sorted(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    assert back.nodes["org/unison"]["label"] == "UNISON"
    assert {v["relation"] for *_, v in back.edges(data=True)} == {v["relation"] for *_, v in graph.edges(data=True)}


def test_gexf_declares_every_attribute_and_numbers_every_edge(both: Knowledge) -> None:
    graph, root = to_networkx(both), ET.fromstring(export(both, "gexf"))
    nodes, edges = root.findall(f".//{GEXF}node"), root.findall(f".//{GEXF}edge")
    assert {n.get("id") for n in nodes} == set(graph)
    assert len({e.get("id") for e in edges}) == graph.number_of_edges()
    for kind, items in (("node", nodes), ("edge", edges)):
        declared = {a.get("id") for a in root.findall(f".//{GEXF}attributes[@class='{kind}']/{GEXF}attribute")}
        used = {v.get("for") for item in items for v in item.findall(f"{GEXF}attvalues/{GEXF}attvalue")}
        assert used
        assert used <= declared
    assert all(n.find("{http://gexf.net/1.3/viz}position") is not None for n in nodes)


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_hostile_text_is_written_and_read_back(name: str) -> None:
    text = text_of(export(hostile(), name))
    text.encode("utf-8")
    if name in ("gexf", "graphml"):
        ET.fromstring(text)
    elif name == "jsonl":
        assert json.loads(text)["claims"][0]["text"].startswith("=1+1")


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_two_exports_are_the_same_and_nothing_can_be_exported(name: str, both: Knowledge) -> None:
    assert export(both, name) == export(two_documents(), name)
    export(Knowledge(()), name)


def test_an_unknown_format_is_refused_with_those_there_are(both: Knowledge) -> None:
    with pytest.raises(InputError, match="csv, gexf, graphml, jsonl"):
        export(both, "xlsx")


def test_statements_read_back_make_the_same_page_and_the_same_files(both: Knowledge) -> None:
    from kg.view import page_data

    back = read_statements(export(both, "jsonl"))
    assert page_data(back) == page_data(both)
    for name in ("csv", "gexf", "graphml", "jsonl"):
        assert export(back, name) == export(both, name)


@pytest.mark.parametrize("line", ["{", "[]", '{"document": {}}', "null", "[" * 100_000], ids=range(5))
def test_a_line_of_something_else_is_refused_with_its_number(both: Knowledge, line: str) -> None:
    with pytest.raises(InputError, match=r"mine\.jsonl line 3: not a line of kg build"):
        read_statements(export(both, "jsonl") + line + "\n", name="mine.jsonl")
