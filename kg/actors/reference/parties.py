"""Which party “the party” means where a text speaks of several: the speaker's, else the only one told of here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.reference.binding import governing_subject, is_joined
from kg.actors.reference.descriptions import Description
from kg.actors.reference.discourse import NEAR, Discourse
from kg.actors.reference.pronouns import PERSONAL
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.actors.registry import Entry
from kg.actors.roles.title import StatedRole
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax.noun import is_main_subject
from kg.syntax.relations import ACTIVE_SUBJECT, ATTRIBUTE, PREPOSITION_OBJECT, first_dependent, stands_as
from kg.syntax.wording import children

PARTY_NOUNS = words("reference", "party")
_SORT = "party"
"""The classification of parties in the gazetteer."""
_ANOTHER = words("reference", "another_party")


def join(discourse: Discourse, actor: str, role: StatedRole) -> None:
    """Note the party that a role says a person belongs to: “Labour MP Ann Lee”, “Ann Lee, the Tory leader”."""
    for i in range(role.first, role.last + 1):
        entry = discourse.entry(discourse.here.get(i))
        if entry is not None and entry.classification == _SORT:
            discourse.parties.setdefault(actor, entry.id)


@dataclass(frozen=True, slots=True)
class Partisan:
    """A “party” with the subject of the clause around it and the parties told of so far, and those told of near.

    `told`: the last told of at the end.
    """

    description: Description
    subject: Token | None
    told: Sequence[Entry]
    near: frozenset[str]

    @property
    def token(self) -> Token:
        """The noun."""
        return self.description.found.token


def party(discourse: Discourse, description: Description) -> Link:
    """Return the party that “the party”, “his party” means."""
    found = description.found
    told = tuple(discourse.sorted_by("party", _key).get(_SORT, {}).values())
    near = frozenset(s.entry.id for s in discourse.lately(found, 1) if _key(s.entry))
    item = Partisan(description, governing_subject(found.token), told, near)
    link = first_link(WAYS, discourse, item, FoundBy.DESCRIPTION)
    return link if link is not None else Link(None, FoundBy.DESCRIPTION, "description-two-fit")


def _key(entry: Entry) -> tuple[str, ...]:
    """Return what parties are sorted by."""
    return (_SORT,) if entry.kind is ActorKind.ORGANIZATION and _is_party(entry) else ()


def _is_party(entry: Entry) -> bool:
    return entry.classification == _SORT or not PARTY_NOUNS.isdisjoint(entry.nouns)


def _of_person(discourse: Discourse, item: Partisan) -> Entry | None:
    """“his party”, “Mr Lee's party”"""
    owner = item.description.owner
    found = discourse.here.get(owner.i) if owner is not None else None
    if owner is None or found is None or found.actor is None:
        return None
    if owner.lower_ not in PERSONAL and not found.named:
        return None
    return discourse.registry.entries.get(discourse.parties.get(found.actor, ""))


def _is_another(_: Discourse, item: Partisan) -> bool:
    return any(c.lower_ in _ANOTHER for c in children(item.token))


def _predicated(discourse: Discourse, item: Partisan) -> Entry | None:
    """“The Lib Dems were the third party”: the subject, if that is a party."""
    if not _is_predicate(discourse, item):
        return None
    subject = first_dependent(item.token.head, ACTIVE_SUBJECT)
    entry = discourse.entry(discourse.here.get(subject.i)) if subject is not None else None
    return entry if entry is not None and _is_party(entry) else None


def _is_predicate(_: Discourse, item: Partisan) -> bool:
    return stands_as(item.token, ATTRIBUTE)


def _of_subject(discourse: Discourse, item: Partisan) -> Entry | None:
    """“A Liberal Democrat spokesman said the party …”: the only party within the subject."""
    subject = item.subject
    if subject is None:
        return None
    inside = [discourse.here.get(t.i) for t in subject.subtree if t.i <= subject.i or stands_as(t, PREPOSITION_OBJECT)]
    entries = [entry for entry in map(discourse.entry, inside) if entry is not None]
    parties = {entry.id for entry in entries if entry.classification == _SORT}
    if not parties and len(entries) == 1:
        parties = {discourse.parties[entry.id] for entry in entries if entry.id in discourse.parties}
    return discourse.registry.entries[parties.pop()] if len(parties) == 1 else None


def _only_near(discourse: Discourse, item: Partisan) -> Entry | None:
    return discourse.registry.entries[next(iter(item.near))] if len(item.near) == 1 else None


def _main_subject(discourse: Discourse, item: Partisan) -> Entry | None:
    """“Labour hit back at the Tories. The party said …”: the subject of the sentence before, of a subject."""
    if not item.near or item.subject is not None or not is_main_subject(item.token):
        return None
    last = discourse.in_sentence(discourse.layout.where(item.description.found) - 1)
    leading = [s.entry for s in last if is_main_subject(s.found.token)]
    return leading[0] if len(leading) == 1 and leading[0].classification == _SORT else None


def _only(discourse: Discourse, item: Partisan) -> Entry | None:
    """The only party of the text, if it was told of not long ago."""
    one = item.told[-1]
    alone = not item.near and len(item.told) == 1
    last = discourse.by_actor[one.id][-1]
    return one if alone and discourse.since(item.description.found, last) <= NEAR else None


WAYS: Ways[Partisan] = (
    Finds("party-of-person", _of_person),
    Stops("party-of-person-unknown", lambda _, item: item.description.owner is not None),
    Stops("party-another", _is_another),
    Finds("party-predicate", _predicated),
    Stops("description-predicate", _is_predicate),
    Stops("description-none-told-of", lambda _, item: not item.told),
    Stops("party-joined", lambda _, item: item.subject is not None and is_joined(item.subject)),
    Finds("party-of-subject", _of_subject),
    Finds("party-only-near", _only_near),
    Finds("party-main-subject", _main_subject),
    Finds("party-only", _only),
    Stops("description-none-near", lambda _, item: len(item.told) == 1),
)
"""What tells which party is meant, in order."""
