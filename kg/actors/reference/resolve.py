"""Decides whom descriptions and pronouns mean, walking through the document once; a wrong link is worse than none."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.binding import subject_ahead
from kg.actors.reference.descriptions import HE, IT, SELF, SHE, THEY, US, WHO, Description
from kg.actors.reference.discourse import Walk
from kg.actors.reference.he_she import antecedent, speakers
from kg.actors.reference.it_they import collective
from kg.actors.reference.organizations import body
from kg.actors.reference.parties import join
from kg.actors.reference.persons import person
from kg.actors.registry import Entry
from kg.actors.roles.title import StatedRole
from kg.model import ActorKind, FoundBy
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ANY_SUBJECT,
    APPOSITION,
    AUXILIARY,
    CONJUNCT,
    MODIFIER,
    MODIFYING_CLAUSE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    ROOT,
    SUBJECT,
    dependents,
    stands_as,
)


def pass_name(walk: Walk, found: Found, posts: Sequence[StatedRole]) -> None:
    """Pass a name: remember it and the posts of the person."""
    if found.actor is None:
        return
    office = found.doc[found.first].lower_.rstrip(".")
    if office in walk.words.offices and found.first < found.last:
        noun = walk.words.abbreviations.get(office, office)
        walk.holders.setdefault(noun, []).append((found.actor, frozenset({noun})))
    for post in posts:
        noun = found.doc[post.head].lower_
        told = frozenset(t.lower_ for t in found.doc[post.first : post.last + 1])
        walk.holders.setdefault(noun, []).append((found.actor, told))
        join(walk, found.actor, post)
    walk.remember(found)


def pass_description(walk: Walk, item: Description) -> None:
    """Pass a description or pronoun: find out whom it means, or leave it open."""
    found = item.found
    if found.how is FoundBy.PRONOUN:
        found.actor = _pronoun(walk, found)
    else:
        entry = _apposed(walk, item) or _described(walk, item)
        if entry is not None:
            entry.nouns.add(item.noun)
            walk.roster.call(entry, found, found.doc[found.first : found.last + 1].text)
    if found.actor is not None and found.name not in SELF | US:
        walk.remember(found)  # who writes “I” and “we” is not the “she” of the next line


def _pronoun(walk: Walk, found: Found) -> str | None:
    lower = found.name
    if lower in SELF or lower in US:
        if found.begin in walk.quoted:
            return None
        return walk.author if lower in SELF else walk.we
    if lower in WHO:
        return _relative(walk, found)
    if lower not in HE | SHE | THEY | IT:
        return None
    ahead = subject_ahead(found, walk.by_token)
    if ahead is not None and ahead.doc is found.doc:
        return ahead.actor
    saying = speakers(walk, found)
    if lower in THEY | IT:
        return collective(walk, found, saying)
    chosen = antecedent(walk, found, saying)
    last = walk.open.get(found.gender, -9)
    since = (s for s in walk.seen if s.sentence >= last and s.entry.id == chosen)
    if walk.where(found) - last <= 1 and not any(_leads(s.found.token) for s in since):
        chosen = None  # the last “he” was nobody known
    if chosen is None and stands_as(found.token, ACTIVE_SUBJECT):
        walk.open[found.gender] = walk.where(found)
    elif chosen is not None:
        walk.open.pop(found.gender, None)
        walk.roster.entries[chosen].gender = walk.roster.entries[chosen].gender or found.gender
    return chosen


def _relative(walk: Walk, found: Found) -> str | None:
    """“who” stands for the noun its clause hangs on."""
    clause = found.token.head
    while not stands_as(clause, MODIFYING_CLAUSE, ROOT) and clause.head != clause:
        clause = clause.head
    if not stands_as(clause, RELATIVE_CLAUSE):
        return None
    noun = clause.head
    head = walk.by_token.get(noun.i) if noun.doc is found.doc else None
    restrictive = head is not None and head.named and noun.doc[found.first - 1].text != ","
    if (
        head is not None
        and stands_as(noun, PREPOSITION_OBJECT)
        and (head.kind is ActorKind.ORGANIZATION or restrictive)
    ):
        above = walk.by_token.get(noun.head.head.i)  # “volunteers in the Granite State who …”
        if above is not None and above.doc is found.doc and above.kind in (ActorKind.GROUP, ActorKind.PERSON):
            head = above
    if head is None or head.doc is not found.doc or not _alone(clause, head, found):
        return None
    return head.actor


def _alone(clause: Token, head: Found, who: Found) -> bool:
    """Whether a relative clause can only hang on this noun: “the members, Ann Lee, who is …” tells of one."""
    doc, noun = head.doc, head.token
    if head.first > 1 and [t.lower_ for t in doc[head.first - 2 : head.first]] == ["and", "not"]:
        return False  # “the minister and not judges who decides”
    if head.kind is ActorKind.ORGANIZATION and who.name == "whom":
        return False
    if head.kind is ActorKind.ORGANIZATION and (stands_as(noun, CONJUNCT) or doc[who.first - 1].text != ","):
        return False
    verbs = [clause, *(c for c in dependents(clause, AUXILIARY))]
    subject = not any(stands_as(c, ANY_SUBJECT) and c.i != who.head for c in clause.children)
    one = who.name == "who" and subject and any(v.tag_ == "VBZ" or v.lower_ == "was" for v in verbs)
    many = who.name == "who" and subject and any(v.lower_ in ("are", "were", "have") for v in verbs)
    if many and head.kind is ActorKind.PERSON and head.named:
        return False  # “Mr Lee and Ms Fox, who are …”
    return not (one and head.plural and noun.tag_ in ("NNS", "NNPS"))


def _apposed(walk: Walk, item: Description) -> Entry | None:
    """“UNISON, the UK's largest union”: the description of a name beside it."""
    token = item.found.token
    if item.owner is not None and item.owner.lower_ in WHO:
        return None
    others = [token.head] if stands_as(token, APPOSITION) and not _says_so(token, walk) else []
    if item.found.last == token.i and token.i + 1 < len(token.doc):  # “the tobacco firm Ace”
        follows = [f for f in walk.by_token.values() if f.doc is token.doc and f.first == token.i + 1 and f.named]
        others += [f.token for f in follows if f.known is None]
    others += dependents(token, APPOSITION)
    for other in others:
        named = walk.by_token.get(other.i)
        if named is None or not named.named or named.actor is None:
            continue
        entry = walk.roster.entries[named.actor]
        if entry.kind is item.found.kind and abs(other.i - token.i) < 12:
            return entry
    return None


