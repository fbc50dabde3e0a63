"""What we write is taken by programs that are not ours: a SPARQL server and independent parsers."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples.debate import DOC1, debate_for_queries

from kg.graph import Run, build_graph
from kg.graph.dataset import inner, triples
from kg.graph.terms import document_graph
from kg.query import ask, questions
from kg.settings import Settings
from kg.store import write_nquads, write_turtle

pytestmark = pytest.mark.stores

SETTINGS = Settings()
GRAPH = build_graph(debate_for_queries(), settings=SETTINGS, run=Run(ended=None))
OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
PARSERS = {
    "rapper": ["rapper", "-q", "-i", "turtle", "-o", "ntriples"],
    "serdi": ["serdi", "-o", "ntriples"],
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph as Turtle and N-Quads."""
    folder = tmp_path_factory.mktemp("files")
    write_turtle(GRAPH, folder / "graph.ttl")
    write_nquads(GRAPH, folder / "graph.nq")
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start an Oxigraph server on a free port of this machine."""
    if OXIGRAPH is None:
        pytest.skip("the oxigraph server is not installed: pip install 'policy-kg[serve]'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = tmp_path_factory.mktemp("store")
    command = [OXIGRAPH, "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _when_ready(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=10)


def _when_ready(base: str, process: subprocess.Popen[bytes]) -> str:
    """Return the address once the server answers."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{base}/query?query=ASK%7B%7D", timeout=5):
                return base
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, "the server ended"
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def send(method: str, url: str, data: bytes | None = None, kind: str = "") -> int:
    request = urllib.request.Request(url, data=data, method=method, headers={"Content-Type": kind} if kind else {})
    with urllib.request.urlopen(request, timeout=30) as response:
        return int(response.status)


def rows(server: str, sparql: str) -> list[dict[str, str]]:
    query = urllib.parse.urlencode({"query": sparql})
    request = urllib.request.Request(f"{server}/query?{query}", headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        bindings = json.load(response)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


@pytest.mark.parametrize("parser", PARSERS)
def test_independent_parsers_read_every_triple(files: Path, parser: str) -> None:
    if shutil.which(parser) is None:
        pytest.skip(f"{parser} is not installed")
    done = subprocess.run([*PARSERS[parser], str(files / "graph.ttl")], capture_output=True, check=True)
    assert len(set(done.stdout.splitlines())) == len(triples(GRAPH))


def test_a_server_answers_every_question_as_we_do(server: str, files: Path) -> None:
    assert send("PUT", f"{server}/store?default", (files / "graph.ttl").read_bytes(), "text/turtle") in (201, 204)
    for question in questions():
        ours = ask(question, GRAPH, abbreviate=False)
        if ours.turtle is None:
            theirs = [tuple(row.get(name) for name in ours.columns) for row in rows(server, question.sparql)]
            assert theirs == list(ours.rows), question.path.name
    send("DELETE", f"{server}/store?default")


def test_a_document_is_removed_and_put_back_by_its_graph(server: str, files: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    send("POST", f"{server}/store", (files / "graph.nq").read_bytes(), "application/n-quads")
    assert rows(server, count) == [{"n": str(len(list(inner(GRAPH))))}]
    name = document_graph(SETTINGS.base_iri, DOC1.id)
    address = f"{server}/store?{urllib.parse.urlencode({'graph': name.value})}"
    assert send("DELETE", address) == 204
    left = rows(server, "SELECT DISTINCT ?d WHERE { GRAPH ?g { ?c <https://w3id.org/ace-kg/ns#document> ?d } }")
    assert left
    assert all(DOC1.id not in row["d"] for row in left)
    lines = (files / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    ending = f" <{name.value}> .\n"
    triples_of_it = "".join(line.removesuffix(ending) + " .\n" for line in lines if line.endswith(ending))
    assert send("PUT", address, triples_of_it.encode(), "application/n-triples") in (201, 204)
    assert rows(server, count) == [{"n": str(len(list(inner(GRAPH))))}]
