"""Every question parses everywhere, uses declared terms only, explains its columns and is answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples.debate import debate_for_queries
from pyoxigraph import Store
from rdflib import Dataset, Graph
from rdflib.plugins.sparql import prepareQuery

from kg.graph import Run, build_graph
from kg.ontology import event_types, schema_graph
from kg.query import Question, ask, questions
from kg.settings import Settings
from kg.store import read, write_turtle
from kg.vocabulary import HOME, PREFIXES

ALL = questions()
NUMBERED = [pytest.param(q, id=q.path.stem) for q in ALL]


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))


@pytest.fixture(scope="module")
def turtle(graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph as rdflib reads it."""
    path = tmp_path_factory.mktemp("turtle") / "g.ttl"
    write_turtle(graph, path)
    return Graph().parse(path)


def test_there_are_at_least_25_numbered_without_gaps() -> None:
    assert [int(q.number) for q in ALL] == list(range(1, len(ALL) + 1))
    assert len(ALL) >= 25


@pytest.mark.parametrize("question", NUMBERED)
def test_a_question_is_answered(question: Question, graph: Dataset) -> None:
    answer = ask(question, graph)
    assert answer.rows
    if answer.turtle is None:
        assert answer.columns == tuple(name for name, _ in question.columns)


@pytest.mark.parametrize("question", NUMBERED)
def test_a_question_is_standard_sparql_with_its_own_prefixes(question: Question) -> None:
    Store().query(question.sparql)  # rdflib knows some prefixes that are not declared
    prepareQuery(question.sparql)
    assert question.title.endswith(("?", "."))


@pytest.mark.parametrize("question", NUMBERED)
def test_a_question_uses_declared_terms_only(question: Question) -> None:
    declared = {str(s) for s in schema_graph().subjects()} | {f"{HOME}event-type/{t}" for t in event_types()}
    body = "\n".join(line for line in question.sparql.splitlines() if not line.startswith(("#", "PREFIX")))
    for prefix, name in re.findall(r"(?<![\w:?])(\w+):([\w-]+)", re.sub(r'"[^"]*"', "", body)):
        namespace = PREFIXES.get(prefix, "")
        if namespace.startswith(HOME):
            assert namespace + name in declared


WITH_NAMES = [pytest.param(q, id=q.path.stem) for q in ALL if any(p.default[:1] not in ("", "(") for p in q.parameters)]


@pytest.mark.parametrize("question", WITH_NAMES)
def test_the_default_of_a_parameter_is_the_one_of_the_query(question: Question, graph: Dataset) -> None:
    given = {p.name: p.default for p in question.parameters}
    assert ask(question, graph, given=given) == ask(question, graph)


@pytest.mark.parametrize("question", NUMBERED)
def test_rows_are_ordered_whatever_the_order_of_the_file(question: Question, graph: Dataset, tmp_path: Path) -> None:
    write_turtle(graph, tmp_path / "g.ttl")
    assert ask(question, read(tmp_path / "g.ttl")).rows == ask(question, graph).rows


@pytest.mark.parametrize("question", NUMBERED)
def test_another_engine_gives_the_same_rows(question: Question, turtle: Graph, graph: Dataset) -> None:
    answer = ask(question, graph, abbreviate=False)
    result = turtle.query(question.sparql)
    if answer.turtle is not None:
        assert len(result) == len(answer.rows)
        return
    hidden = {p.name for p in question.parameters}
    kept = [n for n, v in enumerate(result.vars or ()) if str(v) not in hidden]
    theirs = [["" if row[n] is None else str(row[n]) for n in kept] for row in result]  # type: ignore[index]
    assert sorted(theirs) == sorted([cell or "" for cell in row] for row in answer.rows)
