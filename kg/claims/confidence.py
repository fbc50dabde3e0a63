"""How sure a claim is: a prior by its rule, lowered by what made its speaker or its extent less plain."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.draft import Draft

PRIORS = {
    "according-to": 0.95,
    "author-demand": 0.75,
    "colon-paragraph": 0.95,
    "comment": 0.9,
    "cue-before-quote": 0.95,
    "quote-before-cue": 0.95,
    "quote-continued": 0.95,
    "quote-next-paragraph": 0.75,
    "quote-same-speaker": 0.85,
    "quote-signature": 0.85,
    "speaker-colon": 0.9,
    "transcript-line": 0.9,
}
"""Of rules that rest on how a text is built; a cue states its own weight."""

LOWERED = {
    "pronoun": 0.1,
    "first person inside a quotation": 0.05,
    "speaker of an earlier quotation": 0.15,
    "unresolved speaker": 0.2,
    "no speaker named": 0.2,
    "the document's author is not named": 0.1,
    "a body that is not named": 0.1,
    "body named elsewhere in the text": 0.3,
    "the people addressed": 0.2,
    "quotation never closed": 0.15,
    "speaker taken over from another clause": 0.05,
}
"""By how much a named reason lowers it."""

DEFAULT, LEAST = 0.9, 0.1


def confidence(draft: Draft, reasons: Iterable[str]) -> float:
    """Return how sure a claim is, between 0.1 and 1, from its rule and the reasons that lower it."""
    weight = draft.cue.weight if draft.cue is not None else DEFAULT
    prior = PRIORS.get(draft.rule, weight)
    return round(max(LEAST, prior - sum(LOWERED.get(reason, 0.0) for reason in reasons)), 2)
