"""Whom a third-person pronoun means: agreement first, then who was spoken of last, subjects before others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.actors.descriptions import HE, SHE, THEY
from kg.actors.found import Found
from kg.actors.roster import Entry
from kg.model import ActorKind
from kg.syntax import SUBJECTS

_REACH = 3
"""How many sentences back the antecedent may stand."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed on the way: which actor, in which sentence of the document."""

    found: Found
    entry: Entry
    sentence: int


def antecedent(found: Found, seen: Sequence[Seen], sentence: int, quoted: frozenset[int]) -> str | None:
    """Return the id of the actor a pronoun stands for, None where nothing or too much fits."""
    lower = found.name
    wanted = "m" if lower in HE else "f" if lower in SHE else ""
    best: tuple[int, int] | None = None
    choice: Entry | None = None
    for place, item in enumerate(reversed(seen)):
        distance = sentence - item.sentence
        if distance > _REACH:
            break
        if not _agrees(lower, wanted, item):
            continue
        score = -4 * distance + (3 if item.found.token.dep_ in SUBJECTS else 0)
        if best is None or (score, -place) > best:
            best, choice = (score, -place), item.entry
    return choice.id if choice is not None else None


def _agrees(lower: str, wanted: str, item: Seen) -> bool:
    kind = item.entry.kind
    if wanted:
        return kind is ActorKind.PERSON and item.entry.gender in ("", wanted)
    if lower in THEY:
        return kind is ActorKind.GROUP and item.found.token.dep_ in SUBJECTS
    return kind is ActorKind.ORGANIZATION and item.found.token.dep_ in SUBJECTS and item.found.named
