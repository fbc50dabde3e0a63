"""The questions about sides: who is for and against what, with whom, and since when."""

from __future__ import annotations

import pytest
from examples.debate import LEEDS, debate_for_queries
from rdflib import Dataset

from kg.errors import QueryError
from kg.graph import Run, build_graph
from kg.query import ask, find_question
from kg.settings import Settings

WORDS = "The council supports the plan for integrated working."
AGAINST = "UNISON opposes the plan for integrated working."


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))


def told(graph: Dataset, question: str, *columns: str, **given: str) -> list[tuple[str | None, ...]]:
    """Return some columns of an answer."""
    answer = ask(find_question(question), graph, given=given)
    return [tuple(row[answer.columns.index(name)] for name in columns) for row in answer.rows]


@pytest.mark.parametrize(
    "name", ["integrated working", "Integrated Working", "plan for integrated working", "issue/integrated-working"]
)
def test_who_is_for_and_against_an_issue_by_any_of_its_names(graph: Dataset, name: str) -> None:
    assert told(graph, "02", "side", "who", "on", "sentence", issue=name) == [
        ("for", "Calderdale Council", "integrated working", WORDS),
        ("for", "Helga Pile", "integrated working", WORDS),
        ("for", "UNISON", "integrated working", WORDS),
        ("for", "social workers", "plan in Leeds", "Social workers supported the plan in Leeds."),
        ("against", "UNISON", "integrated working", AGAINST),
    ]


def test_a_part_of_an_issue_is_asked_for_alone(graph: Dataset) -> None:
    assert told(graph, "02", "side", "who", issue=LEEDS.label) == [("for", "social workers")]


def test_an_issue_that_is_not_there_gets_the_nearest_and_the_list(graph: Dataset) -> None:
    with pytest.raises(QueryError, match="no issue called 'staff freeze' in this graph; did you mean staff freezes"):
        told(graph, "02", "who", issue="staff freeze")
    with pytest.raises(QueryError, match="no issue called 'xyz' in this graph; see kg ask 03"):
        told(graph, "02", "who", issue="xyz")


def test_the_most_contested_issue_comes_first(graph: Dataset) -> None:
    assert told(graph, "03", "issue", "for", "against", "claims", "part_of") == [
        ("integrated working", "3", "1", "4", None),
        ("staff freezes", "0", "2", "2", None),
        ("cuts", "0", "1", "1", None),
        ("plan in Leeds", "1", "0", "1", "integrated working"),
    ]


def test_who_takes_both_sides_agrees_with_nobody_there(graph: Dataset) -> None:
    assert told(graph, "06", "one", "other", "agree", "disagree") == [
        ("Calderdale Council", "Helga Pile", "1", "0"),
        ("UNISON", "Helga Pile", "1", "0"),  # on staff freezes
    ]


def test_a_change_of_side_comes_with_both_sentences_in_order_of_time(graph: Dataset) -> None:
    assert told(graph, "13", "actor", "on", "first", "since", "before", "then", "from", "after") == [
        ("UNISON", "integrated working", "against", "2008-11-13", AGAINST, "for", "2012-05-01", WORDS)
    ]


def test_who_differs_from_the_own_organization(graph: Dataset) -> None:
    assert told(graph, "32", "who", "organization", "on", "side", "sentence", "their_side", "their_sentence") == [
        ("Helga Pile", "UNISON", "integrated working", "for", WORDS, "against", AGAINST)
    ]
