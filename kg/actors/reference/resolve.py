"""Decides whom descriptions and pronouns mean, reading the document once; a wrong link is worse than none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.mention import Found
from kg.actors.names.spelling import bare
from kg.actors.reference.binding import subject_ahead
from kg.actors.reference.descriptions import Description
from kg.actors.reference.discourse import Discourse, RoleHolder
from kg.actors.reference.groups import group
from kg.actors.reference.he_she import he_or_she
from kg.actors.reference.it_they import it_or_they
from kg.actors.reference.organizations import organization
from kg.actors.reference.parties import join
from kg.actors.reference.persons import person
from kg.actors.reference.pronouns import PERSONAL, SELF, US, WHO, YOU
from kg.actors.reference.relative import who
from kg.actors.reference.speakers import speakers
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.actors.registry import Entry
from kg.actors.roles.title import StatedRole
from kg.actors.words import POSTNOMINALS, SPEAKING
from kg.lang.tables import word_pairs, words
from kg.model import ActorKind, FoundBy
from kg.syntax.noun import appositions_of
from kg.syntax.relations import APPOSITION, stands_as

_ROLE_HONORIFICS = words("roles", "honorifics")
_ABBREVIATIONS = word_pairs("roles", "abbreviations")
_TRADES = words("reference", "trades")
_NEXT_TO = 12
"""Words between a description and the name it stands beside, fewer than that."""


def pass_name(discourse: Discourse, found: Found, stated: Sequence[StatedRole]) -> None:
    """Pass a name: remember it and the roles of the person."""
    if found.actor is None:
        return
    honorific = bare(found.doc[found.first])
    if honorific in _ROLE_HONORIFICS and found.first < found.last:
        noun = _ABBREVIATIONS.get(honorific, honorific)
        discourse.roles.setdefault(noun, []).append(RoleHolder(found.actor, frozenset({noun})))
    for role in stated:
        noun = found.doc[role.head].lower_
        told = frozenset(t.lower_ for t in found.doc[role.first : role.last + 1])
        discourse.roles.setdefault(noun, []).append(RoleHolder(found.actor, told))
        join(discourse, found.actor, role)
    discourse.remember(found)


def pass_description(discourse: Discourse, item: Description) -> None:
    """Pass a description or pronoun: find out whom it means, or leave it open, and note why."""
    found = item.found
    link = _pronoun(discourse, found) if found.how is FoundBy.PRONOUN else _description(discourse, item)
    found.actor, found.why = link.actor, link.why
    entry = discourse.entry(found)
    if entry is not None and link.by is FoundBy.DESCRIPTION:
        discourse.registry.describe(entry, item.noun)
        discourse.registry.call(entry, found, found.doc[found.first : found.last + 1].text)
    if found.name not in SELF | US:
        discourse.remember(found)  # who writes “I” and “we” is not the “she” of the next line


# --- pronouns -----------------------------------------------------------------------------------------------------


def _author(discourse: Discourse, found: Found) -> Entry | None:
    return discourse.registry.entries.get(discourse.author or "") if found.name in SELF else None


def _publisher(discourse: Discourse, found: Found) -> Entry | None:
    ours = discourse.body is None or discourse.body.speaks_at(found.begin)
    return discourse.registry.entries.get(discourse.we or "") if found.name in US and ours else None


def _is_quoted(discourse: Discourse, found: Found) -> bool:
    return found.name in SELF | US and found.begin in discourse.layout.quoted


OUTRIGHT: Ways[Found] = (
    Stops("pronoun-quoted", _is_quoted),
    Finds("pronoun-author", _author),
    Finds("pronoun-publisher", _publisher),
    Stops("pronoun-unsigned", lambda _, found: found.name in SELF | US),
    Stops("pronoun-addressee", lambda _, found: found.name in YOU),
)
"""What tells whom “I”, “we” and “you” mean, in order."""


def _pronoun(discourse: Discourse, found: Found) -> Link:
    link = first_link(OUTRIGHT, discourse, found, FoundBy.PRONOUN)
    if link is not None:
        return link
    if found.name in WHO:
        return who(discourse, found)
    following = subject_ahead(found, discourse.here)
    if following is not None:
        return Link(following.actor, FoundBy.PRONOUN, "pronoun-ahead")
    resolve = he_or_she if found.name in PERSONAL else it_or_they
    return resolve(discourse, found, speakers(discourse, found))


# --- descriptions -------------------------------------------------------------------------------------------------


def _description(discourse: Discourse, item: Description) -> Link:
    entry = _apposed(discourse, item)
    if entry is not None:
        return Link(entry.id, FoundBy.DESCRIPTION, "description-apposed")
    return RESOLVERS.get(item.found.kind, organization)(discourse, item)


RESOLVERS: Mapping[ActorKind | None, Callable[[Discourse, Description], Link]] = {
    ActorKind.GROUP: group,
    ActorKind.PERSON: person,
    ActorKind.ORGANIZATION: organization,
}


def _apposed(discourse: Discourse, item: Description) -> Entry | None:
    """“UNISON, the UK's largest union”: the description of a name beside it."""
    if item.owner is not None and item.owner.lower_ in WHO:
        return None
    for other in _beside(discourse, item):
        found = _name_at(discourse, other)
        entry = discourse.entry(found) if found is not None and found.named else None
        if entry is not None and _may_be(item, entry) and abs(other.i - item.found.head) < _NEXT_TO:
            return entry
    return None


def _name_at(discourse: Discourse, token: Token) -> Found | None:
    """Return the mention a word heads; of letters behind a name, the name: “the minister, Ann Lee [MP],”."""
    if token.is_upper and token.lower_ in POSTNOMINALS:
        return next(iter(discourse.ending_at(token.i - 1)), discourse.here.get(token.i))
    return discourse.here.get(token.i)


def _may_be(item: Description, entry: Entry) -> bool:
    """Whether a noun can describe this actor: one for persons a body, too, if it tells a trade (“the builder”)."""
    body = entry.kind is ActorKind.ORGANIZATION and item.noun in _TRADES
    return entry.kind is item.found.kind or (body and item.found.kind is ActorKind.PERSON)


def _beside(discourse: Discourse, item: Description) -> Iterator[Token]:
    """Yield the words in apposition to a description, and the name right behind it: “the tobacco firm [Ace]”."""
    token = item.found.token
    if stands_as(token, APPOSITION) and not _is_said_by(token):
        yield token.head
    if item.found.last == token.i:
        follows = discourse.beginning_at(token.i + 1)
        yield from (f.token for f in follows if f.named and f.known is None)
    yield from appositions_of(token)


def _is_said_by(token: Token) -> bool:
    """Whether a verb of saying follows at once, so that it is no apposition: “sent to X, the solicitor says”."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.pos_ == "VERB" and after.lemma_.lower() in SPEAKING
