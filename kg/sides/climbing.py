"""From a mention of the target upward along the syntax, to the words that judge it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.sides.clauses import as_complement, as_conjunct, as_object, as_predicate, as_quality
from kg.sides.judgement import GUESSES, Ground, Judgement
from kg.sides.lexicon import is_one_of
from kg.sides.phrases import in_phrase
from kg.sides.predicates import of_subject
from kg.sides.things import described, in_clause_of_noun, in_noun, is_ended
from kg.sides.trail import Found, Trail
from kg.sides.worth import Worth
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    CLAUSAL_SUBJECT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    MODIFYING_CLAUSE,
    NOUN_MODIFIER,
    OBJECT,
    OWNER,
    PARATAXIS,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENT,
    RECIPIENT,
    SUBJECT,
    Relation,
    dependents,
    stands_as,
)

FURTHEST = 12
"""Steps after which a trail is given up: no sentence that people read is deeper."""
FIRM = 0.45
"""So strong is what a word says itself, whatever is done with it: “shows [support] for it”."""
VERBAL = ("VERB", "AUX")


def climb(trail: Trail, depth: int = 0) -> list[Judgement]:
    """Return what the sentence says of what the trail stands for."""
    found: list[Judgement] = []
    for step in _from_here(trail) if depth < FURTHEST else ():
        if isinstance(step, Judgement):
            found.append(step)
            continue
        further, firm = climb(step, depth + 1), step.otherwise
        sure = firm is not None and firm.ground not in GUESSES and firm.strength >= FIRM
        if firm and (not further or (sure and all(j.ground in GUESSES for j in further))):
            further = [firm]  # “shows support for [it]”: the noun says more than what is done with it
        found += further
    return [j for j in found if j.side and j.strength]


def sign_at_top(token: Token) -> int:
    """Return what a word is in the phrase it stands in: 1 “a levy on [fuel]”, -1 “the end of [the levy]”."""
    trail = Trail(token, Worth({token.i}))
    for _ in range(FURTHEST):
        further = _from_here(trail)
        told = next((j.side for j in further if isinstance(j, Judgement) and j.side), 0)
        above = next((t for t in further if isinstance(t, Trail)), None)
        if told or above is None:
            return told or trail.sign
        trail = above
    return trail.sign


def _from_here(trail: Trail) -> Found:
    verbal = trail.token.pos_ in VERBAL and not stands_as(trail.token, ANY_SUBJECT, OBJECT, ADJECTIVE, COMPOUND)
    beside: Found = described(trail) if not verbal and trail.token.i in trail.worth.targets else []
    if not verbal and is_ended(trail.token):
        trail = trail.to(trail.token, -1, "its end")
        if trail.token.head == trail.token:
            return [trail.judged(1, 0.5, Ground.DEMAND, f"{trail.token.left_edge.text} it (demand)")]
    if trail.within is not None and trail.token.head.i not in trail.within:
        return beside
    if (
        not verbal
        and not stands_as(trail.token, SUBJECT)
        and any(is_one_of(c, "worth.none_of") for c in dependents(trail.token, DETERMINER, ADJECTIVE))
    ):
        trail = trail.to(trail.token, -1, "none of it")
    for relation, rule in ACTIONS if verbal else THINGS:
        if stands_as(trail.token, relation):
            return beside + rule(trail)
    return beside


Rule = Callable[[Trail], Found]
THINGS: tuple[tuple[Relation, Rule], ...] = (
    (CONJUNCT, as_conjunct),
    (COMPOUND | NOUN_MODIFIER | OWNER | ADJECTIVE, in_noun),
    (PREPOSITION_COMPLEMENT, in_phrase),
    (ANY_SUBJECT, of_subject),
    (PREDICATE_ADJECTIVE, as_quality),
    (OBJECT | RECIPIENT, as_object),
    (PREDICATE_NOUN, as_predicate),
    (MODIFYING_CLAUSE, in_clause_of_noun),
    (COMPLEMENT | ADVERBIAL_CLAUSE | PARATAXIS, as_complement),
)
"""How a side goes on from a thing, by its place."""
ACTIONS: tuple[tuple[Relation, Rule], ...] = (
    (CLAUSAL_SUBJECT, of_subject),
    (PREPOSITION_CLAUSE, in_phrase),
    (MODIFYING_CLAUSE, in_clause_of_noun),
    (COMPLEMENT | ADVERBIAL_CLAUSE, as_complement),
    (CONJUNCT, as_conjunct),
)
"""How it goes on from an action on the target, by the place of its verb."""
