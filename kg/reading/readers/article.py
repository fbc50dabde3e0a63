"""An article as an archive of the press gives it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lang.calendar import find_absolute
from kg.lang.tables import value_of

_LONGEST_DATE = 60


@dataclass(frozen=True, slots=True)
class Article:
    """Its text and what is said of it, as strings; empty for what is not said."""

    body: str
    title: str = ""
    date: str = ""
    author: str = ""
    publisher: str = ""
    section: str = ""
    url: str = ""


def date_in(line: str) -> str:
    """Return the day that a line gives and nothing else: “July 2, 2019 Tuesday 9:33 AM GMT”; empty if it gives none."""
    if len(line) > _LONGEST_DATE or not any(sign.isdigit() for sign in line):
        return ""
    found = list(find_absolute(line))
    if len(found) != 1:
        return ""
    start, end, value = found[0]
    rest = re.findall(r"[^\W\d_]+", line[:start] + " " + line[end:])
    return value if all(word.casefold() in _beside_dates() for word in rest) else ""


def _beside_dates() -> frozenset[str]:
    return frozenset(value_of("files", "beside_dates"))


def paragraphs(lines: Iterable[str]) -> str:
    """Return lines as they stand, without empty ones at both ends and with one at most between."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
