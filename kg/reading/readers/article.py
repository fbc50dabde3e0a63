"""An article as an archive of the press gives it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lang.calendar import find_absolute
from kg.lang.tables import value_of
from kg.reading.chrome import byline_words

_LONGEST_DATE = 60
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_PLACE = re.compile(r"\s+in [A-Z][\w ,&-]*$")


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


def byline(line: str) -> str:
    """“Ann Lee” of “By Ann Lee”, of “ANN LEE”, of “Ann Lee in Brussels”, of “Ann Lee Health correspondent”.

    Empty for what names nobody: “Letters”.
    """
    name = _PLACE.sub("", _BY.sub("", line)).strip(" ,;")
    who, _, post = name.partition(",")
    if post and post.split()[-1].casefold() in byline_words().roles:
        name = who
    parts = name.split()
    if len(parts) > 2 and "," not in name and parts[-1].casefold() in byline_words().roles:
        name = " ".join(parts[:2])
    if len(parts) < 2:
        return ""
    return name.title() if name.isupper() and " " in name else name


def paragraphs(lines: Iterable[str]) -> str:
    """Return lines as they stand, without empty ones at both ends and with one at most between."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
