"""Reads a table of coded statements: ours, the list of events of the Discourse Network Analyzer, or one made by hand.

A table made by hand needs a concept, an agreement, and an organization (or actor) or a person. A cell that says nothing
was not coded.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.coding.found import KIND
from kg.coding.statements import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedStatement,
    Coding,
    DataType,
    Value,
    Variable,
)
from kg.coding.table_columns import FIXED, KEY, name_of, variable_of
from kg.coding.table_documents import Documents
from kg.errors import InputError
from kg.spreadsheet import safe

LONGEST_CELL = 10_000_000
SHORT = 190
"""A longer text can be no short text in a .dna file."""
ANSWERS: Mapping[str, int] = {
    **dict.fromkeys(("1", "yes", "for", "true", "pro", "agree"), 1),
    **dict.fromkeys(("0", "no", "against", "false", "con", "disagree"), 0),
}
WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
"""Not 007, which is a name."""

Types = Mapping[str, DataType]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column, and where it stands for those who look it up."""

    where: str
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """Return a cell, "" where the table has no such column."""
        return self.cells.get(column, "")

    def whole(self, column: str, otherwise: int = 0) -> int:
        """Return a cell as a whole number; raises InputError for what is none."""
        cell = self.get(column).strip()
        if cell and not WHOLE.fullmatch(cell):
            raise InputError(f"{self.where}: {column} is {cell[:40]!r}; write a whole number, or leave it empty")
        return int(cell) if cell else otherwise


def read_csv(path: Path) -> Coding:
    """Return the statements of a CSV file, separated by comma, semicolon or tab.

    Agreement may be 1 and 0, yes and no, for and against, true and false; or whole numbers such as −1, 0, 1 throughout.
    Documents have no text, for a table has only the words of the statements. Rows that tell neither document nor title
    are each a document of their own. Raises InputError with the line for what cannot be read.
    """
    with _lines(path) as lines:
        columns = next(lines, None)
        if columns is None:
            raise InputError(f"{path}: is empty; write the names of the columns into its first line")
        header = [name_of(cell) for cell in columns.cells.values()]
        rows = []
        for row in lines:
            if len(row.cells) != len(header):
                told = f"has {len(row.cells)} cells, the first line {len(header)}; put texts with commas into quotes"
                raise InputError(f"{row.where}: {told}")
            rows.append(Row(row.where, dict(zip(header, row.cells.values(), strict=True))))
    return coding_of_rows(path, header, rows, {})


def coding_of_rows(path: Path, columns: Sequence[str], rows: Sequence[Row], types: Types) -> Coding:
    """Return the statements of the rows of a table; `types` are those of the columns, as far as they are known."""
    _check_columns(path, columns)
    known = {c: types.get(c) or _type(c, rows) for c in columns if c not in FIXED}
    used = _used(rows, known, together=len({row.get("kind") or KIND for row in rows}) < 2)
    documents = Documents(rows)
    statements: dict[int, CodedStatement] = {}
    for number, row in enumerate(rows, start=1):
        kind = row.get("kind") or KIND
        id_ = row.whole("id", number)
        if id_ in statements:
            raise InputError(f"{row.where}: the id {id_} stands twice; give each statement its own, or none")
        statements[id_] = CodedStatement(
            id=id_,
            document=documents.number(row),
            values={variable_of(c): _value(row, c, known[c]) for c in used[kind]},
            start=row.whole("start"),
            end=row.whole("end"),
            kind=kind,
            coder=row.get("coder"),
            key=row.get(KEY),
        )
    return Coding(
        documents=tuple(documents.found.values()),
        statements=tuple(statements.values()),
        kinds={kind: tuple(Variable(variable_of(c), known[c]) for c in columns) for kind, columns in used.items()},
        coders=tuple(dict.fromkeys(s.coder for s in statements.values() if s.coder)),
        notes=(*_uncoded(rows, used), *documents.notes()),
    )


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[Row]]:
    """Open a CSV file as rows whose columns are numbered, the first line among them."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; save it as CSV UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a table of statements") from error
    first = text.split("\n", 1)[0]
    limit = csv.field_size_limit(LONGEST_CELL)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        yield (
            Row(f"{path} line {table.line_num}", {str(n): _plain(cell) for n, cell in enumerate(row)})
            for row in table
            if any(row)
        )
    except csv.Error as error:
        raise InputError(f"{path} line {table.line_num}: is no CSV ({error}); save it as CSV anew") from error
    finally:
        csv.field_size_limit(limit)


def _plain(cell: str) -> str:
    """Return what a cell says, without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and safe(cell) != cell else cell


def _check_columns(path: Path, columns: Sequence[str]) -> None:
    for name in columns:
        if columns.count(name) > 1:
            raise InputError(f"{path}: two columns are called {name!r}; name each column once")
    lacking = [name for name in (CONCEPT, AGREEMENT) if name not in columns]
    if not {ORGANIZATION, PERSON} & {*columns}:
        lacking.insert(0, f"{ORGANIZATION}, actor or {PERSON}")
    if lacking:
        raise InputError(f"{path}: has no column {'; none '.join(lacking)}; it has {', '.join(columns)[:200]}")


def _type(column: str, rows: Sequence[Row]) -> DataType:
    if column in (PERSON, ORGANIZATION, CONCEPT):
        return DataType.SHORT_TEXT
    cells = {cell for row in rows if (cell := row.get(column))}
    if column == AGREEMENT:
        return DataType.BOOLEAN if all(c.strip().casefold() in ANSWERS for c in cells) else DataType.INTEGER
    if cells and all(map(WHOLE.fullmatch, cells)):
        return DataType.INTEGER
    return DataType.LONG_TEXT if any(len(c) > SHORT or "\n" in c for c in cells) else DataType.SHORT_TEXT


def _value(row: Row, column: str, kind: DataType) -> Value:
    cell = row.get(column)
    if kind.is_text or not cell.strip():
        return cell
    if kind is DataType.BOOLEAN and cell.strip().casefold() in ANSWERS:
        return ANSWERS[cell.strip().casefold()]
    number = cell.strip().replace("−", "-").removeprefix("+")
    if kind is DataType.INTEGER and WHOLE.fullmatch(number):
        return int(number)
    told = "write 1 or 0, yes or no, for or against, in every line, or whole numbers in every line"
    raise InputError(f"{row.where}: {column} is {cell[:40]!r}; {told if column == AGREEMENT else 'write a number'}")


def _used(rows: Sequence[Row], columns: Types, *, together: bool) -> Mapping[str, Sequence[str]]:
    """Return the columns of each statement type: those that say something in any of its rows, or all `together`."""
    said: dict[str, set[str]] = {} if rows else {KIND: set(columns)}
    for row in rows:
        said.setdefault(row.get("kind") or KIND, set()).update(c for c in columns if together or row.get(c))
    return {kind: [c for c in columns if c in names] for kind, names in said.items()}


def _uncoded(rows: Sequence[Row], used: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for column in (CONCEPT, AGREEMENT):
        if empty := [r for r in rows if column in used[r.get("kind") or KIND] and not r.get(column).strip()]:
            yield f"rows without {column}, taken as not coded: {len(empty)} (the first: {empty[0].where})"
