"""Which government “the government” is in a document: told by its words, or left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.actors.registry import Entry, Registry
from kg.lang.tables import listed, value_of, words

GOVERNMENT_NOUNS = words("reference", "government")
_COUNTRIES = tuple(frozenset(row.split()) for row in listed(value_of("organizations", "elsewhere.signs"), "elsewhere"))
"""The words of each other country."""
ELSEWHERE = frozenset().union(*_COUNTRIES)
_BY_NAME = words("reference", "government_told_by_name")
_MOST = 3
"""How often a sign counts, at most."""


@dataclass(frozen=True, slots=True)
class Government:
    """A government that may be meant: its id, the words of a text that tell, and the words before the noun.

    `shared` are the bodies of its country whose names those of other countries have, too; `plain` other signs.
    """

    id: str
    signs: frozenset[str]
    own: frozenset[str]
    shared: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()


def _governments() -> tuple[Government, ...]:
    """Return the governments of the countries whose institutions are known."""
    where = "organizations.toml, government"
    return tuple(
        Government(
            row["id"],
            frozenset(listed(row["signs"], where)),
            frozenset(listed(row["own"], where)),
            frozenset(f"org/{name}" for name in listed(row.get("shared", ""), where)),
            frozenset(listed(row.get("plain", ""), where)),
        )
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


def governments(count: Mapping[str, int]) -> Governments:
    """Weigh the signs of each government among the words of a document; the winner must have twice what the next has.

    `count` is how often each word stands there.
    """
    weight = {government.id: _weight(government.signs, count) for government in GOVERNMENTS}
    elsewhere = _weight(ELSEWHERE, count)
    for government, signs in weight.items():
        others = max(elsewhere, *(weight[other] for other in weight if other != government), 0)
        if signs > 0 and signs >= 2 * others:
            return Governments(government)
    return Governments(None)


def namesakes(count: Counter[str], publisher: str | None) -> dict[str, frozenset[str]]:
    """Return the known bodies that a text about another country hardly means: “the Labour Party” is Norway's.

    With each go the words that tell it nevertheless: “the British Labour Party”. A text about Britain tells of other
    countries as well: one of them must have more than twice the signs.
    """
    count = count + Counter(publisher.split()) if publisher else count
    refused: dict[str, frozenset[str]] = {}
    for government in GOVERNMENTS:
        others = (other.signs for other in GOVERNMENTS if other is not government and government.shared)
        foreign = max(_weight(signs - government.signs, count) for signs in (*_COUNTRIES, *others))
        if foreign > 2 * _weight(government.plain, count):
            refused.update(dict.fromkeys(government.shared, frozenset(word.lower() for word in government.own)))
    return refused


def _weight(signs: frozenset[str], count: Mapping[str, int]) -> int:
    return sum(min(count[sign], _MOST) for sign in count.keys() & signs)
