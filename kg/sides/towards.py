"""The side a text takes towards something named in it: `side_towards`."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.sides.climbing import climb
from kg.sides.demands import obliged
from kg.sides.denial import turn, turn_above
from kg.sides.judgement import Ground, Judgement, agreed
from kg.sides.trail import Trail
from kg.sides.worth import Worth
from kg.syntax.relations import ADJECTIVE, COMPOUND, NOUN_MODIFIER, OWNER, stands_as


def side_towards(
    target: Collection[Token], within: Collection[int] | None = None, *, is_actor: bool = False
) -> Judgement | None:
    """Return the side that the sentences of these words take towards them; None if no words show one.

    Where places of words are given as `within`, only these may judge: the words of one claim of a sentence.
    `is_actor`: they name a person or body, whose acts tell of them only if they plainly do well or ill.

    “Unions warned that [the levy] would cost jobs” → against: would cost jobs (effect: lowers jobs, wanted)
    """
    worth = Worth((token.i for token in target), is_actor=is_actor)
    return agreed([judgement for head in heads(target) for judgement in judgements(head, worth, within)])


def side_of_phrase(phrase: Collection[Token], within: Collection[int] | None = None) -> Judgement | None:
    """Return the side towards what a phrase names as a whole: “[the abolition of the levy] is overdue” → for it."""
    worth, places = Worth(token.i for token in phrase), {token.i for token in phrase}
    tops = [t for t in phrase if t.head == t or t.head.i not in places]
    return agreed([judgement for top in tops for judgement in judgements(top, worth, within)])


def heads(target: Collection[Token]) -> list[Token]:
    """Return the words of a target that hang on none of its own as a part of its name: “school [uniform]”."""
    places = {token.i for token in target}
    return [t for t in target if t.head == t or t.head.i not in places or not is_part(t)]


def is_part(token: Token) -> bool:
    """“[school] uniform”, “[free] trade”, “[the council's] plan”"""
    return stands_as(token, COMPOUND, NOUN_MODIFIER, ADJECTIVE, OWNER)


def judgements(head: Token, worth: Worth, within: Collection[int] | None = None) -> list[Judgement]:
    """Return what is said of one mention, each by its own steps."""
    if head.pos_ != "VERB":
        return climb(Trail(head, worth, within=within))
    sign = turn(head)
    found = climb(Trail(head, worth, sign, within=within))
    demanded = obliged(head) * sign * turn_above(head, within)
    if not found and demanded:
        return [Judgement(demanded, 0.6, Ground.DEMAND, (f"should {head.text} (demand)",))]
    return found
