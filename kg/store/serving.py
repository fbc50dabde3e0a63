"""A SPARQL 1.1 endpoint and the page of a build on this machine, for as long as they are wanted.

The endpoint only reads: a graph is changed by building it again.
"""

from __future__ import annotations

import io
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kg.errors import InputError, StoreError
from kg.store.answering import Answering
from kg.store.disk import place_of
from kg.store.files import format_of
from kg.store.guard import Guard, Handler, is_local

HOST = "127.0.0.1"
PORT = 7878
PAGE_PORT = 7879
QUERY_SECONDS = 60
CONNECTIONS = 64
"""Connections that are open at once."""


@dataclass(frozen=True, slots=True)
class Served:
    """The addresses of the endpoint and the page; `wait` returns when the endpoint ends."""

    endpoint: str
    page: str
    wait: Callable[[], object]


@contextmanager
def serve(
    graph: Path,
    page: Path,
    *,
    check: Callable[[str], object],
    location: Path | None = None,
    port: int = PORT,
    page_port: int = PAGE_PORT,
) -> Iterator[Served]:
    """Serve a graph and a page on this machine only; both end with the block. Port 0 is any free one.

    Queries for which `check` raises KGError are refused, and ended if they take longer than QUERY_SECONDS.
    The store lies in `location`, which is kept for the next time, or in a temporary folder. Raises InputError for
    files that cannot be read and StoreError for a port that cannot be used.
    """
    try:
        html = page.read_bytes()
    except OSError as error:
        raise InputError(f"{page}: cannot be read ({error.strerror}); run kg build first") from error
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as temporary:
        try:
            place = place_of(graph, format_of(graph), location or Path(temporary) / "store")
        except OSError as error:
            raise InputError(f"{graph}: cannot be served ({error.strerror or error}); run kg build first") from error
        with (
            closing(Answering(place, seconds=QUERY_SECONDS)) as answering,
            listening(_page(html), page_port, "--page-port") as page_address,
            listening(partial(Guard, answering.answer, check), port, "--port") as address,
        ):
            yield Served(f"{address}query", page_address, threading.Event().wait)


class _Server(ThreadingHTTPServer):
    """Answers at most so many connections at once; others are closed."""

    daemon_threads = True

    def __init__(self, *given: Any) -> None:
        self._open = threading.BoundedSemaphore(CONNECTIONS)
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._open.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._open.release()

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: Any) -> None:
        """Keep quiet about those who are gone."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


@contextmanager
def listening(handler: Callable[..., BaseHTTPRequestHandler], port: int, option: str) -> Iterator[str]:
    """Answer requests to this machine from threads; yield the address. Raises StoreError, which names the option."""
    try:
        server = _Server((HOST, port), handler)
    except (OSError, OverflowError) as error:
        raise StoreError(f"port {port} cannot be used ({error}); choose another with {option}") from error
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _page(html: bytes) -> type[BaseHTTPRequestHandler]:
    class Page(Handler):
        """Answers with the page and nothing else."""

        def do_GET(self) -> None:  # noqa: N802
            if not is_local(self.headers) or self.path.partition("?")[0] not in ("/", "/graph.html"):
                self.send_text(404, "there is no such page")
            else:
                self.send_body(200, "text/html; charset=utf-8", len(html), io.BytesIO(html))

    return Page
