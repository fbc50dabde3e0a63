"""Reads statements.jsonl back: what `kg build` wrote becomes a Knowledge again, without texts, rules or model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.assemble import assemble
from kg.errors import InputError
from kg.model import (
    Act,
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Claim,
    DateBasis,
    Document,
    Event,
    Evidence,
    Extraction,
    Factuality,
    FoundBy,
    Gap,
    Issue,
    Knowledge,
    Mention,
    Modality,
    Naming,
    Polarity,
    Position,
    Role,
    Side,
    Span,
    Stance,
    Wording,
    take_part,
)
from kg.ontology import event_roles

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
    document = _document(line["document"])
    mentions = [m for values in line["actors"] for m in _mentions(values["mentions"], document, values["id"])]
    mentions += [m for values in line["open"] for m in _mentions([values], document, values.get("actor"))]
    return Extraction(
        document=document,
        actors=tuple(sorted(map(_actor, (*line["actors"], *line["wholes"])), key=lambda actor: actor.id)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.head))),
        roles=tuple(_role(values, document) for values in line["roles"]),
        events=tuple(_event(values, document) for values in line["events"]),
        claims=tuple(_claim(values, document) for values in line["claims"]),
        author_id=line["document"]["author_id"],
        publisher_id=line["document"]["publisher_id"],
        warnings=tuple(line["warnings"]),
        unresolved=tuple(_claim(values, document) for values in line["unresolved"]),
        gaps=tuple(Gap(span=Span(g["start"], g["end"]), reason=g["reason"]) for g in line["gaps"]),
        issues=tuple(map(_issue, line["issues"])),
    )


def _document(values: Values) -> Document:
    plain = ("id", "path", "text", "title", "date", "author", "publisher", "url", "sha256")
    blocks = tuple(map(_block, values["blocks"]))
    return Document(**{name: values[name] for name in plain}, section=values.get("section"), blocks=blocks)


def _block(values: Sequence[Any]) -> Block:
    start, end, kind, *more = values
    repeats, date, turn = (*more, None, None, None)[:3]
    return Block(span=Span(start, end), kind=BlockKind(kind), repeats=repeats, date=date, turn=turn)


def _actor(values: Values) -> Actor:
    return Actor(
        id=values["id"],
        label=values["label"],
        kind=ActorKind(values["kind"]),
        aliases=tuple(values["aliases"]),
        same_as=tuple(values["same_as"]),
        classification=values["classification"],
        part_of=values["part_of"],
    )


def _mentions(found: Sequence[Values], document: Document, actor_id: str | None) -> Iterator[Mention]:
    for m in found:
        yield Mention(
            document_id=document.id,
            span=Span(m["start"], m["end"]),
            text=m["text"],
            actor_id=actor_id,
            found_by=FoundBy(m["found_by"]),
            head=m.get("head", m["start"]),
            why=m.get("why", ""),
        )


def _evidence(values: Values, document: Document) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            document_id=document.id,
            span=Span(e["start"], e["end"]),
            rule_id=e["rule"],
            source=_spans(e["source"]),
            cue=_spans(e["cue"]),
            content=_spans(e["content"]),
            topics=tuple((topic, Span(start, end)) for topic, start, end in e["topics"]),
        )
        for e in values["evidence"]
    )


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _role(values: Values, document: Document) -> Role:
    return Role(
        person=values["person"],
        title=values["title"],
        organization=values["organization"],
        date=values["date"],
        evidence=_evidence(values, document),
    )


def _event(values: Values, document: Document) -> Event:
    return Event(
        type=values["type"],
        label=values["label"],
        participants=take_part({role.id: values[role.id] for role in event_roles()}),
        place=values["place"],
        date=values["date"],
        date_basis=_basis(values["date_basis"]),
        factuality=Factuality(values["factuality"]),
        scope=values["scope"],
        evidence=_evidence(values, document),
    )


def _claim(values: Values, document: Document) -> Claim:
    return Claim(
        claimant=values["claimant"],
        act=Act(values["act"]),
        text=values["text"],
        stance=Stance(values["stance"]),
        polarity=Polarity(values["polarity"]),
        modality=Modality(values["modality"]),
        target=tuple(values["target"]),
        about=tuple(values["about"]),
        topics=tuple(values["topics"]),
        addressee=tuple(values["addressee"]),
        date=values["date"],
        date_basis=_basis(values["date_basis"]),
        share=values["share"],
        reported_by=tuple(values["reported_by"]),
        within=values["within"],
        scope=values["scope"],
        cue=values["marked_by"],
        confidence=values["confidence"],
        reasons=tuple(values["reasons"]),
        evidence=_evidence(values, document),
        positions=tuple(_position(p, document) for p in values["positions"]),
    )


def _issue(values: Values) -> Issue:
    wordings = [Wording(text) for text in (values["label"], *values["aliases"])]
    return Issue(
        id=values["id"],
        label=values["label"],
        wordings=(*wordings, *(Wording(text, opposite=True) for text in values["opposites"])),
        for_means=values["for_means"],
        broader=values["broader"],
    )


def _position(values: Values, document: Document) -> Position:
    return Position(
        side=Side(values["side"]),
        issue=values["issue"],
        actor=values["actor"],
        wording=values["wording"],
        document_id=document.id,
        why=_spans(values["why"]),
        steps=tuple(values["steps"]),
        naming=Naming(values["naming"]),
    )


def _basis(value: str | None) -> DateBasis | None:
    return DateBasis(value) if value else None
