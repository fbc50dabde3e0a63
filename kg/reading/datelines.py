"""“LONDON, 14 May 2024 (Reuters) – UNISON said …”: the place, date and agency before a report's first sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Block, BlockKind, Span
from kg.reading.bylines import pattern
from kg.reading.chrome import byline_words

_REACH = 100
"""How many characters a dateline takes at most."""
_CITY = 3
"""How many a city has at least before the name of its country."""
_PLACE = 5
"""How many a place has at least that stands there alone: “NHS – the pay deal” is none."""


def without_datelines(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with each paragraph behind its dateline, which is no part of its first sentence."""
    return tuple(
        _before_credit(text, _behind(text, block)) if block.kind is BlockKind.BODY else block for block in blocks
    )


def _before_credit(text: str, block: Block) -> Block:
    """“The mayor opens the road (Ann Lee/PA)”: who took the picture is no part of what is told under it."""
    found = pattern("credit").search(block.span.of(text))
    return block if found is None else replace(block, span=Span(block.span.start, block.span.start + found.start()))


def _behind(text: str, block: Block) -> Block:
    line = text[block.span.start : min(block.span.end, block.span.start + _REACH)]
    found = pattern("dateline").match(line)
    if found is None or not (
        found["date"] or _is_wire(found["agency"]) or _is_place(found["place"], line, found.end())
    ):
        return block
    return replace(block, span=Span(block.span.start + found.end(), block.span.end))


def _is_wire(agency: str | None) -> bool:
    """“(Reuters) –”, not “Ann Lee (Labour) –”."""
    return agency is not None and agency.casefold() in byline_words().agencies


def _is_place(place: str | None, line: str, end: int) -> bool:
    """“WASHINGTON –”, “Bloemfontein - The …”; not “UNISON – Britain’s largest union – said”."""
    if place is None or len(place) < _PLACE:
        return False
    city, _, country = place.partition(",")
    abroad = city.isupper() and len(city) >= _CITY and country.strip().istitle()  # “CEBU, Philippines —”
    hyphen = place.istitle() and " " not in place and line[len(place) : end].strip() == "-" and line[:end].endswith(" ")
    return (place.isupper() or hyphen or abroad) and pattern("aside").search(line, end) is None
