"""Answers queries in processes of their own, which are ended when an answer takes too long or nobody waits for it.

The engine cannot be interrupted, but a process can be ended. The store is opened for reading only, so any number of
processes may have it open. They are reached by pipes, not by a port.
"""

from __future__ import annotations

import multiprocessing
import socket
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import IO, cast

from kg.errors import StoreError
from kg.store.engine import Asked, work

AT_ONCE = 3
"""Queries that are answered at the same time."""
PATIENCE = 5.0
"""Seconds that one more query waits for its turn."""
LARGEST = 1_000_000_000
"""Bytes of an answer."""

_START_SECONDS = 120.0
_IN_MEMORY = 8_000_000
_SPAWN = multiprocessing.get_context("spawn")  # a forked process would share the sockets of the server


class UnansweredError(Exception):
    """What is said instead of an answer, and its HTTP status."""

    def __init__(self, status: int, why: str) -> None:
        self.status, self.why = status, why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whole; whoever sends it closes the body."""

    kind: str
    length: int
    body: IO[bytes]


class Answering:
    """So many processes as are needed, at most `at_once`; the first begins at once. To be closed."""

    def __init__(self, place: Path, *, seconds: float, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._place, self._seconds, self._patience = place, seconds, patience
        self._free = threading.BoundedSemaphore(at_once)
        self._lock = threading.Lock()
        self._all: set[_Worker] = set()
        self._idle = [self._new()]
        self._closed = False

    def answer(self, asked: Asked, client: socket.socket | None = None) -> Reply:
        """Return the answer; raise UnansweredError if there is none. The work ends when `client` has gone."""
        if not self._free.acquire(timeout=self._patience):
            raise UnansweredError(503, "too many queries are being answered; ask again later")
        worker = None
        try:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            worker = worker or self._new()
            try:
                reply = worker.answer(asked, self._seconds, client)
            except _RefusedError as refused:
                self._idle.append(worker)
                worker = None
                raise UnansweredError(refused.status, refused.why) from None
            self._idle.append(worker)
            worker = None
            return reply
        except StoreError as error:
            raise UnansweredError(500, str(error)) from error
        finally:
            if worker is not None:
                worker.end()
                self._all.discard(worker)
            self._free.release()

    def _new(self) -> _Worker:
        worker = _Worker(self._place)
        self._all.add(worker)
        try:
            worker.begin()
        except BaseException:
            worker.end()
            self._all.discard(worker)
            raise
        return worker

    def close(self) -> None:
        """End all processes, whatever they do."""
        for worker in list(self._all):
            worker.end()


class _RefusedError(UnansweredError):
    """The engine has refused; its process is as good as before."""


class _Worker:
    """A process with the store, and the pipe to it."""

    def __init__(self, place: Path) -> None:
        self._pipe, self._theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=work, args=(str(place), self._theirs), daemon=True)

    def begin(self) -> None:
        """Begin the process; return when the store is open there."""
        self._process.start()
        self._theirs.close()
        try:
            ready = self._pipe.poll(_START_SECONDS) and self._pipe.recv()
        except (EOFError, OSError):
            ready = False
        if not ready:
            raise StoreError("the store cannot be opened in a process of its own (too little memory?); try again")

    def answer(self, asked: Asked, seconds: float, client: socket.socket | None) -> Reply:
        """Return the answer; unless _RefusedError is raised, a process without answer is of no use any more."""
        until = time.monotonic() + seconds
        body = cast("IO[bytes]", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - the reply closes it
        length = 0
        try:
            self._pipe.send(asked)
            while True:
                client = self._await(until, seconds, client)
                message = self._pipe.recv()
                if isinstance(message, bytes):
                    length += len(message)
                    if length > LARGEST:
                        raise UnansweredError(413, f"the answer is larger than {LARGEST} bytes; add a LIMIT")
                    body.write(message)
                    continue
                status, told = message
                if status != 200:
                    raise _RefusedError(status, told)
                body.seek(0)
                return Reply(told, length, body)
        except (EOFError, ConnectionError) as error:
            body.close()
            raise UnansweredError(
                500, "the engine has ended at this query (too little memory?); make it simpler"
            ) from error
        except BaseException:
            body.close()
            raise

    def _await(self, until: float, seconds: float, client: socket.socket | None) -> socket.socket | None:
        """Return when there is something to receive, with the client if it may still be watched."""
        while True:
            left = until - time.monotonic()
            watched: list[Connection | socket.socket] = [self._pipe, *([client] if client is not None else [])]
            ready = wait(watched, left) if left > 0 else []
            if not ready:
                raise UnansweredError(504, f"no answer within {seconds:g} s; make the query narrower or add a LIMIT")
            if self._pipe in ready:
                return client
            if client is not None and _has_gone(client):
                raise UnansweredError(499, "nobody waits for the answer")
            client = None  # it says more than it was asked: its end cannot be seen

    def end(self) -> None:
        """End the process at once."""
        if self._process.pid is not None:
            with suppress(OSError):
                self._process.kill()
            self._process.join()
        self._pipe.close()


def _has_gone(client: socket.socket) -> bool:
    try:
        return client.recv(1, socket.MSG_PEEK) == b""
    except OSError:
        return True
