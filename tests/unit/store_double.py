"""A triple store of dictionaries behind HTTP: takes graphs, counts triples, asks for passwords, fails on demand."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

USER, PASSWORD = "ann", "s3cret word"


@dataclass
class Double:
    """What the store holds, what it was asked, and how it misbehaves: `failures` are answered first, one each."""

    store: Store = field(default_factory=Store)
    seen: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    password: str = ""
    forgets: bool = False
    address: str = ""

    @property
    def written(self) -> list[str]:
        """The graphs that were sent, by order of arrival."""
        return [place for method, place in self.seen if method in ("PUT", "DELETE")]


def _handler(double: Double) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def answer(self, code: int, body: str = "", kind: str = "text/plain", **headers: str) -> None:
            data = body.encode()
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = urllib.parse.urlsplit(self.path)
            graph = urllib.parse.parse_qs(parts.query).get("graph", [""])[0]
            if double.password and not self.allowed():
                challenge = 'Basic realm="kg"'
                if double.password == "digest":
                    challenge = 'Digest realm="kg", nonce="abc", qop="auth", algorithm=MD5'
                return self.answer(401, "who?", WWW_Authenticate=challenge)
            double.seen.append((self.command, graph or parts.path))
            if double.failures:
                code, headers, text = double.failures.pop(0)
                return self.answer(code, text, **headers)
            if parts.path == "/query":
                return self.rows(urllib.parse.parse_qs(body.decode())["query"][0])
            if parts.path == "/update":
                double.store.update(body.decode())
                return self.answer(204)
            return self.graph(NamedNode(graph), body)

        do_GET = do_PUT = do_POST = do_DELETE = serve  # noqa: N815

        def graph(self, name: NamedNode, body: bytes) -> None:
            if self.command == "GET":
                data = double.store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b""
                return self.answer(200 if data else 404, data.decode(), "application/n-triples")
            double.store.remove_graph(name)
            if self.command == "PUT" and not double.forgets:
                double.store.load(body, format=RdfFormat.TURTLE, to_graph=name)
            return self.answer(204)

        def rows(self, sparql: str) -> None:
            found = double.store.query(sparql)
            assert isinstance(found, QuerySolutions)
            names = [v.value for v in found.variables]
            bindings = [{n: {"value": row[n].value} for n in names} for row in found]  # type: ignore[union-attr]
            self.answer(200, json.dumps({"results": {"bindings": bindings}}), "application/sparql-results+json")

        def allowed(self) -> bool:
            scheme, _, given = self.headers.get("Authorization", "").partition(" ")
            if double.password == "basic":
                return scheme == "Basic" and base64.b64decode(given).decode() == f"{USER}:{PASSWORD}"
            has = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
            if scheme != "Digest":
                return False
            first = _md5(f"{USER}:kg:{PASSWORD}")
            second = _md5(f"{self.command}:{self.path}")
            return has["response"] == _md5(f"{first}:abc:{has['nc']}:{has['cnonce']}:auth:{second}")

    return Handler


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


@contextmanager
def running_double(**given: object) -> Iterator[Double]:
    """Run such a store on a free port of this machine."""
    double = Double(**given)  # type: ignore[arg-type]
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(double))
    server.daemon_threads = True
    double.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
