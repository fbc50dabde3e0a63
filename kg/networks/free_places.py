"""Finds free places for things beside others, each in a time that does not depend on how many there are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush

Place = tuple[float, float]
Cell = tuple[int, int]

LEVELS = 16
"""Squares of 2^16 cells a side hold more than any picture."""


class FreePlaces:
    """A sheet of square cells, each free or taken.

    Cells are counted in squares of two by two, these in squares of two by two and so on (a quadtree), so that full
    squares are passed over as a whole.
    """

    def __init__(self, cell: float) -> None:
        """Begin with an empty sheet; `cell` is the width and height of a cell."""
        self._cell = cell
        self._taken: tuple[Counter[Cell], ...] = tuple(Counter() for _ in range(LEVELS))

    def take(self, place: Place, width: float = 0.0, height: float = 0.0) -> None:
        """Take all cells under a box of this size around the place."""
        (left, top), (right, below) = (
            self._at((place[0] + way * width / 2, place[1] + way * height / 2)) for way in (-1, 1)
        )
        for i in range(left, right + 1):
            for j in range(top, below + 1):
                self._take((i, j))

    def near(self, place: Place) -> Place:
        """Take a free cell near the place, nearly always the nearest, and return its middle."""
        at = self._at(place)
        if not self._taken[0][at]:
            self._take(at)
            return (at[0] + 0.5) * self._cell, (at[1] + 0.5) * self._cell
        waiting: list[tuple[int, int, int, int]] = []  # distance of a square that has room, its level and place
        level = next(n for n in range(LEVELS) if any(self._has_room(n, *square) for square in _around(at, n)))
        level += level > 0  # further squares may be nearer than the corners of these
        for square in _around(at, level):
            self._offer(waiting, at, level, *square)
        _, level, i, j = heappop(waiting)
        while level:
            for part in ((2 * i, 2 * j), (2 * i, 2 * j + 1), (2 * i + 1, 2 * j), (2 * i + 1, 2 * j + 1)):
                self._offer(waiting, at, level - 1, *part)
            _, level, i, j = heappop(waiting)
        self._take((i, j))
        return (i + 0.5) * self._cell, (j + 0.5) * self._cell

    def _offer(self, waiting: list[tuple[int, int, int, int]], at: Cell, level: int, i: int, j: int) -> None:
        if self._has_room(level, i, j):
            side = 1 << level
            x, y = i * side - at[0], j * side - at[1]
            away = max(x, 0, 1 - side - x) ** 2 + max(y, 0, 1 - side - y) ** 2
            heappush(waiting, (away, level, i, j))

    def _has_room(self, level: int, i: int, j: int) -> bool:
        return self._taken[level][i, j] < 1 << 2 * level

    def _at(self, place: Place) -> Cell:
        return math.floor(place[0] / self._cell), math.floor(place[1] / self._cell)

    def _take(self, cell: Cell) -> None:
        if self._taken[0][cell]:
            return
        for level, taken in enumerate(self._taken):
            taken[cell[0] >> level, cell[1] >> level] += 1


def _around(at: Cell, level: int) -> Iterator[Cell]:
    """Yield the square of this level that a cell lies in and the eight around it."""
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            yield (at[0] >> level) + i, (at[1] >> level) + j
