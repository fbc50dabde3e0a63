"""Finds the known actors of `ontology/actors.ttl` in a text, by one dictionary look-up a word.

A name matches whatever its case if it begins with a capital in the text (an article aside) or is listed in lower
case; an `exact` name only as spelled. Where an actor has context words, its one-word and exact names count only in a
document that holds one of them (Labour, Mind, Shelter).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from kg.actors.words import DEFINITE, kinds
from kg.lang.tables import listed, value_of, words
from kg.model import Actor, KnownActor

_COUNCIL = "local-authority"
_FORMER = frozenset(f"{prefix}-" for prefix in words("names", "joined_prefixes"))
_REACH = 1 + max(map(len, _FORMER))
LOCAL = frozenset(
    f"org/{name}"
    for row in value_of("organizations", "government")
    for name in listed(row.get("local", ""), "organizations.toml, government")
)
"""Bodies some of whose names others have, too: those names are theirs only in a text about their country."""
_WORD = re.compile(r"\w+")
_STRAIGHT = str.maketrans("’‘‛“”", "'''\"\"")


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one known actor, as it is looked up."""

    name: str
    known: KnownActor
    any_case: bool
    lower_too: bool
    guarded: bool


@dataclass(slots=True)
class Gazetteer:
    """An index of known actors by the first word of each of their names."""

    known: Sequence[KnownActor]
    _by_word: dict[str, tuple[Entry, ...]] = field(init=False, repr=False)
    _by_id: dict[str, KnownActor] = field(init=False, repr=False)
    places: frozenset[str] = field(init=False, repr=False)
    """The places whose councils are known: “Torbay”, in lower case."""
    hidden: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    """Ids of actors that the text at hand can only mean by a name with one of these words: “the British Parliament”."""

    def __post_init__(self) -> None:
        """Build the index, longest names first, and those that only some texts can mean last."""
        self.hidden = {}
        self._by_id = {k.actor.id: k for k in self.known}
        councils = [k.actor.label.lower() for k in self.known if k.actor.classification == _COUNCIL]
        self.places = frozenset(_place_of(name) for name in councils)
        index: dict[str, dict[tuple[str, bool, str], Entry]] = {}
        for known in sorted(self.known, key=lambda k: k.actor.id):
            for entry in _entries(known):
                first = _WORD.search(entry.name)
                if first is not None:
                    key = (entry.name, entry.any_case, known.actor.id if known.actor.id in LOCAL else "")
                    index.setdefault(first.group().lower(), {}).setdefault(key, entry)
        self._by_word = {word: tuple(sorted(entries.values(), key=_order)) for word, entries in index.items()}

    def without(self, hidden: Mapping[str, frozenset[str]]) -> Gazetteer:
        """Return the same index, in which these actors have only their names with one of the words given."""
        if not hidden:
            return self
        other = copy(self)
        other.hidden = hidden
        return other

    def get(self, actor_id: str) -> KnownActor | None:
        """Return the known actor with this id."""
        return self._by_id.get(actor_id)

    def actor(self, actor_id: str) -> Actor | None:
        """Return the actor with this id, if known."""
        known = self._by_id.get(actor_id)
        return known.actor if known else None

    def exact(self, name: str) -> KnownActor | None:
        """Return the known actor that this whole string names, whatever the context."""
        name = name.translate(_STRAIGHT).strip()
        return next((k for s, e, k in self.find(name, frozenset(), guard=False) if (s, e) == (0, len(name))), None)

    def find(self, text: str, context: frozenset[str], *, guard: bool = True) -> Iterator[tuple[int, int, KnownActor]]:
        """Yield (start, end, known actor) of the longest names, left to right; `context`: words of the document.

        Offsets count from the beginning of `text`, whose quotation marks are straight.
        """
        lower = text.lower() if len(text.lower()) == len(text) else text
        place, by_word = 0, self._by_word
        for match in _WORD.finditer(text):
            entries = by_word.get(match.group().lower())
            if entries is None or (start := match.start()) < place:
                continue
            for entry in entries:
                end = start + len(entry.name)
                if not _same(text, lower, start, end, entry) or not _bounded(text, start, end):
                    continue
                if self._is_hidden(entry):
                    continue
                if guard and entry.guarded and context.isdisjoint(entry.known.context):
                    continue
                yield start, end, entry.known
                place = end
                break

    def _is_hidden(self, entry: Entry) -> bool:
        telling = self.hidden.get(entry.known.actor.id)
        return telling is not None and telling.isdisjoint(entry.name.lower().split())


def _order(entry: Entry) -> tuple[int, bool, str, str]:
    return -len(entry.name), entry.known.actor.id in LOCAL, entry.name, entry.known.actor.id


def _place_of(council: str) -> str:
    """“Torbay Council” is of Torbay."""
    place, _, head = council.rpartition(" ")
    return place if head in kinds()[_COUNCIL] else council


def _entries(known: KnownActor) -> Iterator[Entry]:
    guard = bool(known.context)
    for label in dict.fromkeys((known.actor.label, *known.labels)):
        name = " ".join(label.translate(_STRAIGHT).split())
        single = " " not in name
        yield Entry(
            name if guard and single else name.lower(), known, not (guard and single), name.islower(), guard and single
        )
    for label in dict.fromkeys(known.exact):
        yield Entry(" ".join(label.translate(_STRAIGHT).split()), known, False, False, guard)


def _same(text: str, lower: str, start: int, end: int, entry: Entry) -> bool:
    if not entry.any_case:
        return text[start:end] == entry.name
    if lower[start:end] != entry.name:
        return False
    article, _, rest = entry.name.partition(" ")
    first = start + len(article) + 1 if rest and article in DEFINITE else start
    return entry.lower_too or text[first].isupper()


def _bounded(text: str, start: int, end: int) -> bool:
    """Whole words only, and not the first part of a hyphenated one (“Ofsted-style”)."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "-@#/_"):
        before = text[max(0, start - _REACH) : start].lower().split()
        if not before or before[-1] not in _FORMER:
            return False
    if end >= len(text):
        return True
    if text[end].isalnum() or text[end] in "_@":
        return False
    return not (text[end] == "-" and end + 1 < len(text) and text[end + 1].isalpha())
