"""Which party “the party” means where a text speaks of several: the speaker's, else the only one told of here."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.reference.binding import governing_subject, joined
from kg.actors.reference.descriptions import HE, SHE, Description
from kg.actors.reference.discourse import Walk
from kg.actors.registry import Entry
from kg.actors.roles.title import StatedRole
from kg.model import ActorKind
from kg.syntax.relations import ACTIVE_SUBJECT, ATTRIBUTE, PREPOSITION_OBJECT, ROOT, SUBJECT, first_dependent, stands_as

_NEAR = 6
_ANOTHER = frozenset({"new", "rival", "other", "another", "opposing", "next"})


def join(walk: Walk, actor: str, post: StatedRole) -> None:
    """Note the party that a post says a person belongs to: “Labour MP Ann Lee”, “Ann Lee, the Tory leader”."""
    for i in range(post.first, post.last + 1):
        found = walk.by_token.get(i)
        if found is not None and found.doc is post.person.doc and found.actor is not None:
            entry = walk.roster.entries[found.actor]
            if entry.classification == "party":
                walk.parties.setdefault(actor, entry.id)


def party(walk: Walk, item: Description) -> Entry | None:
    """Return the party that “the party”, “his party” means."""
    token = item.found.token
    if item.owner is not None:
        return _of_person(walk, item.owner)
    if any(c.lower_ in _ANOTHER for c in token.children):
        return None
    if stands_as(token, ATTRIBUTE):
        return _predicated(walk, token)
    told = [s for s in walk.seen if s.entry.classification == "party" or "party" in s.entry.nouns]
    told = [s for s in told if s.entry.kind is ActorKind.ORGANIZATION]
    if not told:
        return None
    subject = governing_subject(token)
    if subject is not None and joined(subject):
        return None
    speaking = _side(walk, subject) if subject is not None else None
    if speaking is not None:
        return speaking
    here = walk.where(item.found)
    near = {s.entry.id: s for s in told if here - s.sentence <= 1}
    if len(near) == 1:
        return next(iter(near.values())).entry
    if near:
        return _main_subject(walk, item) if subject is None else None
    last = [s for s in told if here - s.sentence <= _NEAR]
    return last[-1].entry if last and len({s.entry.id for s in told}) == 1 else None


def _predicated(walk: Walk, token: Token) -> Entry | None:
    """“The Lib Dems were the third party”: the subject, if that is a party."""
    subject = first_dependent(token.head, ACTIVE_SUBJECT)
    found = walk.by_token.get(subject.i) if subject is not None else None
    if found is None or found.doc is not token.doc or found.actor is None:
        return None
    entry = walk.roster.entries[found.actor]
    return entry if entry.classification == "party" or "party" in entry.nouns else None


def _of_person(walk: Walk, owner: Token) -> Entry | None:
    found = walk.by_token.get(owner.i)
    if owner.lower_ not in HE | SHE and (found is None or not found.named):
        return None
    if found is None or found.actor is None or found.doc is not owner.doc:
        return None
    return walk.roster.entries.get(walk.parties.get(found.actor, ""))


def _side(walk: Walk, subject: Token) -> Entry | None:
    """“A Liberal Democrat spokesman said the party …”: the only party within the subject."""
    inside = [walk.by_token.get(t.i) for t in subject.subtree if t.i <= subject.i or stands_as(t, PREPOSITION_OBJECT)]
    found = [f for f in inside if f is not None and f.doc is subject.doc and f.actor is not None]
    sides = {f.actor for f in found if walk.roster.entries[f.actor or ""].classification == "party"}
    if not sides and len(found) == 1:
        sides = {walk.parties.get(found[0].actor or "")} - {None}
    return walk.roster.entries[next(iter(sides)) or ""] if len(sides) == 1 else None


def _main_subject(walk: Walk, item: Description) -> Entry | None:
    """“Labour hit back at the Tories. The party said …”: the subject of the sentence before, of a subject."""
    if not stands_as(item.found.token, SUBJECT) or not stands_as(item.found.token.head, ROOT):
        return None
    here = walk.where(item.found)
    leading = [
        s.entry
        for s in walk.seen
        if here - s.sentence == 1 and stands_as(s.found.token, SUBJECT) and stands_as(s.found.token.head, ROOT)
    ]
    return leading[0] if len(leading) == 1 and leading[0].classification == "party" else None
