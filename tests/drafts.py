"""What the finders of claims make of parses built by hand, as words."""

from __future__ import annotations

from typing import NamedTuple

from builders import doc, page

from kg.actors import Cast
from kg.claims.draft import Draft, Refused
from kg.claims.find import find_drafts, material_of
from kg.model import Actor, ActorKind, FoundBy, Mention, Span
from kg.page import Page
from kg.syntax import begin

SAID = "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ././punct>said"


class Found(NamedTuple):
    """A draft in words."""

    rule: str
    source: str
    content: str


def read(*parses: str) -> Page:
    """Return the page of these paragraphs."""
    return page(*map(doc, parses))


def drafts(made: Page, *, author: bool = False) -> list[Draft]:
    """Return the drafts of all finders, in text order."""
    return find_drafts(material_of(made, author=author))[0]


def refused(made: Page) -> list[Refused]:
    """Return what the finders refuse."""
    return find_drafts(material_of(made))[1]


def found(made: Page, *, author: bool = False) -> list[Found]:
    """Return the drafts in words."""
    text = made.document.text
    return [
        Found(d.rule, " … ".join(s.of(text) for s in d.source), " … ".join(s.of(text) for s in d.content))
        for d in drafts(made, author=author)
    ]


def cast(made: Page, **named: str) -> Cast:
    """Return the cast in which a word denotes an actor: Ofsted="org/ofsted", she="person/lee"; "" leaves it open."""
    mentions, actors = [], {}
    for parse in made.parses:
        for token in parse:
            identifier = named.get(token.text)
            if identifier is None:
                continue
            place = Span(begin(token), begin(token) + len(token))
            why = "" if identifier else "name-shared"
            mentions.append(Mention("d", place, token.text, identifier or None, FoundBy.RULE, place.start, why))
            if identifier:
                kinds = {"org": ActorKind.ORGANIZATION, "group": ActorKind.GROUP, "person": ActorKind.PERSON}
                actors[identifier] = Actor(identifier, token.text, kinds[identifier.split("/")[0]])
    return Cast(actors, tuple(mentions))
