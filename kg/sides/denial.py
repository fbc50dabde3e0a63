"""Whether a clause is denied, and what stands above it: “no evidence that it works”, “denied that it would harm”."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.sides.lexicon import Does, does, is_one_of
from kg.syntax.relations import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    PRECONJUNCTION,
    PREPOSITION_OBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.wording import children

CONCEDED = 0.5
"""What is conceded weighs half: “although it would cost jobs, …”."""


def negated(clause: Token) -> bool:
    """“does [not] work”, “[no longer] works”, “[nobody] wants it”, “[hardly] works”; twice is none."""
    return sum(_denies(child) for child in children(clause)) % 2 == 1


def turn(clause: Token) -> int:
    """Return -1 for a negated clause, else 1."""
    return -1 if negated(clause) else 1


def _denies(child: Token) -> bool:
    if stands_as(child, NEGATION, PRECONJUNCTION):
        return not _is_not_only(child) and (stands_as(child, NEGATION) or is_one_of(child, "denial.none"))
    if stands_as(child, ADVERB) and is_one_of(child, "links.nothing_but"):
        return False
    if stands_as(child, ADVERB):
        return is_one_of(child, "denial.adverbs") or _has_none(child)
    return stands_as(child, ANY_SUBJECT) and (is_one_of(child, "denial.none") or _has_none(child))


def _is_not_only(word: Token) -> bool:
    """“[not] only saves money”: what follows is affirmed."""
    return word.i + 1 < len(word.doc) and is_one_of(word.doc[word.i + 1], "links.nothing_but")


def _has_none(word: Token) -> bool:
    """“[no] council”, “[no] longer”"""
    return any(is_one_of(c, "denial.none") for c in dependents(word, DETERMINER, NEGATION, ADVERB))


def has_none(noun: Token) -> bool:
    """“[no] evidence”, “[little] need”, “[a lack of] evidence”"""
    if any(is_one_of(c, "denial.few") for c in children(noun)):
        return True
    lacking = noun.head.head if stands_as(noun, PREPOSITION_OBJECT) else noun
    return is_one_of(lacking, "denial.lack")


def turn_above(clause: Token, within: Collection[int] | None = None) -> int:
    """Return -1 where what stands above the clause denies it: a doubt, a refusal, no evidence.

    Nothing outside the places `within` counts, where they are given: a claim is not denied by who reports it.
    """
    sign, below = 1, clause
    for above in clause.ancestors:
        if (within is not None and above.i not in within) or stands_as(below, CONJUNCT, ADVERBIAL_CLAUSE):
            break
        if stands_as(below, COMPLEMENT):
            sign *= _turn_by_verb(below, above)
        elif stands_as(below, MODIFYING_CLAUSE) and is_one_of(above, "denial.no_basis"):
            sign *= -1 if has_none(above) != is_one_of(above, "denial.doubt") else 1
        below = above
    return sign


def _turn_by_verb(below: Token, above: Token) -> int:
    families = does(above)
    sign = -1 if families & {Does.DOUBTS, Does.REFUSES} else 1
    stands_open = stands_as(below, CLAUSE_COMPLEMENT) or Does.REFUSES in families
    tells = families & {Does.SAYS, Does.DOUBTS, Does.REFUSES} or _judges_after(above, below)
    return -sign if negated(above) and stands_open and tells else sign


def _judges_after(above: Token, below: Token) -> bool:
    """“it [is] not true that …”, but not “nobody wants it, it [is] not safe”."""
    return is_one_of(above, "links.is") and above.i < below.i


def conceded(clause: Token) -> bool:
    """“[although] it would cost jobs, …”, “it [may] help, [but] …”"""
    if any(is_one_of(m, "links.concessions") for m in dependents(clause, MARKER)):
        return True
    follows = has(clause, CONJUNCT) and any(is_one_of(c, "links.but") for c in dependents(clause, CONJUNCTION))
    return follows and any(is_one_of(c, "links.may") for c in dependents(clause, HELPER))


def weight_of(clause: Token) -> float:
    """Return what a clause weighs as a part of its sentence."""
    return CONCEDED if conceded(clause) else 1.0
