"""kg serve as people use it: a SPARQL endpoint that only reads, and the page, until Ctrl-C."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from rdflib import Dataset

from kg.errors import StoreError
from kg.graph.dataset import triples
from kg.query import check_allowed
from kg.store.remote import Client
from kg.store.serving import Served, serve

pytestmark = pytest.mark.stores


@pytest.fixture
def built(files: Path, tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_bytes((files / "graph.nq").read_bytes())
    (tmp_path / "graph.html").write_text("<p>page</p>", encoding="utf-8")
    return tmp_path


def serving(built: Path, *, location: Path | None = None) -> AbstractContextManager[Served]:
    """Serve a build at any free ports."""
    files = built / "graph.nq", built / "graph.html"
    return serve(*files, check=check_allowed, location=location, port=0, page_port=0)


def test_the_endpoint_answers_from_all_graphs_and_changes_nothing(built: Path, graph: Dataset) -> None:
    kept = built / "kept"
    for _ in range(2):
        with serving(built, location=kept) as there:
            client = Client((there.endpoint,))
            (row,) = client.ask(there.endpoint, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            assert int(row["n"]) == len(triples(graph))
            with pytest.raises(StoreError, match="403"):
                client.send(
                    "POST",
                    there.endpoint.replace("query", "update"),
                    data=b"CLEAR ALL",
                    kind="application/sparql-update",
                )
        with pytest.raises(StoreError, match="no answer"):
            Client((there.endpoint,), wait=lambda _: None).ask(there.endpoint, "ASK {}")
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "how", ["SERVICE <{}> {{ ?s ?p ?o }}", "service silent<{}>{{?s ?p ?o}}", "# \n SERVICE <{}> {{}}"]
)
def test_no_query_reaches_another_server(built: Path, how: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, serving(built) as there:
        address = f"http://127.0.0.1:{other.getsockname()[1]}/"
        client = Client((there.endpoint,), wait=lambda _: None)
        with pytest.raises(StoreError, match=r"answers 400 .*asks another server"):
            client.ask(there.endpoint, "SELECT * { " + how.format(address) + " }")
        values = urllib.parse.urlencode({"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": address})
        assert json.loads(client.send("GET", f"{there.endpoint}?{values}").body)["results"]["bindings"] == []
        other.setblocking(False)
        with pytest.raises(BlockingIOError):
            other.accept()


def test_graphs_and_the_page_for_queries_can_be_read(built: Path) -> None:
    with serving(built) as there:
        client = Client((there.endpoint,))
        assert b"SPARQL" in client.send("GET", there.endpoint.removesuffix("query")).body
        schema = client.send(
            "GET", there.endpoint.replace("/query", "/store?graph=https://example.org/kg/graph/schema")
        )
        assert b"ExtractionRun" in schema.body


def test_the_command_says_where_and_ends_with_ctrl_c(built: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "-o", str(built), "--port", "0", "--page-port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        lines = dict(process.stdout.readline().split() for _ in range(2))
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(lines["Page"], timeout=10) as response:
            assert response.read() == b"<p>page</p>"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "kg: stopped" in said
    with pytest.raises(StoreError, match="no answer"):
        Client((lines["SPARQL"],), wait=lambda _: None).ask(lines["SPARQL"], "ASK {}")
