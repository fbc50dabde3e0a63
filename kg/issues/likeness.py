"""How like two forms are: the words they share, by weight, and whether one action undoes the other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.issues.forms import takes_away
from kg.model import Form

ALIKE = 0.5
"""Forms are one issue that share so much of the longer one, by the weight of its words."""
Weights = Mapping[str, float]


def weights_of(used: Iterable[Iterable[str]]) -> Weights:
    """Return what each word weighs, the rarer the more: each item is the words of one use (Spärck Jones 1972)."""
    seen = Counter(word for words in used for word in set(words))
    total = sum(seen.values())
    return {word: math.log(1 + total / n) for word, n in seen.items()}


def fits(known: Form, form: Form, weights: Weights) -> float:
    """Return how like two forms are, from ALIKE to 1; the same below 0 where they are opposites; 0 if they differ."""
    sign = 1
    if known.action != form.action:
        taking = takes_away(known.action) != takes_away(form.action)
        if (known.action and form.action) or not taking or known.words != form.words or len(form.words) < 2:
            return 0.0
        sign = -1
    if not known.action and known.words != form.words and len({*known.words} & {*form.words}) < 2:
        return 0.0  # “prices” are no “price on carbon”
    like = _likeness(known, form, weights)
    return sign * like if like >= ALIKE else 0.0


def _likeness(one: Form, other: Form, weights: Weights) -> float:
    shared = {*one.words} & {*other.words}
    longer = max(_sum(one.words, weights), _sum(other.words, weights))
    return _sum(shared, weights) / longer if longer else 0.0


def _sum(parts: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(word, 1.0) for word in sorted(parts))
