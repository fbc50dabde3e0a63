"""Whom “the minister”, “a parent who …”, “a spokeswoman for the council” mean: somebody named, somebody described
before, or one more unnamed person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.names.spelling import bare
from kg.actors.reference.candidates import ahead
from kg.actors.reference.descriptions import KNOWN, Description, Determined, is_source
from kg.actors.reference.discourse import NEAR, Discourse, RoleHolder
from kg.actors.reference.governments import ELSEWHERE
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.actors.registry import Entry
from kg.actors.words import INDEFINITE, SPEAKING, SPOKESPEOPLE, is_person, is_role
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.parsing.repairs.verbs import claiming, uttered
from kg.syntax import prepositions
from kg.syntax.noun import clause_right_behind
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    ANY_SUBJECT,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    DETERMINER,
    HELPER,
    NUMBER,
    OBJECT,
    OPEN_COMPLEMENT,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.wording import children

_PREPOSITIONS = words("reference", "role_prepositions")
_RIVALS = words("reference", "rivals")
_SEATS = words("reference", "seats")
_RANKS, _STANDING = words("reference", "ranks"), words("reference", "standing")
_HELD_ALONE, _MINISTERIAL = words("roles", "held_alone"), words("reference", "ministerial")
_LIGHT = words("frames", "light")
_TO_COME = words("reference", "to_come")
_NAMED_SO = words("reference", "persons_or_bodies")
_ADDRESSED = words("reference", "addressed")
_COURTESIES = words("reference", "courtesies")
_OF_ANYBODY = words("reference", "of_anybody")
_OF_COUNTRIES = frozenset({"NORP", "GPE"})
_SUPERLATIVE = ("JJS", "RBS")
_ONE, _ANOTHER, _HAVE = words("speaking", "one"), words("reference", "one_more"), words("grammar", "perfect")
_ABROAD = frozenset(word.lower() for word in ELSEWHERE)
_MOST = 100
"""So many who have a role are looked at."""
_LATELY = 2
"""How many sentences back one of several who have a role may have been mentioned."""


def person(discourse: Discourse, item: Description) -> Link:
    """Return the person that a description means, open where nobody acts or more than one may be meant."""
    link = first_link(WAYS, discourse, item, FoundBy.DESCRIPTION)
    return link if link is not None else Link(_new(discourse, item).id, FoundBy.DESCRIPTION, "person-new")


def _body_named_so(discourse: Discourse, item: Description) -> Entry | None:
    """“The executive” where the text speaks of the Scottish Executive: a body called like a person."""
    if item.noun not in _NAMED_SO or item.determined is not Determined.DEFINITE or len(item.core) != 1:
        return None
    so = list(islice(discourse.sorted_by("last words", _last_words).get(item.noun, {}).values(), 2))
    return so[0] if len(so) == 1 else None


def _last_words(entry: Entry) -> set[str]:
    """Return the words that the names of a body end in, those of one word aside."""
    if entry.kind is not ActorKind.ORGANIZATION or not entry.named:
        return set()
    names = (form.lower().rpartition(" ") for form in (entry.label, *entry.forms))
    return {last for _, space, last in names if space}


def _is_to_come(_: Discourse, item: Description) -> bool:
    coming = [c for c in children(item.found.token) if c.lower_ in _TO_COME]
    return bool(coming) and not all(_is_one_more(item.found.token, c) for c in coming)


def _is_one_more(token: Token, determiner: Token) -> bool:
    """“[Another] councillor said …”: one more who spoke, where no “may” or “will” leaves it open."""
    verb = token.head
    done = verb.tag_ in ("VBD", "VBZ") or any(c.lemma_ in _HAVE for c in dependents(verb, HELPER))
    return determiner.lower_ in _ANOTHER and stands_as(token, ACTIVE_SUBJECT) and done and _speaks(verb)


def _may_be_known(item: Description) -> bool:
    """Whether a description may mean somebody told of: “the minister”, “Minister says …”."""
    if item.determined in KNOWN:
        return True
    return item.determined is Determined.BARE and stands_as(item.found.token, ACTIVE_SUBJECT)


def _is_told_here(token: Token) -> bool:
    """Whether the text says on the spot who it is: “the justice who voted against”, “the minister they may get”."""
    return clause_right_behind(token, RELATIVE_CLAUSE) is not None


# --- somebody named -----------------------------------------------------------------------------------------------


def _holder(discourse: Discourse, item: Description) -> Entry | None:
    """Return who has the role: the only one, or of several who was just mentioned."""
    if not _may_be_known(item) or _is_told_here(item.found.token) or _is_of_any(item.found.token):
        return None
    holders = discourse.roles.get(item.noun, [])[-_MOST:]
    if item.noun in _RIVALS:
        holders = [holder for holder in holders if holder.actor == _last_named(discourse)]
    actors = {holder.actor for holder in _same_role(item, holders)}
    if len(actors) == 1:
        return discourse.registry.entries[actors.pop()]
    for seen in reversed(discourse.seen if actors else ()):
        if discourse.since(item.found, seen) > _LATELY:
            break
        if seen.entry.id in actors:
            return seen.entry
    return None


def _is_of_any(token: Token) -> bool:
    """“the leader of a party” is anybody."""
    return any(c.lower_ in INDEFINITE for _, head in prepositions(token) for c in children(head))


def _last_named(discourse: Discourse) -> str:
    last = discourse.last("named", lambda s: s.entry.kind is ActorKind.PERSON and s.entry.named)
    return last.entry.id if last is not None else ""


def _same_role(item: Description, holders: list[RoleHolder]) -> Iterator[RoleHolder]:
    """Yield those whose role the words of a description do not speak against: rank, body, field and country."""
    if not holders:
        return
    token = item.found.token
    around = {t.lower_ for t in token.subtree}
    ranks, told_here = around & _RANKS, around | {part.lower() for part in item.core}
    bodies = {h.lower_ for name, h in prepositions(token) if name in _PREPOSITIONS and h.pos_ == "PROPN"}
    for holder in holders:
        told = holder.told
        if (item.kind_words - _STANDING) | bodies <= told and ranks == told & _RANKS and told & _ABROAD <= told_here:
            yield holder


def _only_person(discourse: Discourse, item: Description) -> Entry | None:
    """“Ann Lee has apologised to MPs. The home secretary said …”: the one person named so far, subject just before."""
    if not _may_be_only(discourse, item):
        return None
    found = item.found
    persons = discourse.sorted_by("person", _is_person).get("", {})
    if len(persons) != 1:
        return None
    one = discourse.by_actor[next(iter(persons))][-1]
    leading = stands_as(one.found.token, SUBJECT) and one.found.begin not in discourse.layout.quoted
    if not (one.entry.named and leading and 1 <= discourse.since(found, one) <= _LATELY):
        return None
    if _has_other_office(discourse, item, one.entry.id) or _is_of_another_country(discourse, item, one.entry.id):
        return None
    if any(discourse.here[t.i].actor == one.entry.id for t in found.token.subtree if t.i in discourse.here):
        return None  # “the officer in the Ann Lee case”
    if found.gender and one.entry.gender not in ("", found.gender):
        return None
    told = frozenset(t.lower_ for t in found.doc[found.first : found.last + 1])
    discourse.roles.setdefault(item.noun, []).append(RoleHolder(one.entry.id, told))
    return one.entry


def _is_person(entry: Entry) -> tuple[str, ...]:
    """Return what persons are sorted by."""
    return ("",) if entry.kind is ActorKind.PERSON else ()


def _has_other_office(discourse: Discourse, item: Description, actor: str) -> bool:
    """“Mayor Ann Lee opened the road. The chancellor said …”: two offices that one does not hold together."""
    if item.noun not in _HELD_ALONE:
        return False
    held = {noun for noun in _HELD_ALONE for holder in discourse.roles.get(noun, ()) if holder.actor == actor}
    return bool(held) and not (item.noun in _MINISTERIAL and held <= _MINISTERIAL)


def _is_of_another_country(discourse: Discourse, item: Description, actor: str) -> bool:
    """“Finland's minister Ann Lee spoke. The Austrian leader said …”: a country that the text has not told of her."""
    said = {t.lower_ for t in item.found.token.lefts if t.ent_type_ in _OF_COUNTRIES}
    told = {word for holders in discourse.roles.values() for h in holders if h.actor == actor for word in h.told}
    return bool(said - told)


