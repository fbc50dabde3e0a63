"""Whom a claim is aimed at, whom it speaks of, and to whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.actors import Cast
from kg.claims.draft import Draft
from kg.claims.lexicon import lemma_of
from kg.claims.meaning import Meaning, obliges
from kg.lang.tables import words
from kg.model import Act, ActorKind, Event, Spans, Stance
from kg.rules.cue import CueIndex, load_cues
from kg.syntax import conjuncts, is_predicate, noun_phrase, prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    MARKER,
    MODIFYING_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    OWNER,
    PREDICATE_NOUN,
    PREPOSITION_OBJECT,
    ROOT,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.wording import children

NEED = words("speaking", "need")
SUFFERING, SUFFERERS = words("documents", "suffering"), words("documents", "sufferers")
THINGS = words("speaking", "things")
"""Pronouns that mostly stand for what was said or planned, not for somebody."""

MAKERS = words("speaking", "makers")


def target(draft: Draft, cast: Cast, tokens: Sequence[Token], speaker: str | None, means: Meaning) -> tuple[str, ...]:
    """Return the actors the stance or demand is towards: in the part the cue names, else who acts in what is said."""
    found: list[str] = []
    named = draft.cue.target if draft.frame is not None and draft.cue is not None else ()
    if draft.frame is not None and named:
        head = draft.frame.part(["receiver", *(name for name in named if name != "content")])
        heads = [head] if head is not None else list(draft.frame.content) if "content" in named else []
        for one in heads:
            found.extend(_actors_at(one, cast))
    denies = means.act is Act.DENIAL
    if not found and "content" in named and means.stance is not Stance.NEUTRAL and not denies:
        inside = [m.actor_id for s in draft.content for m in cast.mentions_in(s) if m.actor_id in cast.actors]
        found.extend([a for a in inside if a and cast.actors[a].kind is ActorKind.ORGANIZATION][:1])
    if not found and means.act is Act.DEMAND:
        found.extend(a for a in _asked_to_act(draft, cast) if a != speaker)
    if not found and means.act is Act.DEMAND:
        found.extend(a for a in _obliged(tokens, cast) if a != speaker)
    if not found and means.stance is not Stance.NEUTRAL and (draft.quoted or not named):
        found.extend(_agents(tokens, cast, load_cues(), owners=means.stance is Stance.OPPOSES))
    wholes = [cast.actors[a].part_of for a in found if a in cast.actors]
    return tuple(dict.fromkeys(a for a in (*found, *wholes) if a is not None and a != speaker))


def aimed_at(draft: Draft, cast: Cast) -> tuple[str, ...]:
    """Return the actors that the part of the cue which tells the target names itself: “blamed [ministers]”."""
    if draft.frame is None or draft.cue is None:
        return ()
    head = draft.frame.part(["receiver", *(name for name in draft.cue.target if name != "content")])
    heads = [head] if head is not None else list(draft.frame.content) if "content" in draft.cue.target else []
    return tuple(a for one in heads for c in conjuncts(one) if (a := cast.actor(c)) is not None)


def _actors_at(head: Token, cast: Cast) -> list[str]:
    """The actor a phrase denotes, else its owner or maker (“the decision by X”), else the organizations in it.

    Of a clause it is who acts in it: “complained that [X] had not listened”.
    """
    if is_predicate(head):
        subject = first_dependent(head, ACTIVE_SUBJECT)
        return [a for a in [cast.actor(subject)] if a] if subject is not None and subject.lower_ not in THINGS else []
    if head.lower_ in THINGS:
        return []
    direct = [cast.actor(one) for one in conjuncts(head)]
    if any(direct):
        return [a for a in direct if a]
    near = [cast.actor(c) for c in dependents(head, OWNER)]
    near += [a for name, h in prepositions(head) if name in MAKERS for a in _actors_at(h, cast)]
    known = [a for a in near if a is not None]
    groups = [a for a in known if cast.actors[a].kind is ActorKind.GROUP][:1]
    if len(known) > len(groups):
        return [a for a in known if a not in groups][:1]
    clause = any(
        stands_as(x, MARKER) for c in dependents(head, MODIFYING_CLAUSE, CLAUSE_COMPLEMENT) for x in children(c)
    )
    place = noun_phrase(head, full=not clause)  # “dismissed claims that X had failed”: not against X
    inside = [m.actor_id for m in cast.mentions_in(place) if m.actor_id]
    organizations = [a for a in inside if cast.actors[a].kind is ActorKind.ORGANIZATION]
    return organizations[-1:] or groups


def _agents(tokens: Sequence[Token], cast: Cast, index: CueIndex, *, owners: bool) -> list[str]:
    """Who acts in a main clause of what is said, a group only where it does something; `owners`: or whose doing it is.

    Who is reported to say something is not what the claim is aimed at.
    """
    inside = {t.i for t in tokens}
    for token in tokens:
        verb = token.head
        if not stands_as(token, ACTIVE_SUBJECT) or index.marks("VERB", lemma_of(verb)) or _suffers(verb):
            continue
        above = verb.head
        reported = stands_as(verb, CLAUSE_COMPLEMENT) and index.marks("VERB", lemma_of(above))
        if above.i in inside and not stands_as(verb, ROOT) and not reported:
            continue
        behind = [cast.actor(c) for c in dependents(token, OWNER)] if owners else []
        for actor in (cast.actor(token), *behind):
            does = has(verb, OBJECT)
            if actor in cast.actors and (does or cast.actors[actor].kind is not ActorKind.GROUP):
                return [actor]
    return []


def _suffers(verb: Token) -> bool:
    """“she was the victim of a campaign”, “children need help”: what is wrong has been done to them."""
    if verb.lemma_ in SUFFERING and not has(verb, OPEN_COMPLEMENT):
        return True
    return any(stands_as(c, PREDICATE_NOUN, OBJECT) and c.lemma_ in SUFFERERS for c in children(verb))


def _obliged(tokens: Sequence[Token], cast: Cast) -> list[str]:
    """Who is to do what is demanded: the subject of “must”, “should”, “need to”, or its owner."""
    cues = load_cues()
    inside = set(tokens)
    for token in tokens:
        verb = token.head
        if stands_as(verb, CLAUSE_COMPLEMENT) and verb.head in inside and cues.marks("VERB", lemma_of(verb.head)):
            continue  # “Laming said social workers should …” is Laming's demand
        lacks = verb.lemma_ in NEED and not has(verb, OPEN_COMPLEMENT)  # “children need help”
        if stands_as(token, SUBJECT) and obliges(verb) and not lacks:
            actors = [cast.actor(token), *(cast.actor(c) for c in dependents(token, COMPOUND, OWNER))]
            return [a for a in actors if a in cast.actors][:1]
    return []


def _asked_to_act(draft: Draft, cast: Cast) -> list[str]:
    """Who is to do what is demanded: “called for [ministers] to resign”, “wants [the council] to act”."""
    frame = draft.frame if draft.cue is not None and draft.cue.act is Act.DEMAND else None
    for head in frame.content if frame is not None else ():
        if has(head, ACTIVE_SUBJECT) and is_predicate(head):
            return _actors_at(head, cast)
        acts = any(stands_as(c, MODIFYING_CLAUSE) and c.tag_ == "VB" for c in children(head))
        acts |= stands_as(head, PREPOSITION_OBJECT) and frame is not None and "infinitive" in frame.parts
        if acts and (actor := cast.actor(head)) is not None:
            return [actor]
    return []


class EventPlaces:
    """The events of a document by where they are told of."""

    def __init__(self, events: Iterable[Event]) -> None:
        told = sorted((e.span.start, e.span.end, n, event.id) for n, event in enumerate(events) for e in event.evidence)
        self._starts = [start for start, *_ in told]
        self._told = told

    def inside(self, spans: Spans) -> Iterator[str]:
        """Yield the ids of the events that one of these stretches tells of, in the order of the events."""
        found: set[tuple[int, str]] = set()
        for span in spans:
            first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
            found.update((number, event) for _, end, number, event in self._told[first:last] if end <= span.end)
        yield from (event for _, event in sorted(found))


def about(content: Spans, cast: Cast, events: EventPlaces, others: set[str | None]) -> tuple[str, ...]:
    """Return the actors and events that what is said mentions, besides the speaker and the target."""
    actors = [m.actor_id for s in content for m in cast.mentions_in(s) if m.actor_id and m.actor_id not in others]
    return tuple(dict.fromkeys((*actors, *events.inside(content))))


def addressee(draft: Draft, cast: Cast, speaker: str | None) -> tuple[str, ...]:
    """Return the actor spoken to, in the part the cue names."""
    if draft.frame is None or draft.cue is None or not draft.cue.addressee:
        return ()
    head = draft.frame.part(("recipient", *draft.cue.addressee))
    actor = cast.actor(head) if head is not None else None
    return (actor,) if actor and actor != speaker else ()
