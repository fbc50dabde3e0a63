"""Tables as text: CSV with commas or semicolons, TSV. One article a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from kg.errors import InputError
from kg.reading.readers.columns import Cells, recognized
from kg.reading.readers.reader import LONGEST, File, Reader, SourceText, always
from kg.reading.readers.tables import Table, texts_of

_SIGNS = (",", ";", "\t", "|")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 64_000
"""Characters at the head of a table in which its names of columns are looked for."""


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each row, named after the file and its id or row: a.csv#2 is the first under the names."""
    text = _decoded(file)
    rows, wrong = _parsed(file, text)
    if not any(map(any, rows)):
        raise wrong or file.empty()
    yield from texts_of(Table(file.name, rows, f"{file.name}#"), file)
    if wrong:
        yield wrong


def _decoded(file: File) -> str:
    try:
        if file.data.startswith(_UTF_16):
            return file.data.decode("utf-16")  # “Unicode text” of spreadsheets
        return file.text()
    except InputError as error:
        if "not UTF-8" not in str(error):
            raise
        told = str(error).partition("; convert")[0]
        raise InputError(f"{told}; in a spreadsheet, save it as “CSV UTF-8”") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file.name}: not UTF-16 throughout; save it as “CSV UTF-8”") from error


def _parsed(file: File, text: str) -> tuple[list[Cells], InputError | None]:
    """Return the rows of a table, and what is wrong with it from some row on."""
    sign = _sign(file, text)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST + 1))
    rows, told = _rows(text, sign, csv.QUOTE_MINIMAL)
    if told and sign == "\t":  # many programs write tabs between cells, and quotes as they are
        rows, told = _rows(text, sign, csv.QUOTE_NONE)
    if not told:
        return rows, None
    remedy = "a cell with quotes in it stands in quotes, and they are doubled in it"
    return rows, InputError(
        f"{file.name}: row {len(rows) + 1} and what follows are not CSV ({told}), left out; {remedy}"
    )


def _rows(text: str, sign: str, quoting: int) -> tuple[list[Cells], str]:
    quoted = quoting != csv.QUOTE_NONE
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=quoted, quoting=quoting)  # type: ignore[arg-type]
    rows: list[Cells] = []
    try:
        rows.extend(lines)
    except csv.Error as error:
        return rows, str(error)
    return rows, ""


def _sign(file: File, text: str) -> str:
    """Return what separates cells: what makes the names of columns of its first lines; Excel writes ; in many lands."""
    head = text[:_HEAD]
    first = head.partition("\n")[0].strip().casefold()
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    usual = ("\t", *_SIGNS) if file.suffix in (".tsv", ".tab") else _SIGNS

    def fits(sign: str) -> tuple[int, int]:
        rows = _rows(head, sign, csv.QUOTE_MINIMAL)[0][:20]
        best = max((recognized(row, file.columns) for row in rows), default=0)
        return best, min(2, len(rows[0]) if rows else 0)

    return max(usual, key=fits)  # of equals the first


READER = Reader(
    "csv", (".csv", ".tsv", ".tab"), read,
    "a table, one article a row; what its columns are is told by their names, or `--column text=Body`",
    undeclared=always,
)  # fmt: skip
