"""Finds the time expressions of a parsed paragraph and resolves them against the day the text was published.

Every expression leads to a stretch of days; its value is the most precise ISO date that holds all of them (“last week”
is a day of 2009-10). A publication date that is itself partial makes them less precise. What stays open has no value:
nothing is guessed. (dateparser reads “may” as a month and “1990s” as a day of this week, so the grammar is our own.)
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.dates.grammar import Grammar, Text, grammar
from kg.dates.periods import (
    Days,
    ago,
    ahead,
    day_of_year,
    days_between,
    hull,
    last_month,
    nth_weekday,
    period,
    reference_days,
    season,
    weekday,
)
from kg.lang.calendar import WEEKDAYS, find_absolute, iso, month_number
from kg.lang.tables import words
from kg.model import DateBasis, Span
from kg.syntax import is_predicate
from kg.syntax.place import start_of
from kg.syntax.relations import (
    AUXILIARY,
    COMPOUND,
    HELPER,
    ROOT,
    dependents,
    stands_as,
)

HAVE = words("grammar", "bare_have")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """“last month”: 2009-09, relative to a text of October 2009. `vague`: no date at all (“in recent years”)."""

    span: Span
    value: str | None
    basis: DateBasis
    vague: bool = False


def find_dates(doc: Doc, *, reference: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a paragraph in order; `reference` is the ISO date it was published, if known."""
    start = start_of(doc)
    text, days = Text.of(doc.text), reference_days(reference)
    taken: list[tuple[int, int]] = []
    found: list[TimeExpression] = []
    for first, last, value, basis, vague in _candidates(doc, text, days):
        place = bisect_left(taken, (last, last))  # those before it begin before `last`, and none overlaps another
        if place and first < taken[place - 1][1]:
            continue
        taken.insert(place, (first, last))
        found.append(TimeExpression(Span(start + first, start + last), value, basis, vague))
    return tuple(sorted(found, key=lambda t: t.span))


# --- finding ------------------------------------------------------------------------------------------------------

_Candidate = tuple[int, int, str | None, DateBasis, bool]


def _candidates(doc: Doc, text: Text, days: Days | None) -> Iterator[_Candidate]:
    """Yield what might be a time expression, the longest and surest first."""
    forms = grammar()
    for form in forms.ranges:
        for match in form.find(text):
            if (place := _place(doc, match)) is not None:
                year = match["year"]
                ends = _range(match, datetime.date(int(year), 12, 31), -1) if year else None
                value = hull(ends) if ends else _resolved(_range, match, days, _direction(place, forms))
                if not year or ends:
                    yield match.start(), match.end(), value, DateBasis.EXPLICIT if year else DateBasis.RELATIVE, False
    relative = list(_relative(doc, text, days, forms))
    yield from (found for means, found in relative if means in _OF_A_MONTH)
    for first, last, value in find_absolute(text.plain) if text.has_digit else ():
        yield first, last, value, DateBasis.EXPLICIT, False
    for match in forms.open.find(text):
        yield match.start(), match.end(), None, DateBasis.RELATIVE, True
    for form in forms.vague:
        for match in form.find(text):
            yield match.start(), match.end(), None, DateBasis.EXPLICIT, True
    for match in forms.part_of_year.find(text):
        yield match.start(), match.end(), match["year"], DateBasis.EXPLICIT, False
    yield from (found for means, found in relative if means not in _OF_A_MONTH)
    for match in forms.year.find(text):
        if _is_year(doc, match.start()):
            yield match.start(), match.end(), match.group(), DateBasis.EXPLICIT, False


def _relative(doc: Doc, text: Text, days: Days | None, forms: Grammar) -> Iterator[tuple[str, _Candidate]]:
    for form in forms.relative:
        for match in form.find(text):
            place = _place(doc, match)
            if place is not None:
                day = _resolved(_RESOLVERS[form.means], match, days, _direction(place, forms))
                yield form.means, (*_without_space(match), day, DateBasis.RELATIVE, False)


_OF_A_MONTH = frozenset({"nth_weekday"})
"""What may hold a month with its year: goes before it."""

_Resolver = Callable[[re.Match[str], datetime.date, int], Days | None]
"""From a match, the day of publication, and the direction of time (-1 past, 1 future)."""


def _without_space(match: re.Match[str]) -> tuple[int, int]:
    group = "span" if "span" in match.groupdict() else 0
    return match.start(group), match.end(group)


def _place(doc: Doc, match: re.Match[str]) -> Token | None:
    """Return the token a match begins at, unless its words are something else there: “He may”, “Black Wednesday”."""
    groups = match.groupdict()
    first, _ = _without_space(match)
    span = doc.char_span(first, _without_space(match)[1], alignment_mode="expand")
    if span is None or len(span) == 0:
        return None
    month = groups.get("month")
    if month is not None and (
        not month[0].isupper() or any(t.pos_ in ("AUX", "VERB") for t in span if t.text == month)
    ):
        return None
    if groups.get("weekday") and (groups["weekday"][0].islower() or _is_name(doc, span[-1])):
        return None
    return span[0]


def _is_name(doc: Doc, token: Token) -> bool:
    """“Black Wednesday”, “The Sunday Times”."""
    before = doc[token.i - 1] if token.i else None
    if before is not None and before.lower_ in grammar().named_days and before.text[:1].isupper():
        return True
    return stands_as(token, COMPOUND) and token.head.pos_ == "PROPN" and token.head.i == token.i + 1


