"""Whom “he” and “she” mean: agreement first, then nearness, subjects before others, the main person before somebody
mentioned in passing. Where two fit nearly equally well the pronoun stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from spacy.tokens import Token

from kg.actors.binding import barred, bound, either, governing_subject
from kg.actors.found import Found
from kg.actors.walk import Seen, Walk
from kg.model import ActorKind, FoundBy
from kg.syntax import SUBJECTS, begin

REACH = 5
"""How many sentences back the antecedent may stand."""

_FAR, _SUBJECT, _FREQUENT, _SAME_GENDER, _CONTINUED, _MARGIN, _NEAREST = 3.0, 3.0, 1.0, 3.0, 1.0, 3.0, 3.5
_SAME_PARAGRAPH, _QUOTED, _MAIN = 1.0, 3.0, 2.0


def antecedent(walk: Walk, found: Found, speakers: frozenset[str]) -> str | None:
    """Return the id of the person “he” or “she” stands for, None where nobody or more than one fits.

    `speakers`: who says the words in which it stands, and so does not mean himself by “he”.
    """
    token, sentence = found.token, walk.where(found)
    if either(token):
        return None
    names = {i: f for i, f in walk.by_token.items() if f.doc is found.doc}
    held = bound(token, names)
    if held is not None and held.actor is not None:
        return held.actor if held.actor not in speakers else None
    others = {names[i].actor for i in barred(token) if i in names} | speakers
    above = governing_subject(token)
    if above is not None and _stranger(above, names, found.gender):
        return None
    scores: dict[str, float] = {}
    for item in reversed(walk.seen):
        if sentence - item.sentence > REACH:
            break
        if item.entry.id in others or not _agrees(found, item):
            continue
        score = _score(walk, found, item)
        if above is not None and item.found.doc is found.doc and item.found.head == above.i:
            score += _NEAREST
        scores[item.entry.id] = max(score, scores.get(item.entry.id, -99.0))
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return ranked[0]


def _agrees(found: Found, item: Seen) -> bool:
    return item.entry.kind is ActorKind.PERSON and item.entry.gender in ("", found.gender)


def _stranger(subject: Token, names: Mapping[int, Found], gender: str) -> bool:
    """Whether the subject around is a person of whom nothing is known: “the minister should know that if he …”."""
    found = names.get(subject.i)
    return (
        found is not None
        and found.actor is None
        and found.kind is ActorKind.PERSON
        and found.how is not FoundBy.PRONOUN
        and found.gender in ("", gender)
    )


def speakers(
    found: Found, seen: Sequence[Seen], names: Mapping[int, Found], quoted: frozenset[int], speaking: frozenset[str]
) -> frozenset[str]:
    """Return who says the quotation in which a pronoun stands: those named in its paragraph, else the last before."""
    if begin(found.token) not in quoted:
        return frozenset()

    def says(token: Token) -> bool:
        spoken = token.dep_ == "nsubj" and token.head.lemma_.lower() in speaking
        return spoken and begin(token.head) not in quoted

    own = {f.actor for f in names.values() if f.actor is not None and f.doc is found.doc and says(f.token)}
    if own:
        return frozenset(own)
    last = next(
        (item for item in reversed(seen) if item.entry.kind is ActorKind.PERSON and says(item.found.token)), None
    )
    return frozenset() if last is None else frozenset({last.entry.id})


def _score(walk: Walk, found: Found, item: Seen) -> float:
    score = -_FAR * (walk.where(found) - item.sentence) + _FREQUENT * log2(1 + walk.counts.get(item.entry.id, 1))
    dep = item.found.token.dep_
    if item.found.doc is found.doc:
        score += _SAME_PARAGRAPH
    if dep in SUBJECTS:
        score += _SUBJECT + _MAIN * (item.found.token.head.dep_ == "ROOT")
    elif dep in ("pobj", "compound", "poss"):
        score -= 1.0
    if item.found.how is FoundBy.PRONOUN:
        score += _CONTINUED
    if item.entry.gender == found.gender:
        score += _SAME_GENDER
    if item.found.begin in walk.quoted and found.begin not in walk.quoted:
        score -= _QUOTED  # who is spoken of in a quotation is seldom the one who “added” something
    return score
