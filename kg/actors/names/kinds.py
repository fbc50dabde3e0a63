"""Settles what each name is of, from all its places in the document: one kind a form, no strays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.names.spelling import capital
from kg.actors.words import (
    CONJUNCTION,
    DEFINITE,
    NAME_HEADS,
    OPENERS,
    PARTICLES,
    SPEAKING,
    is_first_name,
    is_person,
    is_role,
    singular_of,
)
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.spelling import folded
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    AGENT_BY,
    APPOSITION,
    COMPOUND,
    CONJUNCT,
    OBJECT,
    OWNER,
    SUBJECT,
    stands_as,
)

_BODY_WORDS = NAME_HEADS | OPENERS
_CHAIRED = words("names", "chaired")
_BEFORE_CHAIR = words("names", "before_chair")
_PLACE_PREPOSITIONS = words("names", "place_prepositions")
_ROLES_OF_BODIES = words("names", "roles_of_bodies")
_PROGRAMMES = words("organizations", "programmes")
_VENUES = words("names", "venues")
_VENUE_PREPOSITIONS = words("names", "venue_prepositions")
_PARTS_OF_BUILDINGS = words("names", "parts_of_buildings")
_ON_PARTS = words("names", "parts_of")
_SCHEMES = words("names", "schemes")
_WAYS = words("names", "ways")
_JOINT = re.compile(rf"\s(?:{'|'.join(CONJUNCTION)}|&)\s")
_ORDER = (ActorKind.PERSON, ActorKind.ORGANIZATION, None, ActorKind.GROUP)
"""Which kind wins where a form has two equally often."""
_SURNAME = re.compile(r"(?:Mc|Mac|O')[A-Z][a-z]+|[A-Z][a-z]+-[A-Z][a-z]+")
"""A last word that only persons have: “McKay”, “O'Dowd”, “Obi-Lund”."""
_PARTS = 5
"""Parts of a personal name, at most."""
_SURE = 100
"""What one place counts where a sure source saw the name, against one of the model."""


def settle(found: Iterable[Found]) -> list[Found]:
    """Give every surface form the kind it has most often; a sure source outweighs the model."""
    found = list(found)
    alone = Counter(folded(f.name) for f in found if " " not in f.name and stands_as(f.token, SUBJECT, OWNER))
    speaking = {folded(f.name) for f in found if " " not in f.name and _speaks(f) and f.known is None}
    titled = {folded(f.name) for f in found if f.kind is ActorKind.PERSON and f.sure and _is_titled(f)}
    for f in found:
        if f.how is not FoundBy.NER or f.kind is ActorKind.PERSON:
            continue
        if _is_like_a_person(f, alone, speaking) or _acts_as_person(f, titled) or _is_beside_role(f) or _chairs(f):
            f.kind = ActorKind.PERSON
    found = [f for f in found if not _is_two_persons(f, found)]
    votes: dict[str, Counter[ActorKind | None]] = {}
    for f in found:
        votes.setdefault(folded(f.name), Counter())[f.kind] += _SURE if f.sure else 1
    full = {f.name for f in found if f.kind is ActorKind.PERSON and f.known is None and " " in f.name}
    surnames = {folded(name.split()[-1]) for name in full}
    for f in found:
        if f.known is not None:
            continue
        if f.how is FoundBy.NER and folded(f.name) in surnames and not (f.kind is None and _is_located(f)):
            f.kind = ActorKind.PERSON
            continue
        tally = votes[folded(f.name)]
        f.kind = max(tally, key=lambda kind: (tally[kind], -_ORDER.index(kind)))
    return _without_strays(found)


def _speaks(f: Found) -> bool:
    return stands_as(f.token, ACTIVE_SUBJECT) and f.token.head.lemma_.lower() in SPEAKING


def _chairs(f: Found) -> bool:
    """“the Laming inquiry”, “the Munro review”: called after the person who chairs it."""
    if f.first != f.last or f.known is not None or f.kind is not ActorKind.ORGANIZATION or f.token.is_upper:
        return False
    if not f.first or f.last + 1 >= len(f.doc):
        return False
    return f.doc[f.first - 1].lower_ in _BEFORE_CHAIR and f.doc[f.last + 1].lower_ in _CHAIRED


def _is_two_persons(f: Found, found: Sequence[Found]) -> bool:
    """Whether the model took “Blair and Brown” for one name."""
    parts = _JOINT.split(f.name)
    if f.how is not FoundBy.NER or f.kind is None or len(parts) != 2 or not all(p.split() for p in parts):
        return False
    last = {folded(g.name.split()[-1]) for g in found if g.kind is ActorKind.PERSON and g is not f and " " in g.name}
    return all(folded(p.split()[-1]) in last for p in parts)


def _is_like_a_person(f: Found, alone: Counter[str], speaking: Set[str]) -> bool:
    """Whether the model missed a person: a first name, or a last word that acts alone (“Firth said”)."""
    parts, tokens = f.name.split(), f.doc[f.first : f.last + 1]
    if not 2 <= len(parts) <= 3:
        return False
    if not all(t.pos_ in ("PROPN", "NOUN") and capital(t) and t.is_alpha for t in tokens):
        return False
    if any(p.lower() in _BODY_WORDS or (p.isupper() and len(p) > 2) for p in parts):
        return False
    if f.first and f.doc[f.first - 1].lower_ in DEFINITE:
        return False
    if f.kind is ActorKind.ORGANIZATION and is_first_name(parts[0].lower()):
        return True
    return alone[folded(parts[-1])] >= 2 or (len(parts) == 2 and folded(parts[-1]) in speaking)


