"""Whom a third-person pronoun means: agreement first, then nearness, subjects before others, the main person before
somebody mentioned in passing. Where two fit nearly equally well the pronoun stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from spacy.tokens import Token

from kg.actors.descriptions import HE, SHE, THEY
from kg.actors.found import Found
from kg.actors.roster import Entry
from kg.model import ActorKind, FoundBy
from kg.syntax import SUBJECTS

REACH = 5
"""How many sentences back the antecedent may stand."""

_FAR, _SUBJECT, _FREQUENT, _SAME_GENDER, _CONTINUED, _MARGIN = 3.0, 4.0, 1.0, 3.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed on the way: which actor, in which sentence of the document."""

    found: Found
    entry: Entry
    sentence: int


def antecedent(found: Found, seen: Sequence[Seen], sentence: int, counts: Mapping[str, int]) -> str | None:
    """Return the id of the actor a pronoun stands for, None where nothing or too much fits.

    `counts`: how often each actor was mentioned so far.
    """
    lower = found.name
    wanted = "m" if lower in HE else "f" if lower in SHE else ""
    barred = _barred(found.token)
    scores: dict[str, float] = {}
    for item in reversed(seen):
        distance = sentence - item.sentence
        if distance > REACH:
            break
        if not _agrees(lower, wanted, item, distance):
            continue
        if item.found.doc is found.doc and item.found.head in barred:
            continue
        score = _score(found, item, distance, wanted) + _FREQUENT * log2(1 + counts.get(item.entry.id, 1))
        scores[item.entry.id] = max(score, scores.get(item.entry.id, -99.0))
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return ranked[0]


def _score(found: Found, item: Seen, distance: int, wanted: str) -> float:
    score = -_FAR * distance
    dep = item.found.token.dep_
    if dep in SUBJECTS:
        score += _SUBJECT
    elif dep in ("pobj", "compound", "poss"):
        score -= 1.0
    if item.found.how is FoundBy.PRONOUN:
        score += _CONTINUED
    if wanted and item.entry.gender == wanted:
        score += _SAME_GENDER
    return score


def _barred(token: Token) -> frozenset[int]:
    """Return the words of its own clause that a pronoun cannot mean: “She met her” are two."""
    if token.dep_ == "poss" or token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
        return frozenset()
    head = token.head
    if head.pos_ == "ADP" and head.head.pos_ in ("VERB", "AUX"):
        head = head.head
    others = [c for c in head.children if c.i != token.i and c.dep_ in (*SUBJECTS, "dobj", "dative", "attr")]
    others += [below for c in head.children if c.dep_ in ("prep", "agent", "dative") for below in c.children]
    return frozenset(c.i for c in others)


def _agrees(lower: str, wanted: str, item: Seen, distance: int) -> bool:
    kind = item.entry.kind
    if wanted:
        return kind is ActorKind.PERSON and item.entry.gender in ("", wanted)
    subject = item.found.token.dep_ in SUBJECTS
    if lower in THEY:
        if kind is ActorKind.GROUP:
            return subject and distance <= 2
        return kind is ActorKind.ORGANIZATION and subject and distance <= 1
    return kind is ActorKind.ORGANIZATION and subject and distance <= 1
