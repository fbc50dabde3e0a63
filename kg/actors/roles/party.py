"""Finds the party and the seat that stand behind a name: “Ann Lee (Hull North) (Lab)”, “Cllr Gary Firth (Lib Dem, Old
Town)”, “Sen. Ann Lee, R-Dover,”, “Ann Lee MP”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import bare
from kg.actors.roles.title import StatedRole
from kg.lang.tables import word_pairs, words
from kg.model import ActorKind, FoundBy, KnownActor

_ABBREVIATED = word_pairs("roles", "parties")
_LETTERS = word_pairs("roles", "party_letters")
_SEATED = words("roles", "constituency")
_HONORIFICS = words("roles", "honorifics")
_SORT = "party"
_LONGEST = 8
"""Words of a bracket, at most."""


def name_parties(found: Sequence[Found], gazetteer: Gazetteer) -> list[Found]:
    """Return the names of a document with those of the parties behind persons: “(Lab)” is the Labour Party."""
    result = list(found)
    for person in found:
        if person.kind is not ActorKind.PERSON:
            continue
        for first, last in _parts(person):
            known = _party(words_of(person.doc, first, last), gazetteer)
            if known is not None:
                result = [f for f in result if f.doc is not person.doc or f.last < first or f.first > last]
                name = words_of(person.doc, first, last)
                kind, how = ActorKind.ORGANIZATION, FoundBy.GAZETTEER
                result.append(Found(person.doc, first, last, last, kind, how, name, known, sure=True))
    return sorted(result, key=lambda f: f.begin)


def seats_behind(person: Found, names: Mapping[int, Found]) -> Iterator[StatedRole]:
    """Yield the seat and the party that stand behind a name; a councillor with a party is its councillor."""
    doc = person.doc
    letters = (i for i in (person.last, person.last + 1) if i > person.first and i < len(doc))
    seat = next((i for i in letters if doc[i].is_upper and doc[i].lower_ in _SEATED), None)
    if seat is not None:
        yield StatedRole(person, seat, seat, seat, "role-postnominal")
    titled = bare(doc[person.first]) in _HONORIFICS and person.first < person.last
    for first, last in _parts(person):
        party = names.get(first)
        if party is None or party.known is None or party.known.actor.classification != _SORT:
            continue
        start, end = (person.first, person.first) if titled else (first, last)
        yield StatedRole(person, start, end, start, "role-party", body=party.head)


def _parts(person: Found) -> Iterator[tuple[int, int]]:
    """Yield the parts of the brackets behind a name, “(Hull North) (Lab)”, and what a comma sets off, “, R-Dover,”."""
    doc, i = person.doc, person.last + 1
    while i < len(doc) and doc[i].is_upper and doc[i].lower_ in _SEATED:
        i += 1
    while i < len(doc) and doc[i].text == "(":
        close = next((k for k in range(i + 1, min(i + _LONGEST, len(doc))) if doc[k].text.startswith(")")), None)
        if close is None:
            return
        yield from _between_commas(doc, i + 1, close)
        i = close + 1
    if i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].text[:1] in "DRI" and "-" in doc[i + 1 : i + 3].text:
        stop = next((k for k in range(i + 1, min(i + _LONGEST, len(doc))) if doc[k].text in (",", ".", ")")), i + 1)
        if stop > i + 1:
            yield i + 1, stop - 1


def _between_commas(doc: Doc, first: int, end: int) -> Iterator[tuple[int, int]]:
    start = first
    for k in range(first, end + 1):
        if k == end or doc[k].text in (",", "/", ";"):
            if k > start:
                yield start, k - 1
            start = k + 1


def _party(text: str, gazetteer: Gazetteer) -> KnownActor | None:
    """Return the party of “Lab”, “Liberal Democrat”, “R-Utah”."""
    letter, dash, place = text.replace("–", "-").partition("-")
    if dash and letter.strip().isupper() and place.strip()[:1].isupper():
        text = _LETTERS.get(letter.strip().lower(), text)
    known = gazetteer.exact(_ABBREVIATED.get(text.lower(), text))
    return known if known is not None and known.actor.classification == _SORT else None
