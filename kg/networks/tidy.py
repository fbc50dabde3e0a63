"""Results as tables for spreadsheets and statistics: one row a thing, one column a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from kg.networks.formats.format import Written, number
from kg.networks.formats.tables import Cell, table
from kg.networks.matrix import Matrix
from kg.networks.options import FEW

DIGITS = 10
"""Significant digits of a number: what different machines agree on."""


@dataclass(frozen=True, slots=True)
class Tidy:
    """A table: the names of its columns, and its rows; an empty text is what is not known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tidy(kind: type, records: Iterable[Any], *, without: Sequence[str] = ()) -> Tidy:
    """Return values of a dataclass as a table, one row each, without some of their fields."""
    names = [field.name for field in fields(kind) if field.name not in without]
    rows = tuple(tuple(cell(getattr(record, name)) for name in names) for record in records)
    return Tidy(tuple(name.rstrip("_") for name in names), rows)


def cell(value: object) -> Cell:
    """Return a value as it stands in a table: dates as ISO 8601, yes and no as 1 and 0, lists with “; ” between."""
    match value:
        case None:
            return ""
        case bool():
            return int(value)
        case int() | str():
            return value
        case float():
            return number(float(f"{value:.{DIGITS}g}"))
        case datetime():
            midnight = not (value.hour or value.minute or value.second or value.microsecond)
            return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
        case tuple():
            between = " | " if any(isinstance(each, tuple) for each in value) else "; "
            return between.join(str(cell(each)) for each in value)
        case _:
            return str(value)


def windows_table(matrices: Sequence[Matrix], *, few: int = FEW) -> Tidy:
    """Return networks as one long table: a row for each cell that is not zero, each pair of one mode once.

    A window without any such cell has one row, without row, column and value, so that it is not lost.
    """
    columns = ("window_start", "window_middle", "window_stop", "statements", "few", "row", "column", "value")
    rows: list[tuple[Cell, ...]] = []
    for matrix in matrices:
        window = tuple(
            cell(each)
            for each in (matrix.start, matrix.middle, matrix.stop, matrix.statements, matrix.statements < few)
        )
        edges = [(row, column, cell(value)) for row, column, value in matrix.edges()]
        rows += [(*window, *edge) for edge in edges or [("", "", "")]]
    return Tidy(columns, tuple(rows))


def csv_of(made: Tidy) -> Written:
    """Return a table as CSV, in the form of `kg.networks.formats.tables`, with a note on names that are changed."""
    names = {each for row in made.rows for each in row if isinstance(each, str)}
    return table([made.columns, *made.rows], sorted(names))
