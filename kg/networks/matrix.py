"""The result: a network as a matrix with the names of its rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kg.networks.options import Mode, Options

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Dense = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Matrix:
    """Actors × issues, or actors × actors, of one window or of the whole range.

    `cells` is a scipy.sparse.csr_array of float64 with the shape (rows, columns). `statements` is how many
    statements it was made of, after exclusions and duplicates. `start`, `middle` and `stop` are those of the window;
    `places` are those of its statements in the selection, first and end, where it counts statements.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Any
    options: Options
    statements: int
    start: datetime | None = None
    middle: datetime | None = None
    stop: datetime | None = None
    places: tuple[int, int] | None = None

    def dense(self) -> Dense:
        """Return the numbers as a numpy array of the shape (rows, columns)."""
        dense: Dense = self.cells.toarray()
        return dense

    def edges(self) -> Iterator[tuple[str, str, float]]:
        """Yield the cells that are not zero: row, column, number; each pair of a one-mode network once."""
        square = self.options.mode is Mode.ONE_MODE
        coo = self.cells.tocoo()
        for i, j, value in sorted(zip(coo.row.tolist(), coo.col.tolist(), coo.data.tolist(), strict=True)):
            if value and not (square and j <= i):
                yield self.rows[i], self.columns[j], value
