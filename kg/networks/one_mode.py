"""Actors × actors: who agrees and who disagrees with whom, over all issues.

Congruence: both say the same of an issue; conflict: one the opposite of the other; subtract: the first less the
second; ignore: both speak of it, whatever they say. Each is the sum over issues of the products of the counts.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from kg.coding import DataType
from kg.errors import InputError
from kg.networks.counts import Counts
from kg.networks.options import Aggregation, Normalization
from kg.networks.sparse import Floats, Sparse, at_cells, scaled, without_diagonal


def one_mode(counts: Counts, aggregation: Aggregation, normalization: Normalization, *, compatible: bool) -> Sparse:
    """Return the network of the rows; the diagonal is zero. Raises InputError for what two-mode networks alone have."""
    if normalization is Normalization.JACCARD and not compatible:
        counts = _presence(counts, aggregation)
    cells = without_diagonal(aggregated(counts, aggregation))
    match normalization:
        case Normalization.NO:
            return cells
        case Normalization.AVERAGE:
            said = _activity(counts)
            return scaled(cells, lambda i, h: (said[i] + said[h]) / 2)
        case Normalization.COSINE:
            length = _activity(counts) if compatible else _lengths(counts, aggregation)
            return scaled(cells, lambda i, h: length[i] * length[h])
        case Normalization.JACCARD:
            return _jaccard(cells, counts)
        case _:
            raise InputError(f"a one-mode network has no {normalization}; use no, average, jaccard or cosine")


def aggregated(counts: Counts, aggregation: Aggregation) -> Sparse:
    """Return the sum over columns and levels, the diagonal included, before any normalization."""
    match aggregation:
        case Aggregation.IGNORE:
            total = counts.total()
            return total @ total.T
        case Aggregation.CONGRUENCE:
            return _congruence(counts)
        case Aggregation.CONFLICT:
            return _conflict(counts)
        case Aggregation.SUBTRACT:
            return _congruence(counts) - _conflict(counts)
        case _:
            raise InputError(f"a one-mode network has no {aggregation}; use ignore, congruence, conflict or subtract")


def _congruence(counts: Counts) -> Sparse:
    if counts.qualifier is DataType.INTEGER:
        return _by_distance(counts, same=True)
    both = [level @ level.T for level in counts.levels]
    return sum(both[1:], start=both[0])


def _conflict(counts: Counts) -> Sparse:
    if counts.qualifier is DataType.BOOLEAN:
        against, for_ = counts.levels
        opposed = for_ @ against.T
        return opposed + opposed.T
    if counts.qualifier is DataType.INTEGER:
        return _by_distance(counts, same=False)
    if counts.qualifier is None:
        return counts.levels[0] @ counts.levels[0].T * 0  # nobody takes a side
    return _alone(counts)


def _by_distance(counts: Counts, *, same: bool) -> Sparse:
    """Weigh each pair of levels by how near they are on the scale, or by how far."""
    scale = max(counts.worth) - min(counts.worth) or 1.0
    cells = counts.levels[0] @ counts.levels[0].T * 0
    for left, value in zip(counts.levels, counts.worth, strict=True):
        for right, other in zip(counts.levels, counts.worth, strict=True):
            far = abs(value - other) / scale
            if weight := 1 - far if same else far:
                cells = cells + left @ right.T * weight
    return cells


def _alone(counts: Counts) -> Sparse:
    """Return for levels that are words the statements of either actor where the other has none: no product."""
    whole = counts.side_by_side()
    present = (whole > 0).astype(float)
    said = np.asarray(whole.sum(axis=1))
    dense: Floats = said[:, None] + said[None, :] - (whole @ present.T).toarray() - (present @ whole.T).toarray()
    return sparse.csr_array(dense)


def _activity(counts: Counts) -> Floats:
    activity: Floats = np.asarray(counts.total().sum(axis=1))
    return activity


def _lengths(counts: Counts, aggregation: Aggregation) -> Floats:
    """Return the Euclidean length of what each row says, so that the cosine is a cosine."""
    whole = counts.total() if aggregation is Aggregation.IGNORE else counts.side_by_side()
    lengths: Floats = np.sqrt(np.asarray((whole * whole).sum(axis=1)))
    return lengths


def _presence(counts: Counts, aggregation: Aggregation) -> Counts:
    """Return 1 for every cell that is not zero; over all levels at once where these do not matter."""
    if aggregation is Aggregation.IGNORE:
        return Counts(((counts.total() > 0).astype(float),), (1.0,), None)
    return Counts(tuple((level > 0).astype(float) for level in counts.levels), counts.worth, counts.qualifier)


def _jaccard(cells: Sparse, counts: Counts) -> Sparse:
    """Divide by what either says: m10 + m01 + m11 over the cells of all levels."""
    whole = counts.side_by_side()
    present = (whole > 0).astype(float)
    said = np.asarray(whole.sum(axis=1))
    left, both = at_cells(cells, whole @ present.T), at_cells(cells, whole @ whole.T)
    right = at_cells(cells, (whole @ present.T).T)
    return scaled(cells, lambda i, h: (said[i] - left) + (said[h] - right) + both)
