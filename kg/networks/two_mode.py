"""Rows × columns: which actor is for and against which issue, and how often."""

from __future__ import annotations

import numpy as np

from kg.coding import DataType
from kg.errors import InputError
from kg.networks.counts import Counts
from kg.networks.options import Aggregation, Normalization
from kg.networks.sparse import Sparse, divided


def two_mode(counts: Counts, aggregation: Aggregation, normalization: Normalization) -> Sparse:
    """Return the network of two modes.

    ignore: the number of statements. subtract: those for less those against; with an integer qualifier the sum of
    its values. combine: 1 only for, 2 only against, 3 both (Leifeld 2017). Raises InputError for what one-mode
    networks alone have.
    """
    match aggregation:
        case Aggregation.IGNORE:
            cells = counts.total()
        case Aggregation.SUBTRACT:
            cells = _subtracted(counts)
        case Aggregation.COMBINE:
            cells = _combined(counts)
        case _:
            raise InputError(f"a two-mode network has no {aggregation}; use ignore, subtract or combine")
    match normalization:
        case Normalization.NO:
            return cells
        case Normalization.ACTIVITY if aggregation is not Aggregation.COMBINE:
            return divided(cells, np.asarray(counts.total().sum(axis=1)), axis=0)
        case Normalization.PROMINENCE if aggregation is not Aggregation.COMBINE:
            return divided(cells, np.asarray(counts.total().sum(axis=0)), axis=1)
        case Normalization.ACTIVITY | Normalization.PROMINENCE:
            raise InputError("combine gives codes, which cannot be divided; use the normalization no")
        case _:
            raise InputError(f"a two-mode network has no {normalization}; use no, activity or prominence")


def _subtracted(counts: Counts) -> Sparse:
    if counts.qualifier is DataType.BOOLEAN:
        return counts.levels[1] - counts.levels[0]
    if counts.qualifier is DataType.INTEGER:
        cells = counts.levels[0] * counts.worth[0]
        for level, worth in zip(counts.levels[1:], counts.worth[1:], strict=True):
            cells = cells + level * worth
        return cells
    return counts.total()


def _combined(counts: Counts) -> Sparse:
    """Give each level that occurs a bit of its own, the last level the lowest."""
    cells = counts.levels[0] * 0
    for power, level in enumerate(reversed(counts.levels)):
        cells = cells + (level > 0).astype(float) * 2**power
    return cells
