"""How far a side has been carried upward from the target: the word reached, the sign so far, the steps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.sides.denial import turn_above, weight_of
from kg.sides.judgement import Ground, Judgement, sign_of
from kg.sides.questions import asked
from kg.sides.worth import Worth


@dataclass(frozen=True)
class Trail:
    """What stands for the target at `token`: the same (`sign` 1) or its opposite (-1: “a ban on [it]”)."""

    token: Token
    worth: Worth
    sign: int = 1
    steps: tuple[str, ...] = ()
    otherwise: Judgement | None = None
    """What holds if nothing is found further up."""
    within: Collection[int] | None = None
    """Only these words may judge; what stands outside is somebody else's."""

    def to(self, token: Token, sign: int = 1, step: str = "", otherwise: Judgement | None = None) -> Trail:
        """Return the trail one word further."""
        steps = (*self.steps, step) if step else self.steps
        return replace(self, token=token, sign=self.sign * sign, steps=steps, otherwise=otherwise)

    def judged(self, value: float, strength: float, ground: Ground, step: str) -> Judgement:
        """Return the side at which the trail ends."""
        return Judgement(self.sign * sign_of(value), strength, ground, (*self.steps, step), self.token.head.i)

    def under(self, clause: Token, value: float, strength: float, ground: Ground, step: str) -> Judgement:
        """Return the side, with what stands above the judging clause: doubts, “no evidence that”, “although”."""
        sign, answer = turn_above(clause, self.within), asked(clause, self.within)
        said = self.judged(value * sign * answer, strength * weight_of(clause) * abs(answer), ground, step)
        denied = ("denied above",) if sign < 0 else ()
        return replace(said, at=clause.i, steps=(*said.steps, *denied, *(("asked",) if answer < 0 else ())))


Found = list[Judgement | Trail]
