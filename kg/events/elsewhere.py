"""Finds who did what a mention tells of, where that stands in words that do not belong to it.

“In evidence to MPs last May [the union] said …”, “[The board] meets on Friday. … The agenda was published today.”
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import Cast
from kg.events.fit import is_named
from kg.events.mention import Happening
from kg.events.merge import EventMention
from kg.lang.tables import words
from kg.model import AGENT, Event, take_part
from kg.syntax import Clause, conjuncts
from kg.syntax.relations import (
    CLAUSE_COMPLEMENT,
    DETERMINER,
    NOUN_CLAUSE,
    OBJECT,
    PASSIVE_SUBJECT,
    PREPOSITION_OBJECT,
    dependents,
    stands_as,
)

IN, TOLD_IN, TELLING, POINTING = (words("event_words", key) for key in ("in", "told_in", "telling", "pointing"))
PAPERS, MEETINGS = words("event_words", "papers"), words("event_words", "meetings")
_NAMED = ("org/", "person/")


def with_agent_told_elsewhere(
    event: Event, happening: Happening, clauses: Sequence[Clause], cast: Cast, before: Sequence[EventMention]
) -> Event:
    """Return an event without agent with the one that other words of the sentence or text tell, if they do."""
    tellers = (cast.actor(t) for t in _tellers(happening, clauses)) if happening.nominal else ()
    agent = [a for a in tellers if a is not None and a.startswith(_NAMED)]
    agent = agent or (_of_last_meeting(before) if _are_papers(happening) else [])
    others = {p.role: event.of(p.role) for p in event.participants}
    return replace(event, participants=take_part({AGENT: agent, **others}))


def _tellers(happening: Happening, clauses: Sequence[Clause]) -> tuple[Token, ...]:
    """“In a letter of 3 May [the union] said …”: who says something in a letter or speech gives it."""
    noun = happening.head
    if not (stands_as(noun, PREPOSITION_OBJECT) and noun.head.lower_ in IN and is_named(noun, TOLD_IN)):
        return ()
    others = [t for t in happening.of(AGENT) if t.tag_ != "PRP$"]  # “in a letter by a parent”, not “in its letter”
    if others or any(c.lower_ in POINTING for c in dependents(noun, DETERMINER)):
        return ()
    above = next((c for c in clauses if c.head == noun.head.head), None)
    if above is None or above.subject is None:
        return ()
    tells = above.lemma in TELLING or any(stands_as(c, CLAUSE_COMPLEMENT) for c in above.complements)
    return conjuncts(above.subject) if tells else ()


def _are_papers(happening: Happening) -> bool:
    """“The minutes will be published”, “the agenda, published today”: papers that a meeting has."""
    head = happening.head
    if happening.nominal or happening.rule.type != "publication":
        return False
    published = dependents(head, PASSIVE_SUBJECT, OBJECT) or ([head.head] if stands_as(head, NOUN_CLAUSE) else [])
    return any(is_named(t, PAPERS) for t in published)


def _of_last_meeting(before: Sequence[EventMention]) -> list[str]:
    """Return the bodies of the last meeting that was told of."""
    told = (m.event.of(AGENT) for m in reversed(before) if m.event.type in MEETINGS)
    return next((bodies for agents in told if (bodies := [a for a in agents if a.startswith("org/")])), [])
