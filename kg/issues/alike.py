"""Issues that may be the same, as a reader of the table might find: “cap on rents”, “limit on increases”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.issues.forms import action_in, content_of
from kg.model import Issue

MOST = 3
"""So many others are named for an issue."""
BEGINNING = 3
"""Letters in which two words of one root begin alike: “vapor”, “vapes”."""
SHARED = 0.5
"""The share of the words of the shorter label that both have."""


def alike(issues: Iterable[Issue], documents: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Return for each issue the ids of others that may be the same, for a reader to decide.

    They name an action of the same class in the same documents, or share half of the words of the shorter label, with
    no other action: “assisted dying”, “assisted suicide”.
    """
    labels = {issue.id: issue.label for issue in issues}
    actions = {one: action_in(label) for one, label in labels.items()}
    worded = {one: _beginnings(label) for one, label in labels.items()}
    by_word, by_action = _index(worded), _index({one: {action} - {""} for one, action in actions.items()})
    found = {}
    for one in labels:
        near = {other for word in worded[one] for other in by_word[word]}
        near |= by_action.get(actions[one], set())
        scored = {
            other: (_overlap(worded[one], worded[other]), len({*documents[one]} & {*documents[other]}))
            for other in near - {one}
            if actions[other] == actions[one] or not (actions[one] and actions[other])
        }
        kept = [
            other
            for other, (words, shared) in scored.items()
            if words >= SHARED or (shared and actions[one] and actions[other] == actions[one])
        ]
        found[one] = tuple(sorted(kept, key=lambda i: (-scored[i][0] - scored[i][1], i))[:MOST])
    return found


def _beginnings(label: str) -> frozenset[str]:
    return frozenset(word[:BEGINNING] for word in content_of(label))


def _index(keys: Mapping[str, Collection[str]]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, words in keys.items():
        for word in words:
            found[word].add(one)
    return found


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
