"""From parses to a cast: names, then their actors, then one reading of descriptions, pronouns and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.actors.cast import Cast
from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.names.find import names
from kg.actors.names.genders import learn_genders
from kg.actors.names.link import link_names
from kg.actors.reference.descriptions import Description, describe
from kg.actors.reference.discourse import Discourse
from kg.actors.reference.governments import Governments, governments, governments_of, namesakes
from kg.actors.reference.initials import expand_initials
from kg.actors.reference.layout import Layout
from kg.actors.reference.pronouns import SELF, US
from kg.actors.reference.resolve import pass_description, pass_name
from kg.actors.registry import Entry, Registry
from kg.actors.report_body import body_of_report
from kg.actors.roles.beside_name import roles_beside
from kg.actors.roles.find import find_roles
from kg.actors.roles.party import name_parties
from kg.actors.roles.rows import name_bodies
from kg.actors.roles.title import StatedRole, in_field_of_office
from kg.actors.words import gender_of, is_first_name, is_organization, is_role
from kg.model import ActorKind, BlockKind, Document, Mention
from kg.page import Page
from kg.spelling import slug
from kg.syntax import begin

_PARTY = "party"
_FULL_NAME = 2
"""Parts of a name that is certainly a person's if it begins like one."""
_OWN = SELF | US
_OWN_VOICE = 0.2
"""Words like “I” and “we” a sentence from which on a text without a byline is somebody's own."""


def find_actors(page: Page, gazetteer: Gazetteer) -> Cast:
    """Return everyone in a document: actors, their mentions, and the roles they have."""
    document = page.document
    count = Counter(text for paragraph in page.paragraphs for text in paragraph.wording.texts)
    gazetteer = gazetteer.without(namesakes(count, document))
    registry = Registry(document.id, gazetteer)
    author = _signed(document.author, registry, ActorKind.PERSON)
    publisher = _signed(document.publisher, registry, ActorKind.ORGANIZATION)
    found = [f for f in names(page.paragraphs, gazetteer) if not _is_field(f)]
    found = name_parties(name_bodies(found), gazetteer)
    link_names(found, registry)
    unnamed = author or registry.unnamed(ActorKind.PERSON, "author")
    unnamed.label = author.label if author else "the author"
    by_doc: dict[int, list[Found]] = {id(doc): [] for doc in page.parses}
    for f in found:
        by_doc[id(f.doc)].append(f)
    stated = _stated(by_doc)
    body = body_of_report(page, found, registry)
    voices = author or unnamed, publisher or author or unnamed
    country = governments(count, document, governments_of((f.known for f in found), gazetteer))
    discourse = _discourse(page, registry, country, *voices, signed=author is not None)
    if body is not None:
        discourse.body, discourse.we = body, body.entry.id
    discourse.turns = _turns(page, found)
    items = _pass(page.parses, by_doc, stated, discourse)
    mentions = _mentions(document, items)
    signed = (author.id if author else None, publisher.id if publisher else None)
    roles = find_roles(page, found, stated, discourse, _selves(page, items, discourse), signed)
    return Cast(
        registry.actors(),
        mentions,
        roles,
        *signed,
        unnamed.id,
        body,
    )


def _selves(page: Page, items: Sequence[Found], discourse: Discourse) -> list[Found]:
    """Return “I” and “my” where who speaks or writes is known: the author, or whose turn it is."""
    quotations = {id(p.doc): p.quotations for p in page.paragraphs}
    own = (f for f in items if f.name in SELF)
    own = (f for f in own if quotations[id(f.doc)].at(f.begin) is None)
    spoken = (replace(f, actor=discourse.turns.get(id(f.doc), f.actor)) for f in own)
    return [f for f in spoken if f.actor is not None]


def _is_field(found: Found) -> bool:
    """Whether a name is only what an office is for: “Secretary of State for [Digital], Culture, Media and Sport”."""
    body = found.kind is ActorKind.ORGANIZATION and (found.known is None or found.known.actor.classification == _PARTY)
    return body and in_field_of_office(found.doc, found.first, found.last)


def _turns(page: Page, found: Sequence[Found]) -> dict[int, str]:
    """Return who speaks in each paragraph of a dialogue whose label names somebody, by the ids of the parses."""
    labels = {id(p.doc): p.turn.name.start for p in page.paragraphs if p.kind is BlockKind.LABEL and p.turn is not None}
    labelled = (f for f in found if id(f.doc) in labels and f.begin <= labels[id(f.doc)] < f.span.end)
    named = {labels[id(f.doc)]: f.actor for f in labelled}
    spoken = ((id(p.doc), named.get(p.turn.name.start)) for p in page.paragraphs if p.turn is not None)
    return {doc: actor for doc, actor in spoken if actor is not None}


