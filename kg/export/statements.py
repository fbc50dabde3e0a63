"""Reads statements.jsonl back: what `kg build` wrote becomes a Knowledge again, without texts, rules or model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.assemble import assemble
from kg.errors import InputError
from kg.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    DateBasis,
    Document,
    Event,
    Evidence,
    Extraction,
    Factuality,
    FoundBy,
    Knowledge,
    Mention,
    Modality,
    Polarity,
    Role,
    Span,
    Stance,
)

Values = Mapping[str, Any]


def read_statements(text: str, *, name: str = "statements.jsonl") -> Knowledge:
    """Return the Knowledge that JSON Lines hold; `name` stands in messages.

    Raises InputError, with the line, for what `kg build` and `kg extract` do not write.
    """
    extractions = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            extractions.append(_extraction(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            told = f"{type(error).__name__}: {error}"
            raise InputError(f"{name} line {number}: not a line of kg build ({told}); build the graph again") from error
    return assemble(extractions)


def _extraction(line: Values) -> Extraction:
    given = line["document"]
    fields = ("id", "path", "text", "title", "date", "author", "publisher", "url", "sha256")
    document = Document(**{field: given[field] for field in fields})
    actors = tuple(_actor(values) for values in (*line["actors"], *line.get("wholes", ())))
    mentions = sorted((m for values in line["actors"] for m in _mentions(values, document)), key=lambda m: m.span)
    return Extraction(
        document,
        actors,
        tuple(mentions),
        tuple(_role(values, document) for values in line["roles"]),
        tuple(_event(values, document) for values in line["events"]),
        tuple(_claim(values, document) for values in line["claims"]),
        given["author_id"],
        given["publisher_id"],
        tuple(line["warnings"]),
        tuple(_claim(values, document) for values in line["unresolved"]),
    )


def _actor(values: Values) -> Actor:
    return Actor(
        values["id"],
        values["label"],
        ActorKind(values["kind"]),
        tuple(values["aliases"]),
        tuple(values["same_as"]),
        values["classification"],
        values["part_of"],
    )


def _mentions(values: Values, document: Document) -> Iterator[Mention]:
    for m in values["mentions"]:
        span = Span(m["start"], m["end"])
        yield Mention(document.id, span, m["text"], values["id"], FoundBy(m["found_by"]), span.start)


def _evidence(values: Values, document: Document) -> tuple[Evidence, ...]:
    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in pairs)

    return tuple(
        Evidence(
            document.id,
            Span(e["start"], e["end"]),
            e["rule"],
            spans(e["source"]),
            spans(e["cue"]),
            spans(e["content"]),
            tuple((topic, Span(start, end)) for topic, start, end in e["topics"]),
        )
        for e in values["evidence"]
    )


def _role(values: Values, document: Document) -> Role:
    evidence = _evidence(values, document)
    return Role(values["person"], values["title"], values["organization"], values["date"], evidence)


def _event(values: Values, document: Document) -> Event:
    return Event(
        values["type"],
        values["label"],
        tuple(values["agent"]),
        tuple(values["affected"]),
        tuple(values["concerns"]),
        values["place"],
        values["date"],
        DateBasis(values["date_basis"]) if values["date_basis"] else None,
        Factuality(values["factuality"]),
        values["scope"],
        _evidence(values, document),
    )


def _claim(values: Values, document: Document) -> Claim:
    return Claim(
        values["claimant"],
        Act(values["act"]),
        values["text"],
        Stance(values["stance"]),
        Polarity(values["polarity"]),
        Modality(values["modality"]),
        tuple(values["target"]),
        tuple(values["about"]),
        tuple(values["topics"]),
        tuple(values["addressee"]),
        values["date"],
        DateBasis(values["date_basis"]) if values["date_basis"] else None,
        values["share"],
        tuple(values["reported_by"]),
        values["within"],
        values["scope"],
        confidence=values["confidence"],
        reasons=tuple(values["reasons"]),
        evidence=_evidence(values, document),
    )
