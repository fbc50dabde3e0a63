"""How sure a claim is: how often claims like it are right, from what speaks for it and what against it.

Each row counts in log-odds, so that rows add up: +0.7 doubles the odds, -0.7 halves them. The figures were fitted
(logistic regression, rounded to a tenth) on the claims of 600 articles of PolNeAR, a part nobody is measured on; rows
of what that set does not have were set by hand. benchmarks/confidence.py shows how well they hold on other articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from spacy.tokens import Token

from kg.lang.tables import words

USUAL = 0.7
"""Log-odds of a claim of which nothing is known: two of three are right."""


@dataclass(frozen=True, slots=True)
class Prior:
    """How much more often the claims of a rule are right than others, and why."""

    rule: str
    by: float
    why: str


PRIORS = (
    Prior("say", 1.2, "the plainest of cues"),
    Prior("tell", 1.0, "somebody is told"),
    Prior("ask", 0.9, "somebody is asked"),
    Prior("according-to", 0.9, "two words that mean nothing else"),
    Prior("accuse", 0.6, "an act that has no other sense"),
    Prior("argue", 0.5, "hardly anything else is argued"),
    Prior("predict", 0.5, "hardly anything else is predicted"),
    Prior("announce", 0.4, "some announce by doing"),
    Prior("see-as", 0.4, "what it is seen as is a judgement"),
    Prior("reveal", 0.3, "things reveal as well"),
    Prior("want", -0.5, "wishes are often told of, and not uttered"),
    Prior("promise-noun", -0.7, "“a pledge to” is often nobody's in particular"),
    Prior("quote-before-cue", 0.6, "the marks and the cue say the same"),
    Prior("cue-before-quote", -0.2, "the parser saw no link, and may have been right"),
    Prior("author-judgement", 0.9, "what is narrated and what is claimed go into each other"),
    Prior("author-demand", 0.9, "“must” and “should” also guess and tell rules"),
    Prior("comment", 1.6, "several headings of one make"),
    Prior("transcript-line", 1.6, "several labels of one make"),
    Prior("listed", 0.6, "an item may be more, or less, than what is said"),
    Prior("report-section", 0.4, "a sentence under a heading may also only lead in"),
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
    FEW_WORDS = "few words"
    LONG_SENTENCE = "a long sentence"
    MENDED = "the parse had to be mended"


class Support(StrEnum):
    """What raises it."""

    MARKS = "quotation marks"
    THAT = "a clause with “that”"
    MANY_WORDS = "many words"


@dataclass(frozen=True, slots=True)
class Weight:
    """By how much something speaks for a claim or against it, and why."""

    reason: Doubt | Support
    by: float
    why: str


WEIGHTS = (
    Weight(Support.MARKS, 0.6, "what is between the marks was said"),
    Weight(Support.THAT, 0.5, "“that” says where it begins"),
    Weight(Support.MANY_WORDS, 0.4, "a whole thought is hardly anything else"),
    Weight(Doubt.PRONOUN, -0.1, "whom it stands for is told by gender and nearness, and is right as often as a name"),
    Weight(Doubt.FIRST_PERSON, -0.2, "“we” may be more than who speaks"),
    Weight(Doubt.EARLIER_SPEAKER, -1.9, "another may have begun to speak"),
    Weight(Doubt.UNRESOLVED, -0.7, "the claim is there, but whose it is is not known"),
    Weight(Doubt.NOBODY_NAMED, -0.8, "a passive hides whose it is"),
    Weight(Doubt.AUTHOR_NOT_NAMED, -0.6, "a document speaks for somebody the text does not tell"),
    Weight(Doubt.BODY_NOT_NAMED, -0.4, "“an inquiry” may be one that is named elsewhere"),
    Weight(Doubt.NAMED_ELSEWHERE, -1.2, "only that no other body is named speaks for it"),
    Weight(Doubt.ADDRESSED, -0.8, "“you” is taken for the group the text speaks of most"),
    Weight(Doubt.UNCLOSED, -0.8, "where the closing mark was forgotten, it may have ended before"),
    Weight(Doubt.TAKEN_OVER, -0.6, "the subject stands in another clause"),
    Weight(Doubt.FEW_WORDS, -0.4, "a word or two are as often a thing as something said of it"),
    Weight(Doubt.LONG_SENTENCE, -0.5, "the parser loses its way"),
    Weight(Doubt.MENDED, -0.4, "where one fault was mended there may be another"),
)

_PRIOR = {prior.rule: prior.by for prior in PRIORS}
_WEIGHT = {weight.reason: weight.by for weight in WEIGHTS}
_THAT = words("grammar", "that")
_FEW, _MANY, _LONG = 3, 12, 40
"""Words."""


def confidence(rule: str, reasons: Iterable[Doubt | Support]) -> float:
    """Return how sure a claim is, between 0 and 1, by its rule and what speaks for and against it."""
    odds = USUAL + _PRIOR.get(rule, 0.0) + sum(_WEIGHT[reason] for reason in reasons)
    return round(1 / (1 + exp(-odds)), 2)


def supports(said: Sequence[Token], text: str) -> list[Support]:
    """Return what speaks for a claim in the words that are said; `text` is what it says, as it stands."""
    found = [Support.MARKS] if any(mark in text for mark in '“”"«»') else []
    if said and said[0].lower_ in _THAT:
        found.append(Support.THAT)
    return [*found, Support.MANY_WORDS] if _count(said) >= _MANY else found


def doubts(said: Sequence[Token], sentence: Sequence[Token], *, mended: bool) -> list[Doubt]:
    """Return what speaks against a claim in the words that are said, and in the sentence they stand in."""
    found = [Doubt.FEW_WORDS] if _count(said) <= _FEW else []
    if _count(sentence) >= _LONG:
        found.append(Doubt.LONG_SENTENCE)
    return [*found, Doubt.MENDED] if mended else found


def _count(tokens: Iterable[Token]) -> int:
    return sum(1 for token in tokens if not token.is_punct and not token.is_space)
