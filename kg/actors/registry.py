"""The actors of one document while they are being collected: one entry an actor, with all it is called by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.words import ARTICLES
from kg.model import Actor, ActorKind, FoundBy
from kg.spelling import folded, slug

_FOLDERS = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org", ActorKind.GROUP: "group"}
_NAMING = (FoundBy.GAZETTEER, FoundBy.NER, FoundBy.RULE, FoundBy.ACRONYM, FoundBy.SHORT_NAME)


@dataclass(slots=True)
class Entry:
    """One actor: its id, kind, and its forms with how often they stand."""

    id: str
    kind: ActorKind
    label: str
    named: bool
    fixed: bool = False
    gender: str = ""
    classification: str | None = None
    part_of: str | None = None
    nouns: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    extra: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(slots=True)
class Registry:
    """The actors of a document by id."""

    document_id: str
    gazetteer: Gazetteer
    entries: dict[str, Entry] = field(default_factory=dict)
    _by_noun: dict[str, dict[str, Entry]] = field(default_factory=dict)
    _sorted: int = 0

    def known(self, actor_id: str) -> Entry | None:
        """Take in an actor of the gazetteer."""
        if actor_id not in self.entries:
            actor = self.gazetteer.actor(actor_id)
            if actor is None:
                return None
            self.entries[actor_id] = Entry(
                actor.id, actor.kind, actor.label, True, True,
                classification=actor.classification, part_of=actor.part_of, same_as=actor.same_as,
            )  # fmt: skip
            if actor.part_of is not None:
                self.known(actor.part_of)
        return self.entries[actor_id]

    def named(self, kind: ActorKind, name: str, *, scoped: bool = False) -> Entry:
        """Return the entry of a named actor, made if it is new; `scoped`: the name tells who only in this document."""
        return self._entry(kind, name, f"{self.document_id}-{slug(name)}" if scoped else slug(name), named=True)

    def unnamed(self, kind: ActorKind, name: str, distinct: str = "") -> Entry:
        """Return the entry of a described actor of this document."""
        return self._entry(kind, name, "-".join(p for p in (self.document_id, slug(name), distinct) if p), named=False)

    def _entry(self, kind: ActorKind, name: str, local: str, *, named: bool) -> Entry:
        actor_id = f"{_FOLDERS[kind]}/{local or 'unnamed'}"
        if actor_id in self.gazetteer.hidden:  # a namesake in another country
            actor_id = f"{_FOLDERS[kind]}/{self.document_id}-{local}"
        if actor_id not in self.entries:
            known = self.known(actor_id) if named else None
            if known is None:
                self.entries[actor_id] = Entry(actor_id, kind, name, named)
        return self.entries[actor_id]

    def named_by(self, noun: str, nouns: Callable[[Entry], Iterable[str]]) -> Iterable[Entry]:
        """Return the named actors of which `nouns` tells a noun, whether the text has told of them or not."""
        for entry in islice(self.entries.values(), self._sorted, None):
            for own in nouns(entry) if entry.named else ():
                self._by_noun.setdefault(own, {})[entry.id] = entry
        self._sorted = len(self.entries)
        return self._by_noun.get(noun, {}).values()

    def describe(self, entry: Entry, noun: str) -> None:
        """Note a noun by which a description denotes this actor."""
        entry.nouns.add(noun)
        if entry.named:
            self._by_noun.setdefault(noun, {})[entry.id] = entry

    def call(self, entry: Entry, found: Found, text: str) -> None:
        """Note that a stretch of text denotes this actor."""
        found.actor = entry.id
        if found.how is FoundBy.PRONOUN:
            return
        form = " ".join(text.split())
        entry.forms[form] += 1
        if not entry.gender:
            entry.gender = found.gender
        if (
            not entry.named
            and folded(found.name) == folded(entry.label)
            and _capitals(found.name) < _capitals(entry.label)
        ):
            entry.label = found.name
        if (
            not entry.fixed
            and found.named
            and entry.named
            and found.how in _NAMING
            and len(found.name) > len(entry.label)
            and (entry.kind is not ActorKind.PERSON or _words(entry.label) <= _words(found.name))
        ):
            entry.label = " ".join(found.name.split())

    def actors(self) -> dict[str, Actor]:
        """Return the actors as plain values, by id."""
        result: dict[str, Actor] = {}
        for actor_id in sorted(self.entries):
            entry = self.entries[actor_id]
            aliases: dict[str, str] = {}
            for form in (*entry.extra, *sorted(entry.forms, key=lambda f: (-entry.forms[f], f))):
                bare = _bare(form)
                if bare and folded(bare) != folded(entry.label):
                    aliases.setdefault(folded(bare), bare)
            result[actor_id] = Actor(
                actor_id,
                entry.label,
                entry.kind,
                tuple(sorted(aliases.values())),
                entry.same_as,
                entry.classification,
                entry.part_of,
            )
        return result


def _words(name: str) -> set[str]:
    return {word.strip(".") for word in name.split()}


def _capitals(name: str) -> int:
    return sum(c.isupper() for c in name)


def _bare(form: str) -> str:
    """Leave out the article: “the council” and “The council” are one alias."""
    first, _, rest = form.partition(" ")
    return rest if rest and first.lower() in ARTICLES else form
