"""Runs batches of work through an executor: this process, many processes, or a cluster.

    with executor_of(2) as executor:
        for result in run(work, batches, executor, in_flight=4, lost=told): …

Anything with the interface of `concurrent.futures.Executor` will do; for dask, that is `client.get_executor()`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import suppress
from threading import Lock, Thread, local
from typing import Any, TypeVar

from kg.errors import InputError

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Sequence[Result]]
"""Makes one result of each item, in the order of the items."""

TRIES = 3
"""So many processes may be killed over one item, or before one of them begins."""
RENEWED_AFTER = 256
"""Batches after which a worker makes room for a new one: what it has learned (strings, caches) only grows."""
_SPAWN = multiprocessing.get_context("spawn")  # a forked process would share the locks of loaded libraries


def run(
    work: Work[Item, Result],
    batches: Iterable[Sequence[Item]],
    executor: Executor,
    *,
    in_flight: int,
    lost: Callable[[Item], Result],
) -> Iterator[Sequence[Result]]:
    """Yield what `work` makes of each batch, in the order of the batches; at most `in_flight` are handed out at a time.

    A batch whose worker is killed is handed out again; if that worker is killed too, its items are, one by one, with
    nothing else under way. Of an item that ends a third worker then, the result is what `lost` says. What the work
    raises is raised here, in its turn; the batches after it are not begun. Raises InputError if the executor takes no
    more work.
    """
    handed_out: deque[tuple[Sequence[Item], Future[Sequence[Result]]]] = deque()
    try:
        for batch in batches:
            handed_out.append((batch, executor.submit(work, batch)))
            while handed_out and (handed_out[0][1].done() or len(handed_out) >= in_flight):
                yield _finished(work, handed_out, executor, lost)
        while handed_out:
            yield _finished(work, handed_out, executor, lost)
    except BrokenExecutor as error:
        raise InputError("a worker process ended before its time (too little memory?); set workers = 1") from error
    finally:
        for _, future in handed_out:
            future.cancel()


def _finished(
    work: Work[Item, Result],
    handed_out: deque[tuple[Sequence[Item], Future[Sequence[Result]]]],
    executor: Executor,
    lost: Callable[[Item], Result],
) -> Sequence[Result]:
    """Take the first of what is handed out and return its results, whatever it does to the workers."""
    batch, future = handed_out.popleft()
    done = _unless_killed(future)
    for _ in range(TRIES - 2):
        done = done if done is not None else _unless_killed(executor.submit(work, batch))
    if done is not None:
        return done
    wait([other for _, other in handed_out])  # Dask suspects all that waited at a killed worker: now none else does
    results: list[Result] = []
    for item in batch:
        alone = _unless_killed(executor.submit(work, [item]))
        results += [lost(item)] if alone is None else alone
    return results


def _unless_killed(future: Future[Sequence[Result]]) -> Sequence[Result] | None:
    """Return a result, or None if the worker was killed; what the work raises is raised here."""
    try:
        return future.result()
    except Exception as error:
        if not isinstance(error, (BrokenExecutor, *_killed_on_a_cluster())):
            raise
        return None


def _killed_on_a_cluster() -> tuple[type[Exception], ...]:
    distributed = sys.modules.get("distributed")  # if the work is done there, it is loaded
    return () if distributed is None else (distributed.KilledWorker,)


def executor_of(workers: int) -> Executor:
    """Return what works in this process, or in so many others."""
    return Inline() if workers < 2 else Workers(workers)


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


class Workers(Executor):
    """Works in so many processes, each a pool of its own with a thread that hands it one task at a time.

    In one pool of many processes a killed one would end them all, and nobody knew whose task had done it.
    """

    def __init__(self, number: int) -> None:
        self._threads = ThreadPoolExecutor(number, initializer=_leave_interrupts)
        self._mine = local()
        self._lock = Lock()
        self._open: dict[ProcessPoolExecutor, int] = {}
        self._broken_off = False

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future; it raises BrokenExecutor if the process that did this work was killed."""
        return self._threads.submit(self._elsewhere, work, *args, **kwargs)

    def _elsewhere(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        pool: ProcessPoolExecutor | None = getattr(self._mine, "pool", None)
        if pool is None or self._mine.left == 0:
            self._close(pool)
            pool, self._mine.left = self._new(), RENEWED_AFTER
            self._mine.pool = pool
        self._mine.left -= 1
        try:
            return pool.submit(work, *args, **kwargs).result()
        except BrokenExecutor:
            self._close(pool)
            self._mine.pool = None
            raise

    def _new(self) -> ProcessPoolExecutor:
        """Begin a process; raises InputError if none can be begun."""
        for _ in range(TRIES):
            pool = ProcessPoolExecutor(1, _SPAWN, begin_process)
            try:
                process = pool.submit(os.getpid).result()
            except BrokenExecutor:
                pool.shutdown()
                continue
            with self._lock:
                self._open[pool] = process
                if self._broken_off:
                    os.kill(process, signal.SIGTERM)
            return pool
        told = "set workers = 1; a script that asks for more does so below if __name__ == '__main__'"
        raise InputError(f"worker processes end as soon as they begin; {told}")

    def _close(self, pool: ProcessPoolExecutor | None) -> None:
        if pool is not None:
            with self._lock:
                self._open.pop(pool, None)
            pool.shutdown()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go once what is under way is done; they are always waited for."""
        self._threads.shutdown(cancel_futures=cancel_futures)
        for pool in list(self._open):
            self._close(pool)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Shut down; if something went wrong (or the user broke it off), at once: nobody waits for the work."""
        if kind is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            with self._lock:
                self._broken_off = True
                for process in self._open.values():
                    with suppress(OSError):
                        os.kill(process, signal.SIGTERM)
        self.shutdown(cancel_futures=kind is not None)


def _leave_interrupts() -> None:
    """Make this thread, and the processes that it begins, leave Ctrl-C to the main thread."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def begin_process() -> None:
    """Make a worker process deaf to Ctrl-C, and end with the process that began it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
