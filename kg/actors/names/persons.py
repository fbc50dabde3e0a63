"""The grammar of names of persons: “Sir Michael Wilshaw”, “Baby P”, “Theresa May”, “Ann Lee, Chief Executive of …”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors.names.spelling import bare, capital
from kg.actors.words import (
    HONORIFICS,
    NAME_HEADS,
    OPENERS,
    PARTICLES,
    STYLES,
    gender_of,
    is_first_name,
    is_role,
)
from kg.lang.tables import words
from kg.syntax.wording import Wording

_PSEUDONYMS = words("people", "pseudonyms")
_PLAIN_WORDS = words("people", "ambiguous_honorifics")
_STYLED_OFFICES = words("names", "styled_offices")
_MONTHS = words("names", "surname_months")
_PREPOSITIONS = words("names", "prepositions")
_AFTER_ROLE = words("names", "after_role") | {",", "-", "–", ")", "&"}
_BODY_WORDS = NAME_HEADS | OPENERS
_TITLES = frozenset(f"{title}{point}" for title in HONORIFICS | STYLES for point in ("", "."))
_COMMA = frozenset({","})
_PLACES_AND_DATES = frozenset({"GPE", "LOC", "NORP", "DATE", "FAC"})
_LONGEST = 4
"""Parts of a personal name, at most."""
_REACH = 8
"""Words from a comma to the end of the noun for a role."""


def pseudonyms(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield “Baby P”, “Child A”: people a court or the press must not name."""
    doc = wording.doc
    for token in wording.among(_PSEUDONYMS):
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if after is not None and len(after.text.rstrip(".")) == 1 and capital(after):
            if after.text == "I" or (token.is_sent_start and after.text == "A"):
                continue
            yield token.i, token.i + 1


def titled(wording: Wording) -> Iterator[tuple[int, int, int, str]]:
    """Yield (first, first of the name, last, gender) of “Mr Brown”, “Lord Laming”, “Sir Michael Wilshaw”.

    A style (Lord, Sir) belongs to the name, an honorific (Mr) does not.
    """
    doc, beyond = wording.doc, 0
    for token in wording.among(_TITLES):
        i, title = token.i, bare(token)
        if i < beyond or i + 1 >= len(doc) or not capital(token):
            continue
        style, honorific = title in STYLES, title in HONORIFICS
        first = i + 1 + (doc[i + 1].text == "." and honorific)
        last = _end_of_run(doc, first)
        if honorific and last >= first and _is_no_surname(doc[first], title):
            last = first - 1
        if last < first or (style and doc[first].lower_ in _STYLED_OFFICES):
            continue
        yield i, (i if style else first), last, gender_of(title)
        beyond = last + 1


def _is_no_surname(token: Token, honorific: str) -> bool:
    """“Mr Speaker”, “Miss Universe”"""
    return is_role(token.lower_) or (honorific in _PLAIN_WORDS and token.ent_type_ != "PERSON")


def month_named(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “Theresa May”: a first name and a surname that is also a month."""
    doc = wording.doc
    for month in wording.among(_MONTHS):
        token = doc[month.i - 1] if month.i and month.is_title else None
        if token is None or not (capital(token) and is_first_name(token.lower_) and token.pos_ == "PROPN"):
            continue
        if (token.is_title and token.lower_ in _MONTHS) or token.ent_type_ == "DATE":
            continue
        if token.i + 2 >= len(doc) or not doc[token.i + 2].is_digit:
            yield token.i, token.i + 1


def before_role(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “Polly Neate, Chief Executive of Shelter,”: two or three names, then what they are."""
    doc = wording.doc
    for comma in wording.among(_COMMA):
        if not 1 < comma.i < len(doc) - 1:
            continue
        first = _start_of_run(doc, comma.i)
        if comma.i - first not in (2, 3) or (first and _goes_before(doc[first - 1])):
            continue
        if doc[first].lower_ in HONORIFICS or doc[first].lower_ in STYLES:
            continue  # `titled` knows better
        if not any(_tells_a_body(t) for t in doc[first : comma.i]) and _role_follows(doc, comma.i + 1):
            yield first, comma.i - 1


def _start_of_run(doc: Doc, end: int) -> int:
    """Return the first of up to four plain names that end before `end`."""
    first = end
    while first > 0 and end - first < _LONGEST and _is_plain_name(doc[first - 1]):
        first -= 1
        if doc[first].is_sent_start:
            break
    return first


def _is_plain_name(token: Token) -> bool:
    return capital(token) and token.is_alpha and token.pos_ == "PROPN" and len(token) > 1 and not token.is_upper


def _goes_before(token: Token) -> bool:
    """Whether a word goes on with the name behind it, so that this is only its end."""
    return (capital(token) and token.pos_ == "PROPN") or token.lower_ in _PREPOSITIONS


def _tells_a_body(token: Token) -> bool:
    return token.lower_ in _BODY_WORDS or is_role(token.lower_) or token.ent_type_ in _PLACES_AND_DATES


def _role_follows(doc: Doc, start: int) -> bool:
    """Whether a noun for a role ends the noun group that begins here: “Chief Executive of …”, “a spokesman for”."""
    for token in doc[start : start + _REACH]:
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ","
        if is_role(token.lower_) and token.tag_ != "NNS" and after in _AFTER_ROLE:
            return True
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") and token.text not in ("'s", "'", "-", "&"):
            return False
    return False


def _end_of_run(doc: Doc, k: int) -> int:
    """Return the last token of the personal name that begins at `k`, or k - 1."""
    last = k - 1
    while last + 1 < len(doc) and last - k < _LONGEST - 1:
        after = doc[last + 1]
        if _is_part(after):
            if after.is_sent_start and last >= k:
                break
            last += 1
        elif last + 2 < len(doc) and _joins(after, doc[last + 2]):
            last += 2
        else:
            break
    return last


def _is_part(token: Token) -> bool:
    nominal = token.pos_ in ("PROPN", "NOUN", "ADJ") or token.ent_type_ == "PERSON"
    return capital(token) and nominal and token.text.replace("'", "").replace("-", "").isalpha()


def _joins(token: Token, after: Token) -> bool:
    """Whether a particle, initial or hyphen joins two parts of a personal name."""
    if not capital(after) or after.pos_ in ("PRON", "DET"):
        return False
    return (
        token.lower_ in PARTICLES
        or (token.text in ("-", "'") and not token.whitespace_)
        or (len(token.text) == 2 and token.text[1] == ".")
    )
