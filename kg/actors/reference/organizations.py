"""Which organization “the council”, “the party”, “its finance committee” mean; none where two may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.reference.candidates import GENERIC, ahead, called, fitting, latest, nouns, own_nouns
from kg.actors.reference.descriptions import DEPENDENT, KNOWN, SERVED, UNSPECIFIC, Description, Determined, is_source
from kg.actors.reference.discourse import Discourse
from kg.actors.reference.governments import GOVERNMENT_NOUNS
from kg.actors.reference.parties import PARTY_NOUNS, party
from kg.actors.reference.pronouns import PERSONAL, SELF, US
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.actors.registry import Entry
from kg.actors.words import COLLECTIVES, UNITS, is_person, singular_of
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax import prepositions
from kg.syntax.noun import clause_right_behind
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    AGENT_BY,
    APPOSITION,
    CONJUNCT,
    MODIFIER,
    MODIFYING_CLAUSE,
    OWNER,
    PREPOSITION_OBJECT,
    dependents,
    stands_as,
)

_BEHIND_NAME = words("reference", "behind_name")
_PRESENT = words("reference", "present")
_GOVERNING_PREPOSITIONS = words("reference", "governing_prepositions")
_PERSONAL_UNITS = UNITS | words("reference", "personal_units")
_PART_PREPOSITIONS = words("reference", "part_prepositions")
_TELLING_PREPOSITION = words("reference", "telling_preposition")
_UNTELLING = UNSPECIFIC | words("reference", "untelling")
_UNTOLD = words("reference", "untold")
_NAMED_LATER = words("reference", "named_later")
_OF_GOVERNMENTS = (None, "government")
_LATELY = 2
"""How many sentences back “the Labour Government” makes “this Government” plain."""
_COMMON = ("NN", "NNS")
_SHORT = 3
"""Letters of a word that tells no owner: “the”, “of”."""


def organization(discourse: Discourse, item: Description) -> Link:
    """Return the organization that a description means."""
    if item.noun in GOVERNMENT_NOUNS:
        link = first_link(BY_GOVERNMENT, discourse, item, FoundBy.DESCRIPTION)
        return link or _first_told_of(discourse, item) or Link(None, FoundBy.DESCRIPTION, "government-unclear")
    link = first_link(BY_WORDS_BESIDE, discourse, item, FoundBy.DESCRIPTION)
    if link is not None:
        return link
    if item.noun in PARTY_NOUNS:
        return party(discourse, item)
    return _told_before(discourse, item)


# --- governments --------------------------------------------------------------------------------------------------


def _is_not_of_the_day(_: Discourse, item: Description) -> bool:
    """“the next government”, “good government”, “in government”"""
    token = item.found.token
    bare = stands_as(token, PREPOSITION_OBJECT) and item.determined is Determined.BARE
    if bare and token.head.lower_ in _GOVERNING_PREPOSITIONS:
        return True
    if item.determined in (Determined.INDEFINITE, Determined.QUANTIFIED):
        return True
    said = [c for c in dependents(token, ADJECTIVE) if c.i < token.i and not c.text[:1].isupper()]
    return any(c.lower_ not in _PRESENT for c in said)


def _government_named(discourse: Discourse, item: Description) -> Entry | None:
    """“This Government” right after “the Labour Government” is that one."""
    if item.determined is not Determined.DEFINITE or len(item.core) > 1:
        return None
    near = (s for s in discourse.lately(item.found, _LATELY) if s.found.named)
    named = [s.entry for s in near if s.entry.classification in _OF_GOVERNMENTS]
    return next((entry for entry in reversed(named) if entry.label.lower().endswith(f" {item.noun}")), None)


BY_GOVERNMENT: Ways[Description] = (
    Stops("government-not-of-the-day", _is_not_of_the_day),
    Finds("government-named-before", _government_named),
    Finds("government-meant", lambda discourse, item: discourse.governments.of(discourse.registry, item.core)),
)
"""What tells which government is meant, in order."""


# --- by the words beside it ---------------------------------------------------------------------------------------


def _owner(discourse: Discourse, item: Description) -> Entry | None:
    """Return whose it is: “[the council]'s committee”, “the board of [UNISON]”."""
    token = item.found.token
    for candidate in _owners(item):
        found = discourse.here.get(candidate.i)
        if found is not None and found.actor is not None:
            return discourse.registry.entries[found.actor]
        entry = ahead(discourse, candidate) if candidate.i > token.i else None
        if entry is not None:
            return entry
    return None


