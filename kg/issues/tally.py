"""How an issue of a collection stands: who takes which side on it, and in how many documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.model import Claim, Issue, Knowledge, Position, Side


@dataclass(frozen=True, slots=True)
class Tally:
    """“Ban on phones: 12 claims of 7 speakers in 5 documents; for 4 of them, against 3.”

    `speakers_for` and `speakers_against` count a speaker who changed sides in both.
    """

    issue: Issue
    claims: int = 0
    speakers: int = 0
    documents: int = 0
    speakers_for: int = 0
    speakers_against: int = 0
    perhaps_same_as: tuple[str, ...] = ()
    """Labels of other issues that may be the same, for a reader to decide."""


def tally(knowledge: Knowledge) -> tuple[Tally, ...]:
    """Return how the issues of a collection stand, the most spoken of first."""
    taken: dict[str, list[tuple[Claim, Position]]] = defaultdict(list)
    for claim in knowledge.claims:
        for position in claim.positions:
            if position.issue is not None:
                taken[position.issue].append((claim, position))
    counted = (_tally(issue, taken[issue.id]) for issue in knowledge.issues)
    return tuple(sorted(counted, key=lambda t: (-t.speakers, -t.claims, t.issue.label, t.issue.id)))


def _tally(issue: Issue, taken: list[tuple[Claim, Position]]) -> Tally:
    def speakers(*sides: Side) -> int:
        return len({claim.claimant for claim, position in taken if position.side in sides})

    return Tally(
        issue,
        claims=len({claim.id for claim, _ in taken}),
        speakers=speakers(*Side),
        documents=len({position.document_id for _, position in taken}),
        speakers_for=speakers(Side.FOR),
        speakers_against=speakers(Side.AGAINST),
    )