def _named_so(walk: Walk, item: Description) -> Entry | None:
    """“The executive” where the text speaks of the Scottish Executive: a body called like a person."""
    if item.determiner != "definite" or len(item.core) != 1 or item.noun != "executive":
        return None
    bodies = {s.entry.id: s.entry for s in walk.seen if s.entry.kind is ActorKind.ORGANIZATION and s.entry.named}
    so = [e for e in bodies.values() if any(form.lower().endswith(f" {item.noun}") for form in (e.label, *e.forms))]
    return so[0] if len(so) == 1 else None


def _says_so(token: Token, walk: Walk) -> bool:
    """Whether a verb of saying follows at once, so that it is no apposition: “sent to X, the solicitor says”."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.pos_ == "VERB" and after.lemma_.lower() in walk.words.speaking


def _described(walk: Walk, item: Description) -> Entry | None:
    kind = item.found.kind
    if kind is ActorKind.GROUP:
        return _group(walk, item)
    if kind is ActorKind.PERSON:
        return _named_so(walk, item) or person(walk, item)
    return body(walk, item)


def _leads(token: Token) -> bool:
    """Whether the word is the subject of its sentence."""
    return stands_as(token, SUBJECT) and stands_as(token.head, ROOT)


def _group(walk: Walk, item: Description) -> Entry | None:
    token = item.found.token
    if item.noun == "inspector":
        entry = walk.latest(item, lambda e: "inspector" in walk.nouns(e))
        if entry is not None:
            return entry
    if item.determiner == "definite" and len(item.core) == 1:
        for seen in reversed(walk.seen):
            label = seen.entry.label.lower().split()
            if seen.entry.kind is ActorKind.GROUP and label and label[-1] == item.core[0].lower():
                return seen.entry
    entry = walk.roster.unnamed(ActorKind.GROUP, " ".join(item.core))
    inside = [walk.by_token.get(c.i) for c in dependents(token, MODIFIER) if c.i < token.i]
    owners = [walk.roster.entries[f.actor] for f in inside if f is not None and f.actor is not None]
    if entry.part_of is None and owners and owners[0].kind is ActorKind.ORGANIZATION:
        entry.part_of = owners[0].id
    if item.noun == "minister" and entry.part_of is None:
        entry.part_of = walk.governments.of(walk.roster)
    return entry
