"""An article as an archive of the press gives it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lang.calendar import find_absolute
from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.reading.chrome import byline_words

_LONGEST_DATE = 60
_LONGEST_NAME = 4
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*))+")
_FIRST_NAMES = words("people", "female_names") | words("people", "male_names")
_NOBODY = words("files", "nobody")


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


def byline(line: str, paper: str = "") -> str:
    """Return who wrote an article: “Ann Lee and Tom Kay” of “By ANN LEE in Hull;Tom Kay tom@paper.example, The Paper”.

    Empty for what names nobody: “Letters”, “Our Reporter”, the paper itself.
    """
    of_paper = {word.casefold() for word in _WORD.findall(paper)}
    found: list[str] = []
    at = 0
    for end in (*(m.span() for m in _pattern("between_names").finditer(line)), (len(line), len(line))):
        name = _name(line[at : end[0]], of_paper)
        behind_comma = line[:at].rstrip().endswith(",")
        if name and not (behind_comma and name.split()[0].casefold() not in _FIRST_NAMES):
            found.append(name)
        at = end[1]
    names = list(dict.fromkeys(found))
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])


def _name(part: str, of_paper: set[str]) -> str:
    """Return the name in a part of a byline, without addresses, the post and the paper; empty if there is none."""
    part = _pattern("behind_name").sub("", _pattern("before_names").sub("", part.strip()))
    words_ = [word.strip(" ,;:()|") for word in part.split()]
    words_ = [word for word in words_ if word and "@" not in word and not any(sign.isdigit() for sign in word)]
    while len(words_) > 2 and words_[-1].casefold() in of_paper:
        words_.pop()
    if len(words_) > 2 and words_[-1].casefold() in byline_words().roles:
        words_ = words_[:2]
    name = " ".join(words_)
    if not 2 <= len(words_) <= _LONGEST_NAME or not name[:1].isupper() or _NAME.fullmatch(name) is None:
        return ""
    if name.casefold() in byline_words().nobody or all(word.casefold() in of_paper for word in words_):
        return ""
    if any(word.casefold() in byline_words().roles | _NOBODY for word in words_):
        return ""
    return name.title() if name.isupper() else name


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return compiled(value_of("files", key), {}, "files.toml", re.IGNORECASE if key != "behind_name" else 0)


def paragraphs(lines: Iterable[str]) -> str:
    """Return lines as they stand, without empty ones at both ends and with one at most between."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
