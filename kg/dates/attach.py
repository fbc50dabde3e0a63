"""Tells which time expression says when what a verb or noun denotes happened."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

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
    dependents,
    stands_as,
)
from kg.syntax.wording import children


def date_of(head: Token, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time expression that says when what a verb or noun denotes happened, if one is attached to it.

    Of several, one with a value goes first, then the nearest. Limits (“since July”, “before 2009”) do not count.
    """
    attached = [t for t in times if _belongs(head, t)]
    start = begin(head)
    return min(attached, key=lambda t: (t.vague, t.value is None, abs(t.span.start - start), t.span), default=None)


def _belongs(head: Token, time: TimeExpression) -> bool:
    doc = head.doc
    start = start_of(doc)
    span = doc.char_span(time.span.start - start, time.span.end - start, alignment_mode="expand")
    if span is None or span.root.sent != head.sent or head in span:
        return False
    top = span.root
    preposition = ""
    while top.head.pos_ in ("ADP", "ADV", "SCONJ", "PART") and top.head != top and not stands_as(top, ROOT):
        top = top.head
        preposition = preposition or top.lower_
    before = doc[span.start - 1].lower_ if span.start else ""
    if (preposition in grammar().limits and span.root.pos_ != "ADP") or before in grammar().limits:
        return False
    owner = top.head
    if owner == head or (owner in children(head) and stands_as(owner, AUXILIARY, ADVERB, PARTICLE)):
        return True
    if is_predicate(head):
        if owner in dependents(head, SUBJECT) and span.start == head.sent.start and _is_apart(doc[span.end]):
            return True
        if (
            owner.tag_ in ("VBG", "VB")
            and stands_as(owner, PREPOSITION_CLAUSE, OPEN_COMPLEMENT)
            and head in (owner.head, owner.head.head)
        ):
            return span.start > owner.i  # “accused him of playing politics yesterday”
        if span.start > head.i:
            owner = _without_place(owner)
        if owner == head:
            return True
        return owner.head == head and stands_as(owner, PREDICATE_NOUN, OBJECT, PASSIVE_SUBJECT) and span.start > head.i
    return _between(head, owner, span.start)


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
    inside = owner in noun.subtree and not is_predicate(owner) and stands_as(owner, COMPOUND, PREPOSITION_OBJECT)
    return inside and not any(is_predicate(t) for t in owner.ancestors if t in noun.subtree and t != noun)
