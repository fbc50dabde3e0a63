"""What scipy.sparse lacks: dividing only what is there, 0 / 0 being 0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Sparse = Any
"""A scipy.sparse.csr_array of float64; scipy ships no types."""
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def divided(cells: Sparse, by: Floats, *, axis: int) -> Sparse:
    """Divide each row (axis 0) or column (axis 1) by a number of its own."""
    return scaled(cells, lambda row, column: by[row if axis == 0 else column])


def scaled(cells: Sparse, divisor: Callable[[Integers, Integers], Floats]) -> Sparse:
    """Divide each cell by what the divisor gives for its row and column; what is divided by zero becomes zero."""
    coo = cells.tocoo()
    by = divisor(coo.row, coo.col)
    values = np.divide(coo.data, by, out=np.zeros(len(coo.data)), where=by != 0)
    return sparse.coo_array((values, (coo.row, coo.col)), shape=cells.shape).tocsr()


def at_cells(cells: Sparse, values: Sparse) -> Floats:
    """Return the values of another matrix at the stored cells of this one, in the order of its coordinates."""
    coo = cells.tocoo()
    if not coo.nnz:
        return np.zeros(0)  # scipy gives a matrix for no places
    found: Floats = np.asarray(sparse.csr_array(values)[coo.row, coo.col]).ravel()
    return found


def without_diagonal(cells: Sparse) -> Sparse:
    """Return the same with zeros, none of them stored, on the diagonal."""
    coo = cells.tocoo()
    off = (coo.row != coo.col) & (coo.data != 0)
    return sparse.coo_array((coo.data[off], (coo.row[off], coo.col[off])), shape=cells.shape).tocsr()
