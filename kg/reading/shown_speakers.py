"""What names who speaks on the pages of parliaments: portraits, and names with their party on a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Label:
    """What names who speaks: the stretch that is the name, or the post where no name is given.

    `asks`: an interviewer; `answers`: “A”, whose name stands elsewhere. `strong`: it could hardly be anything else.
    `writes`: it is signed under a letter; `others` are the names of those who sign with him.
    """

    span: Span
    name: Span
    named: bool
    asks: bool = False
    answers: bool = False
    strong: bool = False
    writes: bool = False
    others: tuple[Span, ...] = ()


def shown_in(text: str, span: Span) -> Label | None:
    """Return the label that a line is by its form alone."""
    return portrait(text, span) or _party_line(text, span)


def portrait(text: str, span: Span) -> Label | None:
    """“Photo of Ann LeeAnn Lee Foreign Secretary”, “Ann Lee Portrait Ann Lee”: how pages show whose speech follows."""
    found = next((m for form in _forms("portraits") if (m := form.fullmatch(span.of(text)))), None)
    if found is None:
        return None
    return Label(span, Span(span.start + found.start("name"), span.start + found.end("name")), named=True, strong=True)


def _party_line(text: str, span: Span) -> Label | None:
    """“Ann Lee Liberal Hull North, ON”, “The Chair Conservative Tom Kay”: a name with its party, on a line."""
    found = next((m for form in _forms("party_lines") if (m := form.fullmatch(span.of(text)))), None)
    if found is None:
        return None
    return Label(span, Span(span.start + found.start("name"), span.start + found.end("name")), named=True, strong=True)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Return a pattern of turns.toml."""
    return compiled(value_of("turns", key), {}, "turns.toml", re.DOTALL)


@cache
def _forms(key: str) -> tuple[re.Pattern[str], ...]:
    parties = "|".join(sorted(words("turns", "parties")))
    return tuple(compiled(form, {"parties": parties}, "turns.toml") for form in value_of("turns", key))
