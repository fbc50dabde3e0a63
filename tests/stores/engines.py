"""Other people's triple stores and parsers, started by the tests that use them, on free ports of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.store.loading import Endpoint
from kg.store.remote import Client, Credentials

SECONDS_TO_START = 90.0

VIRTUOSO_SETTINGS = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000

[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 10

[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True)
class Engine:
    """A running store: where it takes graphs, updates and queries, and who may write."""

    name: str
    store: str
    update: str
    query: str
    credentials: Credentials | None = None

    def endpoint(self, *, update: bool = False) -> Endpoint:
        return Endpoint(self.update if update else self.store, update, self.query)

    def client(self) -> Client:
        return Client((self.store, self.update, self.query), self.credentials)

    def rows(self, sparql: str) -> list[dict[str, str]]:
        return self.client().ask(self.query, sparql)

    def drop(self, graph: str) -> None:
        self.client().send(
            "POST", self.update, data=f"DROP SILENT GRAPH <{graph}>".encode(), kind="application/sparql-update"
        )


def program(name: str, package: str) -> str:
    """Return where a program is; skip the test if it is not installed, fail in continuous integration."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is not None:
        return found
    message = f"{name} is not installed: {package}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def oxigraph(folder: Path) -> Iterator[Engine]:
    """Run the Oxigraph server; queries look at all graphs."""
    found, port = program("oxigraph", "pip install '.[serve]'"), free_port()
    command = [found, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    base = f"http://127.0.0.1:{port}"
    with _running(command, f"{base}/query?query=ASK%7B%7D", folder):
        yield Engine("oxigraph", f"{base}/store", f"{base}/update", f"{base}/query")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Engine]:
    """Run Virtuoso on a database of its own; it asks for a digest password and looks at all graphs."""
    found, port = program("virtuoso-t", "apt install virtuoso-opensource-7"), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_SETTINGS.format(folder=folder, port=port, sql_port=free_port()), encoding="utf-8")
    base = f"http://127.0.0.1:{port}"
    with _running([found, "+configfile", str(settings), "+foreground"], f"{base}/sparql?query=ASK%7B%7D", folder):
        yield Engine(
            "virtuoso",
            f"{base}/sparql-graph-crud-auth",
            f"{base}/sparql-auth",
            f"{base}/sparql",
            Credentials("dba", "dba"),
        )


ENGINES: dict[str, Callable[[Path], object]] = {"oxigraph": oxigraph, "virtuoso": virtuoso}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str], address: str, folder: Path) -> Iterator[None]:
    """Run a server until the block ends; enter the block once it answers."""
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        _await(address, process, folder / "output.log")
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        try:
            with opener.open(address, timeout=10):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, log.read_text(errors="replace")[-2000:]
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")
