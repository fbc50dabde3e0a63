"""Reads files of the Discourse Network Analyzer, versions 2 and 3: what people coded by hand, or we did.

The tables are those of its schema 3.0.7 and of 2.0 beta, whose short texts stand in the data themselves and whose
dates count milliseconds. What is odd in a file is kept where it can be, and told in the notes of the Coding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kg.coding.dna_book import KEY
from kg.coding.dna_file import DnaFile, open_dna
from kg.coding.dna_notes import without_lines
from kg.coding.dna_offsets import editor_places, is_plain
from kg.coding.statements import CodedDocument, CodedStatement, Coding, DataType, Entity, Value, Variable

MILLISECONDS = 100_000_000_000
"""No date in seconds is as large: it would lie in the year 5138."""
SHOWN = 5


@dataclass(slots=True)
class _Oddities:
    """What is odd in a file, counted by what is said of it."""

    found: dict[str, list[object]] = field(default_factory=lambda: defaultdict(list))

    def add(self, what: str, number: object) -> None:
        self.found[what].append(number)

    def notes(self) -> tuple[str, ...]:
        return tuple(f"{what}: {_listed(numbers)}" for what, numbers in self.found.items())


@dataclass(frozen=True, slots=True)
class _Column:
    """A variable of a statement type, as the file numbers them."""

    kind: int
    variable: Variable


@dataclass(frozen=True, slots=True)
class _Book:
    """The code book: labels of the statement types, variables by id, and what the entities of version 3 are."""

    labels: Mapping[int, str]
    columns: Mapping[int, _Column]
    entities: Mapping[int, tuple[int, Entity]]

    def kinds(self) -> dict[str, tuple[Variable, ...]]:
        return {
            label: tuple(c.variable for c in self.columns.values() if c.kind == kind and c.variable != KEY)
            for kind, label in self.labels.items()
        }


def read_dna(path: Path) -> Coding:
    """Return what a .dna file of version 2 or 3 holds.

    A value that was not coded is "". Spans are given in code points though the editor of DNA counts otherwise. Raises
    InputError for a file that is none or is damaged.
    """
    odd = _Oddities()
    with open_dna(path) as file:
        book = _book(file, odd)
        documents = {document.id: document for document in _documents(file, odd)}
        coders = {_number(number): _text(name) for number, name in file.rows("CODERS")}
        values = _values(file, book, odd)
        statements = tuple(_statements(file, book, documents, coders, values, odd))
        for number in sorted(values.keys() - {statement.id for statement in statements}):
            odd.add("values of statements that are not there or were left out, themselves left out", number)
    return Coding(
        documents=tuple(documents.values()),
        statements=statements,
        kinds=book.kinds(),
        entities=tuple(_once(entity for _, entity in book.entities.values() if entity.value)),
        coders=tuple(coders.values()),
        notes=odd.notes(),
    )


def _book(file: DnaFile, odd: _Oddities) -> _Book:
    labels: dict[int, str] = {}
    for number, label in file.rows("STATEMENTTYPES"):
        taken = _text(label) in labels.values()
        labels[_number(number)] = f"{_text(label)} ({number})" if taken else _text(label)
    columns: dict[int, _Column] = {}
    for number, name, kind, owner in file.rows("VARIABLES"):
        known = str(kind) in list(DataType) and _number(owner) in labels
        if known:
            columns[_number(number)] = _Column(_number(owner), Variable(_text(name), DataType(str(kind))))
        else:
            odd.add("variables of no known type, left out", number)
    found = _attributes_of_2(file, columns) if file.version == 2 else _entities_of_3(file, columns)
    entities: dict[int, tuple[int, Entity]] = {}
    for number, variable, entity in found:
        if variable in columns:
            entities[number] = (variable, entity)
        else:
            odd.add("entities of a variable that is not there, left out", number)
    return _Book(labels, columns, entities)


def _attributes_of_2(file: DnaFile, columns: Mapping[int, _Column]) -> Iterator[tuple[int, int, Entity]]:
    for number, variable, value, red, green, blue, kind, alias, notes in file.rows("ATTRIBUTES"):
        attributes = {"Type": _text(kind), "Alias": _text(alias), "Notes": _text(notes)}
        yield _number(number), _number(variable), _entity(columns, variable, value, (red, green, blue), attributes)


def _entities_of_3(file: DnaFile, columns: Mapping[int, _Column]) -> Iterator[tuple[int, int, Entity]]:
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for number, variable, name in file.rows("ATTRIBUTEVARIABLES"):
        names[_number(variable)][_number(number)] = _text(name)
    values = {
        (_number(entity), _number(attribute)): _text(value) for entity, attribute, value in file.rows("ATTRIBUTEVALUES")
    }
    for number, variable, value, red, green, blue in file.rows("ENTITIES"):
        of = _number(number)
        attributes = {name: values.get((of, n), "") for n, name in names[_number(variable)].items()}
        yield of, _number(variable), _entity(columns, variable, value, (red, green, blue), attributes)


def _entity(
    columns: Mapping[int, _Column],
    variable: object,
    value: object,
    colour: tuple[object, object, object],
    attributes: Mapping[str, str],
) -> Entity:
    column = columns.get(_number(variable))
    red, green, blue = (part if isinstance(part, int) and 0 <= part <= 255 else None for part in colour)
    known = None if red is None or green is None or blue is None else (red, green, blue)
    return Entity(column.variable.name if column else "", _text(value), known, attributes)


def _once(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield each value of a variable once: two statement types may have a variable of one name."""
    seen: set[tuple[str, str]] = set()
    for entity in entities:
        if (entity.variable, entity.value) not in seen:
            seen.add((entity.variable, entity.value))
            yield entity


