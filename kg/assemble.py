"""Merges equal statements and pools their evidence: first within a document, then over the collection."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    actors: dict[str, list[Actor]] = {}
    for extraction in ordered:
        for actor in extraction.actors:
            actors.setdefault(actor.id, []).append(actor)
    return Knowledge(
        extractions=ordered,
        actors=tuple(_one_actor(actors[key]) for key in sorted(actors)),
        roles=_sorted(pool(r for e in ordered for r in e.roles)),
        events=_sorted(pool(v for e in ordered for v in e.events)),
        claims=_sorted(pool(c for e in ordered for c in e.claims)),
        issues=tuple(sorted({i.id: i for e in ordered for i in e.issues}.values(), key=lambda i: i.id)),
        warnings=(*warnings, *(f"{e.document.path}: {w}" for e in ordered for w in e.warnings)),
    )


def _sorted(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: s.id))


def _one_actor(known: Sequence[Actor]) -> Actor:
    """Join what documents know of an actor: all names, and as the label the one that most of them use.

    Of two that equally many use it is the fuller; a label that the gazetteer gives goes before all.
    """
    first = known[0]
    if len(known) == 1:
        return first
    used = Counter(actor.label for actor in known)
    given = next((actor for actor in known if actor.classification), None)
    label = given.label if given else max(used, key=lambda name: (used[name], len(name), name))
    return replace(
        first,
        label=label,
        kind=next((actor.kind for actor in known if actor.kind is not ActorKind.GROUP), first.kind),
        aliases=tuple(sorted({*used, *(alias for actor in known for alias in actor.aliases)} - {label})),
        same_as=tuple(sorted({same for actor in known for same in actor.same_as})),
        classification=given.classification if given else None,
        part_of=next((actor.part_of for actor in known if actor.part_of), None),
    )
