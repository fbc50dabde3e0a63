"""What a coded statement is, wherever it comes from: the terms are those of the Discourse Network Analyzer.

A statement is a stretch of a document with a value for each variable of its type: person, organization, concept
and agreement. Terms as in Leifeld, “Discourse Network Analysis” (2017), Oxford Handbook of Political Networks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

Value = str | int
"""What a variable holds: text, or a number where it is an integer or boolean (0, 1)."""

PERSON, ORGANIZATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
"""The variables that a statement of an actor on an issue has."""


class DataType(StrEnum):
    """What kind of value a variable takes; the names are those that a .dna file has."""

    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"
    INTEGER = "integer"
    BOOLEAN = "boolean"

    @property
    def is_text(self) -> bool:
        """Whether the values are texts."""
        return self in (DataType.SHORT_TEXT, DataType.LONG_TEXT)


@dataclass(frozen=True, slots=True)
class Variable:
    """“organization, a short text”: one column of the code book."""

    name: str
    type: DataType


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document that statements were coded in. `key` is its id in the collection it comes from, its number if none.

    `time` is when it was published, in UTC and without a zone, or None where that is not known.
    """

    id: int
    title: str
    text: str = ""
    time: datetime | None = None
    author: str = ""
    source: str = ""
    section: str = ""
    type: str = ""
    notes: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """“Alliance to Save Energy, for emissions legislation, at 120–180 of document 3.”

    `kind` is the label of its statement type. `values` has every variable of that type; "" where nothing was coded.
    `start` and `end` are offsets in code points of the text of the document. `key` is the id of the claim or position
    it comes from, if any.
    """

    id: int
    document: int
    values: Mapping[str, Value]
    start: int = 0
    end: int = 0
    kind: str = "DNA Statement"
    coder: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of a short-text variable with what is known of it: “EPA, an organization; type: government”."""

    variable: str
    value: str
    colour: tuple[int, int, int] | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Coding:
    """A coded collection: its documents, its code book and its statements.

    `kinds` gives the variables of each statement type, in their order. `notes` say what could not be taken over.
    """

    documents: tuple[CodedDocument, ...]
    statements: tuple[CodedStatement, ...]
    kinds: Mapping[str, tuple[Variable, ...]]
    entities: tuple[Entity, ...] = ()
    coders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def document(self) -> Mapping[int, CodedDocument]:
        """The documents by id."""
        return {document.id: document for document in self.documents}

    def variables(self, kind: str | None = None) -> Mapping[str, Variable]:
        """Return the variables of one statement type by name, of all types if none is named."""
        return {v.name: v for name, variables in self.kinds.items() if kind in (None, name) for v in variables}
