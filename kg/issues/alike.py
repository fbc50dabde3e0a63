"""Issues that may be the same, as a reader of the table might find: “cap on rents”, “limit on increases”."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg.issues.forms import action_in
from kg.model import Issue

MOST = 3
"""So many others are named for an issue."""


def alike(issues: Iterable[Issue], documents: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Return for each issue the ids of others whose labels name an action of the same class, in the same documents."""
    actions = {issue.id: action_in(issue.label) for issue in issues}
    found = {}
    for one, action in actions.items():
        shared = {
            other: len({*documents[one]} & {*documents[other]})
            for other in actions
            if other != one and action and actions[other] == action
        }
        best = sorted((other for other, number in shared.items() if number), key=lambda i: (-shared[i], i))
        found[one] = tuple(best[:MOST])
    return found