def _owners(item: Description) -> Iterator[Token]:
    token = item.found.token
    if item.owner is not None:
        yield item.owner
    yield from dependents(token, MODIFIER)
    yield from (head for name, head in prepositions(token) if name in _PART_PREPOSITIONS)


def _part(discourse: Discourse, item: Description) -> Entry | None:
    """“the council's initial response team”"""
    owner = _owner(discourse, item) if item.noun in UNITS else None
    if owner is None or owner.kind is not ActorKind.ORGANIZATION:
        return None
    entry = _known_part(discourse, item) or _new_part(discourse, item, owner)
    entry.part_of = entry.part_of or owner.id
    return entry


def _known_part(discourse: Discourse, item: Description) -> Entry | None:
    core = [part.lower() for part in item.core]
    bodies = (entry for entry in called(discourse, item.noun) if item.noun in entry.nouns)
    return next((entry for entry in bodies if entry.label.lower().split()[-len(core) :] == core), None)


def _new_part(discourse: Discourse, item: Description, owner: Entry) -> Entry:
    core = " ".join(item.core)
    proper = any(part[:1].isupper() for part in item.core)
    names = [name.lower() for name in (owner.label, *owner.forms)]
    if proper and any(core.lower().startswith(name) for name in names):
        return discourse.registry.named(ActorKind.ORGANIZATION, core)
    told = {word for name in names for word in name.split() if len(word) > _SHORT}
    if owner.named and proper and told.isdisjoint(core.lower().split()):
        return discourse.registry.named(ActorKind.ORGANIZATION, f"{core} of {owner.label}")
    return discourse.registry.unnamed(ActorKind.ORGANIZATION, core)


def _reporting(discourse: Discourse, item: Description) -> Entry | None:
    """“the Commission” in the report of the Rural Bus Commission"""
    body = discourse.body
    own = body is not None and item.noun in body.nouns and len(item.core) == 1 and item.owner is None
    return body.entry if body is not None and own and item.determined is Determined.DEFINITE else None


def _named_beside(discourse: Discourse, item: Description) -> Entry | None:
    """“the Usdaw trade union”, “the Mirror newspaper”: the body named right before."""
    if item.noun not in _BEHIND_NAME:
        return None
    owner = _owner(discourse, item)
    if owner is None or owner.kind is not ActorKind.ORGANIZATION or owner.classification == "party":
        return None
    beside = [discourse.here[c.i] for c in dependents(item.found.token, MODIFIER) if c.i in discourse.here]
    return owner if any(f.actor == owner.id and f.named for f in beside) else None


def _is_of_speakers(_: Discourse, item: Description) -> bool:
    """“our Parliament”: whoever speaks."""
    return item.owner is not None and item.owner.lower_ in US | SELF


def _is_told_here(_: Discourse, item: Description) -> bool:
    """Whether the text says on the spot which one it is: “the committee raising funds for …”, “Ace, the firm”."""
    token = item.found.token
    if stands_as(token, APPOSITION) and token.head.pos_ == "PROPN":
        return True
    return clause_right_behind(token, MODIFYING_CLAUSE) is not None


def _is_of_somebody(_: Discourse, item: Description) -> bool:
    return item.owner is not None and item.owner.lower_ in PERSONAL and item.noun in _PERSONAL_UNITS


def _is_name_of_party(_: Discourse, item: Description) -> bool:
    """“the New Party” is a name."""
    return item.noun in PARTY_NOUNS and len(item.core) > 1 and item.found.token.text[:1].isupper()


def _is_for_served(_: Discourse, item: Description) -> bool:
    """“the children's charity”"""
    return any(owner.lemma_.lower() in SERVED for owner in dependents(item.found.token, OWNER))


BY_WORDS_BESIDE: Ways[Description] = (
    Finds("description-reporting", _reporting),
    Finds("description-part", _part),
    Finds("description-named-beside", _named_beside),
    Stops("description-of-speakers", _is_of_speakers),
    Stops("description-told-on-the-spot", _is_told_here),
    Stops("description-of-somebody", _is_of_somebody),
    Stops("description-indefinite", lambda _, item: item.determined not in KNOWN),
    Stops("description-for-served", _is_for_served),
    Stops("description-name", _is_name_of_party),
)
"""What the words beside a noun tell, in order."""


# --- by what was told before --------------------------------------------------------------------------------------


