"""Builds a Coding by hand: “ann +cap @0-10” is Ann, for the cap, at these characters of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from kg.coding import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Entity,
    Value,
    Variable,
)

KIND = "DNA Statement"
VARIABLES = (
    Variable(PERSON, DataType.SHORT_TEXT),
    Variable(ORGANIZATION, DataType.SHORT_TEXT),
    Variable(CONCEPT, DataType.SHORT_TEXT),
    Variable(AGREEMENT, DataType.BOOLEAN),
)
_LINE = re.compile(r"(?P<who>[^/+-]*)(/(?P<body>[^+-]*))? ?(?P<side>[+-])(?P<what>[^@]*) @(?P<start>\d+)-(?P<end>\d+)")


def statement(number: int, line: str, document: int = 1) -> CodedStatement:
    """Return the statement of a line; an organization stands behind a stroke: “ann/Union +cap @0-10”."""
    match = _LINE.fullmatch(line)
    assert match, line
    values: dict[str, Value] = {
        PERSON: match["who"].strip(),
        ORGANIZATION: (match["body"] or "").strip(),
        CONCEPT: match["what"].strip(),
        AGREEMENT: int(match["side"] == "+"),
    }
    return CodedStatement(number, document, values, int(match["start"]), int(match["end"]), KIND)


def coding(*lines: str, entities: tuple[Entity, ...] = (), text: str = "", title: str = "the only one") -> Coding:
    """Return a coding of one document."""
    return of_documents({title: lines}, entities=entities, text=text)


def of_documents(
    documents: Mapping[str, tuple[str, ...]],
    *,
    entities: tuple[Entity, ...] = (),
    text: str = "",
    dates: Mapping[str, str] | None = None,
) -> Coding:
    """Return a coding of documents by title; `dates` has the day of each, where known."""
    times = {title: datetime.fromisoformat(day) for title, day in (dates or {}).items()}
    lines = [(n, line) for n, (_, lines) in enumerate(documents.items(), start=1) for line in lines]
    return Coding(
        documents=tuple(CodedDocument(n, t, text, times.get(t)) for n, t in enumerate(documents, start=1)),
        statements=tuple(statement(number, line, n) for number, (n, line) in enumerate(lines, start=1)),
        kinds={KIND: VARIABLES},
        entities=entities,
    )
