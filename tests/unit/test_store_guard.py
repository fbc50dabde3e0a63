"""The guard of the SPARQL endpoint: what it has answered, and to whom it does not answer."""

from __future__ import annotations

import io
import socket
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from functools import partial

import pytest

from kg.query import check_allowed
from kg.store import guard, serving
from kg.store.answering import Reply, UnansweredError
from kg.store.engine import Asked
from kg.store.guard import Guard
from kg.store.serving import listening

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
ALLOWED = "SELECT * { ?s ?p “é” }"
REFUSED = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"


class Server:
    """A guard and what it had answered."""

    def __init__(self) -> None:
        self.seen: list[Asked] = []
        self.address = ""

    def ask(self, path: str, body: bytes | None = None, kind: str = FORM, **headers: str) -> tuple[int, str]:
        """Return status and text of an answer."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent |= {"Content-Type": kind} if body is not None else {}
        request = urllib.request.Request(self.address + path, body, sent)
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@pytest.fixture
def server() -> Iterator[Server]:
    there = Server()

    def answer(asked: Asked, client: socket.socket) -> Reply:
        there.seen.append(asked)
        if asked.query == "teapot":
            raise UnansweredError(418, "a teapot")
        body = f"to {asked.accept}".encode()
        return Reply("text/csv", len(body), io.BytesIO(body))

    with listening(partial(Guard, answer, check_allowed), 0, "") as address:
        there.address = address.rstrip("/")
        yield there


def url(**values: str) -> str:
    return "/query?" + urllib.parse.urlencode(values)


def test_a_query_arrives_however_it_is_sent(server: Server) -> None:
    named = {"default-graph-uri": "urn:g"}
    form = urllib.parse.urlencode({"query": ALLOWED, **named}).encode()
    assert server.ask(url(query=ALLOWED, **named, other="x"), Accept="text/csv") == (200, "to text/csv")
    assert server.ask("/query", form)[0] == 200
    assert server.ask(url(**named), ALLOWED.encode(), QUERY)[0] == 200
    assert {(asked.query, asked.default_graphs, asked.named_graphs) for asked in server.seen} == {
        (ALLOWED, ("urn:g",), ())
    }
    assert len(server.seen) == 3


@pytest.mark.parametrize(
    "refused", [REFUSED, "SELECT * FROM <http://a/> { ?s ?p ?o }", "select*{service silent<a:>{}}"]
)
def test_a_query_that_reaches_out_does_not_arrive_however_it_is_sent(server: Server, refused: str) -> None:
    form = urllib.parse.urlencode({"query": refused}).encode()
    for status, said in (
        server.ask(url(query=refused)),
        server.ask("/query", form),
        server.ask("/query", refused.encode(), QUERY),
        server.ask("/query", form, "text/plain"),
    ):
        assert status == 400
        assert "only this graph is read" in said or "use GRAPH" in said
    assert server.seen == []


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        (url(query=ALLOWED) + "&query=" + urllib.parse.quote(REFUSED), None, FORM),
        (url(query=ALLOWED), urllib.parse.urlencode({"query": REFUSED}).encode(), FORM),
        (url(query=ALLOWED), REFUSED.encode(), QUERY),
        ("/query?x=1", None, FORM),
        ("/query", "é".encode("latin-1"), QUERY),
        ("/query?query=%E9", None, FORM),
    ],
)
def test_one_query_is_checked_and_no_other_arrives(server: Server, path: str, body: bytes | None, kind: str) -> None:
    assert server.ask(path, body, kind) == (400, "send one query, in UTF-8\n")
    assert server.seen == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "attacker.example:7878"},
        {"Host": "localhost:x@attacker.example"},
        {"Host": "localhost:7878@attacker.example"},
        {"Host": "localhost:"},
        {"Host": "localhost.attacker.example"},
        {"Host": "127.0.0.1:7878, attacker.example"},
        {"Host": "127.0.0.1.attacker.example"},
        {"Host": "user@localhost"},
        {"Host": ""},
        {"Origin": "http://localhost:1@attacker.example"},
        {"Origin": "http://localhost.attacker.example"},
        {"Origin": "https://attacker.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_foreign_sites_are_not_answered(server: Server, headers: dict[str, str]) -> None:
    for path, body in ((url(query=ALLOWED), None), ("/query", b"query=ASK{}"), ("/store?default", None)):
        assert server.ask(path, body, **headers) == (403, "only pages of this machine are answered\n")
    assert server.seen == []


def test_pages_of_this_machine_are_answered(server: Server) -> None:
    assert server.ask(url(query=ALLOWED), Origin="http://localhost:8000", Sec_Fetch_Site="same-site")[0] == 200


def test_only_what_is_there_to_read_is_shown(server: Server) -> None:
    assert "<textarea" in server.ask("/")[1]
    assert "sd:Service" in server.ask("/query")[1]
    for path, graph in (("/store?graph=urn:g", "urn:g"), ("/store?default", ""), ("/store", None)):
        assert server.ask(path)[0] == 200
        assert server.seen[-1] == Asked(None, "*/*", graph=graph)
    assert server.ask("/store?graph=urn:g&graph=urn:h")[0] == 400
    for path in ("/update", "/query/", "/%71uery?query=" + urllib.parse.quote(REFUSED), "/../etc/passwd"):
        assert server.ask(path)[0] == 404
    assert server.ask("//query?query=" + urllib.parse.quote(REFUSED))[0] == 400
    assert server.ask("/update", b"CLEAR ALL", "application/sparql-update")[0] == 403
    assert server.ask("/store", b"<a:> <a:> <a:> .", "text/turtle")[0] == 403
    assert len(server.seen) == 3


def test_a_query_of_a_megabyte_is_too_long(server: Server) -> None:
    headers = {"Content_Length": "1000001"}
    assert server.ask("/query", b"query=ASK{}", **headers)[0] == 413


def test_why_there_is_no_answer_is_told(server: Server) -> None:
    assert server.ask(url(query="teapot")) == (418, "a teapot\n")


def test_a_query_nested_too_deep_is_told(server: Server) -> None:
    assert server.ask("/query", b"ASK " + b"{" * 5000, QUERY)[0] == 400
    assert server.seen == []


@pytest.mark.parametrize(
    "begun",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"POST /query HTTP/1.1\r\nContent-Length: 9\r\n\r\n1"],
)
def test_a_request_that_does_not_go_on_is_ended(server: Server, monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    monkeypatch.setattr(guard.Handler, "asking_seconds", 0.2)
    with socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2])), timeout=30) as half:
        half.sendall(begun)
        assert half.recv(100) == b""
    monkeypatch.undo()
    assert server.ask(url(query=ALLOWED))[0] == 200


def test_a_request_that_drips_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([0.0, 9.0, 11.0])
    monkeypatch.setattr(guard.time, "monotonic", lambda: next(now))
    here, there = socket.socketpair()
    with here, there:
        reading = guard._Timely(here, guard.time.monotonic() + 10)
        there.sendall(b"ab")
        assert reading.readinto(bytearray(1)) == 1
        with pytest.raises(TimeoutError):
            reading.readinto(bytearray(1))


def test_no_more_connections_are_held_than_a_server_bears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "CONNECTIONS", 2)
    with listening(serving._page(b"page"), 0, "") as address:
        place = ("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))
        open_ = [socket.create_connection(place, timeout=30) for _ in range(2)]
        with socket.create_connection(place, timeout=30) as third:
            assert third.recv(1) == b""
        for each in open_:
            each.close()
