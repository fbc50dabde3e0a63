"""Stores that are not ours take the graph, count it, answer every question, and forget a document when told to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from engines import Engine
from examples.debate import DOC1
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Dataset

from kg.graph.dataset import inner, open_dataset, triples
from kg.graph.terms import document_graph
from kg.query import Question, ask, questions
from kg.settings import Settings
from kg.store.loading import Loaded, load

pytestmark = pytest.mark.stores

BASE = Settings().base_iri
ONE = document_graph(BASE, DOC1.id)[1:-1]
SELECTS = [
    pytest.param(q, id=q.path.stem) for q in questions() if "CONSTRUCT" not in q.sparql and "DESCRIBE" not in q.sparql
]
WAYS = pytest.mark.parametrize("update", [False, True], ids=["graph-store", "sparql-update"])
IN_GRAPHS = f"GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), '{BASE}'))"


def push(dataset: Dataset, engine: Engine, folder: Path, *, update: bool = False, prune: bool = False) -> list[Loaded]:
    return list(load(dataset, engine.endpoint(update=update), engine.client(), folder=folder, prune=prune))


def count(engine: Engine, where: str = IN_GRAPHS) -> int:
    return int(engine.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")[0]["n"])


def without(dataset: Dataset, graph: str) -> Dataset:
    kept = Store()
    kept.extend(q for q in inner(dataset) if q.graph_name != NamedNode(graph))
    return open_dataset(kept)


@pytest.fixture(scope="module")
def loaded(engine: Engine, graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the engine with the graph in it."""
    assert all(each.arrived for each in push(graph, engine, tmp_path_factory.mktemp("note")))
    yield engine
    for name in inner(graph).named_graphs():
        engine.drop(name.value)


@WAYS
def test_it_takes_every_triple_and_then_nothing(engine: Engine, graph: Dataset, tmp_path: Path, update: bool) -> None:
    first = push(graph, engine, tmp_path, update=update)
    assert {each.done for each in first} == {"sent"}
    assert all(each.arrived for each in first)
    assert count(engine) == len(list(inner(graph))) == sum(each.there for each in first)
    again = push(graph, engine, tmp_path, update=update)
    assert {each.done for each in again} == {"unchanged"}
    assert count(engine) == len(list(inner(graph)))


@WAYS
def test_a_document_is_replaced_removed_and_put_back(
    engine: Engine, graph: Dataset, tmp_path: Path, update: bool
) -> None:
    push(graph, engine, tmp_path, update=update)
    fewer = without(graph, ONE)
    *_, removed = push(fewer, engine, tmp_path, update=update, prune=True)
    assert (removed.graph, removed.done, removed.there) == (ONE, "removed", 0)
    assert count(engine) == len(list(inner(fewer)))
    changed = Store()
    changed.extend(inner(graph))
    changed.remove(next(changed.quads_for_pattern(None, None, None, NamedNode(ONE))))
    replaced = [each for each in push(open_dataset(changed), engine, tmp_path, update=update) if each.done == "sent"]
    assert [each.graph for each in replaced] == [ONE]
    back = push(graph, engine, tmp_path, update=update)
    assert [each.graph for each in back if each.done == "sent"] == [ONE]
    assert count(engine) == len(list(inner(graph)))


@pytest.mark.parametrize("question", SELECTS)
def test_it_answers_a_question_as_we_do(loaded: Engine, graph: Dataset, question: Question) -> None:
    ours = ask(question, graph, abbreviate=False)
    theirs = [tuple(row.get(name) for name in ours.columns) for row in loaded.rows(question.sparql)]
    assert sorted(map(str, theirs)) == sorted(map(str, ours.rows))


def test_it_holds_the_same_triples(loaded: Engine, graph: Dataset) -> None:
    union = f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {IN_GRAPHS} }} }}"
    assert int(loaded.rows(union)[0]["n"]) == len(triples(graph))


@WAYS
def test_hostile_text_arrives_as_it_is(engine: Engine, tmp_path: Path, update: bool) -> None:
    texts = {
        "\\u0041", "\\\\u0041", "\\", '"} } ; DROP ALL #', "'''", '"""', "\r\n\t\x0b", "😀 \u2067x\u2069 e\u0301 é",
        "\\U0001F600", "{?x} <urn:a> $y @en", "ا 漢字\u2028\u2029", "x" * 100_000,
    }  # fmt: skip
    name, hostile = NamedNode("urn:hostile"), Store()
    hostile.extend(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(text), name) for text in texts)
    try:
        assert all(each.arrived for each in push(open_dataset(hostile), engine, tmp_path, update=update))
        rows = engine.rows("SELECT ?o WHERE { GRAPH <urn:hostile> { ?s ?p ?o } }")
        assert {row["o"] for row in rows} == texts
    finally:
        engine.drop("urn:hostile")
