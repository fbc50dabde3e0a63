"""The bench of the graph half: its debate conforms and never differs, its figures are of the same work."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg import bench_rdf
from kg.bench_rdf import QUESTIONS, Step, bench, documents_for
from kg.bench_rdf.synthetic import synthetic
from kg.errors import ConformanceError
from kg.graph import Run, build_graph
from kg.graph.dataset import triples
from kg.query import ask, find_question
from kg.settings import Settings
from kg.validate import validate, verify_quotes


def test_the_debate_is_the_same_each_time_and_conforms() -> None:
    knowledge = synthetic(6)
    assert knowledge == synthetic(6)
    assert verify_quotes(knowledge.extractions) == ()
    graph = build_graph(knowledge, settings=Settings(), run=Run(ended=None))
    assert validate(graph, documents=[e.document for e in knowledge.extractions]).problems == ()


def test_every_question_of_the_bench_has_an_answer() -> None:
    graph = build_graph(synthetic(60), settings=Settings(), run=Run(ended=None))
    assert all(ask(find_question(name), graph).rows for name in QUESTIONS)


def test_the_graph_has_about_as_many_triples_as_wanted() -> None:
    graph = build_graph(synthetic(documents_for(20_000)), settings=Settings(), run=Run(ended=None))
    assert 19_000 < len(triples(graph)) < 21_000


def test_both_sides_do_every_step_but_validating() -> None:
    made = bench(8000)
    assert [step.name for step in made.steps if step.rdflib is None] == ["validate"]
    assert {f"ask {find_question(name).path.stem}" for name in QUESTIONS} < {step.name for step in made.steps}
    assert made.triples > 7000
    assert made.megabytes > 10
    assert made.to_json()["steps"][0]["ratio"] == made.steps[0].ratio


def test_rdflib_may_be_left_out() -> None:
    assert all(step.rdflib is None and step.ratio is None for step in bench(8000, beside_rdflib=False).steps)


def test_the_ratio_says_how_many_times_as_long_rdflib_takes() -> None:
    assert Step("read", 0.5, 10.0).ratio == 20


def test_another_number_of_rows_ends_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_rdf, "_count_rows", lambda graph, _: -1 if isinstance(graph, Graph) else 0)
    with pytest.raises(ConformanceError, match="question 01: rdflib gives -1 rows"):
        bench(8000)
