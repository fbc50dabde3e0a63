"""Dates that say their year: “November 13, 2008”, “8 October, 2009”, “13/11/2008”, “July 2009” as ISO strings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from kg.lang.tables import table, value_of

MONTHS: Mapping[str, int] = table("dates")["months"]
WEEKDAYS: tuple[str, ...] = tuple(value_of("dates", "grammar.weekdays"))

MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda m: (-len(m), m))) + r")\b(?:\.(?=\s*\d))?"
DAY: str = value_of("dates", "grammar.day")
WEEKDAY = "(?:" + "|".join(f"{d}|{d[:3]}s?" for d in WEEKDAYS) + r")\b\.?"
YEAR = r"(?:1[5-9]|20)\d{2}(?![\d/])"

_FORMS = (
    rf"(?P<y1>{YEAR})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})(?!\d)",
    rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<d2>{DAY})(?:\s+of)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>{YEAR})",
    rf"(?:{WEEKDAY},?\s+)?(?P<m3>{MONTH})\s+(?:the\s+)?(?P<d3>{DAY}),?\s+(?P<y3>{YEAR})",
    r"(?P<d4>\d{1,2})[/.-](?P<m4>\d{1,2})[/.-](?P<y4>(?:1[5-9]|20)\d{2}|\d{2})(?![\d/])",
    rf"(?P<m5>{MONTH})(?:\s+of)?,?\s+(?P<y5>{YEAR})",
)
_ABSOLUTE = re.compile(r"(?<![\w/-])(?:" + "|".join(_FORMS) + ")", re.IGNORECASE)


def find_absolute(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, ISO date) of every date that says its year and exists in the calendar."""
    for match in _ABSOLUTE.finditer(text):
        value = _value({k: v for k, v in match.groupdict().items() if v})
        if value is not None:
            yield match.start(), match.end(), value


def parse_date(text: str) -> str | None:
    """Return the first date in a string as ISO, partial where it is partial (“2009”, “2009-07”), else None."""
    found = next(find_absolute(text), None)
    if found is not None:
        return found[2]
    partial = re.fullmatch(rf"\s*({YEAR})(?:-(0[1-9]|1[0-2]))?\s*", text)
    return partial.group().strip() if partial else None


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Write a date as ISO, as precise as given; None if the calendar has no such day."""
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or short form, whatever its case."""
    return MONTHS.get(name.casefold().rstrip("."))


def _value(groups: dict[str, str]) -> str | None:
    parts = {key[0]: value for key, value in groups.items()}
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        if "m4" in groups and not _two_digits_are_a_date(groups):
            return None
        year += 1900 if year >= 70 else 2000
    month = month_number(parts["m"]) or (int(parts["m"]) if parts["m"].isdigit() else None)
    day = int(re.sub(r"\D", "", parts["d"])) if "d" in parts else None
    if month is not None and day is not None and month > 12 >= day and "m4" in groups:
        month, day = day, month  # 11/13/2008 is American: no thirteenth month
    return iso(year, month, day) if month else None


def _two_digits_are_a_date(groups: dict[str, str]) -> bool:
    return int(groups["d4"]) <= 31 and int(groups["m4"]) <= 12
