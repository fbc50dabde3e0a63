"""Finds names: the gazetteer first, then the grammar of names, then what the language model offers, cleaned.

The document as a whole is the judge of the model: a capitalised phrase that it also uses in lower case is no
name, one surface form has one kind, and a name found once is found everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found, words_of
from kg.actors.names.grammar import introduced, month_named, organizations, pseudonyms, titled, with_post
from kg.actors.names.kinds import find_again, settle
from kg.actors.names.model import (
    Evidence,
    beyond_heading,
    end_of_name,
    evidence,
    more_than_common,
    offers,
    paper,
    title_case,
)
from kg.actors.names.spelling import capital
from kg.actors.words import Words
from kg.model import ActorKind, FoundBy
from kg.page import Paragraph
from kg.syntax.relations import MODIFIER, stands_as

_PLACED = frozenset({"committee", "council", "court", "panel", "board"})
_OFFICES = frozenset({"treasury", "home", "foreign", "cabinet", "commons", "lords", "work", "defence", "health"})
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&]{1,7}")


def names(paragraphs: Sequence[Paragraph], gazetteer: Gazetteer, words: Words) -> list[Found]:
    """Return the names of a document's paragraphs in text order, places included (their kind is None)."""
    docs = [paragraph.doc for paragraph in paragraphs]
    known = evidence(docs)
    found: list[Found] = []
    for paragraph in paragraphs:
        found.extend(_choose(paragraph, gazetteer, words, known))
    found = settle(found, words)
    found.extend(find_again(docs, found))
    return sorted(found, key=lambda f: (f.begin, f.last))


def _choose(paragraph: Paragraph, gazetteer: Gazetteer, words: Words, known: Evidence) -> Iterator[Found]:
    """Let the sources of names bid for the tokens of a paragraph, the better source first."""
    doc = paragraph.doc
    free = [True] * len(doc)
    listed = [f for f in _listed(doc, gazetteer, known) if not _member(f, words)]
    heading = title_case(paragraph)
    built = [
        Found(doc, a, b, b, ActorKind.ORGANIZATION, FoundBy.RULE, words_of(doc, a, b), sure=True)
        for a, b in organizations(doc, words)
        if more_than_common(doc, a, b, known, words)
        and not paper(doc, b, words)
        and not (heading and not beyond_heading(doc, a, b, known, words))
    ]
    for f in built:
        _place_behind(f)
    told = [
        Found(doc, a, b, b, ActorKind.ORGANIZATION, FoundBy.RULE, words_of(doc, a, b), sure=True)
        for a, b in introduced(doc, words)
    ]
    wider = [f for f in built if any(_inside(g, f) and not _beside(g, f, known) for g in listed)]
    people = list(_people(doc, words))
    model = list(offers(paragraph, words, known, gazetteer.places))
    longer = [f for f in model if f.kind is ActorKind.ORGANIZATION and any(_inside(g, f) for g in built)]
    for bid in (*wider, *listed, *people, *longer, *built, *told, *model):
        if all(free[bid.first : bid.last + 1]):
            free[bid.first : bid.last + 1] = [False] * (bid.last + 1 - bid.first)
            bid.head = _head(bid)
            yield bid
            if bid.kind is ActorKind.ORGANIZATION:
                yield from _bracketed(bid, free, words)


def _place_behind(found: Found) -> None:
    """“the Scrutiny Committee in Birmingham”: the place says which one."""
    doc, i = found.doc, found.last + 2
    if i < len(doc) and doc[i - 1].lower_ == "in" and doc[i].ent_type_ == "GPE" and doc[found.last].lower_ in _PLACED:
        last = i
        while (
            last + 1 < len(doc)
            and doc[last + 1].ent_type_ == "GPE"
            and doc[last + 1].ent_iob_ == "I"
            and capital(doc[last + 1])
        ):
            last += 1
        found.last = last
        found.name = words_of(doc, found.first, last)


