"""Stands before the SPARQL server, which would follow SERVICE to any address, and passes on what stays on this machine.

Queries reach the server as they were checked, written anew; foreign sites that a browser shows are not answered. The
server itself listens on this machine at a port that is another one each time.
"""

from __future__ import annotations

import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from typing import IO, Any

from kg.errors import KGError

NAMES = ("127.0.0.1", "localhost")
_READABLE = ("/", "/yasgui.min.css", "/yasgui.min.js", "/logo.svg", "/store")
"""What the server has to show besides answers: its page for queries, and graphs by the Graph Store Protocol."""
_PASSED_ON = ("query", "default-graph-uri", "named-graph-uri")
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_LONGEST = 1_000_000
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def is_local(headers: Message) -> bool:
    """Whether a request names this machine by its own names: else a foreign site could reach it through DNS."""
    return (headers.get("Host") or "").partition(":")[0] in NAMES


def _is_foreign(headers: Message) -> bool:
    """Whether a browser says that the page of another site asks."""
    origin = headers.get("Origin", f"http://{NAMES[0]}").partition("://")[2].partition(":")[0]
    return origin not in NAMES or headers.get("Sec-Fetch-Site") == "cross-site" or not is_local(headers)


class Guard(BaseHTTPRequestHandler):
    """Answers for the server at an address, but refuses queries for which `check` raises KGError.

    `seconds` is how long an answer may take.
    """

    def __init__(self, address: str, check: Callable[[str], object], seconds: float, *request: Any) -> None:
        self._address, self._check, self._seconds = address, check, seconds
        super().__init__(*request)  # answers it

    def do_GET(self) -> None:
        """Answer a query, or show what else there is to read."""
        path, _, asked = self.path.partition("?")
        if _is_foreign(self.headers):
            self._refuse(403, "only pages of this machine are answered")
        elif path == "/query" and asked:
            self._answer(asked)
        elif path in (*_READABLE, "/query"):
            self._pass_on(self.path)
        else:
            self._refuse(404, "there is no such page")

    def do_POST(self) -> None:
        """Answer a query."""
        path, _, asked = self.path.partition("?")
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal() or int(length) > _LONGEST:
            self._refuse(413, f"send at most {_LONGEST} bytes, and say how many")
            return
        body = self.rfile.read(int(length))
        if _is_foreign(self.headers):
            self._refuse(403, "only pages of this machine are answered")
        elif path != "/query":
            self._refuse(403, "this endpoint only reads")
        else:
            self._answer(asked, body, self.headers.get_content_type())

    def _answer(self, asked: str, body: bytes = b"", kind: str = _FORM) -> None:
        try:
            given = urllib.parse.parse_qsl(asked, keep_blank_values=True, errors="strict")
            text = body.decode()
            given += [("query", text)] if kind == _QUERY else urllib.parse.parse_qsl(text, errors="strict")
            passed = [(name, value) for name, value in given if name in _PASSED_ON]
            (query,) = (value for name, value in passed if name == "query")
            self._check(query)
        except KGError as error:
            self._refuse(400, str(error))
        except ValueError:
            self._refuse(400, "send one query, in UTF-8")
        else:
            self._pass_on("/query", urllib.parse.urlencode(passed).encode())

    def _pass_on(self, path: str, data: bytes | None = None) -> None:
        headers = {"Accept": self.headers.get("Accept") or "*/*"} | ({"Content-Type": _FORM} if data else {})
        try:
            request = urllib.request.Request(self._address + path, data, headers)  # noqa: S310
            answer = _DIRECTLY.open(request, timeout=self._seconds)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        except (OSError, ValueError, HTTPException):
            self._refuse(502, "the SPARQL server does not answer")
            return
        with answer:
            self._send(answer.status, answer.headers.get("Content-Type"), answer)

    def _refuse(self, status: int, why: str) -> None:
        self._send(status, None, BytesIO(f"{why}\n".encode()))

    def _send(self, status: int, kind: str | None, body: IO[bytes]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind or "text/plain; charset=utf-8")
        self.send_header("X-Content-Type-Options", "nosniff")
        with suppress(ConnectionError):  # whoever asked is gone
            self.end_headers()
            shutil.copyfileobj(body, self.wfile)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""
