"""Posts become roles: who, as what, in which organization, with the words that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.registry import Entry
from kg.actors.roles.by_verb import heading, tenures
from kg.actors.roles.title import StatedRole, without_owner
from kg.actors.walk import Walk
from kg.model import ActorKind, Document, Evidence, Role, Span
from kg.syntax import begin, between, end, prepositions, sentence
from kg.syntax.relations import ACTIVE_SUBJECT, ADJECTIVE, COMPOUND, NOUN_MODIFIER, OWNER, ROOT, dependents, stands_as

_AT_THE_TOP = frozenset({"executive", "director", "chairman", "chair", "chairwoman", "president", "secretary", "boss"})
_PLAIN = frozenset({"general", "chief", "national", "deputy", "its", "the", "-", "managing", "policy", "executive"})
_LINKS = frozenset({"the", "of", "for", "at", "from", "in", "with", "a", "an", "its"})


def find_roles(
    document: Document, found: Sequence[Found], held: Mapping[int, Sequence[StatedRole]], walk: Walk
) -> tuple[Role, ...]:
    """Return the roles of a document in text order, one for each place that states it."""
    heads = {begin(s.found.token): s.found for s in walk.seen}
    roles: list[tuple[Span, Role]] = []
    for f in found:
        for post in held.get(id(f), ()):
            if f.actor is not None:
                roles.append(_named(document, f, post, heads, walk))
    for seen in walk.seen:
        if seen.entry.kind is ActorKind.PERSON and seen.entry.named:
            for post in tenures(seen.found, walk.words):
                role = _named(document, seen.found, post, heads, walk)
                roles += [] if post.vague and role[1].organization is None else [role]
            led = _leading(document, seen.found, heads, walk)
            roles += [led] if led is not None else []
        spoken = _spokesperson(document, seen.found, seen.entry, heads, walk)
        roles += [spoken] if spoken is not None else []
    return tuple(role for _, role in sorted(roles, key=lambda pair: (pair[0], pair[1].person)))


def _named(document: Document, f: Found, post: StatedRole, heads: Mapping[int, Found], walk: Walk) -> tuple[Span, Role]:
    doc = f.doc
    first, last = post.first, post.last
    organization = _owner(doc[post.head], heads, walk)
    for i in range(post.first, post.last + 1):
        other = heads.get(begin(doc[i]))
        if other is None or other.actor in (None, f.actor):
            continue
        entry = walk.roster.entries[other.actor or ""]
        if entry.kind is not ActorKind.ORGANIZATION:
            continue
        organization = organization or entry.id
        if i < post.head and other.first <= first:
            first = other.last + 1
            first += doc[first].text == ")"
            if doc[first].text == "(" and doc[first + 2].text == ")":
                first += 3  # “Royal College of Nursing (RCN) chief executive”
            if doc[first].text in ("'s", "'"):
                first += 1
        elif i > post.head and last >= other.first and (other.named or entry.named):
            last = max(post.head, _before_preposition(doc[other.first]))
    first = without_owner(doc, first, post.head, walk.words)
    span = between(doc[first], doc[last]) if first <= post.head <= last else between(doc[post.first], doc[post.last])
    if organization is None:
        organization = _context(f, post, walk)
    title = " ".join(span.of(document.text).split())
    place = sentence(f.token)
    return place, Role(f.actor or "", title, organization, None, (Evidence(document.id, place, post.rule),))


def _leading(document: Document, f: Found, heads: Mapping[int, Found], walk: Walk) -> tuple[Span, Role] | None:
    """“Stephen Dorrell, who chairs the committee”."""
    told = heading(f, walk.words)
    other = heads.get(begin(told[1])) if told is not None else None
    if told is None or other is None or other.actor is None:
        return None
    entry = walk.roster.entries[other.actor]
    if entry.kind is not ActorKind.ORGANIZATION:
        return None
    place = sentence(f.token)
    return place, Role(f.actor or "", told[0], entry.id, None, (Evidence(document.id, place, "role-verb"),))


def _owner(noun: Token, heads: Mapping[int, Found], walk: Walk) -> str | None:
    """Return the organization of “its chief executive”, “the council's leader”."""
    for child in noun.children:
        other = heads.get(begin(child)) if stands_as(child, OWNER) else None
        if other is not None and other.actor is not None:
            entry = walk.roster.entries[other.actor]
            return entry.id if entry.kind is ActorKind.ORGANIZATION else None
    return None


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


def _context(f: Found, post: StatedRole, walk: Walk) -> str | None:
    """“branch secretary” belongs to the branch mentioned before, “council leader” to the council."""
    led = _leader_of(f, post, walk)
    if led is not None or post.head <= post.first:
        return led
    words = {f.doc[post.head - 1].lower_}
    here = begin(f.token)
    before = [s for s in walk.seen if s.found.begin < here and s.entry.kind is ActorKind.ORGANIZATION]
    entry = walk.told_most([s for s in before if words & walk.own_nouns(s.entry)])
    return entry.id if entry is not None else None


def _leader_of(f: Found, post: StatedRole, walk: Walk) -> str | None:
    """“The union said … General secretary Ann Lee said …”: a bare post at the top is of who spoke just before."""
    if (
        f.doc[post.head].lower_ not in _AT_THE_TOP
        or not stands_as(f.token, ACTIVE_SUBJECT)
        or post.rule != "role-compound"
    ):
        return None
    told = {f.doc[i].lower_ for i in range(post.first, post.head)}
    if not told <= _PLAIN or (f.doc[post.head].lower_ == "secretary" and "general" not in told):
        return None
    here = walk.where(f)
    before = [s for s in walk.seen if s.sentence == here - 1 and s.entry.kind is ActorKind.ORGANIZATION]
    leading = {
        s.entry.id for s in before if stands_as(s.found.token, ACTIVE_SUBJECT) and stands_as(s.found.token.head, ROOT)
    }
    bodies = {s.entry.id for s in before if s.entry.classification not in ("government", "parliament")}
    return next(iter(leading)) if len(leading) == 1 and bodies <= leading else None


def _spokesperson(
    document: Document, f: Found, entry: Entry, heads: Mapping[int, Found], walk: Walk
) -> tuple[Span, Role] | None:
    """“a spokesperson for the council”, “a council spokesman”."""
    token = f.token
    noun = token.lemma_.lower()
    if f.named or entry.named or entry.kind is not ActorKind.PERSON or not walk.words.post(noun):
        return None
    body = _body(token, heads, walk)
    if body is None:
        return None
    first = token.i
    while first and token.doc[first - 1].head.i == token.i and stands_as(token.doc[first - 1], ADJECTIVE, COMPOUND):
        if begin(token.doc[first - 1]) in heads:
            break
        first -= 1
    title = document.text[begin(token.doc[first]) : end(token)]
    place = sentence(token)
    return place, Role(entry.id, title, body, None, (Evidence(document.id, place, "role-spokesperson"),))


def _body(token: Token, heads: Mapping[int, Found], walk: Walk) -> str | None:
    near = [h for name, h in prepositions(token) if name in ("for", "of", "from", "at")]
    near += dependents(token, COMPOUND, NOUN_MODIFIER, OWNER)
    for head in near:
        other = heads.get(begin(head))
        if other is not None and other.actor is not None:
            entry = walk.roster.entries[other.actor]
            if entry.kind is ActorKind.ORGANIZATION:
                return entry.id
    return None
