"""The statements as numbers: how often each row names each column, at each level of the qualifier.

A matrix for each level, rows × columns, as scipy.sparse arrays of float64: X[k][i, j] in the definitions of the
Discourse Network Analyzer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from scipy import sparse

from kg.coding import DataType, Value
from kg.networks.selection import Kept, Selection, java_order
from kg.networks.sparse import Floats, Integers, Sparse


@dataclass(frozen=True, eq=False)
class Table:
    """The statements of a selection as arrays, one entry a statement, sorted by time.

    `row`, `column` and `level` are indices into `rows`, `columns` and `levels`; `seconds` are those since 1970, -inf
    where the time is not known.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[Value, ...]
    qualifier: DataType | None
    row: Integers
    column: Integers
    level: Integers
    seconds: Floats
    kept: tuple[Kept, ...]

    def between(self, start: datetime, stop: datetime, *, open_end: bool = False) -> Integers:
        """Return the indices of the statements from `start` to `stop`, which is left out if the end is open."""
        first = np.searchsorted(self.seconds, seconds(start), side="left")
        last = np.searchsorted(self.seconds, seconds(stop), side="left" if open_end else "right")
        return np.arange(first, last)


@dataclass(frozen=True, eq=False)
class Counts:
    """The table counted: a matrix for each level; `worth` are the numbers that the levels stand for."""

    levels: tuple[Sparse, ...]
    worth: tuple[float, ...]
    qualifier: DataType | None

    def total(self) -> Sparse:
        """Return rows × columns over all levels."""
        whole = self.levels[0]
        for each in self.levels[1:]:
            whole = whole + each
        return whole

    def side_by_side(self) -> Sparse:
        """Return all levels next to each other: rows × (levels · columns)."""
        return sparse.hstack(self.levels, format="csr")


def tabulate(selection: Selection) -> Table:
    """Return the statements of the selection as arrays; names are in the order of java.lang.String."""
    kept = sorted(selection.statements, key=lambda k: _seconds(k.time))
    rows = sorted({k.row for k in kept} | set(selection.rows), key=java_order)
    columns = sorted({k.column for k in kept} | set(selection.columns), key=java_order)
    of_row, of_column = {n: i for i, n in enumerate(rows)}, {n: i for i, n in enumerate(columns)}
    of_level = {level: i for i, level in enumerate(selection.levels)}
    return Table(
        rows=tuple(rows),
        columns=tuple(columns),
        levels=selection.levels,
        qualifier=selection.qualifier,
        row=np.array([of_row[k.row] for k in kept], dtype=np.int64),
        column=np.array([of_column[k.column] for k in kept], dtype=np.int64),
        level=np.array([of_level[k.level] if selection.qualifier else 0 for k in kept], dtype=np.int64),
        seconds=np.array([_seconds(k.time) for k in kept], dtype=np.float64),
        kept=tuple(kept),
    )


def count(table: Table, which: Integers, weights: Floats | None = None) -> Counts:
    """Return how often each row names each column at each level among some statements, each one weighing 1."""
    shape = (len(table.rows), len(table.columns))
    weights = np.ones(len(which)) if weights is None else weights
    level = table.level[which]
    matrices = []
    for number in range(max(len(table.levels), 1)):
        here = which[level == number]
        cells = (weights[level == number], (table.row[here], table.column[here]))
        matrices.append(sparse.coo_array(cells, shape=shape).tocsr())
    worth = tuple(float(v) if isinstance(v, int) else float(i) for i, v in enumerate(table.levels)) or (1.0,)
    return Counts(tuple(matrices), worth, table.qualifier)


def seconds(time: datetime) -> float:
    """Return the seconds since 1970 of a time in UTC."""
    return (time - datetime(1970, 1, 1)).total_seconds()


def _seconds(time: datetime | None) -> float:
    return float("-inf") if time is None else seconds(time)
