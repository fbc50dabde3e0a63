"""The walk through a document: who was mentioned so far, where, and who holds which post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.descriptions import Description
from kg.actors.reference.governments import Governments
from kg.actors.registry import Entry, Registry
from kg.actors.words import Words
from kg.model import ActorKind
from kg.syntax.relations import COMPOUND, NOUN_MODIFIER, OWNER, stands_as

NEAR = 6
"""How many sentences back a described actor may have been mentioned."""

_FIRMS = ("company", "newspaper", "magazine", "broadcaster")
GENERIC = frozenset({"group", "body", "organisation", "organization", "agency"})
"""Nouns for nearly any organization, and for more than organizations."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed on the way: which actor, in which sentence of the document."""

    found: Found
    entry: Entry
    sentence: int


@dataclass(slots=True)
class Walk:
    """The state of the walk: what was mentioned, with its place, and the posts that persons hold."""

    roster: Registry
    words: Words
    governments: Governments
    author: str | None
    we: str | None
    quoted: frozenset[int]
    sentence: Mapping[tuple[int, int], int]
    spoken: Sequence[int]
    """By the number of a sentence: how many up to it are quotation throughout."""
    by_token: dict[int, Found] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    open: dict[str, int] = field(default_factory=dict)
    holders: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)

    def remember(self, found: Found) -> None:
        """Pass a mention whose actor is known."""
        entry = self.roster.entries.get(found.actor or "")
        if entry is not None:
            self.seen.append(Seen(found, entry, self.where(found)))
            self.counts[entry.id] += 1

    def where(self, found: Found) -> int:
        """Return the number of the sentence a mention stands in."""
        return self.sentence[id(found.doc), found.head]

    def apart(self, found: Found, earlier: Seen) -> int:
        """Return how many sentences on a mention stands; outside quotations, those of a quotation between are one."""
        here, there = self.where(found), earlier.sentence
        if here == there or found.begin in self.quoted or earlier.found.begin in self.quoted:
            return here - there
        return max(1, here - there - max(0, self.spoken[here] - self.spoken[there] - 1))

    def own_nouns(self, entry: Entry) -> set[str]:
        """Return the nouns that the name or a description of an organization ends in."""
        last = entry.label.lower().split()[-1]
        own = {last} if self.words.organization(last) else set()
        return {n for n in entry.nouns | own if self.words.organization(n)} | (
            {"branch"} if " branch of " in entry.label else set()
        )

    def nouns(self, entry: Entry) -> set[str]:
        """Return the nouns that may stand for an organization."""
        if entry.kind is not ActorKind.ORGANIZATION:
            return set()
        last = entry.label.lower().split()[-1]
        nouns = set(entry.nouns)
        if self.words.organization(last):
            nouns.add(last)
            nouns |= {"authority"} if last == "council" else set()
        opener, *rest = entry.label.lower().split()
        if opener in self.words.openers and rest and rest[0] in ("of", "for", "on", "against"):
            nouns.add(opener)
        return nouns | self.words.kinds.get(entry.classification or "", frozenset())

    def latest(self, item: Description, test: Callable[[Entry], bool]) -> Entry | None:
        """Return the one organization that fits, or the last of several if it is near."""
        fitting = [s for s in self.seen if test(s.entry)]
        if not fitting:
            return None
        loose = item.noun in self.words.kinds["company"]
        here = self.where(item.found)
        if item.noun in GENERIC and item.noun not in self.own_nouns(fitting[-1].entry):
            close = {s.entry.id: s.entry for s in self.seen if here - s.sentence <= 1 and self._body(s)}
            return fitting[-1].entry if set(close) == {fitting[-1].entry.id} else None
        if len({s.entry.id for s in fitting}) == 1 and not loose:
            return fitting[-1].entry
        reach = 1 if item.noun == "court" else NEAR
        near = [s for s in fitting if here - s.sentence <= reach]
        if near and any(item.noun in self.words.kinds[kind] for kind in _FIRMS) and self._firm_since(near[-1]):
            return None
        return self.told_most(near)

    def told_most(self, near: Sequence[Seen]) -> Entry | None:
        """Return the last that is told of by itself, not within another's post (“the Hull council director”)."""
        if len({s.entry.id for s in near}) < 2:
            return near[-1].entry if near else None
        alone = [s for s in near if not stands_as(s.found.token, COMPOUND, NOUN_MODIFIER, OWNER)]
        if alone:
            return alone[-1].entry
        counts = Counter(s.entry.id for s in self.seen)
        first, second = sorted({s.entry.id for s in near}, key=lambda key: (-counts[key], key))[:2]
        return self.roster.entries[first] if counts[first] > counts[second] else None

    def _firm_since(self, last: Seen) -> bool:
        """Whether another body that may be a firm was named after this one."""
        later = self.seen[self.seen.index(last) + 1 :]
        return any(
            self._body(s) and s.found.named and s.entry.classification in (None, *_FIRMS) and s.entry is not last.entry
            for s in later
        )

    @staticmethod
    def _body(seen: Seen) -> bool:
        return seen.entry.kind is ActorKind.ORGANIZATION

    def ahead(self, head: Token) -> Entry | None:
        """A description further right that is not resolved yet: by its noun."""
        noun = head.lower_
        if not self.words.organization(noun):
            return None
        return next((s.entry for s in reversed(self.seen) if noun in self.nouns(s.entry)), None)
