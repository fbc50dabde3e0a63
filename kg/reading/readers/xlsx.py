"""Spreadsheets: each sheet is a table, one article a row."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.reading.readers.columns import Cells
from kg.reading.readers.reader import File, Reader, SourceText
from kg.reading.readers.tables import Table, texts_of
from kg.reading.readers.zipped import opened

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_BYTES = 200_000_000
"""Of the XML in it: openpyxl needs ten times as much memory."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each row of each sheet, named after its row: a.xlsx#2, of several a.xlsx#Sheet1!2."""
    opened(file, most=_MOST_BYTES).close()
    import openpyxl

    with warnings.catch_warnings(action="ignore"):  # of styles and extensions that it does not know
        try:
            book = openpyxl.load_workbook(io.BytesIO(file.data), data_only=True)
        except Exception as error:  # KeyError, XML errors, whatever it stumbles over
            told = " ".join(str(error).split())[:100]
            raise InputError(
                f"{file.name}: no spreadsheet that can be read ({told}); save it anew as .xlsx or .csv"
            ) from error
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    used = [sheet for sheet in shown if any(cell.value is not None for row in sheet.iter_rows() for cell in row)]
    if not used:
        raise file.empty()
    yield from _sheets(file, used, days=book.epoch.year < 1904)
    for sheet in book.worksheets:
        if sheet not in shown:
            yield InputError(f"{file.name}#{sheet.title}: a hidden sheet, left out; show it if it is to be read")


def _sheets(file: File, used: list[Worksheet], *, days: bool) -> Iterator[SourceText | InputError]:
    for sheet in used:
        where = file.name if len(used) == 1 else f"{file.name}#{sheet.title}"
        prefix = f"{file.name}#" if len(used) == 1 else f"{where}!"
        try:
            yield from texts_of(Table(where, _rows(sheet), prefix, days), file)
        except InputError as error:
            yield error


def _rows(sheet: Worksheet) -> list[Cells]:
    """Return the cells of a sheet as text; what is merged stands in each cell that it covers."""
    rows = [[_text(cell.value) if cell.data_type != "e" else "" for cell in row] for row in sheet.iter_rows(min_row=1)]
    for merged in sheet.merged_cells.ranges:
        value = rows[merged.min_row - 1][merged.min_col - 1] if merged.min_row <= len(rows) else ""
        for row in rows[merged.min_row - 1 : merged.max_row]:
            row[merged.min_col - 1 : merged.max_col] = [value] * len(row[merged.min_col - 1 : merged.max_col])
    return list(rows)


def _text(value: Any) -> str:
    """Return what a cell shows, a date as ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n").replace("\r", "\n")


READER = Reader("xlsx", (".xlsx",), read, "a spreadsheet, read as such a table, sheet by sheet")
