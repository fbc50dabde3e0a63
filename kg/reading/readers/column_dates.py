"""Dates in a column of a table: written in one way all the way down, which tells what one of them alone does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

_NUMERIC = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b.*", re.DOTALL)
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, as days after February 1900 have it."""
_DAYS = (10_000, 80_000)
"""1927 to 2119: numbers between that, with five digits, are no years."""

Reading = tuple[Callable[[str], str], str]
"""What makes of a cell a date that `parse_date` understands, and what was guessed for it."""


def reading_of(cells: Iterable[str], *, days: bool = True) -> Reading:
    """Return how the dates of a column are to be read: day or month first, days since 1900, seconds since 1970.

    `days` says whether numbers of five digits are days since 1900: not in a spreadsheet that counts from 1904.
    """
    cells = [cell for cell in cells if cell]
    serial = {cell for cell in cells if _is_serial(cell)} if days else set()
    to_date, told = _reading_of([cell for cell in cells if cell not in serial])
    if not serial:
        return to_date, told
    counted = "numbers as days since 1900"
    return (
        lambda cell: from_serial(cell) if cell in serial else to_date(cell),
        f"{told}, {counted}" if told else counted,
    )


def _is_serial(cell: str) -> bool:
    return re.fullmatch(r"\d{5}(?:\.\d+)?", cell) is not None and _DAYS[0] <= float(cell) < _DAYS[1]


def _reading_of(cells: Sequence[str]) -> Reading:
    pairs = [(int(found[1]), int(found[3])) for cell in cells if (found := _NUMERIC.fullmatch(cell))]
    if pairs:
        if any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs):
            return _month_first, "month before day"
        return _same, "day before month"
    numbers = [cell.removesuffix(".0") for cell in cells]
    if numbers and all(_COMPACT.fullmatch(number) for number in numbers):
        return _compact, ""
    if numbers and all(re.fullmatch(r"\d{9,10}|\d{12,13}", number) for number in numbers):
        return _from_seconds, "seconds since 1970"
    return _same, ""


def from_serial(cell: str) -> str:
    """“2009-07-01” of “39995”."""
    return (_EPOCH + timedelta(days=int(float(cell)))).isoformat()


def _same(cell: str) -> str:
    return cell


def _month_first(cell: str) -> str:
    found = _NUMERIC.fullmatch(cell)
    return f"{found[3]}/{found[1]}/{found[4]}" if found else cell


def _compact(cell: str) -> str:
    cell = cell.removesuffix(".0")
    return f"{cell[:4]}-{cell[4:6]}-{cell[6:]}"


def _from_seconds(cell: str) -> str:
    number = int(cell.removesuffix(".0"))
    return datetime.fromtimestamp(number // 1000 if number >= 10**11 else number, UTC).date().isoformat()
