"""Tables of articles, whatever file they come in: rows of cells → texts with what the other columns say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.reading.bylines import author_of
from kg.reading.readers import markup
from kg.reading.readers.column_dates import Reading, reading_of
from kg.reading.readers.columns import SAMPLE, Cells, Columns, find_columns, names_of, recognized
from kg.reading.readers.reader import METADATA, File, SourceText, whole

_HEADER_WITHIN = 20
"""Rows among which the one with the names of the columns is looked for: titles and notes stand over some tables."""
_ID = re.compile(r"[\w.:-]{1,60}")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, the first of them row 1, its names of columns among them."""

    where: str
    """“a.xlsx” or “a.xlsx#Sheet 2”: what messages call it."""
    rows: Sequence[Cells]
    prefix: str
    """What stands before the number of a row in the name of its text: “a.xlsx#Sheet 2!”."""
    days: bool = True
    """Whether a number may be the days since 1900, for spreadsheets show dates as such."""


@dataclass(slots=True)
class _Aside:
    """Rows that are left out, by the reason."""

    rows: dict[str, list[int]] = field(default_factory=dict)

    def told(self, table: Table) -> Iterator[InputError]:
        for reason, rows in self.rows.items():
            which = f"row {rows[0]}" if len(rows) == 1 else f"{len(rows)} rows, the first row {rows[0]},"
            yield InputError(f"{table.where}: {which} {reason}")


def texts_of(table: Table, file: File) -> Iterator[SourceText | InputError]:
    """Yield the texts of a table, and what of it was left out; raises InputError if no column of it is of texts."""
    head = _head(table.rows, file)
    if head is None:
        raise InputError(f"{table.where}: the table is empty; leave it out or fill it")
    header = [whole(cell) for cell in table.rows[head]]
    body = [
        (number, cells) for number, cells in enumerate(table.rows[head + 1 :], head + 2) if any(map(str.strip, cells))
    ]
    sample = [cells for _, cells in body[:SAMPLE]]
    if not body:
        told = f"nothing stands under the names of its columns ({names_of(header)})"
        raise InputError(f"{table.where}: {told}; leave it out or fill it")
    columns = find_columns(table.where, header, sample, file.columns)
    dates = reading_of((columns.cell(cells, "date") for _, cells in body), days=table.days)
    tagged = markup.mostly_tagged(columns.cell(cells, "text") for cells in sample)
    how = columns.told({"date": dates[1], "text": "tags removed" if tagged else ""})
    yield from _rows(table, body, columns, _Way(how, dates, tagged))


@dataclass(frozen=True, slots=True)
class _Way:
    """How the cells of a table are read."""

    how: str
    dates: Reading
    tagged: bool


def _rows(
    table: Table, body: Sequence[tuple[int, Cells]], columns: Columns, way: _Way
) -> Iterator[SourceText | InputError]:
    aside, seen, width = _Aside(), set[str](), len(columns.header)
    for number, cells in body:
        if any(map(str.strip, cells[width:])):
            told = "has more cells than the table columns, left out; put a cell with separators in it in quotes"
            aside.rows.setdefault(told, []).append(number)
            continue
        text = columns.cell(cells, "text")
        text = markup.untagged(text) if way.tagged else text
        if not text.strip():
            aside.rows.setdefault("without a text, left out", []).append(number)
            continue
        given = [(key, value) for key in METADATA if (value := columns.cell(cells, key))]
        given = [(key, way.dates[0](value) if key == "date" else _said(key, value)) for key, value in given]
        name = columns.cell(cells, "id")
        if not _ID.fullmatch(name) or name in seen:
            name = f"row {number}" if "id" in columns.places else str(number)
        seen.add(name)
        yield SourceText(
            f"{table.prefix}{whole(name)}", whole(text), tuple((k, whole(v)) for k, v in given if v), how=way.how
        )
    yield from aside.told(table)


def _said(key: str, value: str) -> str:
    """Return what a cell says of a text on one line, without tags and references; of “By Ann Lee” the name."""
    if key == "author" and (name := author_of(value)[0]):
        return name
    if markup.is_tagged(value) or markup.has_entities(value):
        value = markup.untagged(value)
    return " ".join(value.split())


def _head(rows: Sequence[Cells], file: File) -> int | None:
    """Return which row names the columns: the one that most names are known of, else the first that is not empty."""
    filled = [place for place, cells in enumerate(rows[:_HEADER_WITHIN]) if any(map(str.strip, cells))]
    filled = filled or [place for place, cells in enumerate(rows) if any(map(str.strip, cells))][:1]
    if not filled:
        return None
    return max(filled, key=lambda place: (recognized(rows[place], file.columns), -place))