def _documents(file: DnaFile, odd: _Oddities) -> Iterator[CodedDocument]:
    for number, title, text, author, source, section, notes, kind, date in file.rows("DOCUMENTS"):
        content = _text(text)
        if not is_plain(content):
            odd.add("documents with CR LF or characters that UTF-16 holds in two; places counted as DNA does", number)
        document = CodedDocument(
            id=_number(number),
            title=_text(title),
            text=content,
            time=_time(date, file.version, number, odd),
            author=_text(author),
            source=_text(source),
            section=_text(section),
            type=_text(kind),
            notes=_text(notes),
            key=str(number),
        )
        yield without_lines(document)


def _time(date: object, version: int, document: object, odd: _Oddities) -> datetime | None:
    if not isinstance(date, int | float):
        odd.add("documents without a date", document)
        return None
    seconds = date / 1000 if version == 2 else date
    if version != 2 and abs(seconds) > MILLISECONDS:
        odd.add("documents whose date can only be meant in milliseconds, and was read so", document)
        seconds /= 1000
    try:
        return datetime(1970, 1, 1) + timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        odd.add("documents whose date is out of range, read as without a date", document)
        return None


def _values(file: DnaFile, book: _Book, odd: _Oddities) -> Mapping[int, dict[int, Value]]:
    """Return the values by statement and variable."""
    values: dict[int, dict[int, Value]] = defaultdict(dict)
    for table, kind in (("DATABOOLEAN", DataType.BOOLEAN), ("DATAINTEGER", DataType.INTEGER)):
        for statement, variable, value in file.rows(table):
            if isinstance(value, int):
                _set(values, book, odd, (statement, variable, kind), value)
                if kind is DataType.BOOLEAN and value not in (0, 1):
                    odd.add("statements with a boolean that is neither 0 nor 1, kept", statement)
            else:
                odd.add("statements with a number that is none, taken as not coded", statement)
    for statement, variable, value in file.rows("DATALONGTEXT"):
        _set(values, book, odd, (statement, variable, DataType.LONG_TEXT), _text(value))
    for statement, variable, value in file.rows("DATASHORTTEXT"):
        text = _text(value)
        if file.version == 3:
            owner, entity = book.entities.get(_number(value), (None, None))
            if entity is None or owner != variable:
                odd.add("statements with a value that belongs to another variable, taken as not coded", statement)
                continue
            text = entity.value
        _set(values, book, odd, (statement, variable, DataType.SHORT_TEXT), text)
    return values


def _set(
    values: dict[int, dict[int, Value]],
    book: _Book,
    odd: _Oddities,
    place: tuple[object, object, DataType],
    value: Value,
) -> None:
    statement, variable, kind = place
    column = book.columns.get(_number(variable))
    if column is None or column.variable.type is not kind:
        odd.add("statements with a value of a variable that is not there, left out", statement)
    else:
        values[_number(statement)][_number(variable)] = value


def _statements(
    file: DnaFile,
    book: _Book,
    documents: Mapping[int, CodedDocument],
    coders: Mapping[int, str],
    values: Mapping[int, Mapping[int, Value]],
    odd: _Oddities,
) -> Iterator[CodedStatement]:
    places = {number: editor_places(document.text) for number, document in documents.items()}
    for number, kind, document, start, stop, coder in file.rows("STATEMENTS"):
        if _number(kind) not in book.labels or _number(document) not in documents:
            odd.add("statements without a document or type, left out", number)
            continue
        columns = {n: column.variable for n, column in book.columns.items() if column.kind == kind}
        given = values.get(_number(number), {})
        if given.keys() - columns.keys():
            odd.add("statements with a value of another type's variable, left out", number)
        if columns.keys() - given.keys():
            odd.add("statements that lack a value, taken as not coded", number)
        first, last, known = _number(start), _number(stop), places[_number(document)]
        if not 0 <= first < last < len(known):
            odd.add("statements whose place is not in their text, kept as it is", number)
        else:
            first, last = known[first], known[last]
        yield CodedStatement(
            id=_number(number),
            document=_number(document),
            values={variable.name: given.get(n, "") for n, variable in columns.items() if variable != KEY},
            start=first,
            end=last,
            kind=book.labels[_number(kind)],
            coder=coders.get(_number(coder), ""),
            key=next((str(given.get(n, "")) for n, variable in columns.items() if variable == KEY), ""),
        )


def _number(value: object) -> int:
    """Return an id or place; what is no whole number becomes −1, which no row has."""
    return value if isinstance(value, int) else -1


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _listed(numbers: list[object]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN]))
    return f"{len(numbers)} (numbers {shown}{' …' if len(numbers) > SHOWN else ''})"
