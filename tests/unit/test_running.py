"""Batches come back in order, few are under way at a time, and what goes wrong is said where the results are read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from kg.errors import InputError
from kg.running import Inline, executor_of, run


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


def double(number: int) -> int:
    return 2 * number


def fail_at_two(number: int) -> int:
    if number == 2:
        raise InputError("two cannot be read; leave it out")
    return number


@pytest.mark.parametrize("in_flight", [1, 3, 50])
def test_results_come_in_the_order_of_the_batches_and_few_are_under_way(in_flight: int) -> None:
    executor = Backwards()
    assert list(run(double, range(20), executor, in_flight=in_flight)) == [2 * n for n in range(20)]
    assert executor.most == min(in_flight, 20)


def test_batches_are_taken_as_they_are_needed_and_given_back_as_they_are_done() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(5):
            taken.append(number)
            yield number

    results = run(double, batches(), Inline(), in_flight=4)
    assert next(results) == 0
    assert taken == [0]


@pytest.mark.parametrize("executor", [Inline(), ThreadPoolExecutor(2)])
def test_what_the_work_raises_is_raised_in_its_turn_and_no_later_batch_is_begun(executor: Executor) -> None:
    done: list[int] = []

    def work(number: int) -> int:
        done.append(number)
        return fail_at_two(number)

    results = run(work, range(100), executor, in_flight=2)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(InputError, match="two cannot be read"):
        next(results)
    executor.shutdown()
    assert max(done) <= 3


def test_a_pool_that_is_broken_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"ended before its time .* set workers = 1"):
        list(run(double, [1], Broken(), in_flight=2))


def test_a_process_that_dies_says_what_to_do() -> None:
    with executor_of(2) as executor, pytest.raises(InputError, match=r"ended before its time .* set workers = 1"):
        list(run(os._exit, [1], executor, in_flight=2))


def test_one_worker_is_this_process() -> None:
    with executor_of(1) as here, executor_of(2) as elsewhere:
        assert list(run(_process, [0], here, in_flight=1)) == [os.getpid()]
        assert list(run(_process, [0], elsewhere, in_flight=1)) != [os.getpid()]


def _process(_: int) -> int:
    return os.getpid()
