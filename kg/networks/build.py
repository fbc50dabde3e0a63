"""From coded statements to networks: one of the whole range, or one for each window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import numpy as np

from kg.coding import Coding
from kg.errors import InputError
from kg.networks.counts import Table, count, tabulate
from kg.networks.kernels import compatible_one_mode, compatible_two_mode, kernel_windows, weights
from kg.networks.matrix import Matrix
from kg.networks.one_mode import one_mode
from kg.networks.options import Kernel, Mode, Options, Unit, Windows
from kg.networks.selection import Selection, select
from kg.networks.sparse import Floats, Integers, Sparse
from kg.networks.two_mode import two_mode
from kg.networks.windows import (
    Window,
    compatible_event_windows,
    compatible_windows,
    event_windows,
    windows,
)


def network(coding: Coding, options: Options) -> tuple[Matrix, ...]:
    """Return the network of the statements: one matrix, or one a window, in order of time.

    Raises InputError for a combination of options that means nothing, with what can be used, and for windows where no
    document has a date.
    """
    return of_selection(select(coding, options), options)


def of_selection(selection: Selection, options: Options) -> tuple[Matrix, ...]:
    """Return the network of statements already selected; see `network`."""
    table = tabulate(selection)
    if options.windows is None:
        everything = np.arange(len(table.kept))
        return (_of_window(table, everything, selection, options, _whole(selection)),)
    if selection.start is None or selection.stop is None:
        raise InputError("no document has a date, so there are no windows of time; leave them out")
    if options.windows.kernel is not Kernel.NO:
        if options.windows.unit is Unit.EVENTS:
            raise InputError(
                "a kernel weighs statements by their time; leave it out, or count windows in days or months"
            )
        return tuple(_smoothed(table, selection, options, options.windows))
    if options.windows.unit is Unit.EVENTS:
        times = [k.time for k in table.kept if k.time is not None]
        made = (compatible_event_windows if options.compatible else event_windows)(times, options.windows)
    else:
        cut = compatible_windows if options.compatible else windows
        made = cut(selection.start, selection.stop, options.windows)
    return tuple(_of_window(table, _inside(table, window), selection, options, window) for window in made)


def _inside(table: Table, window: Window) -> Integers:
    if window.places is not None:
        return np.arange(*window.places)
    return table.between(window.start, window.stop, open_end=window.open_end)


def _whole(selection: Selection) -> Window | None:
    if selection.start is None or selection.stop is None:
        return None
    half = (selection.stop - selection.start) // 2
    return Window(selection.start, selection.start + half - timedelta(microseconds=half.microseconds), selection.stop)


def _of_window(table: Table, which: Integers, selection: Selection, options: Options, window: Window | None) -> Matrix:
    counts = count(table, which)
    if options.mode is Mode.TWO_MODE:
        cells = two_mode(counts, options.aggregation, options.normalization)
    else:
        cells = one_mode(counts, options.aggregation, options.normalization, compatible=options.compatible)
    return _dated(_cut(cells, table, which, options, selection if options.isolates else None), window)


def _cut(cells: Sparse, table: Table, which: Integers, options: Options, named: Selection | None) -> Matrix:
    """Cut the cells to the nodes that have a statement here, or to all that are named in the selection."""
    rows = _nodes(table.rows, table.row[which], named.rows if named else None)
    columns = _nodes(table.columns, table.column[which], named.columns if named else None)
    row_names, names = tuple(table.rows[i] for i in rows), tuple(table.columns[j] for j in columns)
    if options.mode is Mode.ONE_MODE:
        columns, names = rows, row_names
    return Matrix(row_names, names, cells[rows][:, columns], options, len(which))


def _dated(matrix: Matrix, window: Window | None) -> Matrix:
    if window is None:
        return matrix
    return replace(matrix, start=window.start, middle=window.middle, stop=window.stop, places=window.places)


def _nodes(names: tuple[str, ...], used: Integers, named: tuple[str, ...] | None) -> Integers:
    if named is None:
        return np.unique(used)
    wanted = set(named)
    return np.array([i for i, name in enumerate(names) if name in wanted], dtype=np.int64)


def _smoothed(table: Table, selection: Selection, options: Options, wanted: Windows) -> Iterator[Matrix]:
    """Yield a network for each middle; the range begins and ends with the statements that count."""
    times = [k.time for k in table.kept if k.time is not None]
    if not times:
        return
    start, stop = max(selection.start or times[0], times[0]), min(selection.stop or times[-1], times[-1])
    for window in kernel_windows(start, stop, wanted):
        which = table.between(window.start, window.stop)
        weight = weights(table, which, window.middle, wanted, compatible=options.compatible)
        cells = _weighted(table, which, weight, options)
        if options.normalize_to_one and cells.sum():
            cells = cells / cells.sum()
        yield _dated(_cut(cells, table, which, options, selection), window)


def _weighted(table: Table, which: Integers, weight: Floats, options: Options) -> Sparse:
    """Return the network in which each statement, or in one mode each pair of them, weighs by its distance."""
    if options.mode is Mode.TWO_MODE:
        counts = count(table, which, weight)
        if options.compatible:
            return compatible_two_mode(counts, options.aggregation)
        return two_mode(counts, options.aggregation, options.normalization)
    counts = count(table, which, np.sqrt(weight))
    if options.compatible:
        return compatible_one_mode(counts, count(table, np.arange(len(table.kept))), options)
    return one_mode(counts, options.aggregation, options.normalization, compatible=False)
