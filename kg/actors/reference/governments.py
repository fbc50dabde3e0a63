"""Which government “the government” is in a document: told by its words, or left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc

from kg.actors.registry import Entry, Registry
from kg.lang.tables import listed, value_of, words

GOVERNMENT_NOUNS = words("reference", "government")
ELSEWHERE = words("organizations", "elsewhere.signs")
_BY_NAME = words("reference", "government_told_by_name")
_MOST = 3
"""How often a sign counts, at most."""


@dataclass(frozen=True, slots=True)
class Government:
    """A government that may be meant: its id, the words of a text that tell, and the words before the noun."""

    id: str
    signs: frozenset[str]
    own: frozenset[str]


def _governments() -> tuple[Government, ...]:
    """Return the governments of the countries whose institutions are known."""
    where = "organizations.toml, government"
    return tuple(
        Government(row["id"], frozenset(listed(row["signs"], where)), frozenset(listed(row["own"], where)))
        for row in value_of("organizations", "government")
    )


GOVERNMENTS = _governments()


@dataclass(frozen=True, slots=True)
class Governments:
    """The government that a document means when it says no more, if its words make that plain."""

    meant: str | None

    def of(self, registry: Registry, core: Sequence[str] = ()) -> Entry | None:
        """Return the government a description means: “this Government”, “the federal government”.

        `core`: the words that say which, with the noun.
        """
        said = {part.lower() for part in core}
        if said & _BY_NAME:
            return None
        telling = said - GOVERNMENT_NOUNS
        own = next((g for g in GOVERNMENTS if telling & {word.lower() for word in g.own}), None)
        if own is not None:
            return registry.known(own.id)
        return registry.known(self.meant) if self.meant is not None and not telling else None


def governments(docs: Sequence[Doc]) -> Governments:
    """Weigh the signs of each government in the document; the winner must have twice what the next has."""
    count = Counter(token.orth for doc in docs for token in doc)
    weight = {government.id: _weight(government.signs, count) for government in GOVERNMENTS}
    elsewhere = _weight(ELSEWHERE, count)
    for government, signs in weight.items():
        others = max(elsewhere, *(weight[other] for other in weight if other != government), 0)
        if signs > 0 and signs >= 2 * others:
            return Governments(government)
    return Governments(None)


def _weight(signs: frozenset[str], count: Counter[int]) -> int:
    return sum(min(count[get_string_id(sign)], _MOST) for sign in signs)
