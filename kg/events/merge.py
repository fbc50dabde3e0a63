"""Decides which mentions tell of the same event, and joins them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.model import AFFECTED, AGENT, DateBasis, Event, Evidence, Factuality, take_part

_MOST = 100
"""So many of the events that may be the same are looked at, the last ones."""
_ORDER = (Factuality.OCCURRED, Factuality.PLANNED, Factuality.ALLEGED, Factuality.DENIED, Factuality.HYPOTHETICAL)


@dataclass(slots=True)
class EventMention:
    """An event as one stretch of text tells of it.

    `points_back`: “the strike”, without a word on who, where or when. `heading`: a headline that names nobody.
    `refers_only`: counts only if the event was told of before. `again`: it says that this is another one. `named_only`:
    a noun that does not say whether it happened. `posts`: what one resigned from or as. `weight`: how much it says.
    """

    event: Event
    head: str
    phrase: str
    nominal: bool
    points_back: bool
    heading: bool
    once: bool
    refers_only: bool
    again: bool
    named_only: bool
    posts: frozenset[str]
    weight: int
    spans: list[tuple[int, Evidence]] = field(default_factory=list)


class Merged:
    """The events told of so far, by what another mention of the same one would have: see `_same`."""

    def __init__(self) -> None:
        self.events: list[EventMention] = []
        self._having: dict[tuple[str, str, str], list[int]] = {}

    def add(self, mention: EventMention) -> None:
        """Join a mention with the last one before it that tells of the same event, or file it as a new event."""
        for number in self._alike(mention):
            if _same(self.events[number], mention):
                _join(self.events[number], mention)
                self._file(number)
                return
        if not mention.refers_only:
            self.events.append(mention)
            self._file(len(self.events) - 1)

    def _alike(self, mention: EventMention) -> list[int]:
        """Return the numbers of the events that may be the same, the last first."""
        kind = mention.event.type
        keys = [(kind, "", "")] if mention.refers_only or mention.points_back else [*_keys(mention), _heading(kind)]
        return sorted({n for key in keys for n in self._having.get(key, ())[-_MOST:]}, reverse=True)

    def _file(self, number: int) -> None:
        mention = self.events[number]
        kind = mention.event.type
        for key in {(kind, "", ""), *_keys(mention), *([_heading(kind)] if mention.heading else ())}:
            numbers = self._having.setdefault(key, [])
            if not numbers or numbers[-1] < number:
                numbers.append(number)
            elif number not in numbers[-_MOST:]:
                insort(numbers, number)


def _keys(mention: EventMention) -> Iterator[tuple[str, str, str]]:
    """Yield what two mentions of one event share at least: a participant, the label, the beginning of the phrase."""
    event = mention.event
    yield event.type, "label", event.label.casefold()
    yield event.type, "phrase", mention.phrase.casefold().partition(" ")[0]
    yield from ((event.type, "actor", actor) for actor in event.of())


def _heading(kind: str) -> tuple[str, str, str]:
    return kind, "heading", ""


def settled(mentions: list[EventMention]) -> list[EventMention]:
    """Merge again until nothing changes: what two mentions share may show only when a third has joined one of them."""
    while True:
        merged = Merged()
        for mention in mentions:
            merged.add(mention)
        if len(merged.events) == len(mentions):
            return merged.events
        mentions = merged.events


def _same(known: EventMention, new: EventMention) -> bool:
    first, second = known.event, new.event
    if first.type != second.type or not _compatible_dates(first, second) or not _compatible_reality(first, second):
        return False
    if first.label.casefold() == second.label.casefold() and first.of("agent") == second.of("agent"):
        return True
    shared = {role: _compare(first.of(role), second.of(role)) for role in _roles(first, second)}
    if False in shared.values():
        return False
    agents, affected, concerns = (shared.get(role) for role in (AGENT, AFFECTED, "concerns"))
    if new.refers_only or new.points_back or known.heading:
        return True
    if known.once and new.once and (affected or (agents and not (first.of("affected") or second.of("affected")))):
        return not (new.again or (known.posts and new.posts and not known.posts & new.posts))
    if known.nominal != new.nominal:
        return bool(agents and affected) or (bool(agents or affected) and _same_day(first, second))
    if not new.nominal:
        return bool(agents and affected)
    if known.head == new.head and concerns:
        return True
    return bool(agents or affected) or _is_echo(known, new)


def _roles(first: Event, second: Event) -> tuple[str, ...]:
    """Return the roles that somebody has in one of two events, those that tell which it is first."""
    return tuple(dict.fromkeys((AGENT, AFFECTED, *(p.role for e in (first, second) for p in e.participants))))


def _same_day(first: Event, second: Event) -> bool:
    return first.date is not None and first.date == second.date and len(first.date) == 10


def _is_echo(known: EventMention, new: EventMention) -> bool:
    """“an independent inquiry” and “an independent inquiry into the death of …”: one is the other, told in full."""
    first, second = known.phrase.casefold(), new.phrase.casefold()
    return " " in min(first, second, key=len) and (first.startswith(second) or second.startswith(first))


def _compare(first: tuple[str, ...], second: tuple[str, ...]) -> bool | None:
    """Tell whether two sets of participants share one; None if one of them is not told."""
    if not first or not second:
        return None
    return bool(set(first) & set(second))


def _compatible_dates(first: Event, second: Event) -> bool:
    if first.date is None or second.date is None or DateBasis.DOCUMENT in (first.date_basis, second.date_basis):
        return True
    return first.date.startswith(second.date) or second.date.startswith(first.date)


def _compatible_reality(first: Event, second: Event) -> bool:
    denied = Factuality.DENIED
    return (first.factuality is denied) == (second.factuality is denied)


def _join(known: EventMention, new: EventMention) -> None:
    first, second = known.event, new.event
    richer = first if known.weight >= new.weight else second
    dated = max(
        (first, second), key=lambda e: (e.date is not None, e.date_basis is not DateBasis.DOCUMENT, len(e.date or ""))
    )
    known.event = replace(
        richer,
        participants=take_part({r: sorted({*first.of(r), *second.of(r)}) for r in _roles(first, second)}),
        place=first.place or second.place,
        date=dated.date,
        date_basis=dated.date_basis,
        factuality=_reality(known, new),
    )
    known.named_only = known.named_only and new.named_only
    known.posts |= new.posts
    known.phrase = max(known.phrase, new.phrase, key=len)
    known.heading = known.heading and new.heading
    known.weight = max(known.weight, new.weight)
    known.spans.extend(new.spans)


def _reality(known: EventMention, new: EventMention) -> Factuality:
    """“The forthcoming election” tells what “the election” leaves open; else what is most real counts."""
    telling = [m for m in (known, new) if not m.named_only] or [known, new]
    return min((m.event.factuality for m in telling), key=_ORDER.index)
