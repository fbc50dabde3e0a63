"""The state of reading a document: who was mentioned so far, where, and who has which role or party."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar, cast

from kg.actors.mention import Found
from kg.actors.reference.governments import Governments
from kg.actors.reference.layout import Layout
from kg.actors.registry import Entry, Registry
from kg.actors.report_body import ReportBody

Value = TypeVar("Value")
NEAR = 6
"""How many sentences back a described actor may have been mentioned."""
MOST = 500
"""So many mentions are looked at among those near: a sentence may hold thousands."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed on the way: which actor, in which sentence of the document, as the how-manieth."""

    found: Found
    entry: Entry
    sentence: int
    number: int


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Who was said to have a role, and the words that said which: “shadow home secretary”."""

    actor: str
    told: frozenset[str]


@dataclass(slots=True)
class Discourse:
    """What is known at a place of the document from all that stands before it."""

    registry: Registry
    layout: Layout
    governments: Governments
    author: str | None
    """Who “I” is outside quotations; nobody where an unsigned text does not speak in its own voice."""
    we: str | None
    """Who “we” is outside quotations."""
    body: ReportBody | None = None
    """Whose report it is."""
    turns: Mapping[int, str] = field(default_factory=dict)
    """Who speaks in the paragraphs of a dialogue, by the ids of their parses."""
    here: dict[int, Found] = field(default_factory=dict)
    """The mentions of the paragraph that is read, by their head word: all its names, its descriptions so far."""
    seen: list[Seen] = field(default_factory=list)
    """The mentions whose actor is known, in the order of the text."""
    by_actor: dict[str, list[Seen]] = field(default_factory=dict)
    """The same by actor."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often each actor was mentioned."""
    roles: dict[str, list[RoleHolder]] = field(default_factory=dict)
    """Who was said to have a role, by its noun."""
    parties: dict[str, str] = field(default_factory=dict)
    """The party of a person, the first the text tells."""
    open_subjects: dict[str, int] = field(default_factory=dict)
    """By gender, the sentence of the last subject “he” or “she” that stayed open, if none was resolved since."""
    _first: dict[int, list[Found]] = field(default_factory=dict)
    _end: dict[int, list[Found]] = field(default_factory=dict)
    _sentences: list[int] = field(default_factory=list)
    _sorted: dict[str, tuple[int, dict[str, dict[str, Entry]]]] = field(default_factory=dict)
    _last: dict[str, tuple[int, Seen | None]] = field(default_factory=dict)
    _kept: dict[str, object] = field(default_factory=dict)

    def enter(self, names: Iterable[Found]) -> None:
        """Turn to a paragraph with these names."""
        self.here, self._first, self._end = {}, {}, {}
        for found in names:
            self.meet(found)

    def meet(self, found: Found) -> None:
        """Pass what may be a mention in the paragraph that is read."""
        other = self.here.get(found.head)
        if other is not None:
            self._first[other.first].remove(other)
            self._end[other.last].remove(other)
        self.here[found.head] = found
        self._first.setdefault(found.first, []).append(found)
        self._end.setdefault(found.last, []).append(found)

    def beginning_at(self, word: int) -> Sequence[Found]:
        """Return the mentions of the paragraph that begin with a word."""
        return self._first.get(word, ())

    def ending_at(self, word: int) -> Sequence[Found]:
        """Return the mentions of the paragraph that end with a word."""
        return self._end.get(word, ())

    def remember(self, found: Found) -> None:
        """Pass a mention whose actor is known."""
        entry = self.entry(found)
        if entry is not None:
            seen = Seen(found, entry, self.layout.where(found), len(self.seen))
            self.seen.append(seen)
            self.by_actor.setdefault(entry.id, []).append(seen)
            self.counts[entry.id] += 1
            self._sentences.append(seen.sentence)

    def entry(self, found: Found | None) -> Entry | None:
        """Return the actor of a mention, if it is known."""
        return self.registry.entries.get(found.actor or "") if found is not None else None

    def sorted_by(self, name: str, keys: Callable[[Entry], Iterable[str]]) -> Mapping[str, dict[str, Entry]]:
        """Return the actors told of by their keys, under each those told of last at the end.

        An actor is sorted anew whenever it is told of: only then its keys may be others. `name` is that of the order.
        """
        start, found = self._sorted.get(name, (0, {}))
        for seen in islice(self.seen, start, None):
            for key in keys(seen.entry):
                same = found.setdefault(key, {})
                same.pop(seen.entry.id, None)
                same[seen.entry.id] = seen.entry
        self._sorted[name] = len(self.seen), found
        return found

    def kept(self, name: str, work: Callable[[], Value]) -> Value:
        """Return what was worked out under this name when the whole text was read, of which nothing changes now."""
        if name not in self._kept:
            self._kept[name] = work()
        return cast(Value, self._kept[name])

    def last(self, name: str, test: Callable[[Seen], bool]) -> Seen | None:
        """Return the last mention that passes a test of this name, which always answers the same."""
        start, found = self._last.get(name, (0, None))
        later = (seen for seen in reversed(self.seen[start:]) if test(seen))
        found = next(later, found)
        self._last[name] = len(self.seen), found
        return found

    def lately(self, found: Found, reach: int) -> Sequence[Seen]:
        """Return the mentions in the sentence of this one and so many before."""
        return self.from_sentence(self.layout.where(found) - reach)

    def from_sentence(self, number: int) -> Sequence[Seen]:
        """Return the mentions from a sentence on."""
        return self.seen[max(bisect_left(self._sentences, number), len(self.seen) - MOST) :]

    def in_sentence(self, number: int) -> Sequence[Seen]:
        """Return the mentions of a sentence."""
        end = bisect_left(self._sentences, number + 1)
        return self.seen[max(bisect_left(self._sentences, number), end - MOST) : end]

    def back(self, found: Found, reach: int, actor: str | None = None) -> Iterator[Seen]:
        """Yield the mentions at most so many sentences `apart`, the last first; `actor`: only those of this one."""
        layout, here = self.layout, self.layout.where(found)
        quoted = found.begin in layout.quoted
        told = self.seen if actor is None else self.by_actor.get(actor, [])
        for seen in islice(reversed(told), MOST):
            between = 0 if quoted else max(0, layout.spoken[here] - layout.spoken[seen.sentence] - 1)
            if here - seen.sentence - between > reach:
                return
            if self.apart(found, seen) <= reach:
                yield seen

    def since(self, found: Found, seen: Seen) -> int:
        """Return how many sentences before a mention another stands."""
        return self.layout.where(found) - seen.sentence

    def apart(self, found: Found, earlier: Seen) -> int:
        """Return how many sentences on a mention stands; outside quotations, those of a quotation between are one."""
        layout = self.layout
        here, there = layout.where(found), earlier.sentence
        if here == there or found.begin in layout.quoted or earlier.found.begin in layout.quoted:
            return here - there
        return max(1, here - there - max(0, layout.spoken[here] - layout.spoken[there] - 1))
