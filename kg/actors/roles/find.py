"""The roles of a document: who, as what, in which organization, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.names.spelling import OWNER_MARKS, capital
from kg.actors.reference.candidates import own_nouns
from kg.actors.reference.discourse import Discourse
from kg.actors.registry import Entry
from kg.actors.roles.bodies import body_meant
from kg.actors.roles.by_verb import led_by, roles_by_verb
from kg.actors.roles.in_lines import in_byline, in_labels
from kg.actors.roles.standing_for import beyond, replaced_by, represented_by
from kg.actors.roles.title import PREPOSITIONS, StatedRole, title_of, without_owner
from kg.actors.words import ARTICLES, CONJUNCTION, DEFINITE, POSSESSIVES, is_role
from kg.lang.tables import word_pairs, words
from kg.model import ActorKind, Document, Evidence, Role, Span
from kg.page import Page
from kg.syntax import begin, between, end, prepositions, sentence
from kg.syntax.noun import owner_of
from kg.syntax.relations import ADJECTIVE, COMPOUND, DETERMINER, NOUN_MODIFIER, OWNER, dependents, stands_as

_BODY_PREPOSITIONS = words("roles", "body_prepositions")
_REPRESENTATIVES = word_pairs("roles", "representatives")
(_FOR,), (_ACTING_TITLE,) = words("roles", "for"), words("roles", "acting_title")
_HELD_ALONE, _SAME = words("roles", "held_alone"), words("roles", "same")
_WITH_FIELD = words("roles", "with_field")
_NOT_IN_OFFICE = words("roles", "not_in_office")
_LINKS = PREPOSITIONS | ARTICLES | POSSESSIVES | CONJUNCTION


def find_roles(
    page: Page,
    found: Sequence[Found],
    stated: Mapping[int, Sequence[StatedRole]],
    discourse: Discourse,
    selves: Sequence[Found],
    signed: tuple[str | None, str | None],
) -> tuple[Role, ...]:
    """Return the roles of a document in text order, one for each place that states it.

    `stated`: the roles beside each name; `selves`: the words like “I” whose speaker or writer is known;
    `signed`: the author and the publisher.
    """
    document = page.document
    heads = {begin(s.found.token): s.found for s in discourse.seen}
    described: set[str] = set()
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
            office = _of_office(document, seen.found, heads, discourse) if seen.entry.id not in described else None
            if office is not None:
                described.add(seen.entry.id)
                roles.append(office)
    for own in selves:
        roles.extend(_by_verb(document, own, heads, discourse))
    roles.extend(_of_stand_ins(document, [role for _, role in roles], heads, discourse))
    roles.extend((*in_byline(document, *signed), *in_labels(page, discourse)))
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


def _of_stand_ins(
    document: Document, known: Sequence[Role], heads: Mapping[int, Found], discourse: Discourse
) -> Iterator[tuple[Span, Role]]:
    """“Firth is acting in her place” makes him what she was, “Lee represented Hull on the council” a councillor."""
    of_person: dict[str, set[tuple[str, str | None]]] = {}
    for role in known:
        of_person.setdefault(role.person, set()).add((role.title, role.organization))
    for f in (s.found for s in discourse.seen if s.entry.kind is ActorKind.PERSON and s.entry.named):
        place = sentence(f.token)
        owner = replaced_by(f)
        other = heads.get(begin(owner)) if owner is not None else None
        held = of_person.get(other.actor, set()) if other is not None and other.actor is not None else set()
        if len(held) == 1 and other is not None and other.actor != f.actor:
            ((title, body),) = held
            evidence = (Evidence(document.id, place, "role-verb"),)
            yield place, Role(f.actor or "", f"{_ACTING_TITLE} {title}", body, None, evidence)
        yield from ((place, role) for role in _representing(document, f, heads, discourse))


def _representing(document: Document, f: Found, heads: Mapping[int, Found], discourse: Discourse) -> Iterator[Role]:
    """Yield what “He represented Hull North for Labour on the council” makes him in the council and in the party."""
    place = represented_by(f)
    if place is None:
        return
    bodies = [body for t in beyond(place[1]) if (body := _organization(heads.get(begin(t)), discourse)) is not None]
    posts = (_REPRESENTATIVES.get(noun) for body in bodies for noun in sorted(own_nouns(body)))
    post = next((post for post in posts if post is not None), None)
    if post is None:
        return
    title = f"{post} {_FOR} {between(*place).of(document.text)}"
    evidence = (Evidence(document.id, sentence(f.token), "role-verb"),)
    yield from (Role(f.actor or "", title, body.id, None, evidence) for body in bodies)


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


def _of_office(
    document: Document, f: Found, heads: Mapping[int, Found], discourse: Discourse
) -> tuple[Span, Role] | None:
    """“The Housing Secretary refused”: who is told of by an office that one holds at a time."""
    head = f.token
    first, last = title_of(head)
    first = next((i for i in range(first, head.i) if f.doc[i].lower_ not in _SAME), head.i)
    definite = any(c.lower_ in DEFINITE for c in dependents(head, DETERMINER))
    if head.lower_ not in _HELD_ALONE or head.tag_ not in ("NN", "NNP") or not definite:
        return None
    bare_title = first == last
    if (bare_title and (head.lower_ in _WITH_FIELD or not capital(head))) or any(
        f.doc[i].lower_ in _NOT_IN_OFFICE for i in range(first, head.i)
    ):
        return None
    return _role(document, StatedRole(f, first, last, head.i, "role-office"), heads, discourse)


def _spoken_for(token: Token, heads: Mapping[int, Found], discourse: Discourse) -> Entry | None:
    near = [h for name, h in prepositions(token) if name in _BODY_PREPOSITIONS]
    near += dependents(token, COMPOUND, DETERMINER, NOUN_MODIFIER, OWNER)
    bodies = (_organization(heads.get(begin(head)), discourse) for head in near)
    return next((body for body in bodies if body is not None), None)
