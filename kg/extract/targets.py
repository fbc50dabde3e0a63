"""Whom a claim is aimed at, whom it speaks of, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.actors import Cast
from kg.extract.cues import CueIndex, load_cues
from kg.extract.drafts import Draft
from kg.extract.frames import lemma_of
from kg.model import ActorKind, Event, Spans, Stance
from kg.syntax import conjuncts, noun_phrase, prepositions

THINGS = frozenset({"it", "this", "that", "these", "those"})
"""Pronouns that mostly stand for what was said or planned, not for somebody."""


def target(draft: Draft, cast: Cast, tokens: Sequence[Token], speaker: str | None, stance: Stance) -> tuple[str, ...]:
    """Return the actors the stance is towards: in the part the cue names, else the subject of what is said."""
    found: list[str] = []
    if draft.frame is not None and draft.cue is not None and draft.cue.target:
        names = [n for n in draft.cue.target if n != "content"]
        head = draft.frame.part(names) if names else None
        heads = [head] if head is not None else list(draft.frame.content) if "content" in draft.cue.target else []
        for one in heads:
            found.extend(_actors_at(one, cast))
    if not found and stance is not Stance.NEUTRAL and (draft.cue is None or draft.quoted or not draft.cue.target):
        found.extend(_subjects(tokens, cast, load_cues()))
    return tuple(dict.fromkeys(a for a in found if a != speaker))


def _actors_at(head: Token, cast: Cast) -> list[str]:
    """The actor a phrase denotes, else its owner or maker (“the decision by X”), else the organizations in it."""
    if head.lower_ in THINGS:
        return []
    direct = [cast.actor(one) for one in conjuncts(head)]
    if any(direct):
        return [a for a in direct if a]
    near = [cast.actor(c) for c in head.children if c.dep_ == "poss"]
    near += [a for name, h in prepositions(head) if name in ("by", "of", "from") for a in _actors_at(h, cast)]
    known = [a for a in near if a is not None]
    groups = [a for a in known if cast.actors[a].kind is ActorKind.GROUP][:1]
    if len(known) > len(groups):
        return [a for a in known if a not in groups][:1]
    inside = [m.actor_id for m in cast.mentions_in(noun_phrase(head, full=True)) if m.actor_id]
    named = [a for a in inside if cast.actors[a].kind is ActorKind.ORGANIZATION]
    return named[-1:] or groups


def _subjects(tokens: Sequence[Token], cast: Cast, index: CueIndex) -> list[str]:
    """The organizations and persons that are subject, or owner of the subject, of a main clause of what is said."""
    inside = {t.i for t in tokens}
    found: list[str] = []
    for token in tokens:
        if token.dep_ not in ("nsubj", "nsubjpass") or (token.head.head.i in inside and token.head.dep_ != "ROOT"):
            continue
        if index.look_up("VERB", lemma_of(token.head)):
            continue  # who is reported to say something is not what the claim is aimed at
        actors = [cast.actor(token), *(cast.actor(c) for c in token.children if c.dep_ == "poss")]
        found.extend(a for a in actors if a and a in cast.actors and cast.actors[a].kind is not ActorKind.GROUP)
    return found[:1]


def about(content: Spans, cast: Cast, events: Sequence[Event], others: set[str | None]) -> tuple[str, ...]:
    """Return the actors and events that what is said mentions, besides the speaker and the target."""
    actors = [m.actor_id for s in content for m in cast.mentions_in(s) if m.actor_id and m.actor_id not in others]
    happened = [e.id for e in events if any(s.covers(v.span) for v in e.evidence for s in content)]
    return tuple(dict.fromkeys((*actors, *happened)))


def addressee(draft: Draft, cast: Cast, speaker: str | None) -> tuple[str, ...]:
    """Return the actor spoken to, in the part the cue names."""
    if draft.frame is None or draft.cue is None or not draft.cue.addressee:
        return ()
    head = draft.frame.part(("recipient", *draft.cue.addressee))
    actor = cast.actor(head) if head is not None else None
    return (actor,) if actor and actor != speaker else ()
