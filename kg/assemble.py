"""Merges equal statements and pools their evidence: first within a document, then over the collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.model import (
    Actor,
    ActorKind,
    Claim,
    Event,
    Evidence,
    Extraction,
    FoundBy,
    Knowledge,
    Mention,
    Position,
    Role,
    Side,
)

NAMED = frozenset({FoundBy.GAZETTEER, FoundBy.NER, FoundBy.RULE, FoundBy.ACRONYM, FoundBy.AUTHOR})

Statement = TypeVar("Statement", Role, Event, Claim)


def pool(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Merge statements of the same id; the first in order stands, with the evidence of all."""
    same: dict[str, list[Statement]] = {}
    for statement in statements:
        same.setdefault(statement.id, []).append(statement)
    return tuple(_joined(found) if len(found) > 1 else found[0] for found in same.values())


def _joined(same: Sequence[Statement]) -> Statement:
    """Join statements of one id, all at once: one may be said thousands of times."""
    first = same[0]
    before: list[Evidence] = _in_order([e for statement in same[:-1] for e in statement.evidence])
    evidence = tuple(dict.fromkeys((*before, *_in_order(same[-1].evidence))))
    if not isinstance(first, Claim):
        return replace(first, evidence=evidence)
    claims = [claim for claim in same if isinstance(claim, Claim)]
    earliest = min((c for c in claims if c.date), key=lambda c: c.date or "", default=first)
    return replace(
        first,
        evidence=evidence,
        confidence=max(claim.confidence for claim in claims),
        target=next((claim.target for claim in claims if claim.target), ()),
        date=earliest.date,
        date_basis=earliest.date_basis,
        positions=agreeing(_left_over([claim.positions for claim in claims])),
    )


def _left_over(told: Sequence[Iterable[Position]]) -> Iterator[Position]:
    """Yield the positions that are left of one claim said again and again, where each time undoes those it gainsays."""
    left: dict[str, list[Position]] = {}
    for number, positions in enumerate(told):
        new: dict[str, list[Position]] = {}
        for position in positions:
            new.setdefault(position.towards, []).append(position)
        for towards, more in new.items():
            left.setdefault(towards, []).extend(more)
        for towards in left if number == 1 else new if number else ():
            known = left[towards] if number == 1 else [*left[towards][:1], *new[towards]]  # those left are of one side
            if len({position.side for position in known}) > 1:
                left[towards].clear()
    yield from (position for positions in left.values() for position in positions)


def agreeing(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return the positions of one claim in a fixed order, without those that contradict each other: it is mixed."""
    found = dict.fromkeys(sorted(positions, key=lambda p: (p.document_id, p.why, p.towards, p.side)))
    sides: dict[str, set[Side]] = defaultdict(set)
    for position in found:
        sides[position.towards].add(position.side)
    return tuple(p for p in found if len(sides[p.towards]) == 1)


def in_text_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a document as the text has them, by their first piece of evidence."""
    return tuple(sorted(statements, key=lambda s: (s.evidence[0].span, s.id)))


def _in_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda e: (e.document_id, e.span, e.rule_id))


def taking_part(
    actors: Iterable[Actor],
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    events: Iterable[Event],
    roles: Iterable[Role],
    signed: Iterable[str | None] = (),
) -> tuple[Actor, ...]:
    """Keep the actors that a statement refers to, the persons and organizations that are named, and who signed."""
    used: set[str | None] = set(signed)
    for claim in claims:
        used.update((claim.claimant, *claim.target, *claim.addressee, *claim.reported_by, *claim.about))
        used.update(position.actor for position in claim.positions)
    for event in events:
        used.update(event.of())
    for role in roles:
        used.update((role.person, role.organization))
    used.update(m.actor_id for m in mentions if m.found_by in NAMED)
    actors = tuple(actors)
    used.update(a.part_of for a in actors if a.id in used)
    return tuple(sorted((a for a in actors if a.id in used), key=lambda a: a.id))


def assemble(extractions: Iterable[Extraction], warnings: Sequence[str] = ()) -> Knowledge:
    """Join the extractions of a collection; their order does not matter."""
    ordered = tuple(sorted(extractions, key=lambda e: (e.document.id, e.document.path)))
    actors: dict[str, Actor] = {}
    for extraction in ordered:
        for actor in extraction.actors:
            actors[actor.id] = _same_actor(actors[actor.id], actor) if actor.id in actors else actor
    return Knowledge(
        extractions=ordered,
        actors=tuple(actors[key] for key in sorted(actors)),
        roles=_sorted(pool(r for e in ordered for r in e.roles)),
        events=_sorted(pool(v for e in ordered for v in e.events)),
        claims=_sorted(pool(c for e in ordered for c in e.claims)),
        issues=tuple(sorted({i.id: i for e in ordered for i in e.issues}.values(), key=lambda i: i.id)),
        warnings=(*warnings, *(f"{e.document.path}: {w}" for e in ordered for w in e.warnings)),
    )


def _sorted(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: s.id))


def _same_actor(first: Actor, second: Actor) -> Actor:
    """Join what two documents know of an actor: the fuller label, all names."""
    label = (
        max((first.label, second.label), key=lambda name: (len(name), name))
        if first.label != second.label
        else first.label
    )
    if first.classification or second.classification:
        label = first.label if first.classification else second.label
    names = sorted({*first.aliases, *second.aliases, first.label, second.label} - {label})
    return replace(
        first,
        label=label,
        kind=first.kind if first.kind is not ActorKind.GROUP else second.kind,
        aliases=tuple(names),
        same_as=tuple(sorted({*first.same_as, *second.same_as})),
        classification=first.classification or second.classification,
        part_of=first.part_of or second.part_of,
    )
