"""Pages whose columns are written line by line across: each column is put in its own order again.

Most programs write a column to its end before the next one. Some write what stands at one height, left to right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading.readers.pdf_pages import Line

_SAME_HEIGHT = 0.4
"""Part of the size of its letters by which a line may stand higher or lower than what stands beside it."""
_ALIGNED = 8
"""Points within which the left edges of a column stand."""
_FEWEST_ROWS = 4
_MOST_ROWS = 0.6
"""Part of the rows with several pieces in which a column must have one."""
_CELL_GAP = 4
"""How many times its size the gap in a line is that parts two cells; in set text gaps are smaller."""
_MARK = re.compile(r"[^\w\s]{1,2}|\(?\w{1,3}[.)]|\d{1,3}")
"""A number or sign before an item of a list: “(12)”, “•”."""
_WORDS = 3
"""Words that pieces have on average if they are running text: cells of a table have fewer."""


def in_order(pieces: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in the order of reading; pieces of one height are a line, unless columns."""
    rows = list(_rows(pieces))
    edges = _edges(rows)
    return list(_by_columns(rows, edges) if edges else map(_joined, rows))


def _rows(pieces: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the pieces that are written one after the other at one height, left to right."""
    row: list[Line] = []
    for piece in pieces:
        if row:
            last = row[-1]
            beside = abs(piece.bottom - last.bottom) < _SAME_HEIGHT * last.size and piece.left > last.right
            if not beside:
                yield row
                row = []
        row.append(piece)
    if row:
        yield row


def _edges(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Return where the columns begin, left to right; empty if the page has none that are written across."""
    parted = [row for row in rows if len(row) > 1]
    words = sum(len(piece.text.split()) for row in parted for piece in row)
    if len(parted) < max(_FEWEST_ROWS, 0.4 * len(rows)) or words < _WORDS * sum(map(len, parted)):
        return []
    lefts = Counter(round(piece.left / _ALIGNED) for row in parted for piece in row)
    near = {edge: lefts[edge] + lefts[edge + 1] for edge in lefts if lefts[edge] >= lefts[edge - 1]}
    edges = sorted(
        float(edge * _ALIGNED - _ALIGNED) for edge, count in near.items() if count >= _MOST_ROWS * len(parted)
    )
    return edges if len(edges) > 1 else []


def _by_columns(rows: Sequence[Sequence[Line]], edges: Sequence[float]) -> Iterator[Line]:
    """Yield column after column; a line over several columns ends what stands above it."""
    columns: list[list[Line]] = [[] for _ in edges]
    for row in rows:
        for piece in row:
            first = max((i for i, edge in enumerate(edges) if piece.left >= edge), default=0)
            if first + 1 < len(edges) and piece.right > edges[first + 1] + 2 * _ALIGNED:
                for column in columns:
                    yield from column
                    column.clear()
                yield piece
            else:
                columns[first].append(piece)
    for column in columns:
        yield from column


def _joined(row: Sequence[Line]) -> Line:
    """Return the pieces of a row as one line: that of a table, unless the first is a number or sign before a text."""
    if len(row) == 1:
        return row[0]
    gaps = [after.left - before.right for before, after in pairwise(row)]
    is_row = _MARK.fullmatch(row[0].text) is None and (len(gaps) > 1 or gaps[0] > _CELL_GAP * row[0].size)
    return replace(
        row[0],
        is_row=is_row,
        text=(" | " if is_row else " ").join(piece.text for piece in row),
        right=max(piece.right for piece in row),
        bottom=min(piece.bottom for piece in row),
        top=max(piece.top for piece in row),
    )
