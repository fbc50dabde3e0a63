"""Whom “the minister”, “a parent who …”, “a spokeswoman for the council” mean: somebody named, somebody described
before, or one more unnamed person.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.reference.descriptions import Description
from kg.actors.reference.discourse import NEAR, Walk
from kg.actors.registry import Entry
from kg.model import ActorKind
from kg.syntax import prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    AGENT_BY,
    ATTRIBUTE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    stands_as,
)

_OF = ("of", "for", "at", "from")
_RIVALS = frozenset({"candidate", "challenger"})
_SEATS = frozenset({"mp", "msp", "mep", "member"})
_RANKS = frozenset({"deputy", "vice", "assistant", "shadow", "former", "ex", "acting", "junior"})
_TO_COME = frozenset({"no", "next", "future", "any", "another", "potential", "hypothetical", "would-be"})


def person(walk: Walk, item: Description) -> Entry | None:
    """Return the person that a description means, None where nobody acts or more than one may be meant."""
    token = item.found.token
    if any(c.lower_ in _TO_COME for c in token.children):
        return None
    if stands_as(token, ATTRIBUTE):
        return None  # “Trump is the leader of …” names a post, and nobody else
    if item.determiner in ("definite", "possessive") or (item.determiner == "" and stands_as(token, ACTIVE_SUBJECT)):
        holder = None if _told_here(token) else _holder(walk, item)
        if holder is not None:
            return holder
        lone = None if _told_here(token) else _only_person(walk, item)
        if lone is not None:
            return lone
        if item.determiner:
            for seen in reversed(walk.seen):
                if walk.where(item.found) - seen.sentence > NEAR:
                    break
                if _unnamed_before(walk, item, seen.entry):
                    return seen.entry
    if not _acts(walk, token, item):
        return None
    distinct = "" if item.determiner != "indefinite" else _free(walk, " ".join(item.core))
    entry = walk.roster.unnamed(ActorKind.PERSON, _label(walk, item), distinct)
    entry.gender = entry.gender or item.found.gender
    return entry


def _told_here(token: Token) -> bool:
    """Whether the text says on the spot who it is: “the justice who voted against”, “the minister they may get”."""
    return any(stands_as(c, RELATIVE_CLAUSE) and token.doc[c.left_edge.i - 1] == token for c in token.children)


def _holder(walk: Walk, item: Description) -> Entry | None:
    """Return who holds the post: the only one, or of several who was just mentioned."""
    if any(c.lower_ in ("a", "an") for _, head in prepositions(item.found.token) for c in head.children):
        return None  # “the leader of a party” is anybody
    kind = {p.lower() for p in item.core[:-1]} - walk.words.unspecific
    told_here = {p.lower() for p in item.core} | {t.lower_ for t in item.found.token.subtree}
    ranks = {t.lower_ for t in item.found.token.subtree if t.lower_ in _RANKS}
    bodies = {h.lower_ for name, h in prepositions(item.found.token) if name in _OF and h.pos_ == "PROPN"}
    abroad = {w.lower() for w in walk.words.elsewhere}
    holders = walk.holders.get(item.noun, [])
    last = next((s.entry.id for s in reversed(walk.seen) if s.entry.kind is ActorKind.PERSON and s.entry.named), "")
    if item.noun in _RIVALS:
        holders = [(actor, told) for actor, told in holders if actor == last]
    fitting = {
        actor
        for actor, told in holders
        if kind <= told and bodies <= told and ranks == told & _RANKS and (told & abroad) <= told_here
    }
    if len(fitting) == 1:
        return walk.roster.entries[next(iter(fitting))]
    for seen in reversed(walk.seen):
        if walk.where(item.found) - seen.sentence > 2:
            break
        if seen.entry.id in fitting:
            return seen.entry
    return None


def _only_person(walk: Walk, item: Description) -> Entry | None:
    """“Ann Lee has apologised to MPs. The home secretary said …”: the one person named so far, subject just before."""
    token, here = item.found.token, walk.where(item.found)
    if item.determiner != "definite" or not walk.words.post(item.noun) or item.noun in walk.words.spokespeople:
        return None
    if not stands_as(token, SUBJECT) or item.found.begin in walk.quoted or item.noun in walk.holders:
        return None
    if item.noun not in _SEATS and any(h.pos_ == "PROPN" for n, h in prepositions(token) if n in _OF):
        return None  # “the chairman of the Police Federation” is somebody else
    named = {s.entry.id: s for s in walk.seen if s.entry.kind is ActorKind.PERSON}
    if len(named) != 1:
        return None
    one = next(iter(named.values()))
    leading = stands_as(one.found.token, SUBJECT) and one.found.begin not in walk.quoted
    if not (one.entry.named and leading and 1 <= here - one.sentence <= 2):
        return None
    within = {walk.by_token[t.i].actor for t in token.subtree if t.i in walk.by_token}
    if one.entry.id in within:
        return None  # “the officer in the Ann Lee case”
    if item.found.gender and one.entry.gender not in ("", item.found.gender):
        return None
    told = frozenset(t.lower_ for t in item.found.doc[item.found.first : item.found.last + 1])
    walk.holders.setdefault(item.noun, []).append((one.entry.id, told))
    return one.entry


def _unnamed_before(walk: Walk, item: Description, entry: Entry) -> bool:
    if entry.kind is not ActorKind.PERSON or entry.named or item.noun not in entry.nouns:
        return False
    known = {w for form in (entry.label, *entry.forms) for w in form.lower().split()}
    return {p.lower() for p in item.core[:-1]} - walk.words.unspecific <= known


def _free(walk: Walk, name: str) -> str:
    """A second “a parent” of the document is another one."""
    count = sum(
        1 for s in walk.seen if not s.entry.named and s.entry.kind is ActorKind.PERSON and name in s.entry.nouns
    )
    return str(count + 1) if count else ""


def _label(walk: Walk, item: Description) -> str:
    label = " ".join(item.core)
    if item.noun in walk.words.spokespeople:
        body = _of(walk, item.found.token)
        if body is not None:
            return f"{label} for {body.label}"
    return label


def _of(walk: Walk, token: Token) -> Entry | None:
    for name, head in prepositions(token):
        if name in ("for", "of", "from", "at"):
            named = walk.by_token.get(head.i)
            if named is not None and named.actor is not None:
                body = walk.roster.entries[named.actor]
                beside = named.first > 0 and named.doc[named.first - 1].pos_ in ("ADP", "DET")
                return body if beside or body.kind is ActorKind.ORGANIZATION else None
            entry = walk.ahead(head)
            if entry is not None:
                return entry
    return None


def _acts(walk: Walk, token: Token, item: Description) -> bool:
    """Whether somebody not named says or does something here as one person."""
    if item.determiner == "quantified":
        return False
    head = token.head
    if stands_as(token, ACTIVE_SUBJECT) and head.pos_ in ("VERB", "AUX"):
        if head.lemma_.lower() in walk.words.speaking:
            return True
        return (
            walk.words.post(item.noun)
            and item.determiner in ("definite", "possessive")
            and len(item.core) > 0
            and head.pos_ == "VERB"
        )
    if any(stands_as(c, RELATIVE_CLAUSE) and c.lemma_.lower() in walk.words.speaking for c in token.children):
        return True
    if stands_as(token, PREPOSITION_OBJECT) and head.lower_ == "to" and head.head.lower_ == "according":
        return True
    return stands_as(token, PREPOSITION_OBJECT) and stands_as(head, AGENT_BY) and walk.words.post(item.noun)
