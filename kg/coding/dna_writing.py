"""Writes files of the Discourse Network Analyzer, version 3: coded statements to look at, to correct, to go on with.

The order of the tables is that of what they refer to. A value that was not coded is the entity "", which DNA leaves out
of its networks; it needs a row for each variable of each statement.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

from kg.coding.dna_book import KEY, Book, Column, book_of
from kg.coding.dna_notes import with_lines
from kg.coding.dna_password import PASSWORD, hashed
from kg.coding.dna_schema import LARGEST, MADE, VERSION, commands
from kg.coding.dna_texts import Places, distinct, document_text, field, label, short, with_lf
from kg.coding.statements import AGREEMENT, CodedDocument, CodedStatement, Coding, DataType, Value
from kg.errors import KGError
from kg.whole_files import write_bytes

ADMIN = "Admin"
NO_TEXT = "The text of this document is not known."
NO_DATE = datetime(1970, 1, 1)
"""For a collection without any date."""

_CODERS = ((255, 255, 0), (51, 153, 255), (255, 102, 102), (102, 255, 0))
_KINDS: Mapping[str, tuple[int, int, int]] = {"DNA Statement": (239, 208, 51), "Annotation": (211, 211, 211)}
_OTHER_KIND = (100, 200, 190)
_TABLES = {
    DataType.BOOLEAN: "DATABOOLEAN",
    DataType.INTEGER: "DATAINTEGER",
    DataType.LONG_TEXT: "DATALONGTEXT",
    DataType.SHORT_TEXT: "DATASHORTTEXT",
}

Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class _Ids:
    """The numbers that coders, by name, documents and statements have in the file."""

    coders: Mapping[str, int]
    documents: Mapping[int, int]
    statements: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class DnaContents:
    """The bytes of a .dna file, and what it could not hold as it was."""

    contents: bytes
    notes: tuple[str, ...]


def write_dna(coding: Coding, path: Path) -> tuple[str, ...]:
    """Write a .dna file whole, or not at all; return what it could not hold as it was.

    It opens with the coder Admin and the password “kg”. Raises InputError if it cannot be written.
    """
    made = dna_contents(coding)
    write_bytes(path, made.contents)
    return made.notes


def dna_contents(coding: Coding) -> DnaContents:
    """Return the .dna file of a coding: of the same coding the same bytes, as far as SQLite is the same.

    Coder 1 is Admin, to whom also belongs what nobody is said to have coded. Documents and statements keep their
    numbers. An undated document is put on the first date of the collection, as its notes say. Statements whose
    agreement is not coded are left out, for DNA knows only yes and no.
    """
    told: Counter[str] = Counter()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for command in commands():
            connection.execute(command)
        connection.execute("BEGIN")
        _fill(connection, coding, told)
        connection.execute("COMMIT")
        _check(connection)
        connection.execute("VACUUM")
        return DnaContents(connection.serialize(), tuple(f"{what}: {n}" for what, n in told.items() if n))


def _fill(connection: sqlite3.Connection, coding: Coding, told: Counter[str]) -> None:
    coders = _coders(coding)
    kept = [s for s in coding.statements if _fits(s, coding, told)]
    book = book_of(coding, told)
    ids = _Ids(coders, _numbers([d.id for d in coding.documents]), _numbers([s.id for s in kept]))
    _insert(connection, "SETTINGS", ("Property", "Value"), [("version", VERSION), ("date", MADE)])
    _insert_coders(connection, coders)
    _insert_book(connection, book)
    columns = ("ID", "Title", "Text", "Coder", "Author", "Source", "Section", "Type", "Notes", "Date")
    _insert(connection, "DOCUMENTS", columns, _documents(coding, ids.documents, told))
    spans = _Spans(coding, told)
    rows = (
        (ids.statements[s.id], book.kinds[s.kind], ids.documents[s.document], *spans.of(s), coders[s.coder or ADMIN])
        for s in kept
    )
    _insert(connection, "STATEMENTS", ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"), rows)
    values: dict[DataType, list[Row]] = {kind: [] for kind in DataType}
    for statement in kept:
        for column in book.of(statement.kind):
            value = _value(statement, column, book, told)
            values[column.variable.type].append((ids.statements[statement.id], column.id, value))
    for kind, data in values.items():
        last = "Entity" if kind is DataType.SHORT_TEXT else "Value"
        _insert(connection, _TABLES[kind], ("StatementId", "VariableId", last), data)


def _insert(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


def _check(connection: sqlite3.Connection) -> None:
    wrong = connection.execute("PRAGMA foreign_key_check").fetchall()
    sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if wrong or sound != "ok":
        raise KGError(f"the .dna file came out wrong ({wrong[:1] or sound}); this is a fault of kg, please report it")


def _numbers(ids: Sequence[int]) -> Mapping[int, int]:
    """Return the numbers as they are, or new ones if DNA cannot hold them."""
    if all(0 < number <= LARGEST for number in ids):
        return {number: number for number in ids}
    return {number: new for new, number in enumerate(ids, start=1)}


def _coders(coding: Coding) -> Mapping[str, int]:
    names = dict.fromkeys((ADMIN, *coding.coders, *(s.coder for s in coding.statements if s.coder)))
    return {name: number for number, name in enumerate(names, start=1)}


def _insert_coders(connection: sqlite3.Connection, coders: Mapping[str, int]) -> None:
    rows: list[Row] = [
        (number, distinct(name), *_CODERS[(number - 1) % len(_CODERS)], hashed(PASSWORD))
        for name, number in coders.items()
    ]
    _insert(connection, "CODERS", ("ID", "Name", "Red", "Green", "Blue", "Password"), rows)
    # Without a row both ways DNA fails when it paints what another coder has coded.
    _insert(connection, "CODERRELATIONS", ("Coder", "OtherCoder"), permutations(coders.values(), 2))


def _insert_book(connection: sqlite3.Connection, book: Book) -> None:
    kinds: list[Row] = [(n, distinct(kind), *_KINDS.get(kind, _OTHER_KIND)) for kind, n in book.kinds.items()]
    _insert(connection, "STATEMENTTYPES", ("ID", "Label", "Red", "Green", "Blue"), kinds)
    variables: list[Row] = [(c.id, distinct(c.variable.name), c.variable.type, c.kind) for c in book.columns]
    _insert(connection, "VARIABLES", ("ID", "Variable", "DataType", "StatementTypeId"), variables)
    attributes = {key: n for n, key in enumerate(_attributes(book), start=1)}
    rows: list[Row] = [(n, variable, short(name)) for (variable, name), n in attributes.items()]
    _insert(connection, "ATTRIBUTEVARIABLES", ("ID", "VariableId", "AttributeVariable"), rows)
    entities: list[Row] = [(e.id, e.column.id, e.name, *(e.colour or (None, None, None))) for e in book.entities]
    _insert(connection, "ENTITIES", ("ID", "VariableId", "Value", "Red", "Green", "Blue"), entities)
    values: list[Row] = [
        (e.id, attributes[e.column.id, name], value) for e in book.entities for name, value in e.attributes.items()
    ]
    _insert(connection, "ATTRIBUTEVALUES", ("EntityId", "AttributeVariableId", "AttributeValue"), values)


def _attributes(book: Book) -> Iterable[tuple[int, str]]:
    return dict.fromkeys((entity.column.id, name) for entity in book.entities for name in entity.attributes)


def _documents(coding: Coding, numbers: Mapping[int, int], told: Counter[str]) -> Iterator[Row]:
    first = min((d.time for d in coding.documents if d.time is not None), default=NO_DATE).replace(microsecond=0)
    coded = {s.document for s in coding.statements}
    for document in coding.documents:
        text = document_text(document.text)
        told["documents with characters beyond U+FFFF, half characters or NUL, replaced one for one"] += (
            text != with_lf(document.text)
        )
        told["documents with CR LF or CR, written with LF"] += "\r" in document.text
        if not text and document.id in coded:
            text = NO_TEXT
            told["documents whose text is not known, which DNA needs: a sentence that says so"] += 1
        told[f"documents without a date, put on {first}, the first of the collection"] += document.time is None
        told["documents with a title longer than 190 characters, cut"] += len(label(document.title)) > len(
            short(document.title)
        )
        fields = (document.author, document.source, document.section, document.type)
        told["documents with ' in author, source, section or type, written as ’"] += any("'" in f for f in fields)
        time = (document.time or first).replace(tzinfo=UTC)
        yield (
            numbers[document.id],
            short(document.title),
            text,
            1,
            *map(field, fields),
            document_text(with_lines(document, None if document.time else first)),
            int(time.timestamp()),
        )


def _fits(statement: CodedStatement, coding: Coding, told: Counter[str]) -> bool:
    """Tell whether DNA can hold the numbers of a statement: it has no way to say that none was coded."""
    for variable in coding.kinds[statement.kind]:
        value = statement.values.get(variable.name, "")
        if variable.type is DataType.BOOLEAN and value not in (0, 1):
            told[f"statements whose {variable.name} is neither yes nor no, left out"] += 1
            return False
        if variable.type is DataType.INTEGER and value == "" and variable.name == AGREEMENT:
            told[f"statements whose {variable.name} is not coded, left out"] += 1
            return False
        if variable.type is DataType.INTEGER and isinstance(value, int) and abs(value) > LARGEST:
            told[f"statements whose {variable.name} is beyond what DNA can hold, left out"] += 1
            return False
    return True


def _value(statement: CodedStatement, column: Column, book: Book, told: Counter[str]) -> Value:
    variable = column.variable
    value = statement.key if variable == KEY else statement.values.get(variable.name, "")
    if variable.type is DataType.SHORT_TEXT:
        return book.entity[column.id, str(value)]
    if variable.type is DataType.INTEGER and value == "":
        told[f"statements whose {variable.name} is not coded, written as 0"] += 1
        return 0
    return value if isinstance(value, int) else document_text(value)


class _Spans:
    """Tells where statements are in the texts that are written."""

    def __init__(self, coding: Coding, told: Counter[str]) -> None:
        self._documents: Mapping[int, CodedDocument] = coding.document
        self._known: dict[int, tuple[Places, int]] = {}
        self._told = told

    def of(self, statement: CodedStatement) -> tuple[int, int]:
        if statement.document not in self._known:
            text = self._documents[statement.document].text
            self._known[statement.document] = Places(text), len(document_text(text))
        places, length = self._known[statement.document]
        if not length:
            return 0, len(NO_TEXT)
        start, end = places(statement.start), min(places(statement.end), length)
        if 0 <= start < end:
            return start, end
        self._told["statements whose place is not in their text, put at its beginning"] += 1
        return 0, 1
