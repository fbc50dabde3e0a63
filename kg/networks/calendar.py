"""Steps in time: a point moved by some units, the whole units between two points, the beginning of a unit.

Months and years go by the calendar as in ISO 8601 and java.time: a month after 31 January is 28 February.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import datetime, timedelta

from kg.networks.options import Unit

_LENGTHS: Mapping[Unit, timedelta] = {
    Unit.SECONDS: timedelta(seconds=1),
    Unit.MINUTES: timedelta(minutes=1),
    Unit.HOURS: timedelta(hours=1),
    Unit.DAYS: timedelta(days=1),
    Unit.WEEKS: timedelta(weeks=1),
}
"""The units that always last equally long; months and years do not."""

_MONTHS: Mapping[Unit, int] = {Unit.MONTHS: 1, Unit.YEARS: 12}


def later(time: datetime, number: int, unit: Unit) -> datetime:
    """Return the time so many units later, earlier if the number is negative."""
    if unit in _LENGTHS:
        return time + number * _LENGTHS[unit]
    year, month = divmod(time.year * 12 + time.month - 1 + number * _MONTHS[unit], 12)
    return time.replace(year=year, month=month + 1, day=min(time.day, monthrange(year, month + 1)[1]))


def whole_units(first: datetime, second: datetime, unit: Unit) -> int:
    """Return how many whole units lie between, negative if the second is earlier; what is left over is cut off."""
    if unit in _LENGTHS:
        whole, sign = abs(second - first) // _LENGTHS[unit], 1 if second >= first else -1
        return sign * whole
    months = (second.year - first.year) * 12 + second.month - first.month
    place, other = (first.day, first.time()), (second.day, second.time())
    if months > 0 and other < place:
        months -= 1
    elif months < 0 and other > place:
        months += 1
    whole = abs(months) // _MONTHS[unit]
    return whole if months >= 0 else -whole


def units_between(first: datetime, second: datetime, unit: Unit) -> float:
    """Return how many units lie between, parts of one included; a month counts as 30.436875 days, a year as twelve."""
    length = _LENGTHS.get(unit) or timedelta(days=30.436875) * _MONTHS[unit]
    return (second - first) / length


def beginning(time: datetime, unit: Unit) -> datetime:
    """Return when the second, minute, hour, day, ISO week (Monday), month or year began that the time lies in."""
    midnight = time.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit is Unit.WEEKS:
        return midnight - timedelta(days=midnight.weekday())
    if unit is Unit.MONTHS:
        return midnight.replace(day=1)
    if unit is Unit.YEARS:
        return midnight.replace(month=1, day=1)
    if unit is Unit.DAYS:
        return midnight
    kept = {Unit.HOURS: ("hour",), Unit.MINUTES: ("hour", "minute")}.get(unit, ("hour", "minute", "second"))
    return midnight.replace(**{name: getattr(time, name) for name in kept})
