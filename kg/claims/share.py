"""How many of those asked say so: “80% of”, “more than two thirds”, “five in ten”."""

from __future__ import annotations

import re
from functools import cache

from kg.lang.tables import table, words
from kg.model import Span

BEFORE = 20
"""Characters before a share that are searched for “more than”."""


def share_of(said: str, place: Span, text: str) -> str | None:
    """Return the share that a noun phrase begins with, as the text has it: `said` is the phrase, at `place`."""
    match = _share().match(said)
    if match is None:
        return None
    found = _share().match(place.of(text))
    before = _about().search(text[max(0, place.start - BEFORE) : place.start])
    share = found["share"].strip() if found else match["share"]
    return share if before is None else before.group() + share


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of('about')} $", re.IGNORECASE)


@cache
def _share() -> re.Pattern[str]:
    units, teens, tens, parts = (_one_of(key) for key in ("units", "teens", "tens", "fractions"))
    percent = table("speaking")["shares"]["percent"]
    of_hundred = rf"(?:\d[\d.,]*|{tens}(?:[ -]{units})?|{units}|{teens})\s?(?:{percent})"
    fraction = rf"(?:{_any_of('articles')}|{units})[ -]{parts}s?|{_any_of('half')}"
    whole = rf"(?:{units}|{teens}|{tens}|{_any_of('numbers')}|\d+)"
    ratio = rf"(?:{units}|\d+) {_any_of('among')} (?:{_any_of('each')} )?{whole}"
    crowd = rf"(?:{_any_of('vast')} )?{_any_of('crowds')}"
    share = rf"(?:{_any_of('about')} )?(?:{of_hundred}|{fraction}|{ratio}|{crowd})"
    return re.compile(rf"(?:{_any_of('only')} )?(?P<share>{share})", re.IGNORECASE)


def _one_of(key: str) -> str:
    return f"(?:{'|'.join(sorted(words('speaking', key)))})"


def _any_of(name: str) -> str:
    """Return a pattern for the phrases of a list, longest first."""
    phrases = sorted(table("speaking")["shares"][name], key=lambda p: (-len(p), p))
    return f"(?:{'|'.join(re.escape(p) for p in phrases)})"
