"""From parses to a cast: names, then their actors, then one walk through descriptions, pronouns and posts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from spacy.tokens import Doc

from kg.actors.cast import Cast
from kg.actors.descriptions import SELF, US, Description, describe
from kg.actors.gazetteer import Gazetteer
from kg.actors.governments import governments
from kg.actors.mention import Found
from kg.actors.names.find import names
from kg.actors.names.genders import learn_genders
from kg.actors.names.link import link_names
from kg.actors.names.spelling import slug
from kg.actors.registry import Entry, Registry
from kg.actors.resolve import pass_description, pass_name
from kg.actors.roles.beside_name import posts
from kg.actors.roles.find import find_roles
from kg.actors.roles.title import StatedRole
from kg.actors.walk import Walk
from kg.actors.words import Words, words
from kg.model import ActorKind, Document, FoundBy, Mention
from kg.page import Page
from kg.syntax import begin

_OWN_VOICE = 0.2
"""Words like “I” and “we” a sentence from which on a text without a byline is somebody's own."""
_ANSWER = re.compile(r"(?:A|Answer)\s?[:.]\s")
_FOLDER = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org"}


def find_actors(page: Page, gazetteer: Gazetteer) -> Cast:
    """Return everyone in a document: actors, their mentions, and the posts they hold."""
    document, parses = page.document, page.parses
    lists = words()
    registry = Registry(document.id, gazetteer)
    author = _signed(document.author, registry, lists, ActorKind.PERSON)
    publisher = _signed(document.publisher, registry, lists, ActorKind.ORGANIZATION)
    found = names(page.paragraphs, gazetteer, lists)
    link_names(found, registry, lists)
    unnamed = author or registry.unnamed(ActorKind.PERSON, "author")
    unnamed.label = author.label if author else "the author"
    by_doc: dict[int, list[Found]] = {id(doc): [] for doc in parses}
    for f in found:
        by_doc[id(f.doc)].append(f)
    held = _held(by_doc, lists)
    quoted, sentence = _quoted(page), _sentences(parses)
    walk = Walk(
        registry,
        lists,
        governments(parses, lists),
        author=author.id if author else unnamed.id,
        we=publisher.id if publisher else author.id if author else unnamed.id,
        quoted=quoted,
        sentence=sentence,
        spoken=_spoken(parses, quoted, sentence),
    )
    if author is None and not _own_voice(parses, quoted, len(set(sentence.values()))):
        walk.author = walk.we = None
    items = _walk(parses, by_doc, held, walk, lists)
    mentions = _mentions(document, items)
    roles = find_roles(document, found, held, walk)
    return Cast(
        registry.actors(),
        mentions,
        roles,
        author.id if author else None,
        publisher.id if publisher else None,
        unnamed.id,
    )


def _signed(name: str | None, registry: Registry, lists: Words, kind: ActorKind) -> Entry | None:
    """Return the actor that a byline or masthead names."""
    if not name or not slug(name):
        return None
    known = registry.gazetteer.exact(name)
    if known is not None:
        return registry.known(known.actor.id)
    parts = name.split()
    if kind is ActorKind.PERSON and lists.organization(parts[-1].lower()) and not lists.first_name(parts[0].lower()):
        kind = ActorKind.ORGANIZATION
    entry = registry.named(kind, name, scoped=kind is ActorKind.PERSON and len(parts) == 1)
    entry.gender = lists.gender(parts[0].lower()) if kind is ActorKind.PERSON else ""
    return entry


def _held(by_doc: Mapping[int, Sequence[Found]], lists: Words) -> dict[int, list[StatedRole]]:
    """Return the posts that stand beside each person's name."""
    held: dict[int, list[StatedRole]] = {}
    for own in by_doc.values():
        by_token = {i: f for f in own for i in range(f.first, f.last + 1)}
        for f in own:
            if f.kind is ActorKind.PERSON:
                held[id(f)] = list(posts(f, by_token, lists))
    return held


def _walk(
    parses: Sequence[Doc],
    by_doc: Mapping[int, Sequence[Found]],
    held: Mapping[int, Sequence[StatedRole]],
    walk: Walk,
    lists: Words,
) -> list[Found]:
    """Pass names and descriptions in text order; return all of them that are mentions."""
    result: list[Found] = []
    pages = [_page(doc, by_doc[id(doc)], lists) for doc in parses]
    _abbreviations(pages, walk.roster)
    learn_genders([item for page in pages for item in page], walk.roster.entries, walk.sentence)
    for doc, page in zip(parses, pages, strict=True):
        own = by_doc[id(doc)]
        walk.by_token = {f.head: f for f in own}
        appositives = {post.head: f for f in own for post in held.get(id(f), ()) if f.actor}
        for item in page:
            if isinstance(item, Found):
                pass_name(walk, item, held.get(id(item), ()))
                result.append(item)
                continue
            head = item.found.head
            walk.by_token[head] = item.found
            if head in appositives and item.found.kind is ActorKind.PERSON:
                item.found.actor = appositives[head].actor
                walk.remember(item.found)
            else:
                pass_description(walk, item)
            result.append(item.found)
    return result


