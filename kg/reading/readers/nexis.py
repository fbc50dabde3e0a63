"""Nexis Uni, Lexis Advance and the old LexisNexis: how their exports are set.

Nexis Uni: a list of what is in the file, then each article: headline, source, date, “Copyright 2019 …”, “Section: …”,
“Length: 571 words”, “Byline: …”, “Body”, its text, “Classification”, “Load-Date: …”, “End of Document”.
LexisNexis: “1 of 10 DOCUMENTS”, source, date, headline, “BYLINE: …”, “LENGTH: 355 words”, its text, “LOAD-DATE: …”.
The forms are described by the manuals of LexisNexisTools (J. Gruber) and tm.plugin.lexisnexis (M. Bouchet-Valat).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lang.patterns import compiled
from kg.lang.tables import value_of
from kg.reading.readers.article import Article, date_in, paragraphs
from kg.reading.writers import paper_named, written_by

_LONGEST_FIELD = 25
"""Lines over which a list of subjects runs."""
_HEAD_LINES = 40
"""Lines before a body among which source and date are looked for."""


def recognizes(lines: list[str]) -> bool:
    """Tell whether a text is such an export: an end or a number of an article, and its length in words."""
    parted = any(_is("end", line) or _is("number", line) for line in lines)
    return parted and any(_is("length", line) for line in lines)


def articles(lines: list[str]) -> Iterator[Article | None]:
    """Yield each article; None for a part in which none is found."""
    part = _with_ends if any(_is("end", line) for line in lines) else _with_numbers
    for piece in part(lines):
        if any(piece):
            yield _new(piece) if part is _with_ends else _old(piece)


def _with_ends(lines: Sequence[str]) -> Iterator[list[str]]:
    start = 0
    for at, line in enumerate(lines):
        if _is("end", line):
            yield list(lines[start:at])
            start = at + 1
    if any(_is("length", line) for line in lines[start:]):  # the last, where the file is torn
        yield list(lines[start:])


def _with_numbers(lines: Sequence[str]) -> Iterator[list[str]]:
    starts = [at for at, line in enumerate(lines) if _is("number", line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield list(lines[start + 1 : end])


def _new(lines: list[str]) -> Article | None:
    """Read an article of Nexis Uni: headline, source and date stand in this order over the first field."""
    body_at = next((at for at, line in enumerate(lines) if _is("body", line)), None)
    length_at = next((at for at, line in enumerate(lines) if _is("length", line)), None)
    if body_at is None and length_at is None:
        return None
    first = min(at for at in (body_at, length_at) if at is not None)
    while first and (not lines[first - 1] or _is("field", lines[first - 1]) or _is("copyright", lines[first - 1])):
        first -= 1
    start = body_at + 1 if body_at is not None else _end_of_fields(lines, length_at or 0)
    filled = [at for at in range(max(0, first - _HEAD_LINES), first) if lines[at]]
    dated = next((n for n in range(len(filled) - 1, -1, -1) if date_in(lines[filled[n]])), None)
    if dated is None or dated < 2:
        return None
    title = [lines[filled[dated - 2]]]
    for n in range(dated - 3, -1, -1):
        if filled[n] != filled[n + 1] - 1 or _is("cover", lines[filled[n]]):
            break  # a headline of several lines has no empty one inside
        title.insert(0, lines[filled[n]])
    head = lines[first : start if body_at is None else body_at]
    return _article(head, lines[start:], " ".join(title), lines[filled[dated - 1]], lines[filled[dated]])


def _old(lines: list[str]) -> Article | None:
    """Read an article of LexisNexis: source, date, edition, headline, which may be a field, fields, “BODY:”."""
    length_at = next((at for at, line in enumerate(lines) if _is("length", line)), None)
    dated = next((at for at in range(length_at or 0) if date_in(lines[at])), None)
    if length_at is None or dated is None:
        return None
    first = next(at for at in range(dated, length_at + 1) if _is("field", lines[at]))
    above = [line for line in lines[:dated] if line and not _is("agent", line)]
    source = next((line for line in reversed(above) if not _is("copyright", line)), "")
    if not source and above:  # only who holds the rights is named
        source = re.sub(r"\D*\d{4}\s+", "", above[0], count=1)
    over = [line for line in lines[dated + 1 : first] if not _is("edition", line)]
    title = " ".join(paragraphs(over).split("\n\n")[-1].split())  # an edition of another form may stand before it
    body_at = next((at for at in range(length_at, len(lines)) if _is("body", lines[at])), None)
    start = _end_of_fields(lines, length_at) if body_at is None else body_at + 1
    head = lines[first : start if body_at is None else body_at]
    return _article(head, lines[start:], title, source, lines[dated])


def _end_of_fields(lines: Sequence[str], at: int) -> int:
    """Return where the body begins behind the field at a line; other fields may follow, with their lines."""
    end = at + 1
    for place in range(at + 1, min(at + 14, len(lines))):
        if _is("field", lines[place]):
            end = place + 1
            while end < len(lines) and lines[end]:
                end += 1
        elif lines[place] and place >= end:
            break
    return end


def _article(head: Sequence[str], rest: Sequence[str], title: str, source: str, day: str) -> Article:
    fields: dict[str, str] = {}
    key = ""
    for line in head:
        if found := _is("field", line):
            key = found["key"].casefold()
            fields[key] = found["value"].strip()
        elif line and key and not _is("copyright", line):
            fields[key] = f"{fields[key]} {line}".strip()
        else:
            key = ""
    section = fields.get("section", "").partition(";")[0].strip()
    end = _end_of_body(rest)
    url = next((found["url"] for line in rest[end:] if (found := _is("url", line))), "")
    body = [line for line in rest[:end] if not _is("copyright", line)]
    return Article(
        body=paragraphs([fields.get("highlight", ""), "", *body]),
        title=title or fields.get("headline", ""),
        date=date_in(day),
        author=written_by(fields.get("byline", ""), source),
        publisher=paper_named(re.sub(r"(?<=\w)\(", " (", source)),
        section="" if _is("page", section) else section,
        url=url,
    )


def _end_of_body(lines: Sequence[str]) -> int:
    """Return where the body ends: before the fields at the foot, the last of which is beyond doubt."""
    end = next((at for at in range(len(lines) - 1, -1, -1) if _is("sure_tail", lines[at])), None)
    if end is None:
        return len(lines)
    for at in range(end - 1, -1, -1):
        if _is("sure_tail", lines[at]) or _is("tail", lines[at]) or _is("copyright", lines[at]):
            end = at
        elif end - at > _LONGEST_FIELD:
            break
    return end


def _is(form: str, line: str) -> re.Match[str] | None:
    """Match a whole line with a pattern of files.toml."""
    return _pattern(form).fullmatch(line)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    cased = form in ("end", "number")
    return compiled(value_of("files", f"nexis.{form}"), {}, "files.toml", 0 if cased else re.IGNORECASE)