def _is_titled(f: Found) -> bool:
    """“Mr McKay”, with the honorific outside the name"""
    return f.last > f.first and " " not in f.name


def _acts_as_person(f: Found, titled: set[str]) -> bool:
    """“Tam McKay … Mr McKay”: called so elsewhere; “Adaeze Obi-Lund told …”: a surname of the form that speaks."""
    parts, tokens = f.name.split(), f.doc[f.first : f.last + 1]
    if not 2 <= len(parts) <= _PARTS or any(p.lower() in _BODY_WORDS or p == "&" for p in parts):
        return False
    if not all(capital(t) or t.lower_ in PARTICLES or t.text in ("-", "'") for t in tokens) or _is_located(f):
        return False
    if f.first and f.doc[f.first - 1].lower_ in DEFINITE:
        return False
    if folded(parts[-1]) in titled:
        return True
    return _speaks(f) and len(parts) == 2 and _SURNAME.fullmatch(parts[-1]) is not None


def _is_beside_role(f: Found) -> bool:
    """“Its chief executive, Gus Petty,” “veteran campaigner Gus Petty”; but “the operator, Acme Rail,”."""
    if f.kind is not ActorKind.ORGANIZATION or " " not in f.name or not f.first:
        return False
    if any(p.lower() in _BODY_WORDS or p == "&" for p in f.name.split()):
        return False
    beside, before = f.token.head, f.doc[f.first - 1]
    if stands_as(f.token, APPOSITION) and beside.i < f.first and before.text == ",":
        return _is_persons(beside) and not stands_as(beside, APPOSITION)  # “Ann Lee, director, Acme Homes”
    return stands_as(before, COMPOUND) and before.head.i == f.head and before.is_lower and _is_persons(before)


def _is_persons(noun: Token) -> bool:
    """Whether a noun for a role is one that only persons have."""
    return is_role(noun.lower_) and noun.lower_ not in _ROLES_OF_BODIES


def _without_strays(found: Sequence[Found]) -> list[Found]:
    """Make places of what only stands where places stand; leave out one-word persons that never do anything."""
    forms: dict[str, list[Found]] = {}
    for f in found:
        forms.setdefault(folded(f.name), []).append(f)
    full = {folded(part) for f in found if f.kind is ActorKind.PERSON and " " in f.name for part in f.name.split()}
    dropped: set[int] = set()
    for name, group in forms.items():
        if all(f.known is None and f.kind is ActorKind.ORGANIZATION for f in group) and _is_venue(group):
            for f in group:
                f.kind = None
        if all(f.how is FoundBy.NER and f.known is None and _is_scheme(f) for f in group):
            dropped.update(id(f) for f in group)
        if any(f.sure or f.known is not None for f in group) or " " in name or name in full:
            continue
        kind = group[0].kind
        if kind is ActorKind.ORGANIZATION and not group[0].name.isupper() and _stands_like_a_place(group):
            for f in group:
                f.kind = None
        idle = kind is ActorKind.PERSON and not is_first_name(name) and not any(_acts(f) for f in group)
        if idle or group[0].name in _PROGRAMMES:
            dropped.update(id(f) for f in group)
    return [f for f in found if id(f) not in dropped]


def _is_venue(group: Sequence[Found]) -> bool:
    """“at Dale Library”, “on the steps of the Guildhall”: a building in which nobody works, and that never acts."""
    return group[0].token.doc[group[0].last].lower_ in _VENUES and all(_is_at(f) for f in group)


def _is_at(f: Found) -> bool:
    first = f.first - (f.first > 0 and f.doc[f.first - 1].lower_ in DEFINITE)
    if first < 1:
        return False
    before = f.doc[first - 1]
    if before.lower_ in _ON_PARTS:
        return before.head.lemma_.lower() in _PARTS_OF_BUILDINGS
    return before.lower_ in _VENUE_PREPOSITIONS and not is_person(singular_of(before.head.lower_))


def _is_scheme(f: Found) -> bool:
    """“its Warm Streets plan”"""
    doc, after = f.doc, f.last + 1
    if f.kind is not ActorKind.ORGANIZATION or not f.first or after >= len(doc) or not doc[after].is_lower:
        return False
    return doc[after].lemma_.lower() in _SCHEMES and doc[f.first - 1].tag_ in ("PRP$", "POS")


def _stands_like_a_place(group: Sequence[Found]) -> bool:
    """Whether a name stands where places stand, and never acts."""
    return any(_is_located(f) for f in group) and not any(stands_as(f.token, SUBJECT) for f in group)


def _is_located(f: Found) -> bool:
    """“in Populus”, “in Leeds and Populus”, “the Populus bridge”"""
    after = f.doc[f.last + 1] if f.last + 1 < len(f.doc) else None
    if after is not None and after.is_lower and after.lower_ in _WAYS and f.token.head.i == after.i:
        return True
    first = f.first
    while stands_as(f.doc[first], CONJUNCT) and first - 2 >= 0 and f.doc[first - 1].lower_ in CONJUNCTION:
        first = f.doc[first].head.i
    return first > 0 and f.doc[first - 1].lower_ in _PLACE_PREPOSITIONS


def _acts(f: Found) -> bool:
    return stands_as(f.token, SUBJECT, APPOSITION, CONJUNCT, OBJECT, OWNER) or stands_as(f.token.head, AGENT_BY)
