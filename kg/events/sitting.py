"""The sitting that minutes or a report of proceedings are the record of: whose it was, and on which day.

“FULL COUNCIL – TUESDAY 13 MAY … The motion was carried by 30 votes to 21.”: the council voted, on that day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from kg.actors import Cast
from kg.dates.expressions import find_dates
from kg.events.mention import Happening
from kg.lang.tables import words
from kg.model import AGENT, DateBasis, Event, Factuality, take_part
from kg.page import Page, Paragraph
from kg.syntax import begin
from kg.syntax.relations import CONJUNCT, HELPER, ROOT, has, stands_as

HEAD_LINES = 8
"""How many lines may stand before the record begins."""

LINE_WORDS = 16
VOTE = "vote"
_DAY = len("2025-05-13")
ASSEMBLIES, RECORDS = words("event_words", "assemblies"), words("event_words", "records")


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sat, if that is an actor of the document, and the day, if the head of the record has one."""

    body: str | None
    day: str | None

    def gave(self, event: Event) -> Event:
        """Let the body have voted on the day of its sitting, where the words name nobody and no date."""
        agent = event.of(AGENT) or ((self.body,) if self.body is not None else ())
        others = {p.role: event.of(p.role) for p in event.participants if p.role != AGENT}
        dated = event.date is None and self.day is not None and event.factuality is Factuality.OCCURRED
        return replace(
            event,
            participants=take_part({AGENT: agent, **others}),
            date=self.day if dated else event.date,
            date_basis=DateBasis.DOCUMENT if dated else event.date_basis,
        )


def sitting_of(page: Page, cast: Cast) -> Sitting | None:
    """Return the sitting whose record a document is; None if it is no record."""
    lines = list(_head(page))
    said = {word for p in lines for word in re.findall(r"\w+", p.span.of(page.document.text).lower())}
    nouns = said & ASSEMBLIES
    if not nouns or not (said & RECORDS or any(p.turn is not None for p in page.paragraphs)):
        return None
    return Sitting(_body(lines, page, cast, nouns), _day(lines, page))


def is_own_vote(happening: Happening, paragraph: Paragraph) -> bool:
    """Tell whether the record itself says how a vote went: “The motion was carried”, not what a speaker tells of."""
    head = happening.head
    own = paragraph.turn is None and paragraph.speech_at(begin(head)) is None
    main = stands_as(head, ROOT, CONJUNCT) and not has(head, HELPER)
    return own and main and not happening.nominal and happening.rule.type == VOTE


def _head(page: Page) -> Iterator[Paragraph]:
    """Yield the lines before the text begins."""
    for paragraph in page.paragraphs[:HEAD_LINES]:
        text = paragraph.span.of(page.document.text)
        if paragraph.turn is not None or text.endswith(".") or len(text.split()) > LINE_WORDS:
            return
        yield paragraph


def _body(lines: list[Paragraph], page: Page, cast: Cast, nouns: Set[str]) -> str | None:
    """Return the body the head names, else the one the record calls by its noun most often: “this Council”."""
    named = [m for line in lines for m in cast.mentions_in(line.span)]
    for mentions in (named, cast.mentions):
        found = Counter(
            m.actor_id
            for m in mentions
            if m.actor_id is not None
            and m.actor_id.startswith("org/")
            and nouns & set(re.findall(r"\w+", m.span.of(page.document.text).lower()))
        )
        if found:
            return found.most_common(1)[0][0]
    return None


def _day(lines: list[Paragraph], page: Page) -> str | None:
    """Return the one day of the head, else that of the document."""
    days = {t.value for p in lines for t in find_dates(p.doc, reference=None) if t.value and len(t.value) == _DAY}
    if len(days) == 1:
        return days.pop()
    known = page.document.date
    return known if not days and known is not None and len(known) == _DAY else None
