"""For whom a person speaks at a date: the organization of an office that person has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from kg.lang.tables import words
from kg.model import Document, Knowledge, Role

NOT_HELD = words("roles", "not_held")

Offices = Callable[[str, Document, int], str | None]
"""Person, document, place in it → the organization."""


@dataclass(frozen=True, slots=True)
class _Office:
    """An office in an organization, where it is told and since when it is known."""

    organization: str
    places: tuple[tuple[str, int], ...]
    known: str | None


def offices(knowledge: Knowledge) -> Offices:
    """Return what tells the organization of a person in a document, None if it is not known.

    It is, first, that of the office told in the same document, the last before the place, else the first after it;
    then that of the office known latest, but not after the date of the document, by the date of the office or else of
    the documents that tell it; else the only organization that the person has an office of. An office that somebody
    had once, or may get, does not count: “former minister”.
    """
    dates = {e.document.id: e.document.date for e in knowledge.extractions}
    held: dict[str, list[_Office]] = defaultdict(list)
    for role in knowledge.roles:
        if role.organization and not _is_past(role):
            told = sorted(d for e in role.evidence if (d := dates.get(e.document_id)))
            places = tuple(sorted((e.document_id, e.span.start) for e in role.evidence))
            for known in (role.date,) if role.date else told or (None,):
                held[role.person].append(_Office(role.organization, places, known))

    def organization(person: str, document: Document, place: int) -> str | None:
        had = held.get(person, [])
        here = sorted((start, o.organization) for o in had for name, start in o.places if name == document.id)
        if here:
            return ([body for start, body in here if start <= place] or [here[0][1]])[-1]
        before = [(o.known, o.organization) for o in had if o.known and o.known <= (document.date or "")]
        if before:
            return max(before)[1]
        bodies = {o.organization for o in had}
        return bodies.pop() if len(bodies) == 1 else None

    return organization


def _is_past(role: Role) -> bool:
    first = role.title.casefold().replace("-", " ").split()[:1]
    return not NOT_HELD.isdisjoint(first)