def _signed(name: str | None, registry: Registry, kind: ActorKind) -> Entry | None:
    """Return the actor that a byline or masthead names."""
    if not name or not slug(name):
        return None
    known = registry.gazetteer.exact(name)
    if known is not None:
        return registry.known(known.actor.id)
    parts = name.split()
    if kind is ActorKind.PERSON and is_organization(parts[-1].lower()) and not is_first_name(parts[0].lower()):
        kind = ActorKind.ORGANIZATION
    if len(parts) == _FULL_NAME and is_first_name(parts[0].lower()) and not is_organization(parts[-1].lower()):
        kind = ActorKind.PERSON  # “From: Ann Lee”
    if kind is ActorKind.PERSON and " and " in name:
        kind = ActorKind.GROUP  # “By Ann Lee and Tom Kay”
    entry = registry.named(kind, name, scoped=kind is ActorKind.PERSON and len(parts) == 1)
    entry.gender = gender_of(parts[0].lower()) if kind is ActorKind.PERSON else ""
    return entry


def _stated(by_doc: Mapping[int, Sequence[Found]]) -> dict[int, list[StatedRole]]:
    """Return the roles that stand beside each person's name."""
    stated: dict[int, list[StatedRole]] = {}
    for own in by_doc.values():
        by_token = {i: f for f in own for i in range(f.first, f.last + 1)}
        for f in own:
            if f.kind is ActorKind.PERSON:
                stated[id(f)] = list(roles_beside(f, by_token))
    return stated


def _discourse(
    page: Page, registry: Registry, meant: Governments, author: Entry, we: Entry, *, signed: bool
) -> Discourse:
    """Return the state before the first word; “I” is nobody where an unsigned text does not speak in its own voice."""
    layout = Layout.of(page)
    own = signed or _speaks_for_itself(page, layout)
    return Discourse(registry, layout, meant, author=author.id if own else None, we=we.id if own else None)


def _pass(
    parses: Sequence[Doc],
    by_doc: Mapping[int, Sequence[Found]],
    stated: Mapping[int, Sequence[StatedRole]],
    discourse: Discourse,
) -> list[Found]:
    """Pass names and descriptions in text order; return all of them that are mentions."""
    result: list[Found] = []
    paragraphs = [_in_order(doc, by_doc[id(doc)]) for doc in parses]
    everyone = [item for items in paragraphs for item in items]
    expand_initials(everyone, stated, discourse.registry)
    learn_genders(everyone, discourse.registry.entries, discourse.layout.sentence)
    for doc, items in zip(parses, paragraphs, strict=True):
        own = by_doc[id(doc)]
        discourse.enter(own)
        appositives = {role.head: f for f in own for role in stated.get(id(f), ()) if f.actor}
        for item in items:
            if isinstance(item, Found):
                pass_name(discourse, item, stated.get(id(item), ()))
                result.append(item)
                continue
            head = item.found.head
            discourse.meet(item.found)
            if head in appositives and item.found.kind is ActorKind.PERSON:
                item.found.actor, item.found.why = appositives[head].actor, "description-role"
                discourse.remember(item.found)
            else:
                pass_description(discourse, item)
            result.append(item.found)
    return result


def _in_order(doc: Doc, own: Sequence[Found]) -> list[Found | Description]:
    """Return the names and descriptions of a paragraph in text order."""
    whole = (f for f in own if f.kind is not None or f.first < f.last)  # “Wood Bank” is no bank
    taken = frozenset(i for f in whole for i in range(f.first, f.last + 1))
    heads = {f.last + 1: _head_of_role_behind(f) for f in own if f.kind is ActorKind.ORGANIZATION}
    order: list[tuple[int, int, Found | Description]] = [(f.head, 0, f) for f in own if f.kind is not None]
    for item in describe(doc, taken):
        head = heads.get(item.found.head)
        if head is not None:
            item.found.head = head
        order.append((item.found.head, 1, item))
    return [item for _, _, item in sorted(order, key=lambda entry: entry[:2])]


def _head_of_role_behind(name: Found) -> int | None:
    """Return the word that a role behind a name is read as: in “a Department for Work spokesman said” “Department”.

    The parser makes the first word of such a name the subject; it is the role's, the name gets its last word.
    """
    doc, i = name.doc, name.last + 1
    if i >= len(doc) or not is_role(doc[i].lower_) or doc[i].tag_ != "NN":
        return None
    inside = range(name.first, name.last + 1)
    head = next((k for k in inside if doc[k].head.i not in inside and doc[k].head.i != i), None)
    if doc[i].head.i not in inside or head is None or head == name.last:
        return None
    name.head = name.last
    return head


def _mentions(document: Document, items: Sequence[Found]) -> tuple[Mention, ...]:
    mentions: dict[int, Mention] = {}
    for f in items:
        span, head = f.span, begin(f.token)
        mentions.setdefault(head, Mention(document.id, span, span.of(document.text), f.actor, f.how, head, f.why))
    return tuple(sorted(mentions.values(), key=lambda m: (m.span, m.head)))


def _speaks_for_itself(page: Page, layout: Layout) -> bool:
    """Whether a text without a named author speaks of “I” and “we” throughout, and not in a stray quotation."""
    own = [begin(token) for p in page.paragraphs for token in p.wording.among(_OWN) if not layout.is_quoted(token)]
    if len(own) < max(1.0, _OWN_VOICE * len(set(layout.sentence.values()))):
        return False
    first, last = page.paragraphs[0].span.start, begin(page.paragraphs[-1].wording.tokens[-1])
    return own[0] - first < (last - first) / 3  # readers' comments come behind the report
