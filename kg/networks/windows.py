"""Windows of time: where each begins, where its middle is, where it ends.

The Discourse Network Analyzer centres a window on a point that moves through the range, and leaves out those that
do not lie wholly inside; its width is odd in effect: 2 and 3 days both reach one day to either side. Ours begin with
a whole unit (midnight, Monday, the first of the month), last exactly `size` units, the end left out, and follow each
other at a distance of `step` units until the range is covered: with step = size they part it, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kg.networks.calendar import beginning, later
from kg.networks.options import Windows


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` to `stop`, around `middle`; `open_end` where the stop itself lies outside."""

    start: datetime
    middle: datetime
    stop: datetime
    open_end: bool = False


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
