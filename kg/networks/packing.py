"""Puts boxes side by side on one page, in rows, so that they fill a window."""

from __future__ import annotations

from collections.abc import Sequence

Pair = tuple[float, float]
"""Width and height of a box, or x and y of its upper left corner."""

WINDOW = 1.15
"""Width over height of the window that the picture is made for."""
OPEN = 12
"""How many columns of a row are asked for room: boxes come by height, so that older columns are full."""


def pack(sizes: Sequence[Pair], alone: Pair) -> list[Pair]:
    """Return the corner of each box; of several widths of the page the one that fits a window best.

    Boxes of the size `alone` hold one node without a link: they stand below the others, so that the rest fits with or
    without them.
    """
    linked = [i for i, size in enumerate(sizes) if size != alone]
    lonely = [i for i, size in enumerate(sizes) if size == alone]
    if not linked or not lonely:
        return _best(sizes) if sizes else []
    corners = dict(zip(linked, _best([sizes[i] for i in linked]), strict=True))
    wide = max(corners[i][0] + sizes[i][0] for i in linked)
    high = max(corners[i][1] + sizes[i][1] for i in linked)
    for i, (x, y) in zip(lonely, _rows([alone] * len(lonely), wide), strict=True):
        corners[i] = (x, y + high)
    return [corners[i] for i in range(len(sizes))]


def _widths(sizes: Sequence[Pair]) -> list[float]:
    widest = max(width for width, _ in sizes)
    area = sum(width * height for width, height in sizes)
    return [max(widest, (area * WINDOW) ** 0.5 * factor / 10) for factor in range(9, 17)]


def _need(sizes: Sequence[Pair], corners: Sequence[Pair]) -> float:
    """Return the height of the window in which these boxes have room."""
    right = max(x + width for (x, _), (width, _) in zip(corners, sizes, strict=True))
    below = max(y + height for (_, y), (_, height) in zip(corners, sizes, strict=True))
    return max(right / WINDOW, below)


def _best(sizes: Sequence[Pair]) -> list[Pair]:
    return min((_rows(sizes, page) for page in _widths(sizes)), key=lambda corners: _need(sizes, corners))


def _rows(sizes: Sequence[Pair], page: float) -> list[Pair]:
    """Fill rows of a page of this width, the tallest boxes first; a low box may stand on another in its row."""
    order = sorted(range(len(sizes)), key=lambda i: (-sizes[i][1], -sizes[i][0], i))
    corners: list[Pair] = [(0.0, 0.0)] * len(sizes)
    columns: list[list[float]] = []  # of this row: left, width, filled height
    top = row = right = 0.0
    for index in order:
        width, height = sizes[index]
        column = next((c for c in columns[-OPEN:] if c[1] >= width and c[2] + height <= row), None)
        if column is None:
            if right > 0 and right + width > page:
                columns, top, row, right = [], top + row, 0.0, 0.0
            column = [right, width, 0.0]
            columns.append(column)
            right, row = right + width, max(row, height)
        corners[index] = (column[0], top + column[2])
        column[2] += height
    return corners
