"""Runs batches of work through an executor: this process, many processes, or a cluster.

    with executor_of(2) as executor:
        for result in run(work, batches, executor, in_flight=4): …

Anything with the interface of `concurrent.futures.Executor` will do; for dask, that is `client.get_executor()`.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any, TypeVar

from kg.errors import InputError

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def run(
    work: Callable[[Batch], Result], batches: Iterable[Batch], executor: Executor, *, in_flight: int
) -> Iterator[Result]:
    """Yield what `work` makes of each batch, in the order of the batches; at most `in_flight` are handed out at a time.

    What the work raises is raised here, in its turn; the batches after it are not begun. Raises InputError if a worker
    process is gone.
    """
    handed_out: deque[Future[Result]] = deque()
    try:
        for batch in batches:
            handed_out.append(executor.submit(work, batch))
            while handed_out and (handed_out[0].done() or len(handed_out) >= in_flight):
                yield handed_out.popleft().result()
        while handed_out:
            yield handed_out.popleft().result()
    except BrokenExecutor as error:
        raise InputError("a worker process ended before its time (too little memory?); set workers = 1") from error
    finally:
        for future in handed_out:
            future.cancel()


def executor_of(workers: int) -> Executor:
    """Return what works in this process, or in so many others."""
    if workers < 2:
        return Inline()
    return _Pool(workers, get_context("spawn"), _begin)  # a forked one would share the locks of loaded libraries


class _Pool(ProcessPoolExecutor):
    """Processes that leave Ctrl-C, which the terminal sends to all, to the process that began them."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand out work; the first time that starts the processes."""
        with _no_interrupts():
            return super().submit(work, *args, **kwargs)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Put off Ctrl-C until the block is done; processes begun in it never see one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a worker process deaf to Ctrl-C, and end with the process that began it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


class Inline(Executor):
    """Does the work here and at once."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done already."""
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future
