"""A SPARQL 1.1 endpoint and the page of a build on this machine, for as long as they are wanted.

The endpoint is Oxigraph's own server behind a guard, reading only: a graph is changed by building it again.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kg.errors import InputError, StoreError
from kg.store.disk import place_of
from kg.store.files import format_of
from kg.store.guard import Guard, is_local

HOST = "127.0.0.1"
PORT = 7878
PAGE_PORT = 7879
QUERY_SECONDS = 60
_START_SECONDS = 60.0


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

    Queries for which `check` raises KGError are refused.
    The store of the server lies in `location`, which is kept for the next time, or in a temporary folder. Raises
    InputError for files that cannot be read and StoreError if the server is not installed or does not start.
    """
    program = _program()
    try:
        html = page.read_bytes()
    except OSError as error:
        raise InputError(f"{page}: cannot be read ({error.strerror}); run kg build first") from error
    inner = f"{HOST}:{_free_port()}"
    with tempfile.TemporaryDirectory(prefix="kg-") as temporary:
        try:
            place = place_of(graph, format_of(graph), location or Path(temporary) / "store")
        except OSError as error:
            raise InputError(f"{graph}: cannot be served ({error.strerror or error}); run kg build first") from error
        with (
            _answering(_page(html), page_port, "--page-port") as page_address,
            _answering(partial(Guard, f"http://{inner}", check, QUERY_SECONDS + 10), port, "--port") as address,
            _endpoint(program, place, inner, Path(temporary)) as wait,
        ):
            yield Served(f"{address}query", page_address, wait)


def _program() -> str:
    beside = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    program = beside or shutil.which("oxigraph")
    if program is None:
        raise StoreError("the SPARQL server is not installed; run: pip install 'policy-kg[serve]'")
    return program


@contextmanager
def _endpoint(program: str, place: Path, bind: str, folder: Path) -> Iterator[Callable[[], object]]:
    """Run the server at a host and port; yield what waits for its end."""
    command = [program, "serve-read-only", "--location", str(place), "--bind", bind]
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen([*command, "--timeout-s", str(QUERY_SECONDS)], stdout=said, stderr=said)  # noqa: S603
    try:
        _await(f"http://{bind}/query?query=ASK%7B%7D", process, log)
        yield process.wait
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the server answers; raise StoreError with its last words if it ends instead."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        try:
            with opener.open(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.05)
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), "no message")
    raise StoreError(f"the SPARQL server did not start ({last.strip()}); try another --port or --location")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


@contextmanager
def _answering(handler: Callable[..., BaseHTTPRequestHandler], port: int, option: str) -> Iterator[str]:
    """Answer requests from threads; yield the address."""
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except (OSError, OverflowError) as error:
        raise StoreError(f"port {port} cannot be used ({error}); choose another with {option}") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _page(html: bytes) -> type[BaseHTTPRequestHandler]:
    class Page(BaseHTTPRequestHandler):
        """Answers with the page and nothing else."""

        def do_GET(self) -> None:
            if not is_local(self.headers) or self.path.partition("?")[0] not in ("/", "/graph.html"):
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(html)))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(html)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    return Page
