"""How sure a claim is: what its rule promises, less what is in doubt about its speaker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.rules.cue import Cue

LEAST = 0.1
USUAL = 0.9
"""Confidence of a form that PRIORS does not name."""


@dataclass(frozen=True, slots=True)
class Prior:
    """How often a form is right, and why."""

    rule: str
    value: float
    why: str


PRIORS = (
    Prior("according-to", 0.95, "two words that mean nothing else"),
    Prior("author-demand", 0.75, "“must” and “should” also guess and tell rules"),
    Prior("author-judgement", 0.65, "what is narrated and what is claimed go into each other"),
    Prior("colon-paragraph", 0.95, "a colon after a verb of saying"),
    Prior("comment", 0.9, "several headings of one make"),
    Prior("cue-before-quote", 0.95, "the marks and the cue say the same"),
    Prior("quote-before-cue", 0.95, "the marks and the cue say the same"),
    Prior("quote-continued", 0.95, "the marks themselves say that it goes on"),
    Prior("quote-next-paragraph", 0.75, "nothing but the order says who speaks"),
    Prior("quote-same-speaker", 0.85, "nobody else is named, but nobody is named again"),
    Prior("quote-signature", 0.85, "a dash may also go on with the sentence"),
    Prior("speaker-colon", 0.9, "a colon may also explain"),
    Prior("transcript-line", 0.9, "several capitals of one make"),
)


class Doubt(StrEnum):
    """What lowers the confidence of a claim, as the claim tells it."""

    PRONOUN = "pronoun"
    FIRST_PERSON = "first person inside a quotation"
    EARLIER_SPEAKER = "speaker of an earlier quotation"
    UNRESOLVED = "unresolved speaker"
    NOBODY_NAMED = "no speaker named"
    AUTHOR_NOT_NAMED = "the document's author is not named"
    BODY_NOT_NAMED = "a body that is not named"
    NAMED_ELSEWHERE = "body named elsewhere in the text"
    ADDRESSED = "the people addressed"
    UNCLOSED = "quotation never closed"
    TAKEN_OVER = "speaker taken over from another clause"


@dataclass(frozen=True, slots=True)
class Lowering:
    """By how much a doubt lowers the confidence of a claim, and why."""

    doubt: Doubt
    by: float
    why: str


LOWERED = (
    Lowering(Doubt.PRONOUN, 0.1, "whom it stands for is told by gender and nearness"),
    Lowering(Doubt.FIRST_PERSON, 0.05, "“we” may be more than who speaks"),
    Lowering(Doubt.EARLIER_SPEAKER, 0.15, "another may have begun to speak"),
    Lowering(Doubt.UNRESOLVED, 0.2, "the claim is there, but whose it is is not known"),
    Lowering(Doubt.NOBODY_NAMED, 0.2, "a passive hides whose it is"),
    Lowering(Doubt.AUTHOR_NOT_NAMED, 0.1, "a document speaks for somebody the text does not tell"),
    Lowering(Doubt.BODY_NOT_NAMED, 0.1, "“an inquiry” may be one that is named elsewhere"),
    Lowering(Doubt.NAMED_ELSEWHERE, 0.3, "only that no other body is named speaks for it"),
    Lowering(Doubt.ADDRESSED, 0.2, "“you” is taken for the group the text speaks of most"),
    Lowering(Doubt.UNCLOSED, 0.15, "where the closing mark was forgotten, it may have ended before"),
    Lowering(Doubt.TAKEN_OVER, 0.05, "the subject stands in another clause"),
)

_PRIOR = {prior.rule: prior.value for prior in PRIORS}
_LOWERED = {lowering.doubt: lowering.by for lowering in LOWERED}


def confidence(rule: str, cue: Cue | None, doubts: Iterable[Doubt]) -> float:
    """Return how sure a claim is, between 0.1 and 1: a form has its prior, else the cue has its own weight."""
    weight = cue.weight if cue is not None else USUAL
    return round(max(LEAST, _PRIOR.get(rule, weight) - sum(_LOWERED[doubt] for doubt in doubts)), 2)
