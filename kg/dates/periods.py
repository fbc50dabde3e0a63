"""Stretches of days: what “last month” or “on Tuesday” comes to, counted from a day."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Sequence

from kg.lang.calendar import iso

Days = tuple[datetime.date, datetime.date]
"""The first and the last day of a stretch, both included."""

_WEEK = datetime.timedelta(days=7)


def reference_days(reference: str | None) -> Days | None:
    """Return the days a (perhaps partial) ISO date stands for."""
    if not reference:
        return None
    parts = [int(p) for p in reference[:10].split("-")]
    if iso(*parts) is None:
        return None
    if len(parts) == 3:
        day = datetime.date(*parts)
        return day, day
    return _month(parts[0], parts[1]) if len(parts) == 2 else _year(parts[0])


def hull(days: Sequence[datetime.date]) -> str | None:
    """Return the most precise ISO date that holds all the days, None if they are of several years."""
    first, last = min(days), max(days)
    if first == last:
        return iso(first.year, first.month, first.day)
    if (first.year, first.month) == (last.year, last.month):
        return iso(first.year, first.month)
    return iso(first.year) if first.year == last.year else None


def period(unit: str, today: datetime.date, offset: int) -> Days | None:
    """Return the day, week (Monday to Sunday), weekend, month or year that lies `offset` of them away."""
    if unit == "day":
        day = today + datetime.timedelta(days=offset)
        return day, day
    if unit == "week":
        monday = today - datetime.timedelta(days=today.weekday()) + offset * _WEEK
        return monday, monday + datetime.timedelta(days=6)
    if unit == "weekend":  # the one of this week or the one before: the text does not say
        saturday = today - datetime.timedelta(days=today.weekday() + 2)
        return saturday, saturday + datetime.timedelta(days=8)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + offset
        return _month(months // 12, months % 12 + 1)
    return _year(today.year + offset)


def ago(number: int, unit: str, today: datetime.date) -> Days | None:
    """“Three weeks ago” is somewhere around that day; the larger the unit, the wider."""
    if unit == "week":
        day = today - number * _WEEK
        return day - datetime.timedelta(days=3), day + datetime.timedelta(days=3)
    if number > 2000:
        return None
    return period(unit, today, -number)


def ahead(number: int, unit: str, today: datetime.date) -> Days | None:
    """“In six months’ time”, as wide as `ago`."""
    if unit == "week":
        day = today + number * _WEEK
        return day - datetime.timedelta(days=3), day + datetime.timedelta(days=3)
    return period(unit, today, number) if number <= 1000 else None


def day_of_year(month: int, day: int, today: datetime.date, direction: int) -> Days | None:
    """Return the last (or next) day of that month and number, seen from today."""
    for step in range(0, 9):  # 29 February may be years away
        value = iso(today.year + direction * step, month, day)
        found = datetime.date.fromisoformat(value) if value else None
        if found is not None and (found <= today if direction < 0 else found >= today):
            return found, found
    return None


def last_month(month: int, today: datetime.date, which: str, direction: int) -> Days | None:
    """Return the month of that number that “in July”, “last July” or “next July” means."""
    year = today.year
    if which == "last":
        year -= month >= today.month
    elif which == "next":
        year += month <= today.month
    elif which == "this":
        pass
    elif direction < 0:
        year -= month > today.month
    else:
        year += month < today.month
    return _month(year, month)


def season(months: Sequence[int], today: datetime.date, which: str) -> Days | None:
    """Return the months of “last summer” (the one that is over) or “next summer”; “this summer” is of this year."""
    year = today.year
    first, last = months[0], months[-1]
    if which == "last":
        year -= today.month <= (last if last >= first else 12)
    elif which == "next":
        year += today.month >= first
    ends = year + (last < first)
    return datetime.date(year, first, 1), datetime.date(ends, last, monthrange(ends, last)[1])


def weekday(number: int, today: datetime.date, which: str, direction: int) -> Days | None:
    """Return the day “on Tuesday” (today or before), “last Tuesday” (before today) or “next Tuesday” means."""
    back = (today.weekday() - number) % 7
    if which == "last":
        day = today - datetime.timedelta(days=back or 7)
    elif which == "next" or (direction > 0 and which != "this"):
        day = today + datetime.timedelta(days=(7 - back) % 7 or (7 if which == "next" else 0))
    elif which == "this":
        day = today - datetime.timedelta(days=today.weekday() - number)
    else:
        day = today - datetime.timedelta(days=back)
    return day, day


def nth_weekday(nth: str, number: int, month: Days) -> Days | None:
    """Return “the first Monday”, “the last Friday” of a month."""
    first, last = month
    if nth == "last":
        day = last - datetime.timedelta(days=(last.weekday() - number) % 7)
    else:
        weeks = ("first", "second", "third", "fourth").index(nth)
        day = first + datetime.timedelta(days=(number - first.weekday()) % 7) + weeks * _WEEK
    return day, day


def days_between(start: tuple[int, int | None], end: tuple[int, int | None], year: int) -> Days | None:
    """Return the days from one (month, day) to the other of a year, whole months where no day is said."""
    (month, day), (end_month, end_day) = start, end
    first, last = iso(year, month, day or 1), iso(year, end_month, end_day or monthrange(year, end_month)[1])
    if first is None or last is None or last < first:
        return None
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)


def _month(year: int, month: int) -> Days | None:
    if not 1 <= year <= 9999:
        return None
    return datetime.date(year, month, 1), datetime.date(year, month, monthrange(year, month)[1])


def _year(year: int) -> Days | None:
    return (datetime.date(year, 1, 1), datetime.date(year, 12, 31)) if 1 <= year <= 9999 else None
