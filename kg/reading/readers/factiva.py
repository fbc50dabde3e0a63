"""Factiva: how its exports are set, with the codes of fields or as articles are shown.

With codes: lines “HD”, “BY”, “PD”, “SN”, “LP”, “TD” … each before its value or on the line above it.
As shown: headline, “By …”, “543 words”, date, time, source, code of the source, page, language, “(c) 2009 …”, text.
Both end “Document GRDN000020090101e5110001b”. The codes are told by the manual of tm.plugin.factiva (M. Bouchet-Valat).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.reading.readers.article import Article, date_in, paragraphs
from kg.reading.writers import paper_named, written_by

_CODED = re.compile(r"(?P<code>[A-Z]{2,4})(?:(?: *\| *|[ \t]+)(?P<value>.*))?")
_FIRST, _SECTION = "HD", "SE"
"""The headline; the section may stand over it."""
_LONGEST_HEAD = 14
"""Lines between the length of an article and its text at most."""


def recognizes(lines: list[str]) -> bool:
    """Tell whether a text is such an export: an end with the number of an article, and its length or its codes."""
    if not any(_is("end", line) or _is_coded_end(line) for line in lines):
        return False
    return any(_is("words", line) for line in lines) or sum(_code(line) in ("HD", "LP", "TD") for line in lines) > 1


def _is_coded_end(line: str) -> bool:
    found = _CODED.fullmatch(line)
    return found is not None and found["code"] == "AN" and _is("end", found["value"] or "") is not None


def articles(lines: list[str]) -> Iterator[Article | None]:
    """Yield each article; None for a part in which none is found."""
    start = 0
    for at, line in enumerate(lines):
        if _is("end", line) or _is_coded_end(line):
            piece = lines[start:at]
            start = at + 1
            yield _coded(piece) if any(_code(each) == "HD" for each in piece) else _shown(piece)


def _code(line: str) -> str:
    found = _CODED.fullmatch(line)
    return found["code"] if found is not None and found["code"] in words("files", "factiva.codes") else ""


def _coded(lines: Sequence[str]) -> Article | None:
    """Read an article with codes; a code counts once, so that “IN” in a text begins no field behind another."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        code = _code(line)
        begins = code == _FIRST or (code == _SECTION and not fields)
        if begins or (code and fields and code not in fields and (line == code or not _is_running(line))):
            found = _CODED.fullmatch(line)
            values = fields[code] = [(found["value"] or "") if found else ""]
        elif fields:
            values.append(line)

    def told(*codes: str) -> str:
        return next((" ".join(" ".join(fields[code]).split()) for code in codes if code in fields), "")

    body = [part for code in ("LP", "TD", "ART") if code in fields for part in (*fields[code], "")]
    if not body:
        return None
    return Article(
        paragraphs(body),
        told("HD"),
        date_in(told("PD")),
        written_by(told("BY"), told("SN")),
        paper_named(told("SN")),
        told("SE", "CLM"),
    )


def _is_running(line: str) -> bool:
    """“IN the end …”, “IN THE END, they …”: running text that begins with a word of the form of a code."""
    code, rest = line.split(maxsplit=1)
    if line[len(code) : -len(rest)] != " ":
        return False
    first = rest.split()[0]
    return first.islower() or (first.isupper() and first.isalpha() and len(first) > 1 and len(line) > 60)


def _shown(lines: Sequence[str]) -> Article | None:
    """Read an article as it is shown, from its length on: “543 words”."""
    at = next((at for at, line in enumerate(lines) if _is("words", line)), None)
    if at is None:
        return None
    above = [line for line in lines[:at] if line]
    filled = [place for place in range(at + 1, len(lines)) if lines[place]][:_LONGEST_HEAD]
    dated = next((place for place in filled if date_in(lines[place])), None)
    if dated is None or not above:
        return None
    below = [place for place in filled if place > dated and not _is("time", lines[place])]
    rights = next((place for place in below if _is("copyright", lines[place])), None)
    if not below or (rights is None and not any(_is("source_code", lines[place]) for place in below[1:3])):
        return None
    if rights is None:
        rights = next(place for place in below[1:] if _is("source_code", lines[place]))
        while rights + 1 < len(lines) and lines[rights + 1] and len(lines[rights + 1].split()) < 4:
            rights += 1  # the page, the edition, the language
    section, title, author = _above(above)
    body = paragraphs(lines[rights + 1 :])
    return Article(body, title, date_in(lines[dated]), author, paper_named(lines[below[0]]), section)


def _above(lines: Sequence[str]) -> tuple[str, str, str]:
    """Return section, headline and author, which stand over the length in this order; headline alone always."""
    author = ""
    rest = list(lines[-4:])
    if len(rest) > 1 and (rest[-1].casefold().startswith("by ") or _is_name(rest[-1])):
        author = written_by(rest.pop())
    section = rest.pop(0) if len(rest) > 1 and len(rest[0].split()) <= 4 else ""
    return section, " ".join(rest), author


def _is_name(line: str) -> bool:
    """“Ann Lee”, “Ann Lee, Political Editor”"""
    words = line.split(",")[0].split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() and word.strip(".’'-").isalpha() for word in words)


def _is(form: str, line: str) -> re.Match[str] | None:
    """Match a whole line with a pattern of files.toml."""
    return _pattern(form).fullmatch(line)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    cased = form in ("end", "source_code")
    return compiled(value_of("files", f"factiva.{form}"), {}, "files.toml", 0 if cased else re.IGNORECASE)
