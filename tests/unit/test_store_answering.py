"""Queries are answered in processes that end when they should; what they answer, and what is said if they do not."""

from __future__ import annotations

import json
import multiprocessing
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples.debate import debate_for_queries

from kg.graph import Run, build_graph
from kg.settings import Settings
from kg.store import answering as module
from kg.store import write_nquads
from kg.store.answering import Answering, UnansweredError
from kg.store.disk import place_of
from kg.store.engine import Asked
from kg.store.files import format_of

ENDLESS = Asked("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
COUNT = Asked("SELECT (COUNT(*) AS ?n) { ?s a ace:Claim }")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    path = folder / "graph.nq"
    write_nquads(build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None)), path)
    return place_of(path, format_of(path), folder / "kept")


@pytest.fixture(scope="module")
def answering(place: Path) -> Iterator[Answering]:
    made = Answering(place, seconds=60)
    yield made
    made.close()


def text(answering: Answering, asked: Asked) -> tuple[str, str]:
    reply = answering.answer(asked)
    with reply.body:
        data = reply.body.read()
    assert len(data) == reply.length
    return reply.kind, data.decode()


def refusal(answering: Answering, asked: Asked, client: socket.socket | None = None) -> UnansweredError:
    with pytest.raises(UnansweredError) as told:
        answering.answer(asked, client)
    return told.value


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/sparql-results+json"), ("text/html, */*;q=0.1", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/sparql-results+json"), ("", "application/sparql-results+json"),
    ],
)  # fmt: skip
def test_rows_come_in_the_format_that_is_wanted_most(answering: Answering, accept: str, kind: str) -> None:
    assert COUNT.query is not None
    assert text(answering, Asked(COUNT.query, accept))[0] == kind


def test_questions_graphs_and_constructs_are_answered(answering: Answering) -> None:
    assert json.loads(text(answering, Asked("ASK { ?s a ace:Claim }"))[1])["boolean"] is True
    assert text(answering, Asked("CONSTRUCT WHERE { ?s a ace:Claim }"))[0] == "text/turtle"
    assert "ExtractionRun" in text(answering, Asked(None, graph="https://example.org/kg/graph/schema"))[1]
    assert text(answering, Asked(None, "application/n-triples", graph=""))[0] == "application/n-triples"
    assert text(answering, Asked(None))[0] == "application/n-quads"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (Asked("SELECT * { ?s ?p"), 400), (Asked("ASK {}", "image/png"), 406), (Asked(None, graph="urn:none"), 404),
        (Asked("ASK {}", default_graphs=("no IRI",)), 400), (Asked(None, graph="no IRI"), 400),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_and_the_process_goes_on(
    answering: Answering, asked: Asked, status: int
) -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    assert refusal(answering, asked).status == status
    assert text(answering, COUNT)
    assert {child.pid for child in multiprocessing.active_children()} == before


def test_a_query_past_its_time_ends_and_the_next_is_answered(place: Path) -> None:
    answering = Answering(place, seconds=1)
    try:
        (before,) = (worker._process for worker in answering._all)
        told = refusal(answering, ENDLESS)
        assert (told.status, told.why) == (504, "no answer within 1 s; make the query narrower or add a LIMIT")
        assert not before.is_alive()
        answering._seconds = 60
        assert text(answering, COUNT)
    finally:
        answering.close()
    assert not answering._all or not any(worker._process.is_alive() for worker in answering._all)


def test_a_query_ends_when_nobody_waits_for_it(place: Path) -> None:
    answering = Answering(place, seconds=600)
    here, there = socket.socketpair()
    try:
        there.close()
        assert refusal(answering, ENDLESS, here).status == 499
        assert answering._all == set()
    finally:
        here.close()
        answering.close()


def test_one_query_more_than_are_answered_at_once_is_told(place: Path) -> None:
    answering = Answering(place, seconds=600, at_once=1, patience=0.1)
    here, there = socket.socketpair()
    busy = threading.Thread(target=lambda: refusal(answering, ENDLESS, here))
    try:
        answering._free.acquire()
        assert refusal(answering, COUNT).status == 503
        answering._free.release()
        busy.start()
        there.close()
        busy.join()
        answering._patience = 60
        assert text(answering, COUNT)
    finally:
        here.close()
        answering.close()


def test_a_process_that_is_killed_is_told_and_replaced(place: Path) -> None:
    answering = Answering(place, seconds=600)
    try:
        (worker,) = answering._all
        threading.Timer(0.2, worker._process.kill).start()
        assert refusal(answering, ENDLESS).status == 500
        assert text(answering, COUNT)
    finally:
        answering.close()


def test_an_answer_without_end_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)
    answering = Answering(place, seconds=600)
    try:
        assert refusal(answering, Asked("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")).status == 413
        assert text(answering, COUNT)
    finally:
        answering.close()
