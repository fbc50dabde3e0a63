"""CPU seconds by step: the functions that do a step are watched while they run, each by itself.

A build is streamed, so its steps run interleaved. What a step calls that is a step of its own is counted there alone.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce, wraps
from importlib import import_module
from typing import Any

REST = "rest"
"""The step of all that is in no other."""


@dataclass(frozen=True, slots=True)
class Step:
    """A function that does a step, or the whole of it: a name in a module, “Page.of” for one of a class."""

    name: str
    module: str
    function: str


@dataclass(slots=True)
class Clock:
    """CPU seconds of this process, all threads, by step; what they returned, counted; megabytes at most after each."""

    spent: dict[str, float] = field(default_factory=dict)
    returned: dict[str, Counter[Any]] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)
    _running: list[str] = field(default_factory=lambda: [REST])
    _since: float = field(default_factory=lambda: time.process_time())

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is done inside for a step, but for the steps within."""
        self._count()
        self._running.append(name)
        try:
            yield
        finally:
            self._count()
            self._running.pop()

    def _count(self) -> None:
        now = time.process_time()
        name = self._running[-1]
        self.spent[name] = self.spent.get(name, 0.0) + now - self._since
        self._since = now

    def seconds(self) -> dict[str, float]:
        """Return the CPU seconds so far by step."""
        self._count()
        return dict(self.spent)

    def watched(self, step: Step, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and is counted."""

        @wraps(work)
        def counted(*args: Any, **kwargs: Any) -> Any:
            with self.step(step.name):
                result = work(*args, **kwargs)
            self.peaks[step.name] = peak_megabytes()
            if isinstance(result, Generator):
                return self._each(step.name, result)
            if isinstance(result, tuple) and all(isinstance(one, str) for one in result):
                self.returned.setdefault(step.name, Counter()).update(result)
            return result

        return counted

    def _each(self, name: str, items: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while True:
            with self.step(name):
                item = next(items, end)
            if item is end:
                return
            yield item


@contextmanager
def watching(steps: Sequence[Step]) -> Iterator[Clock]:
    """Count the CPU seconds of steps while this lasts."""
    clock = Clock()
    before: list[tuple[Any, str, Any]] = []
    try:
        for step in steps:
            *path, name = step.function.split(".")
            owner = reduce(getattr, path, import_module(step.module))
            work = vars(owner)[name]
            before.append((owner, name, work))
            if isinstance(work, classmethod):
                setattr(owner, name, classmethod(clock.watched(step, work.__func__)))
            else:
                setattr(owner, name, clock.watched(step, work))
        yield clock
    finally:
        for owner, name, work in reversed(before):
            setattr(owner, name, work)


def peak_megabytes() -> int:
    """Return the most memory this process ever took, in megabytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1_000_000 if sys.platform == "darwin" else 1_000))
