"""Which government “the government” is in a document: told by its words, its bodies and its address, or left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.actors.gazetteer import Gazetteer
from kg.actors.registry import Entry, Registry
from kg.lang.tables import listed, value_of, words
from kg.model import Document, KnownActor

GOVERNMENT_NOUNS = words("reference", "government")
_COUNTRIES = tuple(frozenset(row.split()) for row in listed(value_of("organizations", "elsewhere.signs"), "elsewhere"))
"""The words of each other country."""
ELSEWHERE = frozenset().union(*_COUNTRIES)
_BY_NAME = words("reference", "government_told_by_name")
_MOST = 3
"""How often a sign counts, at most; how many bodies do; and what the address of a page counts."""


@dataclass(frozen=True, slots=True)
class Government:
    """A government that may be meant: its id, the words of a text that tell, and the words before the noun.

    `common` are words that tell of it only where a sign does, `domains` the ends of its country's addresses. `shared`
    are the bodies of its country whose names those of other countries have, too; `plain` other signs. `local` are such
    bodies that only a text about this country can mean by those names.
    """

    id: str
    signs: frozenset[str]
    own: frozenset[str]
    common: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()


def _governments() -> tuple[Government, ...]:
    """Return the governments of the countries whose institutions are known."""
    where = "organizations.toml, government"
    return tuple(
        Government(
            row["id"],
            frozenset(listed(row["signs"], where)),
            frozenset(listed(row["own"], where)),
            frozenset(listed(row.get("common", ""), where)),
            frozenset(listed(row.get("domains", ""), where)),
            frozenset(f"org/{name}" for name in listed(row.get("shared", ""), where)),
            frozenset(listed(row.get("plain", ""), where)),
            frozenset(f"org/{name}" for name in listed(row.get("local", ""), where)),
        )
        for row in value_of("organizations", "government")
    )


GOVERNMENTS = _governments()
_OTHERS = tuple(Government("", words, frozenset()) for words in _COUNTRIES)
_NOBODYS = ELSEWHERE.difference(*(government.signs for government in GOVERNMENTS))
"""The words of the countries whose governments are not known."""


@dataclass(frozen=True, slots=True)
class Governments:
    """The government that a document means when it says no more, if its words make that plain."""

    meant: str | None

    def of(self, registry: Registry, core: Sequence[str] = ()) -> Entry | None:
        """Return the government a description means: “this Government”, “the federal government”.

        `core`: the words that say which, with the noun. Of several that they may name, the one of the document.
        """
        said = {part.lower() for part in core}
        if said & _BY_NAME:
            return None
        telling = said - GOVERNMENT_NOUNS
        own = [g.id for g in GOVERNMENTS if telling & {word.lower() for word in g.own}]
        if own:
            found = self.meant if self.meant in own else own[0] if len(own) == 1 else None
            return registry.known(found) if found is not None else None
        return registry.known(self.meant) if self.meant is not None and not telling else None


def governments(count: Mapping[str, int], document: Document | None = None, bodies: Iterable[str] = ()) -> Governments:
    """Weigh what speaks for each government in a document; the winner must have twice what the next has.

    `count` is how often each word stands there, `bodies` the governments that bodies named there are part of, one for
    each body. Words that several countries have (“MPs”, “the Senate”) count for the one whose signs are the most.
    """
    named = Counter(bodies)
    host = _ending(document)
    weight = {g.id: _signs(g.signs, g.domains, count, host) + min(named[g.id], _MOST) for g in GOVERNMENTS}
    elsewhere = _weight(_NOBODYS, count)
    for government in GOVERNMENTS:
        signs = weight[government.id]
        others = max(elsewhere, *(weight[other] for other in weight if other != government.id), 0)
        if signs > others and signs + _weight(government.common, count) >= 2 * others:
            return Governments(government.id)
    return Governments(None)


def governments_of(named: Iterable[KnownActor | None], gazetteer: Gazetteer) -> list[str]:
    """Return for each known body of a text the government that it is part of, if any.

    Bodies whose names other countries have, too, tell nothing of the country.
    """
    tops = {government.id: government.shared for government in GOVERNMENTS}
    found = []
    for known in {known.actor.id: known for known in named if known is not None}.values():
        top = known.actor
        while top.part_of is not None and (above := gazetteer.actor(top.part_of)) is not None:
            top = above
        if top.id in tops and top is not known.actor and known.actor.id not in tops[top.id]:
            found.append(top.id)
    return found


def namesakes(count: Counter[str], document: Document) -> dict[str, frozenset[str]]:
    """Return the known bodies that a text about another country hardly means: “the Labour Party” is Norway's.

    With each go the words that tell it nevertheless: “the British Labour Party”. A text about Britain tells of other
    countries as well: one of them must have more than twice the signs. Words that the other has in common tell nothing.
    """
    count = count + Counter(document.publisher.split()) if document.publisher else count
    host = _ending(document)
    meant = governments(count, document).meant
    elsewhere = any(government.local and government.id == meant for government in GOVERNMENTS)
    refused: dict[str, frozenset[str]] = {}
    for government in GOVERNMENTS:
        own = frozenset(word.lower() for word in government.own)
        if government.shared and (elsewhere or _is_foreign(government, count, host)):
            refused.update(dict.fromkeys(government.shared, own))
        if government.id != meant:
            own |= {word.lower() for word in government.signs}
            refused.update(dict.fromkeys(government.local, own))
    return refused


def _is_foreign(government: Government, count: Mapping[str, int], host: str) -> bool:
    """Whether another country has more than twice the signs of this one."""
    return any(
        _signs(other.signs - government.signs, other.domains, count, host)
        > 2 * _signs(government.plain - other.common, government.domains, count, host)
        for other in (*_OTHERS, *GOVERNMENTS)
        if other is not government
    )


def _signs(signs: frozenset[str], domains: frozenset[str], count: Mapping[str, int], host: str) -> int:
    """Return how much speaks for a country: its signs, and the address of the page."""
    return _weight(signs, count) + (_MOST if host in domains else 0)


def _ending(document: Document | None) -> str:
    """Return the last part of the host of a document's address, "" if it has none."""
    try:
        host = urlsplit(document.url).hostname if document is not None and document.url else None
    except ValueError:  # “http://[” is not an address
        host = None
    return (host or "").rpartition(".")[2]


def _weight(signs: frozenset[str], count: Mapping[str, int]) -> int:
    return sum(min(count[sign], _MOST) for sign in count.keys() & signs)
