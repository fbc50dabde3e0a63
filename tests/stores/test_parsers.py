"""Programs that are not ours read every triple of our files, and find nothing wrong with them."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest
from engines import program
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset

from kg.graph.dataset import inner, triples
from kg.ontology import ontology_dir
from kg.query import Question, ask, questions

pytestmark = pytest.mark.stores

PACKAGES = {
    "rapper": "apt install raptor2-utils",
    "serdi": "apt install serdi",
    "jena": "apt install libapache-jena-java default-jre-headless unzip; .ci/run makes .venv/bin/jena of it",
}
READERS = {
    ("rapper", "graph.ttl"): ["-q", "-i", "turtle", "-o", "ntriples"],
    ("rapper", "graph.nq"): ["-q", "-i", "nquads", "-o", "nquads"],
    ("serdi", "graph.ttl"): ["-i", "turtle", "-o", "ntriples"],
    ("serdi", "graph.nq"): ["-i", "nquads", "-o", "nquads"],
    ("serdi", "graph.trig"): ["-i", "trig", "-o", "nquads"],
    ("jena", "graph.ttl"): ["riotcmd.riot", "--output=ntriples"],
    ("jena", "graph.nq"): ["riotcmd.riot", "--output=nquads"],
    ("jena", "graph.trig"): ["riotcmd.riot", "--output=nquads"],
}
"""Not JSON-LD: Debian's Jena lacks the libraries for it; rdflib reads ours in the unit tests."""


def run(name: str, *arguments: str | Path) -> str:
    """Run a program and return what it says; whatever it complains of is a failure."""
    command = [program(name, PACKAGES[name]), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    said = done.stderr.decode(errors="replace")
    assert done.returncode == 0, said
    assert "WARN" not in said and "ERROR" not in said, said
    return done.stdout.decode()


@pytest.mark.parametrize(("name", "file"), READERS)
def test_a_parser_reads_every_triple(files: Path, graph: Dataset, name: str, file: str) -> None:
    """Compared as text in the form that our own parser gives both, not only counted."""
    read = run(name, *READERS[name, file], files / file)
    named = file in ("graph.nq", "graph.trig")
    theirs = {str(q if named else q.triple) for q in parse(read, format=RdfFormat.N_QUADS)}
    assert theirs == {str(q) for q in (inner(graph) if named else triples(graph))}


@pytest.mark.parametrize("file", ["graph.ttl", "graph.nq", "graph.trig"])
def test_jena_finds_every_file_valid(files: Path, file: str) -> None:
    assert run("jena", "riotcmd.riot", "--validate", files / file).strip() == ""


@pytest.mark.parametrize("name", ["ace.ttl", "shapes.ttl", "actors.ttl", "topics.ttl"])
def test_jena_finds_the_ontology_valid(name: str) -> None:
    assert run("jena", "riotcmd.riot", "--validate", ontology_dir() / name).strip() == ""


def test_jena_finds_the_graph_conforms_and_a_damaged_one_not(files: Path, tmp_path: Path) -> None:
    shapes = ontology_dir() / "shapes.ttl"
    report = run("jena", "shacl.shacl", "validate", "--shapes", shapes, "--data", files / "graph.ttl")
    assert "sh:conforms  true" in report
    lines = (files / "graph.ttl").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("\tace:claimant ")]
    assert len(kept) < len(lines)
    (tmp_path / "damaged.ttl").write_text("".join(kept), encoding="utf-8")
    report = run("jena", "shacl.shacl", "validate", "--shapes", shapes, "--data", tmp_path / "damaged.ttl")
    assert "sh:conforms  false" in report
    assert "a claim has one claimant, an actor" in report


@pytest.fixture(scope="module")
def tdb(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a TDB2 database with the graph in it."""
    place = tmp_path_factory.mktemp("tdb") / "db"
    program("jena", PACKAGES["jena"])
    run_loader(place, files / "graph.nq")
    return place


def run_loader(place: Path, file: Path) -> None:
    command = [program("jena", PACKAGES["jena"]), "tdb2.tdbloader", "--loc", str(place), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


def test_tdb_holds_every_triple(tdb: Path, graph: Dataset) -> None:
    counted = run(
        "jena", "tdb2.tdbquery", "--loc", tdb, "--results", "csv", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    )
    assert counted.split() == ["n", str(len(list(inner(graph))))]


@pytest.mark.parametrize(
    "question", [pytest.param(q, id=q.path.stem) for q in questions() if q.number in ("02", "05", "08", "26")]
)
def test_jena_answers_as_we_do(files: Path, graph: Dataset, question: Question) -> None:
    """Four that join, sort, count and nest: Java takes two seconds to start."""
    answer = run("jena", "arq.sparql", "--data", files / "graph.ttl", "--query", question.path, "--results", "csv")
    columns, *rows = csv.reader(answer.splitlines())
    ours = ask(question, graph, abbreviate=False)
    kept = [columns.index(name) for name in ours.columns]
    assert sorted([row[n] for n in kept] for row in rows) == sorted([cell or "" for cell in row] for row in ours.rows)
