"""Makes decisions of what was judged wrong: a correction where it was said what is right, else a rejection."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.audit.judgement import Answer, Fault, Judgement
from kg.decisions import Decision

_FIELDS = {Fault.SPEAKER: "claimant", Fault.ISSUE: "issue", Fault.DATE: "date"}


def verdicts(sample: Iterable[Judgement], decided: Collection[str] = ()) -> tuple[Decision, ...]:
    """Return the decisions that a sample comes to, in its order, but for claims that are `decided` already.

    “No” rejects the claim; where it was said what is right instead, “no” and “partly” correct it.
    """
    found = []
    for judgement in sample:
        if judgement.claim in decided or judgement.answer not in (Answer.NO, Answer.PARTLY):
            continue
        if judgement.right:
            found.append(Decision("correct", statement=judgement.claim, to=_corrected(judgement)))
        elif judgement.answer is Answer.NO:
            found.append(Decision("reject", statement=judgement.claim))
    return tuple(found)


def reasons(sample: Iterable[Judgement]) -> dict[str, str]:
    """Return a note for each judged claim, by its id: what is wrong, and what the person noted."""
    return {j.claim: "; ".join(part for part in (f"audit: {j.fault or 'wrong'}", j.note) if part) for j in sample}


def _corrected(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    if judgement.fault is Fault.SIDE:
        side, _, issue = judgement.right.partition(" ")
        return (("side", side), ("issue", issue.strip())) if issue.strip() else (("side", side),)
    assert judgement.fault is not None  # nothing is said to be right where nothing is said to be wrong
    return ((_FIELDS[judgement.fault], judgement.right),)