def _told_before(discourse: Discourse, item: Description) -> Link:
    """Return the organization told of before that goes by this noun and these words."""
    own = _label(item) if _owned_by_people(item) else None
    fit = fitting(
        discourse,
        item.noun,
        lambda entry: _fits(item, entry) and (not own or entry.named or _ends_alike(entry.label, own)),
    )
    entry = latest(discourse, item.found, item.noun, fit)
    actors = {other.id for other in fit}
    if entry is not None:
        why = "description-only-one-fits" if len(actors) == 1 else "description-latest"
        return Link(entry.id, FoundBy.DESCRIPTION, why)
    if item.noun in UNITS - DEPENDENT and len(item.core) > 1:
        return _part_of_nobody(discourse, item)
    new = _first_told_of(discourse, item) if not actors else None
    if new is not None:
        return new
    return Link(None, FoundBy.DESCRIPTION, _why_none(actors))


def _first_told_of(discourse: Discourse, item: Description) -> Link | None:
    """“The council said …” where none was named: the one body so called that the text names later, else one of its own.

    “The registrar's office” is told by whose it is.
    A noun for nearly any organization (“the group”) and one that only tells a part (“the office”) say too little.
    """
    owned = _owned_by_people(item)
    known = item.determined is Determined.DEFINITE or (item.owner is not None and item.owner.tag_ in _COMMON)
    if item.found.plural or not (owned or (known and item.noun not in GENERIC | DEPENDENT | _UNTOLD)):
        return None
    if item.noun in _NAMED_LATER:
        entries = discourse.registry.named_by(item.noun, nouns)
        fit = (e for e in entries if e.named and e.forms and _is_called(e, item.noun) and _fits(item, e))
        named = list(islice(fit, 2))
        if len(named) == 1 and not owned:
            return Link(named[0].id, FoundBy.DESCRIPTION, "description-named-later")
    token = item.found.token
    if not (stands_as(token, ACTIVE_SUBJECT, OWNER, CONJUNCT) or stands_as(token.head, AGENT_BY) or is_source(token)):
        return None
    entry = discourse.registry.unnamed(ActorKind.ORGANIZATION, _label(item))
    return Link(entry.id, FoundBy.DESCRIPTION, "description-first")


def _owned_by_people(item: Description) -> bool:
    """“the [registrar]'s office”, “the [nurses]' union”: whose it is tells which, as a word before the noun does."""
    owner = item.owner
    if owner is None or owner.tag_ not in _COMMON or owner.lemma_.lower() in SERVED:
        return False
    singular = singular_of(owner.lower_)
    return is_person(singular) or singular in COLLECTIVES


def _ends_alike(one: str, other: str) -> bool:
    """“miners' union”, “coal miners' union”"""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _label(item: Description) -> str:
    owner = item.owner
    if owner is None or not _owned_by_people(item):
        return " ".join(item.core)
    kind = (t.lower_ for t in dependents(owner, MODIFIER) if t.i < owner.i and t.lower_ not in _UNTELLING)
    sign = "'" if owner.lower_.endswith("s") else "'s"
    return " ".join((*kind, f"{owner.lower_}{sign}", *item.core))


def _is_called(entry: Entry, noun: str) -> bool:
    """“Hull Council” and “Department for Education” have the noun in their names."""
    return noun in own_nouns(entry) or (noun in nouns(entry) and entry.label.lower().startswith(f"{noun} "))


def _part_of_nobody(discourse: Discourse, item: Description) -> Link:
    """“the finance committee” where the text does not say of what."""
    known = _known_part(discourse, item)
    if known is not None:
        return Link(known.id, FoundBy.DESCRIPTION, "description-known-part")
    entry = discourse.registry.unnamed(ActorKind.ORGANIZATION, " ".join(item.core))
    return Link(entry.id, FoundBy.DESCRIPTION, "description-new-part")


def _why_none(actors: set[str]) -> str:
    if not actors:
        return "description-none-told-of"
    return "description-two-fit" if len(actors) > 1 else "description-none-near"


def _fits(item: Description, entry: Entry) -> bool:
    """Whether the words before the noun do not speak against it (“the county council” is no city council)."""
    own = " ".join((entry.label, *entry.forms)).lower()
    found = item.found
    told = [h.lower_ for name, h in prepositions(found.token) if name in _TELLING_PREPOSITION and h.i == found.last]
    if told and not any(word in own for word in told):
        return False  # “the centre of our manifesto”
    others = {t.text for t in found.doc[found.first : found.last + 1] if t.ent_type_ in ("NORP", "ORG", "PERSON")}
    return all(
        part.lower() in own
        or not part[:1].isalpha()
        or part.lower() in _UNTELLING
        or (part[:1].isupper() and part not in others)  # a place may be told of it, another's name may not
        for part in item.core[:-1]
    )
