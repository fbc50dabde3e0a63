"""Opens a file of the Discourse Network Analyzer for reading, as something that anybody may have made.

It is opened read-only and taken to be unchanging. Only plain tables are read: a view, a virtual table or a reckoned
column could make the reading do work of its own, so a file that has one under a name that is needed is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

MAGIC = b"SQLite format 3\x00"
LARGEST = 100_000_000
"""Bytes that one value, so one document, may have."""

Row = tuple[object, ...]

Tables = Mapping[str, tuple[str, ...]]

DATA = ("StatementId", "VariableId", "Value")
ALIKE: Tables = {
    "CODERS": ("ID", "Name"),
    "DOCUMENTS": ("ID", "Title", "Text", "Author", "Source", "Section", "Notes", "Type", "Date"),
    "STATEMENTTYPES": ("ID", "Label"),
    "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
    "DATABOOLEAN": DATA,
    "DATAINTEGER": DATA,
    "DATALONGTEXT": DATA,
}
TABLES: Mapping[int, Tables] = {
    2: {
        **ALIKE,
        "DATASHORTTEXT": DATA,
        "ATTRIBUTES": ("ID", "VariableId", "Value", "Red", "Green", "Blue", "Type", "Alias", "Notes"),
    },
    3: {
        **ALIKE,
        "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
        "ENTITIES": ("ID", "VariableId", "Value", "Red", "Green", "Blue"),
        "ATTRIBUTEVARIABLES": ("ID", "VariableId", "AttributeVariable"),
        "ATTRIBUTEVALUES": ("EntityId", "AttributeVariableId", "AttributeValue"),
    },
}
"""The tables and columns that are read, by version."""


@dataclass(frozen=True, slots=True)
class DnaFile:
    """An open .dna file: `version` is 2 or 3."""

    path: Path
    version: int
    connection: sqlite3.Connection

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the columns that are needed of a table, in the order of its ids."""
        columns = TABLES[self.version][table]
        yield from self.connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")  # noqa: S608


@contextmanager
def open_dna(path: Path) -> Iterator[DnaFile]:
    """Open a .dna file of version 2 or 3 for reading.

    Raises InputError, also while it is open, for what is no such file or is damaged; says what to do.
    """
    _check_container(path)
    try:
        address = path.absolute().as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            file = DnaFile(path, _version(connection, path), connection)
            for table, columns in TABLES[file.version].items():
                _check_table(connection, path, table, columns)
            yield file
    except (sqlite3.Error, UnicodeDecodeError) as error:  # even names of columns may be no text
        raise InputError(f"{path}: is damaged ({error}); open it in DNA and save it anew, or take a copy") from error


def _check_container(path: Path) -> None:
    try:
        with path.open("rb") as file:
            first = file.read(len(MAGIC))
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a folder; name a .dna file") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a .dna file") from error
    if first.lstrip().startswith(b"<?xml"):
        raise InputError(f"{path}: is a file of DNA 1 (XML); import it into DNA 2 or 3 and save it there")
    if first != MAGIC:
        raise InputError(f"{path}: is no .dna file, for it is not an SQLite database; name a file of DNA 2 or 3")
    for rest in ("-journal", "-wal"):
        beside = path.with_name(path.name + rest)
        if beside.exists() and beside.stat().st_size:
            raise InputError(f"{path}: is being written to (there is {beside.name}); close it in DNA first")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    if not _columns(connection, "SETTINGS"):
        raise InputError(f"{path}: is an SQLite database but no .dna file, for it has no table SETTINGS")
    _check_table(connection, path, "SETTINGS", ("Property", "Value"))
    found = connection.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
    version = str(found[0]) if found else "no version"
    for known in TABLES:
        if version.startswith(f"{known}."):
            return known
    raise InputError(f"{path}: is of version {version[:20]!r}; files of DNA 2 and 3 are read")


def _check_table(connection: sqlite3.Connection, path: Path, table: str, wanted: Sequence[str]) -> None:
    """Raise InputError if a table, or a column of it, is missing, or is more than stored values."""
    columns = _columns(connection, table)
    if not columns:
        raise InputError(f"{path}: has no table {table}; it is no whole .dna file, so take another copy")
    made = connection.execute("SELECT type, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE", (table,)).fetchone()
    if made is None or made[0] != "table" or "VIRTUAL" in str(made[1]).upper().split("(")[0].split():
        raise InputError(f"{path}: {table} is not a plain table, so DNA has not made it; it is not read")
    if missing := [column for column in wanted if column.casefold() not in columns]:
        raise InputError(f"{path}: the table {table} has no column {missing[0]}; it is no whole .dna file")
    if any(columns[column.casefold()] for column in wanted):
        raise InputError(f"{path}: {table} has a reckoned column, so DNA has not made it; it is not read")


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, bool]:
    """Return the columns of a table in lower case, and whether each is hidden or reckoned."""
    return {str(row[1]).casefold(): bool(row[6]) for row in connection.execute(f"PRAGMA table_xinfo({table})")}
