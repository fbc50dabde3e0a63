"""The state of reading a document: who was mentioned so far, where, and who has which role or party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.actors.mention import Found
from kg.actors.reference.governments import Governments
from kg.actors.reference.layout import Layout
from kg.actors.registry import Entry, Registry
from kg.actors.report_body import ReportBody

NEAR = 6
"""How many sentences back a described actor may have been mentioned."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed on the way: which actor, in which sentence of the document."""

    found: Found
    entry: Entry
    sentence: int


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
    counts: Counter[str] = field(default_factory=Counter)
    """How often each actor was mentioned."""
    roles: dict[str, list[RoleHolder]] = field(default_factory=dict)
    """Who was said to have a role, by its noun."""
    parties: dict[str, str] = field(default_factory=dict)
    """The party of a person, the first the text tells."""
    open_subjects: dict[str, int] = field(default_factory=dict)
    """By gender, the sentence of the last subject “he” or “she” that stayed open, if none was resolved since."""

    def remember(self, found: Found) -> None:
        """Pass a mention whose actor is known."""
        entry = self.entry(found)
        if entry is not None:
            self.seen.append(Seen(found, entry, self.layout.where(found)))
            self.counts[entry.id] += 1

    def entry(self, found: Found | None) -> Entry | None:
        """Return the actor of a mention, if it is known."""
        return self.registry.entries.get(found.actor or "") if found is not None else None

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
