"""The grammar of time expressions: the patterns of `dates.toml`, filled in and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.lang.calendar import MONTH, MONTHS, WEEKDAYS, YEAR
from kg.lang.patterns import compiled
from kg.lang.tables import table

_WORD = re.compile(r"[a-z]{3,}")
_DIGIT = "0"
_DECADE = "ties"
"""“the nineties”: the end of a word is what tells it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, how to work out what it means, and the words it cannot do without.

    Of each set in `needs` the text must have one: that is seen much faster than that a pattern does not match.
    """

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    means: str = ""

    def find(self, text: Text) -> Iterator[re.Match[str]]:
        """Return where the pattern matches."""
        missing = any(need.isdisjoint(text.words) for need in self.needs)
        return iter(()) if missing else self.pattern.finditer(text.plain)


@dataclass(frozen=True, slots=True)
class Text:
    """A text whose white space is made plain, and what stands in it of the words and signs that forms need."""

    plain: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Text:
        """Look up the words of a text."""
        words = set(_WORD.findall(text.lower()))
        if any(word.endswith(_DECADE) for word in words):
            words.add(_DECADE)
        if any(map(str.isdigit, text)):
            words.add(_DIGIT)
        return cls(re.sub(r"\s", " ", text), frozenset(words))

    @property
    def has_digit(self) -> bool:
        """Whether there is a digit: without one there is no date that says its year."""
        return _DIGIT in self.words


@dataclass(frozen=True, slots=True)
class Grammar:
    """The forms by what they find, and the words they turn on."""

    phrases: Mapping[str, tuple[str, int]]
    numbers: Mapping[str, int]
    seasons: Mapping[str, tuple[int, ...]]
    named_days: frozenset[str]
    year_before: frozenset[str]
    year_owner: frozenset[str]
    limits: frozenset[str]
    decides: frozenset[str]
    open: Form
    vague: tuple[Form, ...]
    part_of_year: Form
    year: Form
    timetable: frozenset[str]
    places: frozenset[str]
    on: frozenset[str]
    weeks: Mapping[str, int]
    ranges: tuple[Form, ...]
    relative: tuple[Form, ...]


@cache
def grammar() -> Grammar:
    """Read and compile the grammar. Raises RuleError for a pattern or a place in it that is wrong."""
    data = table("dates")
    lists, forms = data["words"], data["grammar"]
    phrases = {p: (entry["unit"], entry["offset"]) for entry in data["phrase"] for p in entry["words"]}
    fill, needed = _filling(data, phrases), _needed(data, phrases)

    def form(pattern: str, *needs: str, means: str = "") -> Form:
        if unknown := [name for name in needs if name not in needed]:
            raise RuleError(f"dates.toml: nothing is called {unknown[0]!r}; use one of {', '.join(sorted(needed))}")
        return Form(compiled(pattern, fill, "dates.toml", re.IGNORECASE), tuple(needed[name] for name in needs), means)

    return Grammar(
        phrases=phrases,
        numbers=lists["numbers"],
        seasons={name: tuple(months) for name, months in data["seasons"].items()},
        named_days=frozenset(lists["named_days"]),
        year_before=frozenset(lists["year_before"]),
        year_owner=frozenset(forms["year_owner"]),
        limits=frozenset(lists["limits"]),
        decides=frozenset(forms["decides"]),
        open=form("|".join(forms["open"]), "stretches"),
        vague=(form(forms["decade"], "decades"), form(forms["fiscal"], "digits")),
        part_of_year=form(forms["part_of_year"], "digits"),
        year=form(forms["year_alone"], "digits"),
        timetable=frozenset(forms["timetable"]),
        places=frozenset(forms["places"]),
        on=frozenset(forms["on"]),
        weeks=forms["weeks"],
        ranges=tuple(form(row["form"], *row["needs"]) for row in forms["ranges"]),
        relative=tuple(form(row["form"], *row["needs"], means=row["means"]) for row in forms["relative"]),
    )


def _filling(data: Mapping[str, Any], phrases: Mapping[str, object]) -> dict[str, str]:
    """Return what the places of the patterns stand for."""
    lists, forms = data["words"], data["grammar"]
    return {
        "open": "|".join(lists["open"]),
        "vague": "|".join(lists["vague"]),
        "numbers": "|".join(lists["numbers"]),
        "seasons": "|".join(data["seasons"]),
        "month_before": "|".join(sorted(lists["month_before"])),
        "phrases": "|".join(sorted((re.escape(p) for p in phrases), key=lambda p: (-len(p), p))),
        "weekdays": "|".join(WEEKDAYS),
        "month": MONTH,
        "year": YEAR,
        **{name: forms[name] for name in ("day", "amount", "units", "number")},
    }


def _needed(data: Mapping[str, Any], phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, by name, the words and signs of which forms need one."""
    plain = {name: frozenset(listed) for name, listed in data["needs"].items()}
    return {
        **plain,
        "stretches": plain["stretches"] | _ends(data["words"]["open"]),
        "phrases": _ends(phrases),
        "weekdays": frozenset(WEEKDAYS),
        "months": frozenset(MONTHS),
        "seasons": frozenset(data["seasons"]),
        "digits": frozenset({_DIGIT}),
        "decades": frozenset({_DIGIT, _DECADE}),
    }


def _ends(phrases: Iterable[str]) -> frozenset[str]:
    """Return the last words of phrases: it is they that tell of time (“the end of this month”)."""
    return frozenset(phrase.split()[-1] for phrase in phrases)
