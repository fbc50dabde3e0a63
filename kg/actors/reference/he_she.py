"""Whom “he” and “she” mean: agreement first, then nearness, subjects before others, the main person before somebody
mentioned in passing. Where two fit nearly equally well the pronoun stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.binding import barred, bound, either, fits, governing_subject, named_by, of_kin
from kg.actors.reference.discourse import Seen, Walk
from kg.model import ActorKind, FoundBy
from kg.syntax import begin
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    APPOSITION,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    OWNER,
    PREPOSITION_OBJECT,
    ROOT,
    dependents,
    stands_as,
)

REACH = 5
"""How many sentences back the antecedent may stand."""

_FAR, _SUBJECT, _FREQUENT, _SAME_GENDER, _CONTINUED, _MARGIN, _NEAREST = 3.0, 3.0, 1.0, 3.0, 1.0, 3.0, 3.5
_BEFALLS = frozenset({"death", "murder", "killing", "suicide", "killer", "funeral", "body"})
_SAME_PARAGRAPH, _QUOTED, _MAIN = 1.0, 3.0, 2.0


def antecedent(walk: Walk, found: Found, speakers: frozenset[str]) -> str | None:
    """Return the id of the person “he” or “she” stands for, None where nobody or more than one fits.

    `speakers`: who says the words in which it stands, and so does not mean himself by “he”.
    """
    token = found.token
    if either(token) or of_kin(token, walk.words):
        return None
    names = {i: f for i, f in walk.by_token.items() if f.doc is found.doc}
    held = bound(token, names, walk.words)
    if held is not None and held.actor is not None:
        return held.actor if held.actor not in speakers else None
    others = {names[i].actor for i in barred(token, walk.words) if i in names} | speakers
    others |= _said_of(walk, token, names) | {
        a for a, _ in walk.holders.get(token.head.lower_, ()) if stands_as(token, OWNER)
    }
    above = governing_subject(token)
    around = named_by(above, names) if above is not None else None
    if around is not None and _stranger(around, found.gender):
        return None
    if token.lower_.endswith("self"):
        beside = next((f for f in names.values() if f.last == token.i - 1 and fits(token, f)), None)
        around = beside if beside is not None and beside.actor is not None else around  # “Mr Lee himself”
        return around.actor if around is not None and fits(token, around) else None
    if _told_after(token, names):
        return None
    scores: dict[str, float] = {}
    for item in reversed(walk.seen):
        if walk.apart(found, item) > REACH:
            if item.found.begin in walk.quoted:
                continue  # a long quotation lies between
            break
        if item.entry.id in others or not _agrees(found, item):
            continue
        score = _score(walk, found, item)
        if around is not None and item.found is around:
            score += _NEAREST
        scores[item.entry.id] = max(score, scores.get(item.entry.id, -99.0))
    if stands_as(token, OWNER) and token.head.lemma_.lower() in _BEFALLS and len(scores) > 1:
        return None  # “ordered a report after two men were convicted of his murder”: hardly his own
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return ranked[0]


def _said_of(walk: Walk, token: Token, names: Mapping[int, Found]) -> set[str | None]:
    """Return who is named in what a speaker says, and so is not the speaker: “Mr Lee will lose, he argued”."""
    verb = token.head
    if not stands_as(token, ACTIVE_SUBJECT) or verb.lemma_.lower() not in walk.words.speaking:
        return set()
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i < token.i]
    inside = {t.i for c in said for t in c.subtree}
    return {f.actor for i, f in names.items() if i in inside and f.named}


def _told_after(token: Token, names: Mapping[int, Found]) -> bool:
    """Whether the name may follow: “When he brought in the bill, Mr Lee said …”."""
    clause = token.head
    if not stands_as(token, ANY_SUBJECT) or not stands_as(clause, ADVERBIAL_CLAUSE) or clause.i > clause.head.i:
        return False
    after = next((c for c in dependents(clause.head, ANY_SUBJECT) if c.i > token.i), None)
    found = names.get(after.i) if after is not None else None
    return found is not None and found.named and fits(token, found)


def _agrees(found: Found, item: Seen) -> bool:
    return item.entry.kind is ActorKind.PERSON and item.entry.gender in ("", found.gender)


def _stranger(found: Found, gender: str) -> bool:
    """Whether the subject around is a person of whom nothing is known: “the minister should know that if he …”."""
    return (
        found.actor is None
        and found.kind is ActorKind.PERSON
        and found.how is not FoundBy.PRONOUN
        and found.gender in ("", gender)
    )


def speakers(walk: Walk, found: Found) -> frozenset[str]:
    """Return who says the quotation in which a pronoun stands: who is named beside it, else the last who spoke."""
    token, doc = found.token, found.doc
    if begin(token) not in walk.quoted:
        return frozenset()
    behind = next((t for t in doc[token.i :] if _outside(t, walk)), None)
    before = next((t for t in reversed(doc[: token.i]) if _outside(t, walk)), None)
    runs_on = behind is not None and any(begin(t) in walk.quoted for t in doc[behind.sent.start : behind.i])
    for place in (behind if runs_on else None, before):
        own = [f for f in walk.by_token.values() if f.doc is doc and place is not None and f.token.sent == place.sent]
        named = {f.actor for f in own if f.actor is not None and _says(f.token, walk)}
        if named:
            return frozenset(named)
    said = (s.entry for s in reversed(walk.seen) if s.entry.kind is ActorKind.PERSON and _says(s.found.token, walk))
    last = next(said, None)
    return frozenset() if last is None else frozenset({last.id})


def _outside(token: Token, walk: Walk) -> bool:
    return not token.is_punct and not token.is_space and begin(token) not in walk.quoted


def _says(token: Token, walk: Walk) -> bool:
    if stands_as(token, APPOSITION) and stands_as(token.head, ACTIVE_SUBJECT):
        token = token.head  # “the minister, Ann Lee, said”
    spoken = stands_as(token, ACTIVE_SUBJECT) and token.head.lemma_.lower() in walk.words.speaking
    return spoken and begin(token.head) not in walk.quoted


def _score(walk: Walk, found: Found, item: Seen) -> float:
    score = -_FAR * walk.apart(found, item) + _FREQUENT * log2(1 + walk.counts.get(item.entry.id, 1))
    word = item.found.token
    if stands_as(word, APPOSITION) and stands_as(word.head, ANY_SUBJECT) and item.found.named:
        word = word.head  # “its top dealer, Ann Lee, left”
    if item.found.doc is found.doc:
        score += _SAME_PARAGRAPH
    if stands_as(word, ANY_SUBJECT):
        score += _SUBJECT + _MAIN * stands_as(word.head, ROOT)
    elif (
        stands_as(word, PREPOSITION_OBJECT)
        and word.head.lower_ == "for"
        and word.head.i
        and word.head.nbor(-1).lower_ == "as"
    ):
        score += _SUBJECT + _MAIN  # “As for Ann Lee, her views …”
    elif stands_as(word, PREPOSITION_OBJECT, COMPOUND, OWNER):
        score -= 1.0
    if item.found.how is FoundBy.PRONOUN:
        score += _CONTINUED
    if item.entry.gender == found.gender:
        score += _SAME_GENDER
    if item.found.begin in walk.quoted and found.begin not in walk.quoted:
        score -= _QUOTED  # who is spoken of in a quotation is seldom the one who “added” something
    return score
