"""Windows of time: where each begins, where its middle is, where it ends.

The Discourse Network Analyzer centres a window on a point that moves through the range, and leaves out those that
do not lie wholly inside; its width is odd in effect: 2 and 3 days both reach one day to either side. Ours begin with
a whole unit (midnight, Monday, the first of the month), last exactly `size` units, the end left out, and follow each
other at a distance of `step` units until the range is covered: with step = size they part it, and nothing is lost.

Windows can also be counted in statements (`events`): in time of much talk they are short. The analyzer takes the
statement in the middle and half a width to either side; which of several statements of one time are at the ends it
draws at random, and so two runs differ. Here they stand in the order of documents and places, the same in every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.networks.calendar import beginning, later
from kg.networks.options import Windows


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` to `stop`, around `middle`; `open_end` where the stop itself lies outside.

    `places` are the first of its statements in order of time and the end, where the window is counted in them.
    """

    start: datetime
    middle: datetime
    stop: datetime
    open_end: bool = False
    places: tuple[int, int] | None = None


def windows(start: datetime, stop: datetime, wanted: Windows) -> Iterator[Window]:
    """Yield our windows over the range, the last one the first that reaches its end."""
    begin = beginning(start, wanted.unit)
    number = 0
    while True:
        first = later(begin, number * wanted.step, wanted.unit)
        if first > stop:
            return
        end = later(begin, number * wanted.step + wanted.size, wanted.unit)
        yield Window(first, first + (end - first) / 2, end, open_end=True)
        if end > stop:
            return
        number += 1


def compatible_windows(start: datetime, stop: datetime, wanted: Windows) -> Iterator[Window]:
    """Yield the windows of the analyzer, both ends inside. Months drift: 31 January, 28 February, 28 March."""
    reach = wanted.size // 2  # (size - 1) / 2, rounded half up
    middle = start
    while middle <= stop:
        first, last = later(middle, -reach, wanted.unit), later(middle, reach, wanted.unit)
        if first >= start and last <= stop:
            yield Window(first, middle, last)
        middle = later(middle, 1, wanted.unit)


def event_windows(times: Sequence[datetime], wanted: Windows) -> Iterator[Window]:
    """Yield our windows of `size` statements, given their times in order; the last may hold fewer."""
    for first in range(0, len(times), wanted.step):
        end = min(first + wanted.size, len(times))
        yield _of_events(times, first, (first + end - 1) // 2, end)
        if end == len(times):
            return


def compatible_event_windows(times: Sequence[datetime], wanted: Windows) -> Iterator[Window]:
    """Yield the windows of the analyzer: a statement and half a width to either side, where there are so many."""
    half = wanted.size // 2
    for middle in range(half, len(times) - half):
        yield _of_events(times, middle - half, middle, middle + half + 1)


def _of_events(times: Sequence[datetime], first: int, middle: int, end: int) -> Window:
    return Window(times[first], times[middle], times[end - 1], places=(first, end))
