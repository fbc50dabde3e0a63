"""How an issue of a collection stands: who takes which side on it, and in how many documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.issue_labels import alike
from kg.model import Claim, Issue, Knowledge, Position, Side


@dataclass(frozen=True, slots=True)
class Tally:
    """“Ban on phones: 12 claims of 7 speakers in 5 documents; 4 of them for it, 3 against.”

    A speaker who changed sides counts for it and against it.
    """

    issue: Issue
    claims: int = 0
    speakers: int = 0
    documents: int = 0
    speakers_for: int = 0
    speakers_against: int = 0
    perhaps_same_as: tuple[str, ...] = ()
    """Ids of other issues that may be the same, for a reader to decide."""


def tally(knowledge: Knowledge, given: Iterable[Issue] = ()) -> tuple[Tally, ...]:
    """Return how the issues of a collection stand, the most spoken of first; those given stand there in any case."""
    taken: dict[str, list[tuple[Claim, Position]]] = defaultdict(list)
    for claim in knowledge.claims:
        for position in claim.positions:
            if position.issue is not None:
                taken[position.issue].append((claim, position))
    issues = {issue.id: issue for issue in (*given, *knowledge.issues)}
    documents = {i: {position.document_id for _, position in taken[i]} for i in issues}
    same = alike(issues.values(), documents)
    counted = (replace(_tally(issue, taken[issue.id]), perhaps_same_as=same[issue.id]) for issue in issues.values())
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