def _may_be_only(discourse: Discourse, item: Description) -> bool:
    """Whether a description may tell the role of somebody named: “the home secretary”, as a subject."""
    token = item.found.token
    if not is_role(item.noun) or item.noun in SPOKESPEOPLE:
        return False
    if item.determined is not Determined.DEFINITE and not _is_topmost(item):
        return False
    if not stands_as(token, SUBJECT) or _is_told_here(token) or item.found.begin in discourse.layout.quoted:
        return False
    if item.noun in discourse.roles:
        return False
    bodies = any(h.pos_ == "PROPN" for name, h in prepositions(token) if name in _PREPOSITIONS)
    return item.noun in _SEATS or not bodies  # “the chairman of the Police Federation” is somebody else


def _is_topmost(item: Description) -> bool:
    """“The force's most senior officer” is one, of the body told of."""
    owner = item.owner
    if owner is None or owner.pos_ != "NOUN" or is_person(owner.lower_):
        return False
    return any(t.tag_ in _SUPERLATIVE and owner.i < t.i < item.found.head for t in item.found.token.subtree)


# --- somebody unnamed ---------------------------------------------------------------------------------------------


def _is_addressed(_: Discourse, item: Description) -> bool:
    """“My right hon. Friend”: one of those present, a name for any of them."""
    if item.noun not in _ADDRESSED:
        return False
    doc, i = item.found.doc, item.found.head - 1
    i -= i > 0 and doc[i].text == "."
    return i >= 0 and bare(doc[i]) in _COURTESIES


