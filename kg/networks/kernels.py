"""How much a statement weighs in a smoothed network: the less, the further it lies from the middle of the window.

d is the distance in half widths. Sources: Silverman, Density Estimation (1986), table 3.1; Leifeld, Discourse Network
Analyzer 3.1, whose triangular kernel is |1 - d|, so that later statements weigh more than those in the middle, and
whose distance is cut to whole units.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import numpy as np

from kg.coding import DataType
from kg.networks.calendar import later, units_between, whole_units
from kg.networks.counts import Counts, Table
from kg.networks.one_mode import aggregated
from kg.networks.options import Aggregation, Kernel, Normalization, Options, Unit, Windows
from kg.networks.sparse import Floats, Integers, Sparse, scaled
from kg.networks.two_mode import two_mode
from kg.networks.windows import Window

_WEIGHTS: Mapping[Kernel, Callable[[Floats], Floats]] = {
    Kernel.UNIFORM: lambda d: np.full(len(d), 0.5),
    Kernel.TRIANGULAR: lambda d: 1 - np.abs(d),
    Kernel.EPANECHNIKOV: lambda d: 0.75 * (1 - d**2),
    Kernel.GAUSSIAN: lambda d: np.exp(-(d**2) / 2) / np.sqrt(2 * np.pi),
}
"""Weight by distance; but for the Gaussian, which has no end, zero where the distance exceeds 1."""

_COMPATIBLE = {**_WEIGHTS, Kernel.TRIANGULAR: lambda d: np.abs(1 - d)}
"""The same as the analyzer has them; there d is negative after the middle."""


def kernel_windows(start: datetime, stop: datetime, wanted: Windows) -> Iterator[Window]:
    """Yield a window around each unit from start to stop, or from half a width later to half a width before."""
    half = (wanted.size + wanted.size % 2) // 2
    middle, last = start, stop
    if wanted.indent:
        middle, last = later(start, half, wanted.unit), later(stop, -half, wanted.unit)
    while middle <= last:
        if wanted.kernel is Kernel.GAUSSIAN:
            yield Window(start, middle, stop)
        else:
            first, end = later(middle, -half, wanted.unit), later(middle, half, wanted.unit)
            yield Window(max(first, start), middle, min(end, stop))
        middle = later(middle, wanted.step, wanted.unit)


def weights(table: Table, which: Integers, middle: datetime, wanted: Windows, *, compatible: bool) -> Floats:
    """Return how much each statement weighs around that middle; which must not include any without a date."""
    width = wanted.size + wanted.size % 2
    far = np.array([_distance(table, i, middle, wanted.unit, compatible=compatible) for i in which.tolist()])
    d = 2 * far / width
    found = (_COMPATIBLE if compatible else _WEIGHTS)[wanted.kernel](d)
    if wanted.kernel is not Kernel.GAUSSIAN:
        found = np.where(np.abs(d) <= 1, found, 0.0)
    return np.asarray(found, dtype=np.float64)


def _distance(table: Table, index: int, middle: datetime, unit: Unit, *, compatible: bool) -> float:
    time = table.kept[index].time
    assert time is not None
    return float(whole_units(time, middle, unit)) if compatible else units_between(middle, time, unit)


def compatible_two_mode(counts: Counts, aggregation: Aggregation) -> Sparse:
    """Return the smoothed network of two modes as the analyzer has it: never divided, and nothing for combine.

    With an integer qualifier it adds up not the values but their places in the order of the values that occur.
    """
    if aggregation is Aggregation.COMBINE:
        return counts.total() * 0
    return two_mode(_by_place(counts), aggregation, Normalization.NO)


def compatible_one_mode(counts: Counts, everything: Counts, options: Options) -> Sparse:
    """Return the smoothed network of one mode as the analyzer has it: each pair of statements weighs √(w₁ w₂).

    `counts` are the sums of √w, `everything` those of all statements of the range. Levels that are words count as one.
    The diagonal is kept. Every normalization but no multiplies by the sum over columns and levels of
    2 / (count of the one + count of the other).
    """
    aggregation = options.aggregation
    if counts.qualifier not in (DataType.BOOLEAN, DataType.INTEGER):
        counts = Counts((counts.total(),), (0.0,), DataType.INTEGER)
    if aggregation not in (Aggregation.IGNORE, Aggregation.CONGRUENCE, Aggregation.CONFLICT):
        aggregation = Aggregation.SUBTRACT
    cells = aggregated(_by_place(counts), aggregation)
    if options.normalization is Normalization.NO:
        return cells
    said = everything.side_by_side().toarray()
    coo = cells.tocoo()
    both = said[coo.row] + said[coo.col]
    by = np.divide(2.0, both, out=np.zeros_like(both), where=both != 0).sum(axis=1)
    return scaled(cells, lambda i, h: 1 / by)


def _by_place(counts: Counts) -> Counts:
    return Counts(counts.levels, tuple(map(float, range(len(counts.levels)))), counts.qualifier)
