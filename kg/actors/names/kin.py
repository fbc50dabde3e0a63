"""Names that say whose child somebody is: “Aled ap Dafydd”, “Aoife Ní Cheallaigh”, “Kumar s/o Velan”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors.names.spelling import bare, capital
from kg.actors.words import HONORIFICS, NAME_HEADS, OPENERS, POSTNOMINALS, RANK, is_person, is_role
from kg.lang.tables import words
from kg.syntax.wording import Wording

_KIN = words("people", "kin")
_WITH_CAPITAL = words("people", "kin_with_capital")
_SLASHED = words("people", "kin_slashed")
_BEGINNINGS = _KIN | _SLASHED | {slashed.partition("/")[0] for slashed in _SLASHED}
_NOMINAL = ("PROPN", "NOUN", "ADJ")
_SIDE = 2
"""Names on one side of the word between them, at most."""


def kin_named(wording: Wording) -> Iterator[tuple[int, int, int]]:
    """Yield (first, last, last with letters behind the name) of “Gwen ferch Owain AM”."""
    doc = wording.doc
    for token in wording.among(_BEGINNINGS):
        end = _end_of_kin(token) if 0 < token.i < len(doc) - 1 else None
        if end is None:
            continue
        first, last = token.i, end
        while first and token.i - first < _SIDE and _is_name(doc[first - 1]):
            first -= 1
            if doc[first].is_sent_start:
                break
        while last + 1 < len(doc) and last - end < _SIDE and _is_name(doc[last + 1]):
            last += 1
        if first < token.i and last > end:
            lettered = last + 1 < len(doc) and doc[last + 1].is_upper and bare(doc[last + 1]) in POSTNOMINALS
            yield first, last, last + lettered


def _end_of_kin(token: Token) -> int | None:
    """Return the last token of the word for a child that begins here: “s/o” may be one token or three."""
    lower, doc, i = token.lower_, token.doc, token.i
    if lower in _KIN:
        return i if token.is_lower or (lower in _WITH_CAPITAL and token.is_title) else None
    if lower in _SLASHED:
        return i
    if i + 2 < len(doc) and doc[i + 1].text == "/" and f"{lower}/{doc[i + 2].lower_}" in _SLASHED:
        return i + 2
    return None


def _is_name(token: Token) -> bool:
    """Whether a word can be a part of a personal name, and no title or body."""
    if not (capital(token) and token.is_alpha and token.pos_ in _NOMINAL) or (token.is_upper and len(token) > 1):
        return False
    lower = token.lower_
    told = lower in HONORIFICS or lower in RANK or lower in NAME_HEADS or lower in OPENERS
    return not (told or is_role(lower) or is_person(lower))
