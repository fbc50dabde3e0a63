"""kg ask and its neighbours as people type them: bad input, endless queries, no network."""

from __future__ import annotations

import io
import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from examples.debate import debate_for_queries

from kg.cli import main
from kg.graph import Run, build_graph
from kg.settings import Settings
from kg.store import write_nquads, write_turtle

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    dataset = build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))
    write_nquads(dataset, tmp_path / "graph.nq")
    write_turtle(dataset, tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def kg(*arguments: object) -> int:
    """Run the command line; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    return int(ended.value.code or 0)


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'SELECT * { ?s ?p "caf\xe9" }', "standard input is not UTF-8 at byte 21; pipe the query as UTF-8"),
        ("ASK {}".encode("utf-16"), "standard input is not UTF-8 at byte 0"),
        (b" \n", "standard input is empty"),
        (b"#" * 4_000_005, "longer than 1000000 characters"),
        (b"ASK {" + b"(" * 5000, "more than 100 brackets are open at once"),
    ],
)
def test_what_is_wrong_with_a_typed_query_is_told_in_a_line(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    typed(monkeypatch, data)
    assert kg("ask", "-", "-g", graph) == 1
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_standard_input_that_is_closed_is_told(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert kg("ask", "-", "-g", graph) == 1
    assert "standard input is closed" in capsys.readouterr().err


def test_a_byte_order_mark_is_no_part_of_a_query(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "ASK { ?s ?p ?o }".encode("utf-8-sig"))
    assert kg("ask", "-", "-g", graph, "--csv") == 0
    assert "yes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("question", "said"),
    [("x" * 300, "no question"), ("x/" * 3000, "no question"), ("SELECT * { ?s ?p ?o }" * 20, "ends in .rq")],
)
def test_a_question_that_is_no_name_is_told_in_a_line(
    graph: Path, capsys: pytest.CaptureFixture[str], question: str, said: str
) -> None:
    assert kg("ask", question, "-g", graph) == 1
    assert said in capsys.readouterr().err


def test_an_endless_query_ends_with_its_time(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, ENDLESS.encode())
    assert kg("ask", "-", "-g", graph, "--timeout-s", 1) == 1
    assert "no answer within 1 s" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process")
def test_ctrl_c_ends_an_endless_query(graph: Path) -> None:
    script = f"""
import kg.query
begin = kg.query._begin
def told(work):
    begin(work)
    print("asked", flush=True)
kg.query._begin = told
from kg.cli import main
main(["ask", "-", "-g", {str(graph)!r}, "--timeout-s", "86400"])
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", script], **pipes) as process:
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(ENDLESS.encode())
            process.stdin.close()
            process.stdin = None
            assert process.stdout.readline() == b"asked\n"
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert b"stopped" in said and b"Traceback" not in said


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever wants a socket fail, and with an error that no command tells in its own words."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "command",
    [
        ("ask", "--list"), ("ask", "01", "-g", "graph.ttl"), ("ask", "22", "-g", "graph.nq", "--csv"),
        ("ask", "05", "-g", "graph.nq", "--store", "kept", "--json"), ("validate", "graph.ttl"),
        ("validate", "graph.nq"), ("diff", "--patch", "graph.nq", "graph.nq"), ("rules", "accuse"),
    ],
)  # fmt: skip
def test_a_graph_is_read_without_a_network(
    graph: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(graph.parent)
    assert kg(*command) == 0


@pytest.mark.usefixtures("no_network")
def test_a_context_that_lies_elsewhere_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    away = {"@context": "http://127.0.0.1:9/context", "@id": "urn:a", "x": "y"}
    (tmp_path / "graph.jsonld").write_text(json.dumps(away))
    typed(monkeypatch, b"ASK {}")
    assert kg("ask", "-", "-g", tmp_path / "graph.jsonld") == 1
    assert "not valid JSON-LD" in capsys.readouterr().err


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("address", ["http://127.0.0.1:1/a b", "http://127.0.0.1:1/\u00e9", "http://127.0.0.1:1/\n"])
def test_an_address_that_cannot_be_sent_is_refused_at_once(
    graph: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert kg("load", address, "-g", graph.with_name("graph.nq")) == 1
    assert "cannot be sent as it is" in " ".join(capsys.readouterr().err.split())
