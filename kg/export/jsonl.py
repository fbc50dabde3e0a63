"""JSON Lines, one object a document: the interface of `kg extract` that other programs build on.

Offsets count code points of the decoded file, end exclusive. What is not known is null or []. The text stands in
the line too, so that `read_statements` can make the whole Knowledge of it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TypeVar

from kg.export.format import Format
from kg.model import Actor, Claim, Event, Evidence, Extraction, Knowledge, Mention, Role, Spans

_LONE = re.compile("[\ud800-\udfff]")
Statement = TypeVar("Statement", Role, Event, Claim)


def extraction_json(extraction: Extraction) -> dict[str, Any]:
    """Return everything found in one document as plain values, in the order of the text."""
    document = extraction.document
    text = document.text
    here = _in_document(extraction)
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
            "url": document.url,
            "sha256": document.sha256,
            "length": len(text),
            "text": text,
        },
        "actors": [
            _actor(a, extraction.mentions) for a in sorted(extraction.actors, key=lambda a: a.id) if a.id in here
        ],
        "roles": [_role(r, text, e) for r, e in _in_order(extraction.roles, document.id)],
        "events": [_event(v, text, e) for v, e in _in_order(extraction.events, document.id)],
        "claims": [_claim(c, text, e) for c, e in _in_order(extraction.claims, document.id)],
        "unresolved": [_claim(c, text, e) for c, e in _in_order(extraction.unresolved, document.id)],
        "gaps": [
            {"start": g.span.start, "end": g.span.end, "text": g.span.of(text), "reason": g.reason}
            for g in extraction.gaps
        ],
        "warnings": list(extraction.warnings),
    }


def _in_document(extraction: Extraction) -> set[str | None]:
    """Return the actors that the document itself speaks of; the others are there as the whole of one of them."""
    here: set[str | None] = {extraction.author_id, extraction.publisher_id, *(m.actor_id for m in extraction.mentions)}
    for claim in (*extraction.claims, *extraction.unresolved):
        here.update((claim.claimant, *claim.reported_by, *claim.addressee))
    for event in extraction.events:
        here.update((*event.agent, *event.affected, *event.concerns))
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
    own = sorted((m for m in mentions if m.actor_id == actor.id), key=lambda m: m.span)
    return {
        "id": actor.id,
        "label": actor.label,
        "kind": str(actor.kind),
        "aliases": list(actor.aliases),
        "same_as": list(actor.same_as),
        "classification": actor.classification,
        "part_of": actor.part_of,
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "text": m.text, "found_by": str(m.found_by)} for m in own
        ],
    }


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
        "agent": list(event.agent),
        "affected": list(event.affected),
        "concerns": list(event.concerns),
        "place": event.place,
        "date": event.date,
        "date_basis": event.date_basis and str(event.date_basis),
        "factuality": str(event.factuality),
        "scope": event.scope,
        **_first(text, evidence),
        "evidence": _evidence(text, evidence),
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
        "scope": claim.scope,
        "confidence": claim.confidence,
        "reasons": list(claim.reasons),
        "rule": first.rule_id,
        "evidence": _evidence(text, evidence),
    }


def write(knowledge: Knowledge) -> str:
    """Return a line for each document, in the order of their ids."""
    extractions = sorted(knowledge.extractions, key=lambda e: (e.document.path, e.document.id))
    return "".join(extraction_line(e) + "\n" for e in extractions)


FORMAT = Format("jsonl", ".jsonl", write, "JSON Lines, one object a document: what `kg extract` prints")
