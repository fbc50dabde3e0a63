"""The SPARQL endpoint as others see it: what is asked is checked before it is answered, and foreign sites are not.

A request must arrive whole within a time, and be taken within another: nobody holds a connection for ever.
"""

from __future__ import annotations

import io
import re
import socket
import time
import urllib.parse
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import IO, Any

from kg.errors import KGError
from kg.store.answering import Reply, UnansweredError
from kg.store.engine import Asked

ASKING_SECONDS = 20.0
"""How long a request may take to arrive."""
SENDING_SECONDS = 600.0
"""How long an answer may take to be taken."""

_NAMED = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", re.IGNORECASE)
_ORIGIN = re.compile(rf"https?://{_NAMED.pattern}", re.IGNORECASE)
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_LONGEST = 1_000_000
_CHUNK = 1 << 16
_PAGE = Path(__file__).with_name("query.html")
_DESCRIPTION = b"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
[] a sd:Service ; sd:supportedLanguage sd:SPARQL11Query .
"""


def is_local(headers: Message) -> bool:
    """Whether a request names this machine by its own names: else a foreign site could reach it through DNS."""
    hosts = headers.get_all("Host") or []
    return len(hosts) == 1 and _NAMED.fullmatch(hosts[0].strip()) is not None


def _is_foreign(headers: Message) -> bool:
    """Whether a browser says that the page of another site asks."""
    origins = headers.get_all("Origin") or []
    return (
        any(_ORIGIN.fullmatch(origin) is None for origin in origins)
        or headers.get("Sec-Fetch-Site") == "cross-site"
        or not is_local(headers)
    )


class _Timely(io.RawIOBase):
    """Reads a connection until a moment, however slowly the bytes drip."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection, self._until = connection, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(_left(self._until))
        return self._connection.recv_into(buffer)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("too slow")
    return left


class Handler(BaseHTTPRequestHandler):
    """Reads a request and sends an answer in time, and keeps quiet."""

    asking_seconds = ASKING_SECONDS
    sending_seconds = SENDING_SECONDS

    def setup(self) -> None:
        """Give the request its time."""
        super().setup()
        self.rfile = io.BufferedReader(_Timely(self.connection, time.monotonic() + self.asking_seconds))

    def send_body(self, status: int, kind: str, length: int, body: IO[bytes], **headers: str) -> None:
        """Send an answer; whoever is gone, or takes it too slowly, gets no more."""
        until = time.monotonic() + self.sending_seconds
        self.send_response(status)
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"X-Content-Type-Options": "nosniff", "Content-Length": str(length)} | more).items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        with suppress(ConnectionError, TimeoutError):
            self.connection.settimeout(_left(until))
            self.end_headers()
            while chunk := body.read(_CHUNK):
                self.connection.settimeout(_left(until))
                self.wfile.write(chunk)

    def send_text(self, status: int, text: str) -> None:
        """Send a line."""
        data = f"{text}\n".encode()
        self.send_body(status, "text/plain; charset=utf-8", len(data), io.BytesIO(data))

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class Guard(Handler):
    """Has `answer` answer what is asked, but refuses queries for which `check` raises KGError."""

    def __init__(
        self, answer: Callable[[Asked, socket.socket], Reply], check: Callable[[str], object], *request: Any
    ) -> None:
        self._answer, self._check = answer, check
        super().__init__(*request)  # answers it

    def do_GET(self) -> None:
        """Answer a query, or show what else there is to read."""
        path, _, asked = self.path.partition("?")
        if _is_foreign(self.headers):
            self.send_text(403, "only pages of this machine are answered")
        elif path == "/query" and asked:
            self._ask(asked)
        elif path == "/query":
            self.send_body(200, "text/turtle", len(_DESCRIPTION), io.BytesIO(_DESCRIPTION))
        elif path == "/store":
            self._show(asked)
        elif path == "/":
            page = _PAGE.read_bytes()
            policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'"
            headers = {"Content_Security_Policy": policy + "; form-action 'self'; frame-ancestors 'none'"}
            self.send_body(200, "text/html; charset=utf-8", len(page), io.BytesIO(page), **headers)
        else:
            self.send_text(404, "there is no such page")

    def do_POST(self) -> None:
        """Answer a query."""
        path, _, asked = self.path.partition("?")
        length = self.headers.get("Content-Length") or ""
        if not (length.isascii() and length.isdecimal() and len(length) < 10) or int(length) > _LONGEST:
            self.send_text(413, f"send at most {_LONGEST} bytes, and say how many")
            return
        body = self.rfile.read(int(length))
        if _is_foreign(self.headers):
            self.send_text(403, "only pages of this machine are answered")
        elif path != "/query":
            self.send_text(403, "this endpoint only reads")
        else:
            self._ask(asked, body, self.headers.get_content_type())

    def _ask(self, asked: str, body: bytes = b"", kind: str = _FORM) -> None:
        try:
            given = urllib.parse.parse_qsl(asked, keep_blank_values=True, errors="strict")
            text = body.decode()
            given += [("query", text)] if kind == _QUERY else urllib.parse.parse_qsl(text, errors="strict")
            (query,) = (value for name, value in given if name == "query")
            self._check(query)
        except KGError as error:
            self.send_text(400, str(error))
        except ValueError:
            self.send_text(400, "send one query, in UTF-8")
        else:
            default, named = (
                tuple(value for name, value in given if name == wanted)
                for wanted in ("default-graph-uri", "named-graph-uri")
            )
            self._send_answer(Asked(query, self._accepts(), default, named))

    def _show(self, asked: str) -> None:
        """Send a graph by the Graph Store Protocol, or all graphs."""
        try:
            given = urllib.parse.parse_qsl(asked, keep_blank_values=True, errors="strict")
            names: list[str | None] = [
                value if name == "graph" else "" for name, value in given if name in ("graph", "default")
            ]
            (name,) = names or [None]
        except ValueError:
            self.send_text(400, "name one graph: ?graph=IRI or ?default")
        else:
            self._send_answer(Asked(None, self._accepts(), graph=name))

    def _accepts(self) -> str:
        return ",".join(self.headers.get_all("Accept") or ["*/*"])

    def _send_answer(self, asked: Asked) -> None:
        try:
            reply = self._answer(asked, self.connection)
        except UnansweredError as told:
            self.send_text(told.status, told.why)
            return
        with reply.body:
            kind = (
                f"{reply.kind}; charset=utf-8"
                if reply.kind.startswith("text/") and ";" not in reply.kind
                else reply.kind
            )
            self.send_body(200, kind, reply.length, reply.body)
