"""Which group “social workers”, “the residents”, “ministers” are: one of the document, by what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.link_reasons import Link
from kg.actors.reference.candidates import fitting, latest
from kg.actors.reference.descriptions import Description, Determined
from kg.actors.reference.discourse import Discourse
from kg.actors.reference.ways import Finds, Ways, first_link
from kg.actors.registry import Entry
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax.relations import MODIFIER, dependents

_FOR_THEIR_BODY = words("reference", "for_their_body")
_OF_GOVERNMENT = words("reference", "members_of_government")


def group(discourse: Discourse, item: Description) -> Link:
    """Return the group that a description means."""
    link = first_link(WAYS, discourse, item, FoundBy.DESCRIPTION)
    return link if link is not None else Link(_new(discourse, item).id, FoundBy.DESCRIPTION, "group-new")


def _their_body(discourse: Discourse, item: Description) -> Entry | None:
    """“Inspectors found …” where the text tells of an inspectorate."""
    if item.noun not in _FOR_THEIR_BODY:
        return None
    return latest(discourse, item.found, item.noun, fitting(discourse, item.noun))


def _told_of(discourse: Discourse, item: Description) -> Entry | None:
    """“the workers” after “social workers”"""
    if item.determined is not Determined.DEFINITE or len(item.core) != 1:
        return None
    noun = item.core[0].lower()
    groups = discourse.sorted_by("group", _last_word).get(noun, {})
    return next((entry for entry in reversed(groups.values()) if noun in _last_word(entry)), None)


def _last_word(entry: Entry) -> Sequence[str]:
    """Return what groups are sorted by."""
    return entry.label.lower().split()[-1:] if entry.kind is ActorKind.GROUP else ()


def _new(discourse: Discourse, item: Description) -> Entry:
    """Return the group called so, with the body whose it is: “UNISON members”."""
    entry = discourse.registry.unnamed(ActorKind.GROUP, " ".join(item.core))
    token = item.found.token
    inside = (discourse.here.get(c.i) for c in dependents(token, MODIFIER) if c.i < token.i)
    owner = next((owner for owner in map(discourse.entry, inside) if owner is not None), None)
    if entry.part_of is None and owner is not None and owner.kind is ActorKind.ORGANIZATION:
        entry.part_of = owner.id
    if entry.part_of is None and item.noun in _OF_GOVERNMENT:
        government = discourse.governments.of(discourse.registry)
        entry.part_of = government.id if government is not None else None
    return entry


WAYS: Ways[Description] = (
    Finds("description-latest", _their_body),
    Finds("group-told-of", _told_of),
)
"""What tells which group is meant, in order; whoever is left is a new one."""
