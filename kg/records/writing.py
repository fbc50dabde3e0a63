"""Writes what was found in a document as plain values: a line of JSON, the interface that other programs build on.

Offsets count code points of the decoded file, end exclusive. What is not known is null or []. Nothing is lost: the text
stands in the line too, and `read_statements` makes the same values of it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TypeVar

from kg.model import Actor, Block, Claim, Event, Evidence, Extraction, Issue, Mention, Position, Role, Spans
from kg.ontology import event_roles

_LONE = re.compile("[\ud800-\udfff]")
Statement = TypeVar("Statement", Role, Event, Claim)


def extraction_json(extraction: Extraction) -> dict[str, Any]:
    """Return everything found in one document as plain values, in the order of the text."""
    document = extraction.document
    text = document.text
    here = _in_document(extraction)
    known = {actor.id for actor in extraction.actors}
    return {
        "document": {
            "id": document.id,
            "path": document.path,
            "title": document.title,
            "date": document.date,
            "author": document.author,
            "author_id": extraction.author_id,
            "publisher": document.publisher,
            "publisher_id": extraction.publisher_id,
            "section": document.section,
            "url": document.url,
            "sha256": document.sha256,
            "length": len(text),
            "text": text,
            "blocks": [_block(block) for block in document.blocks],
        },
        "actors": [
            _actor(a, extraction.mentions) for a in sorted(extraction.actors, key=lambda a: a.id) if a.id in here
        ],
        "roles": [_role(r, text, e) for r, e in _in_order(extraction.roles, document.id)],
        "events": [_event(v, text, e) for v, e in _in_order(extraction.events, document.id)],
        "issues": [issue_json(issue) for issue in extraction.issues],
        "claims": [_claim(c, text, e) for c, e in _in_order(extraction.claims, document.id)],
        "unresolved": [_claim(c, text, e) for c, e in _in_order(extraction.unresolved, document.id)],
        "gaps": [
            {"start": g.span.start, "end": g.span.end, "text": g.span.of(text), "reason": g.reason}
            for g in extraction.gaps
        ],
        "warnings": list(extraction.warnings),
        "wholes": [_actor(a, ()) for a in sorted(extraction.actors, key=lambda a: a.id) if a.id not in here],
        "open": [_open(m) for m in extraction.mentions if m.actor_id not in known],
    }


def _block(block: Block) -> list[Any]:
    """Return start, end and kind of a block, and where it has them the start of what it repeats, its date, its turn."""
    values = [block.span.start, block.span.end, str(block.kind), block.repeats, block.date, block.turn]
    while values[-1] is None:
        values.pop()
    return values


def _in_document(extraction: Extraction) -> set[str | None]:
    """Return the actors that the document itself speaks of; the others are there as the whole of one of them."""
    here: set[str | None] = {extraction.author_id, extraction.publisher_id, *(m.actor_id for m in extraction.mentions)}
    for claim in (*extraction.claims, *extraction.unresolved):
        here.update((claim.claimant, *claim.reported_by, *claim.addressee, *(p.actor for p in claim.positions)))
    for event in extraction.events:
        here.update(event.of())
    for role in extraction.roles:
        here.update((role.person, role.organization))
    return here


def extraction_line(extraction: Extraction) -> str:
    """Return the same as one line of JSON; lone surrogates become U+FFFD, so that it can always be written."""
    line = json.dumps(extraction_json(extraction), ensure_ascii=False)
    return _LONE.sub("\ufffd", line)


def _in_order(items: Sequence[Statement], document_id: str) -> list[tuple[Statement, tuple[Evidence, ...]]]:
    """Return the statements with their evidence in this document, as the text has them."""
    own = [(item, tuple(e for e in item.evidence if e.document_id == document_id)) for item in items]
    return sorted(((i, e) for i, e in own if e), key=lambda pair: (pair[1][0].span, pair[0].id))


def _spans(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _evidence(text: str, evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [
        {
            "start": e.span.start,
            "end": e.span.end,
            "text": e.span.of(text),
            "rule": e.rule_id,
            "source": _spans(e.source),
            "cue": _spans(e.cue),
            "content": _spans(e.content),
            "topics": [[topic, span.start, span.end] for topic, span in e.topics],
        }
        for e in evidence
    ]


def _first(text: str, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    span = evidence[0].span
    return {"start": span.start, "end": span.end, "text": span.of(text), "rule": evidence[0].rule_id}


def _actor(actor: Actor, mentions: tuple[Mention, ...]) -> dict[str, Any]:
    own = sorted((m for m in mentions if m.actor_id == actor.id), key=lambda m: (m.span, m.head))
    return {
        "id": actor.id,
        "label": actor.label,
        "kind": str(actor.kind),
        "aliases": list(actor.aliases),
        "same_as": list(actor.same_as),
        "classification": actor.classification,
        "part_of": actor.part_of,
        "mentions": [_mention(m) for m in own],
    }


def _open(mention: Mention) -> dict[str, Any]:
    """Return a mention that is nobody's, or of somebody who takes part in nothing and so is not listed."""
    return _mention(mention) | ({"actor": mention.actor_id} if mention.actor_id else {})


def _mention(mention: Mention) -> dict[str, Any]:
    values = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "found_by": str(mention.found_by),
    }
    head = {} if mention.head == mention.span.start else {"head": mention.head}
    return values | head | ({"why": mention.why} if mention.why else {})


def _role(role: Role, text: str, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    return {
        "person": role.person,
        "title": role.title,
        "organization": role.organization,
        "date": role.date,
        **_first(text, evidence),
        "evidence": _evidence(text, evidence),
    }


def _event(event: Event, text: str, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "label": event.label,
        **{role.id: list(event.of(role.id)) for role in event_roles()},
        "place": event.place,
        "date": event.date,
        "date_basis": event.date_basis and str(event.date_basis),
        "factuality": str(event.factuality),
        "scope": event.scope,
        **_first(text, evidence),
        "evidence": _evidence(text, evidence),
    }


def issue_json(issue: Issue) -> dict[str, Any]:
    """Return an issue as plain values."""
    return {
        "id": issue.id,
        "label": issue.label,
        "aliases": list(issue.aliases),
        "opposites": list(issue.opposites),
        "for_means": issue.for_means,
        "broader": issue.broader,
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "issue": position.issue,
        "actor": position.actor,
        "side": str(position.side),
        "why": _spans(position.why),
        "wording": position.wording,
        "naming": str(position.naming),
        "steps": list(position.steps),
    }


def _claim(claim: Claim, text: str, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    first = evidence[0]
    return {
        "id": claim.id,
        "claimant": claim.claimant,
        "act": str(claim.act),
        "stance": str(claim.stance),
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "target": list(claim.target),
        "about": list(claim.about),
        "positions": [_position(p) for p in claim.positions if p.document_id == first.document_id],
        "topics": list(claim.topics),
        "addressee": list(claim.addressee),
        "date": claim.date,
        "date_basis": claim.date_basis and str(claim.date_basis),
        "share": claim.share,
        "reported_by": list(claim.reported_by),
        "within": claim.within,
        "source": _spans(first.source),
        "cue": _spans(first.cue),
        "content": _spans(first.content),
        "text": claim.text,
        "marked_by": claim.cue,
        "scope": claim.scope,
        "confidence": claim.confidence,
        "reasons": list(claim.reasons),
        "rule": first.rule_id,
        "evidence": _evidence(text, evidence),
    }
