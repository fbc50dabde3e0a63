"""Which organization “the council”, “the party”, “its finance committee” mean; none where two may be meant."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.reference.descriptions import HE, SELF, SHE, US, Description
from kg.actors.reference.discourse import Walk
from kg.actors.reference.parties import party
from kg.actors.registry import Entry
from kg.model import ActorKind
from kg.syntax import prepositions
from kg.syntax.relations import (
    ADJECTIVE,
    APPOSITION,
    CONJUNCT,
    MODIFIER,
    MODIFYING_CLAUSE,
    OWNER,
    PREPOSITION_OBJECT,
    dependents,
    stands_as,
)

_CALLED = frozenset({"union", "newspaper", "paper", "magazine", "charity", "firm", "company", "bank", "airline"})
_PRESENT = frozenset({"current", "present", "incumbent", "whole", "entire", "federal", "central", "national"})


def body(walk: Walk, item: Description) -> Entry | None:
    """Return the organization that a description means."""
    token = item.found.token
    if item.noun in ("government", "administration"):
        if _no_government_now(item):
            return None
        named = _named_government(walk, item)
        if named is not None:
            return named
        actor_id = walk.governments.of(walk.roster, [w.lower() for w in item.core], item.determiner)
        return walk.roster.entries.get(actor_id) if actor_id else None
    owner = _owner(walk, item, token)
    if owner is not None and owner.kind is ActorKind.ORGANIZATION and item.noun in walk.words.units:
        return _unit(walk, item, owner)
    if owner is not None and _is_called(item, owner, walk):
        return owner
    if item.owner is not None and item.owner.lower_ in US | SELF:
        return None  # “our Parliament”: whoever speaks
    personal = item.owner is not None and item.owner.lower_ in HE | SHE | SELF | US
    if _told_here(token) or (personal and item.noun in walk.words.units | {"department"}):
        return None
    if item.noun == "party":
        proper = token.text[:1].isupper() and len(item.core) > 1  # “the New Party” is a name
        return party(walk, item) if item.determiner in ("definite", "possessive") and not proper else None
    of_children = any(stands_as(c, OWNER) and c.lemma_.lower() == "child" for c in token.children)
    if item.determiner in ("definite", "possessive") and not of_children:
        entry = walk.latest(item, lambda e: item.noun in walk.nouns(e) and _fits(walk, item, e))
        if entry is not None:
            return entry
        if item.noun in walk.words.units - walk.words.dependent and len(item.core) > 1:
            return _known_unit(walk, item) or walk.roster.unnamed(ActorKind.ORGANIZATION, " ".join(item.core))
    return None


def _is_called(item: Description, owner: Entry, walk: Walk) -> bool:
    """Whether it is the body named right before: “the Usdaw trade union”, “the Mirror newspaper”."""
    if owner.kind is not ActorKind.ORGANIZATION or item.noun not in _CALLED or owner.classification == "party":
        return False
    token = item.found.token
    beside = [c for c in dependents(token, MODIFIER) if c.i in walk.by_token]
    return any(walk.by_token[c.i].actor == owner.id and walk.by_token[c.i].named for c in beside)


def _no_government_now(item: Description) -> bool:
    """Whether it is not that of the day: “the next government”, “good government”, “in government”."""
    token = item.found.token
    if stands_as(token, PREPOSITION_OBJECT) and token.head.lower_ in ("of", "in", "into") and not item.determiner:
        return True
    if item.determiner in ("indefinite", "quantified"):
        return True
    said = [c for c in dependents(token, ADJECTIVE) if c.i < token.i and not c.text[:1].isupper()]
    return any(c.lower_ not in _PRESENT for c in said) or any(stands_as(c, CONJUNCT) for c in said)


def _named_government(walk: Walk, item: Description) -> Entry | None:
    """“This Government” right after “the Labour Government” is that one."""
    if item.determiner != "definite" or len(item.core) > 1:
        return None
    near = [s for s in walk.seen if walk.where(item.found) - s.sentence <= 2 and s.found.named]
    near = [s for s in near if s.entry.classification in (None, "government")]
    return next((s.entry for s in reversed(near) if s.entry.label.lower().endswith(f" {item.noun}")), None)


def _unit(walk: Walk, item: Description, owner: Entry) -> Entry:
    known = _known_unit(walk, item)
    if known is not None:
        known.part_of = known.part_of or owner.id
        return known
    core = " ".join(item.core)
    proper = any(p[:1].isupper() for p in item.core)
    if proper and any(core.lower().startswith(name.lower()) for name in (owner.label, *owner.forms)):
        entry = walk.roster.named(ActorKind.ORGANIZATION, core)
    elif owner.named and proper and not any(w in core.lower().split() for w in _telling(owner)):
        entry = walk.roster.named(ActorKind.ORGANIZATION, f"{core} of {owner.label}")
    else:
        entry = walk.roster.unnamed(ActorKind.ORGANIZATION, core)
    entry.part_of = entry.part_of or owner.id
    return entry


def _telling(owner: Entry) -> set[str]:
    """Return the words of an owner's names that say which it is: “Commons”."""
    return {w for name in (owner.label, *owner.forms) for w in name.lower().split() if len(w) > 3}


def _known_unit(walk: Walk, item: Description) -> Entry | None:
    core = [p.lower() for p in item.core]
    for seen in reversed(walk.seen):
        label = seen.entry.label.lower().split()
        if seen.entry.kind is ActorKind.ORGANIZATION and item.noun in seen.entry.nouns and label[-len(core) :] == core:
            return seen.entry
    return None


def _owner(walk: Walk, item: Description, token: Token) -> Entry | None:
    candidates: list[Token] = [item.owner] if item.owner is not None else []
    candidates += dependents(token, MODIFIER)
    candidates += [h for name, h in prepositions(token) if name in ("of", "at", "in", "for")]
    for candidate in candidates:
        named = walk.by_token.get(candidate.i)
        if named is not None and named.actor is not None:
            return walk.roster.entries[named.actor]
        entry = walk.ahead(candidate) if candidate.i > token.i else None
        if entry is not None:
            return entry
    return None


def _fits(walk: Walk, item: Description, entry: Entry) -> bool:
    """Whether the words before the noun do not speak against it (“the county council” is no city council)."""
    own = " ".join((entry.label, *entry.forms)).lower()
    found = item.found
    told = [head.lower_ for name, head in prepositions(found.token) if name == "of" and head.i == found.last]
    if told and not any(word in own for word in told):
        return False  # “the centre of our manifesto”
    others = {t.text for t in found.doc[found.first : found.last + 1] if t.ent_type_ in ("NORP", "ORG", "PERSON")}
    return all(
        part.lower() in own
        or not part[:1].isalpha()
        or part.lower() in walk.words.unspecific | {"local"}
        or (part[:1].isupper() and part not in others)  # a place may be told of it, another's name may not
        for part in item.core[:-1]
    )


def _told_here(token: Token) -> bool:
    """Whether the text says on the spot which one it is: “the committee raising funds for …”, “Ace, the firm”."""
    if stands_as(token, APPOSITION) and token.head.pos_ == "PROPN":
        return True
    return any(stands_as(c, MODIFYING_CLAUSE) and token.doc[c.left_edge.i - 1] == token for c in token.children)
