"""Tables that people edit in a spreadsheet: CSV as Excel and LibreOffice write it and read it.

Begins with a byte order mark, for Excel reads UTF-8 only then; lines end with CR LF as RFC 4180 says. What a
spreadsheet would take for a formula has an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KGError
from kg.named_files import read_text

_FORMULA = re.compile(r"'*[=+\-@\t\r−–]")
_MANGLED = re.compile(r"#(NAME|REF|VALUE|DIV/0|N/A|ERROR|NULL|NUM)[?!]?|Err:\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where it begins, and its cells by column, without space at their ends."""

    where: str
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table must look like: its columns, the one that must be there, and the error that says it is not so."""

    columns: Sequence[str]
    needed: str
    error: type[KGError]


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows of cells, the first of them the names of the columns, as the text of a file."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, and that can be written as UTF-8."""
    cell = cell.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    return "'" + cell if _FORMULA.match(cell) else cell


def read_table(path: Path, layout: Layout) -> tuple[Row, ...]:
    """Return the lines of a table that hold something, with white space in cells made single.

    Raises the error of the layout, with file, line and remedy, for what cannot be read.
    """
    text = read_text(path, layout.error, as_utf8="save it as “CSV UTF-8”")
    return tuple(_rows(text, path, layout))


def _rows(text: str, path: Path, layout: Layout) -> Iterator[Row]:
    delimiter = _delimiter(text, layout.needed)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    begin = 1
    try:
        for cells in lines:
            where, line, begin = f"{path}, line {begin}", begin, lines.line_num + 1
            cells = [_read_cell(cell, where, layout) for cell in cells]
            if not any(cells) or (header is None and cells[0].casefold().startswith("sep=")):
                continue
            if header is None:
                header = _header(cells, where, layout)
            elif any(cells[len(header) :]):
                raise layout.error(f"{where}: has more cells than columns; put a cell with commas in it in quotes")
            else:
                yield Row(where, line, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        remedy = "a cell with quotes in it stands in quotes, and they are doubled in it"
        raise layout.error(f"{path}, line {begin}: not CSV ({error}); {remedy}") from error


def _delimiter(text: str, needed: str) -> str:
    """Return what separates cells, as the line with the names of the columns has it; Excel writes ; in many lands."""
    for line in text.splitlines():
        for sign in (",", ";", "\t"):
            if sign in line and needed in (_name(cell.strip(' "')) for cell in line.split(sign)):
                return sign
    return ","


def _read_cell(cell: str, where: str, layout: Layout) -> str:
    cell = " ".join(cell.split())
    if _MANGLED.fullmatch(cell):
        told = f"{cell} stands where a spreadsheet took words for a formula; put ' before them"
        raise layout.error(f"{where}: {told}")
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _name(cell: str) -> str:
    """Return the name of a column without what stands behind it in parentheses: what is to be written there."""
    name, told, _ = cell.partition("(")
    return (name.rstrip() if told and cell.endswith(")") else cell).casefold().replace(" ", "_")


def _header(cells: Sequence[str], where: str, layout: Layout) -> list[str]:
    names = [_name(cell) for cell in cells]
    for name in names:
        near = difflib.get_close_matches(name, layout.columns, n=1, cutoff=0.75)
        if name not in layout.columns and near:
            raise layout.error(f"{where}: unknown column {name!r}; did you mean {near[0]!r}?")
        if name in layout.columns and names.count(name) > 1:
            raise layout.error(f"{where}: the column {name} stands there twice; remove one")
    if layout.needed not in names:
        known = ", ".join(layout.columns)
        raise layout.error(f"{where}: must name the columns; {layout.needed} at least, of {known}")
    return names
