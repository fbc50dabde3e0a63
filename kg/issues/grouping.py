"""Issues from the phrases of a collection: counted by form, forms of one meaning grouped, the best of them kept.

A phrase is worth the more, the more documents, speakers and sides it has. Groups grow around the worthiest form, in an
order that the documents have no part in; a form joins a group by its likeness to that first form alone, so that no
chain leads from one issue to another. After the leader clustering of Hartigan (1975), with the weights of words of
Spärck Jones (1972).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.issues.forms import takes_away
from kg.model import Extraction, Form

ALIKE = 0.5
"""Forms are one issue that share so much of the longer one, by the weight of its words."""
LARGE = 20
"""From so many documents on, an issue needs two claims and two speakers."""


@dataclass(slots=True)
class Use:
    """How a form is used in a collection."""

    claims: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    """Documents in whose headline, lead or sides it stands."""
    sided: set[str] = field(default_factory=set)
    """Claims that take a side on it."""
    texts: Counter[tuple[bool, str]] = field(default_factory=Counter)
    """How it is put, and whether by a verb."""


@dataclass(slots=True)
class Group:
    """Forms that are one issue; -1 where who is for the form is against the issue."""

    seed: Form
    members: dict[Form, int]


def uses_of(extractions: Iterable[Extraction]) -> dict[Form, Use]:
    """Return how each form is used."""
    uses: defaultdict[Form, Use] = defaultdict(Use)
    for extraction in extractions:
        document = extraction.document.id
        for phrase in extraction.phrases:
            use = uses[phrase.form]
            use.documents.add(document)
            use.texts[phrase.verbal, phrase.text] += 1
            if phrase.claim is not None:
                use.claims.add(phrase.claim)
            if phrase.speaker is not None:
                use.speakers.add(phrase.speaker)
            if phrase.weight >= 1:
                use.heard.add(document)
        for leaning in extraction.leanings:
            if leaning.forms:
                uses[leaning.forms[0]].sided.add(leaning.claim)
    return dict(uses)


def group(uses: Mapping[Form, Use], documents: int) -> list[Group]:
    """Return the issues of a collection as groups of forms, the worthiest first."""
    weights = _weights(uses)
    order = sorted(uses, key=lambda f: (-_worth(f, uses[f], weights), f))
    groups: list[Group] = []
    for form in order:
        if not form.words:
            continue
        for known in groups:
            sign = _fits(known.seed, form, weights)
            if sign:
                known.members[form] = sign
                break
        else:
            if _may_be_an_issue(form, uses[form], documents):
                groups.append(Group(form, {form: 1}))
    return [g for g in groups if _is_debated(g, uses, documents)]


def _weights(uses: Mapping[Form, Use]) -> dict[str, float]:
    """Return what each word weighs: the rarer, the more."""
    seen = Counter(word for form, use in uses.items() for word in form.words for _ in range(len(use.documents)))
    total = sum(seen.values())
    return {word: math.log(1 + total / n) for word, n in seen.items()}


def _worth(form: Form, use: Use, weights: Mapping[str, float]) -> float:
    parts = len(form.words) + (1 if form.action else 0)
    heard = len(use.heard) + 0.3 * len(use.documents - use.heard)
    return heard * math.log(2 + len(use.speakers)) * math.log2(1 + parts) * (1 + len(use.sided))


def _may_be_an_issue(form: Form, use: Use, documents: int) -> bool:
    if documents >= LARGE and (len(use.claims) < 2 or len(use.speakers) < 2):
        return False
    if not form.action and len(form.words) < 2:
        return len(use.sided) > 1 and len(use.documents) > 1
    return bool(use.sided or form.action)


def _is_debated(found: Group, uses: Mapping[Form, Use], documents: int) -> bool:
    sided = {c for form in found.members for c in uses[form].sided}
    places = {d for form in found.members for d in uses[form].heard}
    return bool(sided) and (len(sided) > 1 or len(places) > 1 or documents == 1)


def _fits(seed: Form, form: Form, weights: Mapping[str, float]) -> int:
    """Return 1 where two forms are one issue, -1 where one is the opposite of the other, else 0."""
    sign = 1
    if seed.action != form.action:
        taking = takes_away(seed.action) != takes_away(form.action)
        if (seed.action and form.action) or not taking:
            return 0
        sign = -1
        if seed.words != form.words:
            return 0
    return sign if _likeness(seed.words, form.words, weights) >= ALIKE else 0


def _likeness(one: Sequence[str], other: Sequence[str], weights: Mapping[str, float]) -> float:
    shared, longer = set(one) & set(other), max(_sum(one, weights), _sum(other, weights))
    return _sum(shared, weights) / longer if longer else 0.0


def _sum(parts: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, 1.0) for word in sorted(parts))
