"""Readers that are not ours give the same nodes, edges and attributes back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from coded import SHARED, UMLAUT, coding
from readers import MODULES

from kg.coding import ORGANIZATION, PERSON, Coding, read_dna
from kg.networks import Aggregation, Duplicates, Mode, Options, network
from kg.networks.formats import Joined, files, find_network_format, joined

pytestmark = pytest.mark.formats

SYNTHETIC = Path(__file__).parents[1] / "gold/dna/synthetic.dna"
NETWORKS = {
    "two modes": Options(duplicates=Duplicates.INCLUDE),
    "one mode": Options(mode=Mode.ONE_MODE, duplicates=Duplicates.INCLUDE),
    "persons in organizations": Options(rows=PERSON, columns=ORGANIZATION, aggregation=Aggregation.IGNORE),
}


@pytest.fixture(params=["hostile names", "the file of the analyzer"])
def coded(request: pytest.FixtureRequest) -> Coding:
    return coding() if request.param == "hostile names" else read_dna(SYNTHETIC)


@pytest.fixture(params=NETWORKS)
def options(request: pytest.FixtureRequest) -> Options:
    return NETWORKS[request.param]


@pytest.fixture
def wanted(coded: Coding, options: Options) -> Joined:
    (found,) = joined(network(coded, options), coded)
    return found


def write(name: str, coded: Coding, options: Options, folder: Path) -> Path:
    ((file, found),) = files(network(coded, options), coded, find_network_format(name))
    (folder / file).write_text(found.text, encoding="utf-8", newline="")
    return folder / file


def test_igraph_reads_graphml(igraph: Any, coded: Coding, options: Options, wanted: Joined, tmp_path: Path) -> None:
    graph = igraph.Graph.Read_GraphML(str(write("graphml", coded, options, tmp_path)))
    assert not graph.is_directed() and len(set(graph.vs["name"])) == len(wanted.nodes)
    assert graph.vs["statements"] == [n.statements for n in wanted.nodes]
    assert graph.vs["variable"] == [n.variable for n in wanted.nodes]
    for attribute in {"type", "alias", "Type", "Alias"} & set(wanted.attributes):
        held = [n.attributes.get(attribute, "").replace("\x07", "\ufffd") for n in wanted.nodes]
        assert graph.vs[attribute] == held
    if wanted.two_mode:
        assert graph.vs["bipartite"] == [n.bipartite for n in wanted.nodes]
    colours = graph.vs["color"] if "color" in graph.vs.attributes() else [""] * len(graph.vs)
    assert colours == [n.colour for n in wanted.nodes]
    edges = [(*e.tuple, e["weight"], e["sign"] if "sign" in e.attributes() else "", e["statements"]) for e in graph.es]
    assert edges == [(e.source, e.target, e.weight, e.sign, e.statements) for e in wanted.edges]


def test_igraph_reads_pajek(igraph: Any, coded: Coding, options: Options, wanted: Joined, tmp_path: Path) -> None:
    graph = igraph.Graph.Read_Pajek(str(write("pajek", coded, options, tmp_path)))
    names = graph.vs["name"]
    assert len(set(names)) == len(wanted.nodes) and not graph.is_directed()
    plain = [(n.name, name) for n, name in zip(wanted.nodes, names, strict=True) if n.name.isprintable()]
    assert plain and all(name == before.replace('"', "'") for before, name in plain)
    if wanted.two_mode:
        assert graph.vs["type"] == [bool(n.bipartite) for n in wanted.nodes]
    edges = [(*e.tuple, e["weight"]) for e in graph.es]
    assert edges == [(e.source, e.target, e.weight) for e in wanted.edges]


def test_igraph_reads_dl_where_it_can(igraph: Any, tmp_path: Path) -> None:
    """It knows DL only with 0 and 1 and with names of one word, not in quotation marks."""
    coded, options = read_dna(SYNTHETIC), Options(mode=Mode.ONE_MODE, aggregation=Aggregation.CONGRUENCE)
    (matrix,) = network(coded, options)
    ((name, found),) = files(network(coded, options), coded, find_network_format("dl"))
    head, data = found.text.split("data:\n")
    lines = [line.replace(" (2)", "").replace('"', "").split(" ") for line in data.splitlines()]
    lines[1:] = [[line[0], *("1" if float(cell) else "0" for cell in line[1:])] for line in lines[1:]]
    (tmp_path / name).write_text(head + "data:\n" + "".join(" ".join(line) + "\n" for line in lines))
    graph = igraph.Graph.Read_DL(str(tmp_path / name), directed=False)
    assert len(graph.vs) == len(matrix.rows) and UMLAUT not in graph.vs["name"]
    assert {tuple(sorted(e.tuple)) for e in graph.es} == {
        (matrix.rows.index(a), matrix.rows.index(b)) for a, b, _ in matrix.edges()
    }


def test_graphology_reads_gexf(node: str, coded: Coding, options: Options, wanted: Joined, tmp_path: Path) -> None:
    file = write("gexf", coded, options, tmp_path)
    script = Path(__file__).with_name("read_gexf.cjs")
    done = subprocess.run(
        [node, script],
        stdin=file.open("rb"),
        capture_output=True,
        check=True,
        timeout=60,
        env={"NODE_PATH": str(MODULES)},
    )
    read = json.loads(done.stdout)
    assert read["type"] == "undirected" or not wanted.edges
    assert [id_ for id_, _ in read["nodes"]] == [f"n{i}" for i in range(len(wanted.nodes))]
    for (_, values), node_ in zip(read["nodes"], wanted.nodes, strict=True):
        assert (values["statements"], values["variable"]) == (node_.statements, node_.variable)
        assert values.get("bipartite") == node_.bipartite
        if node_.label.isprintable():
            assert values["label"] == node_.label
        for attribute in {"type", "alias", "Type", "Alias"} & set(wanted.attributes):
            assert values.get(attribute, "") == node_.attributes.get(attribute, "").replace("\x07", "\ufffd")
        if node_.label == SHARED and node_.variable == ORGANIZATION:
            assert values["color"] == "rgb(0,128,255)"
    found = [(s, t, v["weight"], v["value"], v.get("sign", ""), v["statements"]) for s, t, v in read["edges"]]
    assert sorted(found) == sorted(
        (f"n{e.source}", f"n{e.target}", abs(e.weight), e.weight, e.sign, e.statements) for e in wanted.edges
    )
