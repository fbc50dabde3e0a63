"""kg serve as people use it: a SPARQL endpoint that only reads, and the page, until Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from engines import program
from rdflib import Dataset

from kg.errors import StoreError
from kg.graph.dataset import triples
from kg.store.remote import Client
from kg.store.serving import serve

pytestmark = pytest.mark.stores


@pytest.fixture
def built(files: Path, tmp_path: Path) -> Path:
    program("oxigraph", "pip install 'policy-kg[serve]'")
    (tmp_path / "graph.nq").write_bytes((files / "graph.nq").read_bytes())
    (tmp_path / "graph.html").write_text("<p>page</p>", encoding="utf-8")
    return tmp_path


def test_the_endpoint_answers_from_all_graphs_and_changes_nothing(built: Path, graph: Dataset) -> None:
    kept = built / "kept"
    for _ in range(2):
        with serve(built / "graph.nq", built / "graph.html", location=kept, port=0, page_port=0) as there:
            client = Client((there.endpoint,))
            (row,) = client.ask(there.endpoint, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            assert int(row["n"]) == len(triples(graph))
            with pytest.raises(StoreError, match=r"asks for a password .403."):
                client.send(
                    "POST",
                    there.endpoint.replace("query", "update"),
                    data=b"CLEAR ALL",
                    kind="application/sparql-update",
                )
        with pytest.raises(StoreError, match="no answer"):
            Client((there.endpoint,), wait=lambda _: None).ask(there.endpoint, "ASK {}")
    assert len(list(kept.iterdir())) == 1


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
