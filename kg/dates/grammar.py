"""The grammar of time expressions: the patterns of `dates.toml`, filled in and compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lang.calendar import MONTH, WEEKDAYS, YEAR
from kg.lang.patterns import compiled
from kg.lang.tables import table

_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns by what they find, and the words they turn on. `relative` are (how to work it out, pattern)."""

    phrases: Mapping[str, tuple[str, int]]
    numbers: Mapping[str, int]
    seasons: Mapping[str, tuple[int, ...]]
    named_days: frozenset[str]
    year_before: frozenset[str]
    year_owner: frozenset[str]
    limits: frozenset[str]
    decides: frozenset[str]
    open: re.Pattern[str]
    vague: tuple[re.Pattern[str], ...]
    part_of_year: re.Pattern[str]
    timetable: frozenset[str]
    places: frozenset[str]
    on: frozenset[str]
    weeks: Mapping[str, int]
    ranges: tuple[re.Pattern[str], ...]
    relative: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def grammar() -> Grammar:
    """Read and compile the grammar. Raises RuleError for a pattern or a place in it that is wrong."""
    data = table("dates")
    lists, forms = data["words"], data["grammar"]
    phrases = {p: (entry["unit"], entry["offset"]) for entry in data["phrase"] for p in entry["words"]}
    fill = _filling(data, phrases)
    return Grammar(
        phrases=phrases,
        numbers=lists["numbers"],
        seasons={name: tuple(months) for name, months in data["seasons"].items()},
        named_days=frozenset(lists["named_days"]),
        year_before=frozenset(lists["year_before"]),
        year_owner=frozenset(forms["year_owner"]),
        limits=frozenset(lists["limits"]),
        decides=frozenset(forms["decides"]),
        open=_compiled("|".join(forms["open"]), fill),
        vague=(_compiled(forms["decade"], fill), _compiled(forms["fiscal"], fill)),
        part_of_year=_compiled(forms["part_of_year"], fill),
        timetable=frozenset(forms["timetable"]),
        places=frozenset(forms["places"]),
        on=frozenset(forms["on"]),
        weeks=forms["weeks"],
        ranges=tuple(_compiled(form, fill) for form in forms["ranges"]),
        relative=tuple((entry["means"], _compiled(entry["form"], fill)) for entry in forms["relative"]),
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


def _compiled(form: str, fill: Mapping[str, str]) -> re.Pattern[str]:
    return compiled(form, fill, "dates.toml", re.IGNORECASE)


@cache
def signs() -> frozenset[str]:
    """Return the words one of which a time expression without digits must hold."""
    data = table("dates")
    forms, lists = data["grammar"], data["words"]
    texts = [
        *(form.replace("\\s", " ").replace("\\b", " ") for form in (*forms["open"], forms["decade"], forms["units"]))
    ]
    texts += [" ".join(entry["words"]) for entry in data["phrase"]]
    texts += [" ".join(lists["open"]), " ".join(data["seasons"]), " ".join(WEEKDAYS), " ".join(data["months"])]
    found = {word for text in texts for word in _WORD.findall(text)}
    return frozenset(found | {f"{word}s" for word in found})


def may_hold_time(text: str) -> bool:
    """Tell whether a text may hold a time expression: it has a digit, or one of the words of the grammar."""
    words = set(_WORD.findall(text.lower()))
    return any(map(str.isdigit, text)) or not signs().isdisjoint(words) or any(word.endswith("ties") for word in words)