def _bracketed(bid: Found, free: list[bool], words: Words) -> Iterator[Found]:
    """“the General Social Care Council (GSCC)”: the acronym is a name as well."""
    doc, i = bid.doc, bid.last + 2
    if (
        i + 1 < len(doc)
        and doc[i - 1].text == "("
        and doc[i + 1].text == ")"
        and free[i]
        and _ACRONYM.fullmatch(doc[i].text)
    ):
        if words.person(doc[i].lower_) or doc[i].lower_ in words.postnominals:
            return
        free[i] = False
        yield Found(doc, i, i, i, ActorKind.ORGANIZATION, FoundBy.ACRONYM, doc[i].text, sure=True)


def _inside(inner: Found, outer: Found) -> bool:
    return (
        outer.first <= inner.first and inner.last <= outer.last and outer.last - outer.first > inner.last - inner.first
    )


def _beside(inner: Found, outer: Found, known: Evidence) -> bool:
    return _party_before(inner, outer) or _chance(inner, outer, known)


def _chance(inner: Found, outer: Found, known: Evidence) -> bool:
    """Whether a name is longer only by the capital of its sentence, or by an adjective: “Among Supreme Court”."""
    doc, first = outer.doc, outer.doc[outer.first]
    if inner.last != outer.last or inner.first != outer.first + 1:
        return False
    if doc[outer.first].ent_type_ == "NORP" or first.lower_ in ("republican", "democratic"):
        known_as = inner.known.actor.classification if inner.known is not None else None
        return known_as == "parliament"
    return bool(first.is_sent_start) and (first.is_stop or f" {first.lower_} " in known.lower)


def _party_before(inner: Found, outer: Found) -> bool:
    """“Lib Dem Treasury spokesman”: a party and an office, not one body."""
    party = inner.known is not None and inner.known.actor.classification == "party"
    return party and inner.first == outer.first and outer.doc[inner.last + 1].lower_ in _OFFICES


def _member(found: Found, words: Words) -> bool:
    """Whether the name of a party is said of one of its members: “a Tory”; in “Tory plans” it is the party."""
    doc, last = found.doc, found.doc[found.last]
    if "-".join(t.lower_ for t in doc[found.first : found.last + 1]) not in words.partisan:
        return False
    return not stands_as(last, MODIFIER) or last.head.i <= found.last


def _head(found: Found) -> int:
    """Return the token of a name that governs the others."""
    doc = found.doc
    for i in range(found.last, found.first - 1, -1):
        head = doc[i].head.i
        if (
            (head < found.first or head > found.last or head == i)
            and not doc[i].is_punct
            and doc[i].pos_ not in ("ADP", "PART")
        ):
            return i
    return found.last


def _listed(doc: Doc, gazetteer: Gazetteer, known: Evidence) -> Iterator[Found]:
    at = {t.idx: t.i for t in doc}
    ends = {t.idx + len(t): t.i for t in doc}
    for start, end, entry in gazetteer.find(doc.text, known.words):
        first, last = at.get(start), ends.get(end)
        if first is None or last is None:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or len(span.text) > end - start + 2:
                continue
            first, last = span.start, span.end - 1
        yield Found(
            doc, first, last, last, entry.actor.kind, FoundBy.GAZETTEER, entry.actor.label, known=entry, sure=True
        )


def _people(doc: Doc, words: Words) -> Iterator[Found]:
    for first, last in (*month_named(doc, words), *with_post(doc, words)):
        yield Found(doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, words_of(doc, first, last), sure=True)
    for first, last in pseudonyms(doc, words):
        name = words_of(doc, first, last).rstrip(".")
        yield Found(doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, name[:1].upper() + name[1:], sure=True)
    for first, of_name, last, gender in titled(doc, words):
        yield Found(
            doc,
            first,
            last,
            last,
            ActorKind.PERSON,
            FoundBy.RULE,
            words_of(doc, of_name, end_of_name(doc, of_name - 1, last, words)),
            gender=gender,
            sure=True,
        )
