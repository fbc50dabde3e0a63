"""Reads the lines that say who wrote a text and when: “By Jane Smith”, “Submitted by X on 8 October, 2009”."""

from __future__ import annotations

import re
from functools import cache

from kg.lang.calendar import DAY, MONTH, WEEKDAY, find_absolute, parse_date
from kg.lang.patterns import compiled
from kg.lang.tables import value_of
from kg.reading.chrome import byline_words
from kg.reading.writers import is_first_name, without_capitals, written_by

_NAME_WORD = r"(?:[A-Z][\w’'-]*\.?|[A-Z]\.)"
_LONGEST = 160


@cache
def pattern(name: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of `chrome.toml` for bylines."""
    return compiled(f"@{name}@", _filling(), "chrome.toml", flags)


@cache
def _filling() -> dict[str, str]:
    forms = {key: form for key, form in value_of("chrome", "byline.patterns").items() if isinstance(form, str)}
    name = rf"{_NAME_WORD}(?:[ \u00a0](?:{forms['particle']}[ \u00a0]){{0,2}}{_NAME_WORD}){{0,5}}"
    names = rf"{name}(?:(?:,| and| &)[ \u00a0]{name}){{0,3}}"
    return forms | {"names": names, "day": DAY, "month": MONTH, "weekday": WEEKDAY}


def is_byline(line: str) -> bool:
    """Tell whether a line says only who wrote or published something, or when."""
    if len(line) > _LONGEST:
        return False
    if pattern("date_line", re.IGNORECASE).fullmatch(line) or pattern("publisher", re.DOTALL).fullmatch(line):
        return True
    if (
        (label := pattern("label", re.IGNORECASE).match(line))
        and line_date(line[label.end() :][:40])
        and _is_short_rest(line[label.end() :])
    ):
        return True
    found = pattern("byline", re.DOTALL).match(line)
    return found is not None and _is_person_like(found["name"] or found["poster"]) and _is_short_rest(found["rest"])


def is_lone_label(line: str) -> bool:
    """Tell whether a line is a label such as “From:” whose value stands on the next line."""
    return pattern("lone_label", re.IGNORECASE).fullmatch(line) is not None


def is_writers_role(line: str) -> bool:
    """Tell whether the line under a byline gives the post of the writer: “Social affairs correspondent, BBC News”."""
    words = {w.strip(",.").casefold() for w in line.split()}
    return len(words) <= 10 and not line.rstrip().endswith((".", ":")) and bool(words & byline_words().roles)


def line_date(line: str) -> str | None:
    """Return the date of a byline, or None."""
    return parse_date(line) if len(line) <= _LONGEST else None


def is_update(line: str) -> bool:
    """Tell whether the date of a byline is that of a later change."""
    return bool(pattern("update", re.IGNORECASE).match(line))


def author_of(line: str) -> tuple[str | None, bool]:
    """Return the name in a byline and whether it is only the one who submitted the text."""
    if found := pattern("author", re.IGNORECASE).search(line):
        return _with_others(_clean(found["name"]), line[found.start("name") :]), False
    if found := pattern("submitter", re.IGNORECASE).search(line):
        return _clean(found["name"]), True
    return None, False


def publisher_of(line: str) -> str | None:
    """Return the body in “From: Department for Education and The Rt Hon X”, else None."""
    found = pattern("publisher", re.DOTALL).fullmatch(line)
    if not found:
        return None
    first: str = pattern("before_person").split(found["name"].strip())[0]
    return first.strip() or None


def _clean(name: str) -> str | None:
    name = " ".join(name.strip(" \u00a0.,;:|-–").split())
    name = pattern("leading_by").sub("", name)
    if not name or name.casefold() in byline_words().nobody or not re.search(r"[^\W\d_]", name):
        return None
    return without_capitals(name) if " " in name else name


def _with_others(name: str | None, rest: str) -> str | None:
    """Return all who wrote a text where a byline tells of several: “By Ann Lee, Health Editor, Jo Bell and Tom Kay”."""
    if name is None or not pattern("last_of_several").search(rest):
        return name
    first, *others = re.split(r", | and ", several := written_by(rest))
    joined = others and re.search(rf"(?:\band|&)\s+{re.escape(others[-1])}", without_capitals(rest))
    surely = all(name.endswith(other) or is_first_name(other.split()[0]) for other in others)
    return several if joined and surely and name.startswith(first) else name


def _is_person_like(name: str) -> bool:
    first = name.split()[0].casefold().rstrip(".,")
    return not pattern("not_a_name", re.IGNORECASE).fullmatch(first)


def _is_short_rest(rest: str) -> bool:
    """What may follow a name or label: a role, a place, a date, a time, a web site; no sentence."""
    bare = pattern("loose_date", re.IGNORECASE).sub(" ", rest)
    for start, end, _ in reversed(list(find_absolute(rest))):
        bare = rest[:start] + rest[end:]
    words = re.findall(r"[^\W\d_]{2,}", bare)
    return len(words) <= 12 and not re.search(r"[a-z]{2}[.!?]\s*$", rest) and not pattern("verb").search(bare)
