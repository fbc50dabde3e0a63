"""What the tests of this folder read: hand-built paragraphs with four people and a few bodies that are known."""

from __future__ import annotations

from builders import doc, page
from spacy.tokens import Doc, Span

from kg.actors import Gazetteer, find_actors
from kg.model import Actor, ActorKind, KnownActor

PEOPLE = ("Ann Lee", "Sue Fox", "Gary Firth", "Paul Ray")
BODIES = {
    "UNISON": "union",
    "GMB": "union",
    "Hull Council": "local-authority",
    "Leeds Council": "local-authority",
    "Labour": "party",
    "Greens": "party",
    "Mirror": "newspaper",
    "Ofsted": "inspectorate",
    "Scottish Executive": "government",
    "UK Government": "government",
}


def known(name: str, sort: str) -> KnownActor:
    actor_id = f"org/{name.lower().replace(' ', '-')}"
    return KnownActor(Actor(actor_id, name, ActorKind.ORGANIZATION, classification=sort), (name,))


GAZETTEER = Gazetteer(tuple(known(name, sort) for name, sort in BODIES.items()))


def links(*parses: str, **fields: str) -> dict[str, tuple[str | None, str]]:
    """Return, by the words of each mention of some paragraphs, whose it is and why; of equal words the last."""
    found = find_actors(page(*(with_people(doc(parse)) for parse in parses), **fields), GAZETTEER)
    return {mention.text: (mention.actor_id, mention.why) for mention in found.mentions}


def with_people(parse: Doc) -> Doc:
    spans = []
    for name in PEOPLE:
        start = parse.text.find(name)
        span = parse.char_span(start, start + len(name), label="PERSON") if start >= 0 else None
        spans += [span] if isinstance(span, Span) else []
    parse.ents = tuple(sorted(spans, key=lambda span: span.start))
    return parse
