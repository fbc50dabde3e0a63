"""Tells which time expression says when what a verb or noun denotes happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.dates.expressions import TimeExpression
from kg.dates.grammar import grammar
from kg.syntax import is_predicate
from kg.syntax.place import begin, start_of
from kg.syntax.relations import (
    ADVERB,
    AUXILIARY,
    COMPOUND,
    OBJECT,
    OPEN_COMPLEMENT,
    PARTICLE,
    PASSIVE_SUBJECT,
    PREDICATE_NOUN,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    ROOT,
    SUBJECT,
    stands_as,
)
from kg.syntax.wording import sentence_around


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time expression by its words: from `start` up to `end`, headed by `root`, hanging on `owner`."""

    time: TimeExpression
    start: int
    end: int
    root: Token
    owner: Token


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions of a paragraph by the words that they may be attached to, and by what they hang on."""

    near: Mapping[int, Sequence[_Placed]]
    of: Mapping[int, Sequence[_Placed]]

    @classmethod
    def among(cls, doc: Doc, times: Iterable[TimeExpression]) -> Times:
        """Place the time expressions of a paragraph; limits (“since July”, “before 2009”) are left out."""
        near: defaultdict[int, list[_Placed]] = defaultdict(list)
        of: defaultdict[int, list[_Placed]] = defaultdict(list)
        for placed in filter(None, (_place(doc, time) for time in times)):
            of[placed.owner.i].append(placed)
            for head in _may_have(placed.owner):
                near[head].append(placed)
        return cls(near, of)


def date_of(head: Token, times: Times) -> TimeExpression | None:
    """Return the time expression that says when what a verb or noun denotes happened, if one is attached to it.

    Of several, one with a value goes first, then the nearest.
    """
    beside = times.of.get(head.head.i, ()) if stands_as(head, SUBJECT) else ()
    attached = [p.time for p in (*times.near.get(head.i, ()), *beside) if _belongs(head, p)]
    start = begin(head)
    return min(attached, key=lambda t: (t.vague, t.value is None, abs(t.span.start - start), t.span), default=None)


def _place(doc: Doc, time: TimeExpression) -> _Placed | None:
    start = start_of(doc)
    span = doc.char_span(time.span.start - start, time.span.end - start, alignment_mode="expand")
    if span is None:
        return None
    root = top = span.root
    preposition = ""
    while top.head.pos_ in ("ADP", "ADV", "SCONJ", "PART") and top.head != top and not stands_as(top, ROOT):
        top = top.head
        preposition = preposition or top.lower_
    before = doc[span.start - 1].lower_ if span.start else ""
    if (preposition in grammar().limits and root.pos_ != "ADP") or before in grammar().limits:
        return None
    return _Placed(time, span.start, span.end, root, top.head)


def _may_have(owner: Token) -> set[int]:
    """Return the words that a time expression which hangs on this one may be attached to: see `_belongs`."""
    beyond = _without_place(owner)
    heads = {owner.i, owner.head.i, owner.head.head.i, beyond.i, beyond.head.i}
    above = owner
    while not is_predicate(above) and above.head != above:
        above = above.head
        heads.add(above.i)
    return heads


def _belongs(head: Token, placed: _Placed) -> bool:
    owner, start = placed.owner, placed.start
    if start <= head.i < placed.end or sentence_around(placed.root) != sentence_around(head):
        return False
    if owner == head or (owner.head == head and stands_as(owner, AUXILIARY, ADVERB, PARTICLE)):
        return True
    if is_predicate(head):
        opens = start == sentence_around(head)[0] and placed.end < len(head.doc)
        if owner.head == head and stands_as(owner, SUBJECT) and opens and _is_apart(head.doc[placed.end]):
            return True
        if (
            owner.tag_ in ("VBG", "VB")
            and stands_as(owner, PREPOSITION_CLAUSE, OPEN_COMPLEMENT)
            and head in (owner.head, owner.head.head)
        ):
            return start > owner.i  # “accused him of playing politics yesterday”
        if start > head.i:
            owner = _without_place(owner)
        if owner == head:
            return True
        return owner.head == head and stands_as(owner, PREDICATE_NOUN, OBJECT, PASSIVE_SUBJECT) and start > head.i
    return _between(head, owner, start)


def _without_place(owner: Token) -> Token:
    """“[marched] through Leeds on Saturday”, “closed the [ward] at St Mary’s in May”: the day is not the place’s."""
    places = grammar().places
    while stands_as(owner, PREPOSITION_OBJECT) and owner.head.lower_ in places and owner.pos_ in ("NOUN", "PROPN"):
        owner = owner.head.head
    return owner


def _is_apart(after: Token) -> bool:
    """“Between 3 and 9 May the union …”: what follows an opening time is a phrase of its own."""
    return after.pos_ in ("DET", "PRON") or after.is_punct


def _between(noun: Token, owner: Token, place: int) -> bool:
    """“A report by Ofsted earlier this year found …”: the time stands between the subject and its verb."""
    if stands_as(noun, SUBJECT) and noun.head == owner:
        return noun.i < place < owner.i
    if is_predicate(owner) or not stands_as(owner, COMPOUND, PREPOSITION_OBJECT):
        return False
    while owner != noun and owner.head != owner:
        owner = owner.head
        if is_predicate(owner) and owner != noun:
            return False
    return owner == noun
