"""How the program is stopped: Ctrl-C, SIGTERM or a closed terminal; what is said then; twice ends it at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path
from types import FrameType

from kg.cli.screen import err
from kg.whole_files import build_in

NOTHING_HALF = "nothing is half written"
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(BaseException):
    """Somebody wants the program to end. Not an Exception, so that nothing takes it for an error and goes on.

    Nor a KeyboardInterrupt: typer ends at one without a word.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.kept = NOTHING_HALF
        """What is kept, and how to go on."""
        super().__init__(number)

    @property
    def exit_code(self) -> int:
        """What a shell expects of a program that a signal has ended."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped in the block at the first signal, after its worker processes were ended; leave at the second."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # nohup, or a shell that runs us in the background, wants it so
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> None:
    for each in SIGNALS:
        if signal.getsignal(each) is _stop:
            signal.signal(each, _leave)
    for child in active_children():
        child.terminate()
    raise Stopped(number)


def _leave(number: int, _: FrameType | None) -> None:
    for child in active_children():
        child.kill()
    err.show_cursor(True)
    os._exit(128 + number)


@contextmanager
def interrupts() -> Iterator[None]:
    """Raise KeyboardInterrupt at Ctrl-C in the block: there it is no wish to end the program."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def telling(told: Callable[[], str]) -> Iterator[None]:
    """If the block is stopped, have `told` say what is kept and how to go on."""
    try:
        yield
    except Stopped as stopped:
        stopped.kept = told()
        raise


@contextmanager
def building(output: Path, cache: str) -> Iterator[None]:
    """If a build is stopped in the block, say what its folder holds, and what the next build need not do again."""
    before = build_in(output)
    with telling(lambda: _after_a_build(output, before, cache)):
        yield


def _after_a_build(output: Path, before: str, cache: str) -> str:
    now = build_in(output)
    if now != before:
        return f"{output} holds the new build, whole"
    there = f"{output} is as it was" if output.exists() else f"nothing was written to {output}"
    return f"{there}; {_again(cache)}"


@contextmanager
def reading_texts(cache: str) -> Iterator[None]:
    """If the reading of texts is stopped in the block, say what the same command need not do again."""
    with telling(lambda: _again(cache)):
        yield


def _again(cache: str) -> str:
    if not cache:
        return "the same command begins anew, for no cache is set (--cache FOLDER)"
    return f"the same command goes on with what is kept in {cache}"