def _told_of(discourse: Discourse, item: Description) -> Entry | None:
    """Return the unnamed person described so before: “a parent … the parent”."""
    for seen in reversed(discourse.seen if item.determined in KNOWN else ()):
        if discourse.since(item.found, seen) > NEAR:
            break
        if _is_described_so(seen.entry, item):
            return seen.entry
    return None


def _is_described_so(entry: Entry, item: Description) -> bool:
    if entry.kind is not ActorKind.PERSON or entry.named or item.noun not in entry.nouns:
        return False
    return item.kind_words <= {word for form in (entry.label, *entry.forms) for word in form.lower().split()}


def _utters(verb: Token) -> bool:
    """“A backbencher [expressed] concern about it”"""
    said = (c.lemma_.lower() for c in dependents(verb, OBJECT))
    return verb.lemma_.lower() in _LIGHT and any(noun in uttered() for noun in said)


def _does_nothing(_: Discourse, item: Description) -> bool:
    """Whether somebody not named neither says nor does anything here as one person."""
    token, head = item.found.token, item.found.token.head
    if item.determined is Determined.QUANTIFIED and not _is_one(token):
        return not any(_is_one_more(token, c) for c in children(token))
    known_role = is_role(item.noun) and item.determined in KNOWN
    if item.determined is Determined.INDEFINITE and any(c.lower_ in _OF_ANYBODY for c in dependents(head, HELPER)):
        return True  # “a parent must ask first”
    if any(c.lemma_.lower() in SPEAKING for c in dependents(token, RELATIVE_CLAUSE)):
        return False  # “The neighbour who called the police left early”
    if stands_as(token, ACTIVE_SUBJECT) and head.pos_ in ("VERB", "AUX"):
        return not (_speaks(head) or _utters(head)) and not (known_role and head.pos_ == "VERB")
    if not stands_as(token, PREPOSITION_OBJECT):
        return True
    return not is_source(token) and not (stands_as(head, AGENT_BY) and is_role(item.noun))


def _is_one(token: Token) -> bool:
    """“One landlord said …”"""
    return any(c.lower_ in _ONE for c in dependents(token, NUMBER, DETERMINER))


def _speaks(verb: Token) -> bool:
    """“said”, “conceded that it failed”, “stood up to say”, “rose and said”"""
    lemma = verb.lemma_.lower()
    if lemma in SPEAKING or (lemma in claiming() and has(verb, CLAUSE_COMPLEMENT)):
        return True
    purpose = (c for c in dependents(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE, CONJUNCT) if not has(c, ANY_SUBJECT))
    return any(c.lemma_.lower() in SPEAKING and c.i > verb.i for c in purpose)


def _new(discourse: Discourse, item: Description) -> Entry:
    """Return one more unnamed person."""
    more = item.determined is Determined.INDEFINITE or any(c.lower_ in _ANOTHER for c in children(item.found.token))
    distinct = _number(discourse, " ".join(item.core)) if more else ""
    entry = discourse.registry.unnamed(ActorKind.PERSON, _label(discourse, item), distinct)
    entry.gender = entry.gender or item.found.gender
    return entry


def _number(discourse: Discourse, name: str) -> str:
    """A second “a parent” of the document is another one."""
    persons = discourse.sorted_by("unnamed", _nouns_of_unnamed).get(name, {})
    count = sum(discourse.counts[actor] for actor in persons)
    return str(count + 1) if count else ""


def _nouns_of_unnamed(entry: Entry) -> Iterable[str]:
    return entry.nouns if entry.kind is ActorKind.PERSON and not entry.named else ()


def _label(discourse: Discourse, item: Description) -> str:
    """Return what an unnamed person is called: “spokesperson for Hull Council”."""
    label = " ".join(item.core)
    body = _body(discourse, item.found.token) if item.noun in SPOKESPEOPLE else None
    return f"{label} for {body.label}" if body is not None else label


def _body(discourse: Discourse, token: Token) -> Entry | None:
    for name, head in prepositions(token):
        if name not in _PREPOSITIONS:
            continue
        found = discourse.here.get(head.i)
        body = discourse.entry(found)
        if found is not None and body is not None:
            beside = found.first > 0 and found.doc[found.first - 1].pos_ in ("ADP", "DET")
            return body if beside or body.kind is ActorKind.ORGANIZATION else None
        body = ahead(discourse, head)
        if body is not None:
            return body
    return None


WAYS: Ways[Description] = (
    Finds("description-named-so", _body_named_so),
    Stops("person-to-come", _is_to_come),
    Stops("description-predicate", lambda _, item: stands_as(item.found.token, ATTRIBUTE)),
    Finds("person-has-role", _holder),
    Finds("person-only", _only_person),
    Stops("person-addressed", _is_addressed),
    Finds("person-told-of", _told_of),
    Stops("person-does-nothing", _does_nothing),
)
"""What tells which person is meant, in order; whoever is left is a new one."""
