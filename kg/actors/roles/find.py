"""The roles of a document: who, as what, in which organization, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.names.spelling import OWNER_MARKS
from kg.actors.reference.discourse import Discourse
from kg.actors.registry import Entry
from kg.actors.roles.bodies import body_meant
from kg.actors.roles.by_verb import led_by, roles_by_verb
from kg.actors.roles.title import PREPOSITIONS, StatedRole, without_owner
from kg.actors.words import ARTICLES, CONJUNCTION, POSSESSIVES, is_role
from kg.lang.tables import words
from kg.model import ActorKind, Document, Evidence, Role, Span
from kg.syntax import begin, between, end, prepositions, sentence
from kg.syntax.noun import owner_of
from kg.syntax.relations import ADJECTIVE, COMPOUND, NOUN_MODIFIER, OWNER, dependents, stands_as

_BODY_PREPOSITIONS = words("roles", "body_prepositions")
_LINKS = PREPOSITIONS | ARTICLES | POSSESSIVES | CONJUNCTION


def find_roles(
    document: Document, found: Sequence[Found], stated: Mapping[int, Sequence[StatedRole]], discourse: Discourse
) -> tuple[Role, ...]:
    """Return the roles of a document in text order, one for each place that states it.

    `stated`: the roles beside each name.
    """
    heads = {begin(s.found.token): s.found for s in discourse.seen}
    roles: list[tuple[Span, Role]] = []
    for f in found:
        if f.actor is not None:
            roles.extend(_role(document, role, heads, discourse) for role in stated.get(id(f), ()))
    for seen in discourse.seen:
        if seen.entry.kind is not ActorKind.PERSON:
            continue
        if seen.entry.named:
            roles.extend(_by_verb(document, seen.found, heads, discourse))
        elif not seen.found.named:
            roles.extend(_of_spokesperson(document, seen.found, seen.entry, heads, discourse))
    return tuple(role for _, role in sorted(roles, key=lambda pair: (pair[0], pair[1].person)))


def _by_verb(
    document: Document, f: Found, heads: Mapping[int, Found], discourse: Discourse
) -> Iterator[tuple[Span, Role]]:
    """Yield the roles that a verb gives a person: “was appointed chair”, “who chairs the committee”."""
    for stated in roles_by_verb(f):
        role = _role(document, stated, heads, discourse)
        if role[1].organization is not None or not stated.vague:
            yield role
    led = led_by(f)
    body = _organization(heads.get(begin(led[1])), discourse) if led is not None else None
    if led is not None and body is not None:
        place = sentence(f.token)
        yield place, Role(f.actor or "", led[0], body.id, None, (Evidence(document.id, place, "role-verb"),))


def _role(
    document: Document, stated: StatedRole, heads: Mapping[int, Found], discourse: Discourse
) -> tuple[Span, Role]:
    """Return the role that the words state, with its organization, and the sentence it stands in."""
    f, doc = stated.person, stated.person.doc
    first, last = stated.first, stated.last
    owner = owner_of(doc[stated.head])
    body = _organization(heads.get(begin(doc[stated.body])), discourse) if stated.body is not None else None
    body = body or (_organization(heads.get(begin(owner)), discourse) if owner is not None else None)
    whole = stated.body is not None and stated.body <= stated.last  # “for the Greens”, “R-Dover”
    for i in range(stated.first, stated.last + 1):
        other = heads.get(begin(doc[i]))
        entry = _organization(other, discourse) if other is not None and other.actor != f.actor else None
        if other is None or entry is None:
            continue
        named = other.named or entry.named
        body = body or entry
        if i < stated.head and other.first <= first:
            first = _behind(other)
        elif stated.head < i and not whole and last >= other.first and named:
            last = max(stated.head, _before_preposition(doc[other.first]))
    first = without_owner(doc, first, stated.head)
    if not first <= stated.head <= last:
        first, last = stated.first, stated.last
    body = body or body_meant(document, stated, discourse)
    title = " ".join(between(doc[first], doc[last]).of(document.text).split())
    place = sentence(f.token)
    evidence = (Evidence(document.id, place, stated.rule),)
    return place, Role(f.actor or "", title, body.id if body is not None else None, None, evidence)


def _organization(found: Found | None, discourse: Discourse) -> Entry | None:
    """Return the organization that a name or description denotes."""
    entry = discourse.registry.entries[found.actor] if found is not None and found.actor is not None else None
    return entry if entry is not None and entry.kind is ActorKind.ORGANIZATION else None


def _behind(body: Found) -> int:
    """Return where the title begins behind the name of its organization: “Royal College of Nursing (RCN)'s”."""
    doc, first = body.doc, body.last + 1
    first += doc[first].text == ")"
    if doc[first].text == "(" and doc[first + 2].text == ")":
        first += 3
    return first + (doc[first].text in OWNER_MARKS)


def _before_preposition(token: Token) -> int:
    """Return the last token before “of the centrist …”, going left from a name."""
    i = token.i - 1
    while i > 0 and token.doc[i].pos_ in ("ADJ", "DET", "NOUN", "PROPN") and token.doc[i].lower_ not in _LINKS:
        i -= 1
    if token.doc[i].lower_ not in _LINKS:
        return token.i - 1
    while i > 0 and token.doc[i].lower_ in _LINKS:
        i -= 1
    return i


def _of_spokesperson(
    document: Document, f: Found, entry: Entry, heads: Mapping[int, Found], discourse: Discourse
) -> Iterator[tuple[Span, Role]]:
    """“a spokesperson for the council”, “a council spokesman”."""
    token = f.token
    body = _spoken_for(token, heads, discourse) if is_role(token.lemma_.lower()) else None
    if body is None:
        return
    doc, first = token.doc, token.i
    while first and doc[first - 1].head.i == token.i and stands_as(doc[first - 1], ADJECTIVE, COMPOUND):
        if begin(doc[first - 1]) in heads:
            break
        first -= 1
    title = document.text[begin(doc[first]) : end(token)]
    place = sentence(token)
    yield place, Role(entry.id, title, body.id, None, (Evidence(document.id, place, "role-spokesperson"),))


def _spoken_for(token: Token, heads: Mapping[int, Found], discourse: Discourse) -> Entry | None:
    near = [h for name, h in prepositions(token) if name in _BODY_PREPOSITIONS]
    near += dependents(token, COMPOUND, NOUN_MODIFIER, OWNER)
    bodies = (_organization(heads.get(begin(head)), discourse) for head in near)
    return next((body for body in bodies if body is not None), None)
