"""Names that only their acts tell: “Poland said …”, “Crisis warned …”, “he told the Echo”.

A country, a city or one capitalised word is an actor where it speaks; elsewhere it is a place, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import bare, capital
from kg.actors.words import (
    COLLECTIVES,
    DEFINITE,
    HONORIFICS,
    PERSONS,
    SPEAKING,
    is_first_name,
    is_organization,
    is_person,
    singular_of,
)
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    CONJUNCT,
    DETERMINER,
    OBJECT,
    RECIPIENT,
    dependents,
    stands_as,
)
from kg.syntax.wording import Wording, children

_MIND = words("names", "minding")
_TELLING = words("names", "telling")
_NO_SPEAKERS = words("names", "no_speakers")
_ASSERTING = SPEAKING - _MIND
_SAID = ("VBD", "VBZ", "VBN")
_SHORTEST = 3
"""Letters of a word that may be a body by itself."""
_LONGEST = 5
"""Letters of an abbreviation, fewer than that."""


def speaks(token: Token) -> bool:
    """Tell whether a word is the subject of a verb of speaking, or is joined to one: “Sweden and [Finland] warned”."""
    while stands_as(token, CONJUNCT) and token.head.i < token.i:
        token = token.head
    return stands_as(token, ACTIVE_SUBJECT) and token.i < token.head.i and token.head.lemma_.lower() in SPEAKING


def as_speakers(found: Iterable[Found]) -> None:
    """Make bodies of the places that speak: “Beijing accused Tokyo of …” is about governments."""
    found = list(found)
    persons = {part for f in found if f.kind is ActorKind.PERSON for part in f.name.lower().split()}
    for f in found:
        if f.kind is not None or f.known is not None or _is_shouted(f) or not speaks(f.token):
            continue
        if f.name.lower() not in persons and not is_first_name(f.name.lower()):
            f.kind = ActorKind.ORGANIZATION


def _is_shouted(f: Found) -> bool:
    """“LONDON – Ministers said …”: where a report is written."""
    return f.name.isupper() and len(f.name) > _SHORTEST


def acting(wordings: Sequence[Wording], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the bodies of one word that nothing else saw: they assert, accuse, or are told something."""
    taken = {(id(f.doc), i) for f in found for i in range(f.first, f.last + 1)}
    behind = {word for wording in wordings for word in _behind_capitals(wording)}
    for wording in wordings:
        doc = wording.doc
        for token in wording.capitals:
            if (id(doc), token.i) in taken or not _may_be_body(token):
                continue
            if _is_told(token) or (token.text not in behind and _asserts(token)):
                name = words_of(doc, token.i, token.i)
                yield Found(doc, token.i, token.i, token.i, ActorKind.ORGANIZATION, FoundBy.RULE, name)


def _behind_capitals(wording: Wording) -> Iterator[str]:
    """Yield the words that are the end of a longer name somewhere: surnames."""
    for token in wording.capitals:
        if not token.i:
            continue
        before = wording.tokens[token.i - 1]
        inside = capital(before) and not before.is_sent_start
        if inside or is_first_name(before.lower_) or bare(before) in HONORIFICS:
            yield token.text


def _may_be_body(token: Token) -> bool:
    """Whether a capitalised word may be a name by itself: no pronoun, date, surname, nor noun for people or bodies."""
    if token.pos_ not in ("NOUN", "PROPN") or not token.text.isalpha() or len(token) < _SHORTEST or token.is_stop:
        return False
    if token.tag_ not in ("NN", "NNP") or token.ent_type_ in ("PERSON", "NORP", "DATE", "TIME"):
        return False
    lower = singular_of(token.lower_)
    if lower in COLLECTIVES or lower in _NO_SPEAKERS or is_first_name(lower) or is_organization(lower):
        return False
    return not is_person(lower) or (
        token.ent_type_ == "ORG" and lower not in PERSONS and not _is_behind_abbreviation(token)
    )


def _is_behind_abbreviation(token: Token) -> bool:
    """“my right hon. [Friend]”, where the parser begins a sentence."""
    before = token.doc[max(0, token.i - 2) : token.i]
    return len(before) == 2 and before[1].text == "." and before[0].is_lower and len(before[0]) < _LONGEST


def _asserts(token: Token) -> bool:
    """“[Crisis] said rents had doubled”: without article or adjective, a common noun could not say so."""
    if not stands_as(token, ACTIVE_SUBJECT) or token.head.lemma_.lower() not in _ASSERTING or token.i > token.head.i:
        return False
    return not any(c.i < token.i and not c.is_punct for c in children(token)) and token.head.tag_ in (
        "VBD",
        "VBZ",
        "VBN",
    )


def _is_told(token: Token) -> bool:
    """“told the [Echo] that …”: a newspaper."""
    if not stands_as(token, OBJECT, RECIPIENT) or token.head.lemma_.lower() not in _TELLING:
        return False
    own = [c for c in children(token) if c.i < token.i]
    return len(own) == 1 and own[0].lower_ in DEFINITE and any(dependents(token, DETERMINER))