def _is_year(doc: Doc, start: int) -> bool:
    """Tell whether four digits are a year here: “in 2009”, “the 2009 report”, not “2009 jobs”."""
    span = doc.char_span(start, start + 4, alignment_mode="expand")
    if span is None or len(span) != 1:
        return False
    token = span[0]
    before = doc[token.i - 1].lower_ if token.i else ""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    counts = after is not None and (after.tag_ == "NNS" or after.pos_ == "ADJ" or after.is_digit)
    if before in grammar().year_before:
        return not counts
    named = after is not None and after.pos_ in ("NOUN", "PROPN") and not (counts and token.text.endswith("00"))
    return named and before in grammar().year_owner


# --- resolving ----------------------------------------------------------------------------------------------------


def _resolved(resolve: _Resolver, match: re.Match[str], days: Days | None, direction: int) -> str | None:
    """Resolve from the first and the last day the publication may have been; the value holds both results."""
    if days is None:
        return None
    ends = [resolve(match, day, direction) for day in days]
    return None if None in ends else hull([day for pair in ends if pair is not None for day in pair])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else grammar().numbers[text.casefold()]


def _phrase(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    unit, offset = grammar().phrases[" ".join(match.group().casefold().split())]
    return period(unit, today, offset)


def _ago(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    return ago(_number(match["number"]), match["unit"].casefold(), today)


def _in_time(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    return ahead(_number(match["number"]), match["unit"].casefold(), today)


def _day(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if month is None or iso(2000, month, day) is None or direction == 0:
        return None
    return day_of_year(month, day, today, direction)


def _month(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    month = month_number(match["month"])
    which = (match.groupdict().get("which") or "").casefold()
    if month is None or (direction == 0 and which not in grammar().decides):
        return None
    return last_month(month, today, which, direction)


def _season(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    return season(grammar().seasons[match["season"].casefold()], today, match["which"].casefold())


def _weekday(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    which = (match["which"] or "").casefold()
    if direction == 0 and not which:
        return None
    return weekday(WEEKDAYS.index(match["weekday"].casefold()), today, which, direction)


def _day_of_week(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    """“Monday last week”"""
    monday, _ = period("week", today, grammar().weeks[match["which"].casefold()]) or (today, today)
    day = monday + datetime.timedelta(days=WEEKDAYS.index(match["weekday"].casefold()))
    return day, day


def _nth_weekday(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    """“the first Monday of next month”, “the last Friday in May”"""
    if match["month"] is None:
        days = period("month", today, grammar().weeks[match["which"].casefold()])
    elif match["year"]:
        days = last_month(month_number(match["month"]) or 0, today.replace(year=int(match["year"]), day=1), "this", -1)
    else:
        days = _month(match, today, direction)
    return nth_weekday(match["nth"].casefold(), WEEKDAYS.index(match["weekday"].casefold()), days) if days else None


def _range(match: re.Match[str], today: datetime.date, direction: int) -> Days | None:
    """“between 3 and 9 May”: the last or the next such days, if the clause tells which."""
    groups = match.groupdict()
    month = month_number(groups["month"])
    end_month = month_number(groups.get("end_month") or groups["month"])
    if month is None or end_month is None or direction == 0:
        return None
    day, end_day = (int(re.sub(r"\D", "", groups[k])) if groups.get(k) else None for k in ("day", "end_day"))
    found = days_between((month, day), (end_month, end_day), today.year)
    if found is not None and (found[0] > today if direction < 0 else found[1] < today):
        return days_between((month, day), (end_month, end_day), today.year + direction)
    return found


_RESOLVERS: dict[str, _Resolver] = {
    "phrase": _phrase,
    "ago": _ago,
    "ahead": _in_time,
    "day": _day,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "nth_weekday": _nth_weekday,
    "day_of_week": _day_of_week,
}
"""How the day of an expression is worked out, by what the grammar says it means."""


def _direction(token: Token, forms: Grammar) -> int:
    """Tell where a clause looks: -1 to the past, 1 to the future, 0 undecided; unparsed text tells of the past."""
    if not token.doc.has_annotation("DEP"):
        return -1
    verb = next((t for t in (token, *token.ancestors) if is_predicate(t)), None)
    if verb is None:
        return -1
    helpers = dependents(verb, AUXILIARY)
    if any(stands_as(c, HELPER) and c.tag_ == "MD" for c in helpers):
        return -1 if any(c.lower_ in HAVE for c in helpers) else 1
    if verb.tag_ == "VB" and any(c.tag_ == "TO" for c in helpers):
        expected = verb.head.tag_ == "VBN" and any(c.tag_ in ("VBZ", "VBP") for c in dependents(verb.head, AUXILIARY))
        return 1 if expected or verb.head.tag_ in ("VBZ", "VBP", "JJ", "NN", "NNS") else 0
    perfect = any(stands_as(c, HELPER) and c.lemma_ in HAVE for c in helpers)
    if verb.tag_ not in ("VBZ", "VBP", "VBG") or perfect or not stands_as(verb, ROOT):
        return -1
    before = token.doc[token.i - 1] if token.i else None
    timetable = before is not None and before.lower_ in forms.on and before.head == verb
    return 1 if timetable and verb.lemma_.lower() in forms.timetable else 0
