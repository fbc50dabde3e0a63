"""The guard before the SPARQL server: what it passes on, and to whom it does not answer."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler

import pytest

from kg.query import check_allowed
from kg.store.guard import Guard
from kg.store.serving import _answering, _free_port

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
ALLOWED = "SELECT * { ?s ?p “é” }"
REFUSED = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"


class Server:
    """A guard and what reached the server behind it."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, list[str]]]] = []
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

    class Behind(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(b"")

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])))

        def answer(self, body: bytes) -> None:
            there.seen.append((self.path, urllib.parse.parse_qs(body.decode())))
            self.send_response(418 if b"teapot" in body else 200)
            self.end_headers()
            self.wfile.write(f"to {self.headers['Accept']}".encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with (
        _answering(Behind, 0, "") as inner,
        _answering(partial(Guard, inner.rstrip("/"), check_allowed, 10), 0, "") as address,
    ):
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
    expected = {"query": [ALLOWED], "default-graph-uri": ["urn:g"]}
    assert server.seen == [("/query", expected)] * 3


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
    for path in ("/", "/yasgui.min.js", "/store?graph=urn:g", "/query"):
        assert server.ask(path)[0] == 200
    assert [path for path, _ in server.seen] == ["/", "/yasgui.min.js", "/store?graph=urn:g", "/query"]
    for path in ("/update", "/query/", "/%71uery?query=" + urllib.parse.quote(REFUSED)):
        assert server.ask(path)[0] == 404
    assert server.ask("//query?query=" + urllib.parse.quote(REFUSED))[0] == 400
    assert server.ask("/update", b"CLEAR ALL", "application/sparql-update")[0] == 403
    assert server.ask("/store", b"<a:> <a:> <a:> .", "text/turtle")[0] == 403
    assert len(server.seen) == 4


def test_a_query_of_a_megabyte_is_too_long(server: Server) -> None:
    headers = {"Content_Length": "1000001"}
    assert server.ask("/query", b"query=ASK{}", **headers)[0] == 413


def test_what_the_server_refuses_is_told(server: Server) -> None:
    assert server.ask(url(query="teapot"))[0] == 418


def test_a_server_that_is_gone_is_told() -> None:
    gone = f"http://127.0.0.1:{_free_port()}"
    asking = Server()
    with _answering(partial(Guard, gone, check_allowed, 10), 0, "") as address:
        asking.address = address.rstrip("/")
        assert asking.ask(url(query="ASK {}")) == (502, "the SPARQL server does not answer\n")
