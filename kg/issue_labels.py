"""What labels of issues tell without a parse: which action they name, what they are on, which may be the same.

“cap on rents”, “limit on increases”
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from kg.lang.tables import table, words
from kg.model import Issue
from kg.spelling import spelled

SHORT = 2
"""Words of no more letters say nothing by themselves."""
MOST = 3
"""So many others are named for an issue."""
BEGINNING = 3
"""Letters in which two words of one root begin alike: “vapor”, “vapes”."""
SHARED = 0.5
"""The share of the words of the shorter label that both have."""


@cache
def classes() -> dict[str, str]:
    """Return the class of action that each word names: “cap”, “freeze” → limit."""
    return {spelled(word): name for name in table("issues")["actions"] for word in words("issues", f"actions.{name}")}


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of issues.toml as it is compared."""
    return frozenset(spelled(word) for word in words("issues", name))


def action_in(label: str) -> str:
    """Return the class of the first action that a label names: “licensing of landlords” → "permit"; or ""."""
    for word in label.lower().replace("-", " ").split():
        for form in (word, word.removesuffix("s")):
            if action := classes().get(spelled(form), ""):
                return action
    return ""


def content_of(label: str) -> list[str]:
    """Return the words of a label that say what it is on: “tax on vapor products” → vapor, products."""
    idle = listed("heads.owning") | listed("heads.articles") | listed("heads.vanishing") | listed("heads.empty")
    idle |= listed("heads.handling")
    spoken = label.lower().replace("-", " ").split()
    return [w for w in spoken if not {w, w.removesuffix("s")} & idle and not action_in(w) and len(w) > SHORT]


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
            other: (_overlap(worded[one], worded[other]), len({*documents.get(one, ())} & {*documents.get(other, ())}))
            for other in near - {one}
            if actions[other] == actions[one] or not (actions[one] and actions[other])
        }
        kept = [
            other
            for other, (alike_, shared) in scored.items()
            if alike_ >= SHARED or (shared and actions[one] and actions[other] == actions[one])
        ]
        found[one] = tuple(sorted(kept, key=lambda i: (-scored[i][0] - scored[i][1], i))[:MOST])
    return found


def _beginnings(label: str) -> frozenset[str]:
    return frozenset(word[:BEGINNING] for word in content_of(label))


def _index(keys: Mapping[str, Collection[str]]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, held in keys.items():
        for key in held:
            found[key].add(one)
    return found


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
