"""What composing yields: a side with its strength and the steps that led there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

SURE = 0.95
"""No rule of language is surer than this."""


class Ground(StrEnum):
    """What shows a side, in the last step of its derivation."""

    ATTITUDE = "attitude"
    DEMAND = "demand"
    LICENCE = "licence"
    """What may or may not be done to it."""
    EVALUATION = "evaluation"
    EFFECT = "effect"
    NOUN = "noun"
    HELD = "held"
    """A noun says that somebody is for or against it: “support for it”."""
    CAUSE = "cause"
    CONDITION = "condition"
    COMPARISON = "comparison"
    ACTION = "action"
    ASSERTION = "assertion"
    """The words of a proposition are said to be so, or not so."""
    PRONOUN = "pronoun"
    WHOLE = "whole"
    """What the text says as a whole is well or ill, whatever it is about; a guess."""
    TONE = "tone"
    """No step: the words around; a guess."""


GUESSES = frozenset({Ground.ACTION, Ground.PRONOUN, Ground.WHOLE, Ground.TONE})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A side towards something: 1 for, -1 against; `steps` are the words that lead to it, with what they do."""

    side: int
    strength: float
    ground: Ground
    steps: tuple[str, ...]
    at: int = field(default=-1, compare=False)
    """The place in the parse of the word that judges, -1 where it is the mention itself."""

    def turned(self, sign: int, weight: float = 1.0) -> Judgement:
        """Return it as it stands under something that turns (-1) or weakens it."""
        return replace(self, side=self.side * sign, strength=self.strength * weight)


def sign_of(value: float) -> int:
    """Return 1, 0 or -1."""
    return (value > 0) - (value < 0)


def agreed(judgements: Sequence[Judgement]) -> Judgement | None:
    """Return what several judgements say together: the strongest one of the heavier side; None if they cancel out."""
    total = sum(j.side * j.strength for j in judgements)
    heavier = [j for j in judgements if j.side == sign_of(total)]
    if not heavier:
        return None
    return replace(max(heavier, key=lambda j: j.strength), strength=min(SURE, abs(total)))