def _abbreviations(pages: Sequence[Sequence[Found | Description]], registry: Registry) -> None:
    """“SW” is no body where the text writes out “social workers”: the initials mean that group."""
    groups: dict[str, str] = {}
    for page in pages:
        for item in page:
            if isinstance(item, Description) and item.found.kind is ActorKind.GROUP and len(item.core) > 1:
                groups.setdefault("".join(part[0] for part in item.core).upper(), " ".join(item.core))
    for page in pages:
        for item in page:
            if not isinstance(item, Found) or item.known is not None or item.name not in groups or item.sure:
                continue
            if item.actor is not None:
                registry.entries.pop(item.actor, None)
            item.kind, item.named, item.how = ActorKind.GROUP, False, FoundBy.ACRONYM
            registry.call(registry.unnamed(ActorKind.GROUP, groups[item.name]), item, item.name)


def _page(doc: Doc, own: Sequence[Found], lists: Words) -> list[Found | Description]:
    """Return the names and descriptions of a paragraph in text order."""
    taken = frozenset(i for f in own if f.kind is not None for i in range(f.first, f.last + 1))
    heads = {f.last + 1: _behind(f, lists) for f in own if f.kind is ActorKind.ORGANIZATION}
    order: list[tuple[int, int, Found | Description]] = [(f.head, 0, f) for f in own if f.kind is not None]
    for item in describe(doc, taken, lists):
        head = heads.get(item.found.head)
        if head is not None:
            item.found.head = head
        order.append((item.found.head, 1, item))
    return [item for _, _, item in sorted(order, key=lambda entry: entry[:2])]


def _behind(name: Found, lists: Words) -> int | None:
    """Return the word that a post behind a name is read as: in “a Department for Work spokesman said” “Department”.

    The parser makes the first word of such a name the subject; it is the post's, the name gets its last word.
    """
    doc, i = name.doc, name.last + 1
    if i >= len(doc) or not lists.post(doc[i].lower_) or doc[i].tag_ != "NN":
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
        mentions.setdefault(head, Mention(document.id, span, span.of(document.text), f.actor, f.how, head))
    return tuple(sorted(mentions.values(), key=lambda m: (m.span, m.head)))


def _quoted(page: Page) -> frozenset[int]:
    """Return where the words begin that stand inside quotation marks."""
    starts: set[int] = set()
    for paragraph in page.paragraphs:
        quotations = [q.inner for q in paragraph.quotations]
        place, start = 0, paragraph.span.start
        for token in paragraph.doc:
            here = start + token.idx
            while place < len(quotations) and quotations[place].end <= here:
                place += 1
            if place < len(quotations) and quotations[place].start <= here:
                starts.add(here)
    if sum(_ANSWER.match(doc.text) is not None for doc in page.parses) > 1:  # an interview: “I” is not the author
        starts.update(begin(token) for doc in page.parses for token in doc)
    return frozenset(starts)


def _own_voice(parses: Sequence[Doc], quoted: frozenset[int], sentences: int) -> bool:
    """Whether a text without a named author speaks of “I” and “we” throughout, and not in a stray quotation."""
    own = [begin(t) for doc in parses for t in doc if t.lower_ in SELF | US and begin(t) not in quoted]
    if len(own) < max(1.0, _OWN_VOICE * sentences):
        return False
    first, last = begin(parses[0][0]), begin(parses[-1][-1])
    return own[0] - first < (last - first) / 3  # readers' comments come behind the report


def _sentences(parses: Sequence[Doc]) -> dict[tuple[int, int], int]:
    """Number the sentences of a document through its paragraphs, by token."""
    numbers: dict[tuple[int, int], int] = {}
    count = 0
    for doc in parses:
        count += 1
        for token in doc:
            if token.is_sent_start and token.i:
                count += 1
            numbers[id(doc), token.i] = count
    return numbers


def _spoken(parses: Sequence[Doc], quoted: frozenset[int], sentence: Mapping[tuple[int, int], int]) -> tuple[int, ...]:
    """Return, by the number of a sentence, how many up to it stand inside quotation marks throughout."""
    plain = {sentence[id(d), t.i] for d in parses for t in d if t.is_alpha and begin(t) not in quoted}
    last = max(sentence.values(), default=0)
    return tuple(accumulate(int(n > 0 and n not in plain) for n in range(last + 1)))


__all__ = ["FoundBy", "find_actors"]
