"""Batches come back in order, few are under way at a time, and what goes wrong is said where the results are read."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg import running
from kg.errors import InputError
from kg.running import TRIES, Inline, Workers, executor_of, run


class Backwards(Executor):
    """Begins nothing before it must, and then with what came last; remembers how much was under way."""

    def __init__(self) -> None:
        self.open: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.most = 0

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        outer = self

        class Slow(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                while not self.done():
                    future, task = outer.open.pop()
                    future.set_result(task())
                return super().result(timeout)

        future = Slow()
        self.open.append((future, lambda: work(*args, **kwargs)))
        self.most = max(self.most, len(self.open))
        return future


class Broken(Executor):
    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise BrokenProcessPool("a child process terminated abruptly")


def double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def fail_at_two(numbers: Sequence[int]) -> list[int]:
    if 2 in numbers:
        raise InputError("two cannot be read; leave it out")
    return list(numbers)


def none_is_lost(item: int) -> int:
    raise AssertionError(f"{item} was lost")


def minus(item: int) -> int:
    return -item


@pytest.mark.parametrize("in_flight", [1, 3, 50])
def test_results_come_in_the_order_of_the_batches_and_few_are_under_way(in_flight: int) -> None:
    executor = Backwards()
    batches = [[n, n + 100] for n in range(20)]
    done = list(run(double, batches, executor, in_flight=in_flight, lost=none_is_lost))
    assert done == [[2 * n, 2 * n + 200] for n in range(20)]
    assert executor.most == min(in_flight, 20)


def test_batches_are_taken_as_they_are_needed_and_given_back_as_they_are_done() -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(5):
            taken.append(number)
            yield [number]

    results = run(double, batches(), Inline(), in_flight=4, lost=none_is_lost)
    assert next(results) == [0]
    assert taken == [0]


@pytest.mark.parametrize("executor", [Inline(), ThreadPoolExecutor(2)])
def test_what_the_work_raises_is_raised_in_its_turn_and_no_later_batch_is_begun(executor: Executor) -> None:
    done: list[int] = []

    def work(numbers: Sequence[int]) -> list[int]:
        done.extend(numbers)
        return fail_at_two(numbers)

    results = run(work, ([n] for n in range(100)), executor, in_flight=2, lost=none_is_lost)
    assert [next(results), next(results)] == [[0], [1]]
    with pytest.raises(InputError, match="two cannot be read"):
        next(results)
    executor.shutdown()
    assert max(done) <= 3


def test_an_executor_that_takes_no_more_work_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"ended before its time .* set workers = 1"):
        list(run(double, [[1]], Broken(), in_flight=2, lost=none_is_lost))


# --- processes that are killed --------------------------------------------------------------------------------


def killed_at(where: Path, killers: dict[int, int], numbers: Sequence[int]) -> list[int]:
    """Double numbers; at each of the killers the process kills itself, so many times.

    Leaves a file in a folder for each time that a number was begun.
    """
    for number in numbers:
        begun = len(list(where.glob(f"{number}-*")))
        (where / f"{number}-{begun}").touch()
        if begun < killers.get(number, 0):
            os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


ALWAYS = 1000
BATCHES = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14]]


@pytest.mark.parametrize("killers", [{6: 1}, {1: 1, 6: 1, 13: 1}, {6: 2}, {2: 1, 3: 1}])
def test_a_process_that_is_killed_once_or_twice_costs_nothing(killers: dict[int, int], tmp_path: Path) -> None:
    work = partial(killed_at, tmp_path, killers)
    with executor_of(2) as executor:
        done = list(run(work, BATCHES, executor, in_flight=4, lost=none_is_lost))
    assert done == [double(batch) for batch in BATCHES]


@pytest.mark.parametrize("killers", [(6,), (1, 4, 14), (9, 10, 11, 12)])
def test_only_what_kills_every_process_is_lost_and_no_other_batch_is_begun_twice(
    killers: tuple[int, ...], tmp_path: Path
) -> None:
    work = partial(killed_at, tmp_path, dict.fromkeys(killers, ALWAYS))
    with executor_of(2) as executor:
        done = list(run(work, BATCHES, executor, in_flight=4, lost=minus))
    assert done == [[-n if n in killers else 2 * n for n in batch] for batch in BATCHES]
    begun = {n: len(list(tmp_path.glob(f"{n}-*"))) for batch in BATCHES for n in batch}
    assert max(begun.values()) <= TRIES
    assert {begun[n] for batch in BATCHES if not set(killers) & set(batch) for n in batch} <= {1}


def end(*_: object) -> None:
    os._exit(1)


def test_processes_that_cannot_begin_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "begin_process", end)
    with executor_of(2) as executor, pytest.raises(InputError, match=r"set workers = 1; .*__main__"):
        list(run(double, [[1]], executor, in_flight=2, lost=none_is_lost))


def process(_: Sequence[int]) -> list[int]:
    return [os.getpid()]


def test_one_worker_is_this_process() -> None:
    with executor_of(1) as here, executor_of(2) as elsewhere:
        assert list(run(process, [[0]], here, in_flight=1, lost=none_is_lost)) == [[os.getpid()]]
        assert list(run(process, [[0]], elsewhere, in_flight=1, lost=none_is_lost)) != [[os.getpid()]]


def test_a_worker_is_renewed_after_so_many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "RENEWED_AFTER", 2)
    with Workers(1) as executor:
        ((a,), (b,), (c,), (d,), (e,)) = run(process, [[0]] * 5, executor, in_flight=3, lost=none_is_lost)
    assert a == b != c == d != e != a


def for_ever(_: Sequence[int]) -> list[int]:
    threading.Event().wait()
    return []


def test_whoever_breaks_it_off_waits_for_no_work_and_leaves_no_process() -> None:
    with pytest.raises(KeyboardInterrupt), executor_of(2) as executor:
        ((first,),) = run(process, [[0]], executor, in_flight=1, lost=none_is_lost)
        for _ in range(5):
            executor.submit(for_ever, [0])
        raise KeyboardInterrupt
    assert first not in {child.pid for child in multiprocessing.active_children()}
