"""The code book of a .dna file that is to be written: its statement types, variables, entities and their attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.coding.dna_schema import SHORT
from kg.coding.dna_texts import distinct, label, short
from kg.coding.statements import Coding, DataType, Entity, Variable

KEY = Variable("kg id", DataType.LONG_TEXT)
"""A variable for the keys of statements, in the types that have any: so a statement is found again in the graph."""
ATTRIBUTES = ("Type", "Alias", "Notes")
"""Those that DNA itself gives to a variable."""


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of a statement type, with the numbers of both."""

    id: int
    kind: int
    variable: Variable


@dataclass(frozen=True, slots=True)
class Named:
    """A value of a variable that is to be an entity, under a name that DNA can hold."""

    id: int
    column: Column
    name: str
    colour: tuple[int, int, int] | None
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything of a code book by number; `entity` gives that of a value of a variable."""

    kinds: Mapping[str, int]
    columns: tuple[Column, ...]
    entities: tuple[Named, ...]
    entity: Mapping[tuple[int, str], int]

    def of(self, kind: str) -> Iterator[Column]:
        """Yield the variables of a statement type."""
        return (column for column in self.columns if column.kind == self.kinds[kind])


def book_of(coding: Coding, told: Counter[str]) -> Book:
    """Number the code book of a coding; `told` counts what is cut."""
    kinds = {kind: number for number, kind in enumerate(coding.kinds, start=1)}
    keyed = {statement.kind for statement in coding.statements if statement.key}
    columns: list[Column] = []
    for kind, number in kinds.items():
        for variable in (*coding.kinds[kind], *([KEY] if kind in keyed else [])):
            columns.append(Column(len(columns) + 1, number, variable))
    entities: list[Named] = []
    numbers: dict[tuple[int, str], int] = {}
    for kind, number in kinds.items():
        for column in columns:
            if column.kind == number and column.variable.type is DataType.SHORT_TEXT:
                _add_entities(coding, kind, column, (entities, numbers), told)
    return Book(kinds, tuple(columns), tuple(entities), numbers)


def _add_entities(
    coding: Coding,
    kind: str,
    column: Column,
    found: tuple[list[Named], dict[tuple[int, str], int]],
    told: Counter[str],
) -> None:
    """Add the entity that means “not coded”, those of the code book, then what else the statements name."""
    entities, numbers = found
    name = column.variable.name
    known = [e for e in coding.entities if e.variable == name and e.value]
    attributes = dict.fromkeys((*ATTRIBUTES, *(a for e in known for a in e.attributes)))
    used = {str(s.values.get(name, "")) for s in coding.statements if s.kind == kind}
    others = sorted(used - {"", *(e.value for e in known)})
    taken: dict[str, int] = {}
    for entity in (Entity(name, "", (0, 0, 0)), *known, *(Entity(name, value) for value in others)):
        held = distinct(entity.value)
        if held not in taken:
            taken[held] = len(entities) + 1
            cells = {a: _cell(entity, a, told) for a in attributes}
            entities.append(Named(taken[held], column, held, entity.colour, cells))
            told["names longer than 190 characters, cut and marked"] += len(entity.value) > SHORT
        numbers[column.id, entity.value] = taken[held]


def _cell(entity: Entity, attribute: str, told: Counter[str]) -> str:
    """Return an attribute; the whole name goes to the notes where it had to be cut."""
    text = entity.attributes.get(attribute, "")
    if attribute == "Notes" and len(entity.value) > SHORT:
        text = f"{entity.value}; {text}" if text else entity.value
    told["attributes longer than 190 characters, cut"] += len(label(text)) > SHORT
    return short(text)
