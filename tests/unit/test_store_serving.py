"""Serving: the page to this machine's own names only, and what is said when something is missing."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples.debate import debate_for_queries

from kg.errors import InputError, StoreError
from kg.graph import Run, build_graph
from kg.query import check_allowed
from kg.settings import Settings
from kg.store import serving, write_nquads


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder as a build leaves it."""
    write_nquads(build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None)), tmp_path / "graph.nq")
    (tmp_path / "graph.html").write_text("<p>page</p>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def page() -> Iterator[str]:
    with serving.listening(serving._page(b"<p>page</p>"), 0, "--page-port") as address:
        yield address


def fetch(address: str, host: str | None = None) -> tuple[int, bytes]:
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def test_the_page_is_there_and_nothing_else(page: str) -> None:
    assert fetch(page) == fetch(page + "graph.html") == (200, b"<p>page</p>")
    for path in ("statements.jsonl", "../graph.html", "..%2fgraph.nq", "graph.nq"):
        assert fetch(page + path)[0] == 404


def test_a_foreign_name_for_this_machine_is_not_answered(page: str) -> None:
    assert fetch(page, "attacker.example:7879")[0] == 404
    assert fetch(page, "localhost:7879")[0] == 200


@pytest.mark.parametrize("missing", ["graph.nq", "graph.html"])
def test_a_missing_file_is_named(built: Path, missing: str) -> None:
    (built / missing).unlink()
    with pytest.raises(InputError, match=f"{missing}: cannot be .*; run kg build first"), serving.serve(
        built / "graph.nq", built / "graph.html", check=check_allowed, port=0, page_port=0
    ):  # fmt: skip
        pass


@pytest.mark.parametrize(("taken", "option"), [("port", "--port"), ("page_port", "--page-port")])
def test_a_port_that_is_taken_is_named(built: Path, taken: str, option: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ports = {"port": 0, "page_port": 0} | {taken: other.getsockname()[1]}
        with (
            pytest.raises(StoreError, match=rf"port {ports[taken]} cannot be used .*choose another with {option}"),
            serving.serve(built / "graph.nq", built / "graph.html", check=check_allowed, **ports),
        ):
            pass
