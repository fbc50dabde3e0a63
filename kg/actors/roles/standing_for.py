"""Finds who stands for somebody or for a place: “Firth is acting in her place”, “Lee represented Hull North for Labour
on the city council”.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.names.spelling import capital
from kg.actors.roles.by_verb import is_real
from kg.lang.tables import words
from kg.syntax import prepositions
from kg.syntax.noun import owner_of
from kg.syntax.relations import ACTIVE_SUBJECT, stands_as

_ACTING = words("roles", "acting")
_IN_PLACE = words("roles", "in_place")
_REPRESENTING = words("roles", "representing")
_FOR = words("roles", "represented_for")


def replaced_by(person: Found) -> Token | None:
    """Return who is meant by “her” in “[Firth] is acting in her place”."""
    verb = person.token.head
    if not stands_as(person.token, ACTIVE_SUBJECT) or verb.lemma_.lower() not in _ACTING or not is_real(verb):
        return None
    places = (noun for _, noun in prepositions(verb) if noun.lemma_.lower() in _IN_PLACE)
    return next((owner for noun in places if (owner := owner_of(noun)) is not None), None)


def represented_by(person: Found) -> tuple[Token, Token] | None:
    """Return the first and last word of the place that somebody “represented for Labour on the council”."""
    verb = person.token.head
    if not stands_as(person.token, ACTIVE_SUBJECT) or verb.lemma_.lower() not in _REPRESENTING or not is_real(verb):
        return None
    doc, last = verb.doc, verb.i
    while last + 1 < len(doc) and capital(doc[last + 1]) and doc[last + 1].pos_ not in ("PUNCT", "ADP", "PRON"):
        last += 1
    behind = doc[last + 1] if last + 1 < len(doc) else None
    if last == verb.i or behind is None or behind.lower_ not in _FOR:
        return None
    return doc[verb.i + 1], doc[last]


def beyond(place: Token) -> Iterator[Token]:
    """Yield the words behind the place as far as its clause goes: “for [Labour] on the [city council] from 2006”."""
    for token in place.doc[place.i + 1 :]:
        if token.is_punct or token.is_space or token.pos_ in ("VERB", "AUX", "CCONJ"):
            return
        yield token
