"""Whom initials mean that name no body: “the CS” the Cabinet Secretary, “more SW” the social workers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.actors.mention import Found
from kg.actors.reference.descriptions import Description
from kg.actors.registry import Entry, Registry
from kg.actors.roles.title import StatedRole
from kg.actors.words import DEFINITE
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy

_SOME = words("reference", "some_of_many")
_FEWEST, _MOST = 2, 4
"""Letters of initials for an office."""


def expand_initials(
    items: Sequence[Found | Description], stated: Mapping[int, Sequence[StatedRole]], registry: Registry
) -> None:
    """Give initials that are no body of their own the group or the holder of the office that they abbreviate."""
    groups, holders, left = dict(_groups(items)), _holders(items, stated, registry), set[str]()
    for item in items:
        if not isinstance(item, Found) or item.known is not None or item.sure or item.kind is ActorKind.PERSON:
            continue
        holder = _holder(item, holders)
        group = groups.get(item.name) if holder is None and _may_be_many(item) else None
        if holder is None and group is None:
            continue
        left.add(item.actor or "")
        entry = holder or registry.unnamed(ActorKind.GROUP, group or "")
        item.kind, item.named, item.how = entry.kind, False, FoundBy.ACRONYM
        registry.call(entry, item, item.name)
    for actor in left.difference(item.actor or "" for item in items if isinstance(item, Found)):
        registry.entries.pop(actor, None)


def _groups(items: Sequence[Found | Description]) -> Iterator[tuple[str, str]]:
    """Yield the initials of “social workers” with the words, those first told last."""
    for item in reversed(items):
        if isinstance(item, Description) and item.found.kind is ActorKind.GROUP and len(item.core) > 1:
            yield "".join(part[0] for part in item.core).upper(), " ".join(item.core)


def _may_be_many(initials: Found) -> bool:
    """Whether initials can be short for a plural: “more SW”, “social workers (SW)”; “the CS” is one, or a body."""
    doc, before = initials.doc, initials.first - 1
    return before >= 0 and (doc[before].lower_ in _SOME or doc[before].text == "(")


def _holders(
    items: Sequence[Found | Description], stated: Mapping[int, Sequence[StatedRole]], registry: Registry
) -> dict[str, Entry | None]:
    """Return who has the office that initials abbreviate: “[Cabinet Secretary] Ann Lee”; none of several."""
    found: dict[str, Entry | None] = {}
    for item in items:
        entry = registry.entries.get(item.actor or "") if isinstance(item, Found) else None
        for role in stated.get(id(item), ()) if entry is not None else ():
            title = role.person.doc[role.first : role.head + 1]
            letters = "".join(t.text[0] for t in title if t.is_title)
            for size in range(_FEWEST, min(len(letters), _MOST) + 1):
                short = letters[-size:]
                found[short] = entry if found.get(short, entry) is entry else None
    return found


def _holder(initials: Found, holders: Mapping[str, Entry | None]) -> Entry | None:
    """“the CS”: with an article, in a text that has told who the Cabinet Secretary is."""
    doc, before = initials.doc, initials.first - 1
    definite = before >= 0 and doc[before].lower_ in DEFINITE
    return holders.get(initials.name) if definite and initials.name.isupper() else None
