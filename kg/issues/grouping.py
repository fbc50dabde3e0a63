"""Issues from the phrases of a collection: counted by form, forms of one meaning grouped, the best of them kept.

A phrase is worth the more, the more documents, speakers and sides it has. Groups grow around the worthiest form, in an
order that the documents have no part in; a form joins a group by its likeness to that first form alone, so that no
chain leads from one issue to another (leader clustering, Hartigan 1975).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.issues.forms import must_be_told
from kg.issues.likeness import fits, weights_of
from kg.model import Extraction, Form

LARGE, LONG = 20, 300
"""From so many documents or claims on, an issue needs two claims and two speakers."""
STRONG = 0.45
"""How strong a side must be to tell that something is debated."""
OFTEN, AGAIN, MOSTLY = 0.15, 0.3, 0.3
"""A single word needs such a share of claims that take a side on it, and of documents that name it more than once, in
two documents; or such a share of two speakers.
"""


@dataclass(slots=True)
class Use:
    """How a form is used in a collection."""

    claims: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    documents: Counter[str] = field(default_factory=Counter)
    heard: set[str] = field(default_factory=set)
    """Documents in whose headline, lead or sides it stands."""
    named: int = 0
    """How often it is named at all."""
    headed: int = 0
    """How often it stands in a headline or lead."""
    sided: set[tuple[str, int]] = field(default_factory=set)
    """Where a side is taken on it: documents and places."""
    sides: set[str | None] = field(default_factory=set)
    """Who takes them."""
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
            use.documents[document] += 1
            use.named += 1
            if not phrase.short:
                use.texts[phrase.verbal, phrase.text] += 1
            if phrase.claim is not None:
                use.claims.add(phrase.claim)
            if phrase.speaker is not None:
                use.speakers.add(phrase.speaker)
            if phrase.heard:
                use.heard.add(document)
                use.headed += phrase.claim is None
        speakers = {claim.id: claim.claimant for claim in extraction.claims}
        for leaning in extraction.leanings:
            if leaning.forms and leaning.strength >= STRONG and (leaning.clear or leaning.forms[0].action):
                at = leaning.position.why[0].start
                uses[leaning.forms[0]].sided.add((document, at))
                uses[leaning.forms[0]].sides.add(speakers.get(leaning.claim))
    return dict(uses)


def group(uses: Mapping[Form, Use], documents: int, claims: int) -> list[Group]:
    """Return the issues of a collection as groups of forms, the worthiest first."""
    weights = weights_of(form.words for form, use in uses.items() for _ in use.documents)
    uses, large = _with_bare(uses), documents >= LARGE or claims >= LONG
    order = sorted(uses, key=lambda f: (-_worth(f, uses[f]), f))
    groups: list[Group] = []
    of_word: defaultdict[str, list[int]] = defaultdict(list)
    for form in (f for f in order if f.words):
        for number in sorted({n for word in form.words for n in of_word[word]}):
            like = fits(groups[number].seed, form, weights)
            if like:
                groups[number].members[form] = 1 if like > 0 else -1
                break
        else:
            if _may_be_an_issue(form, uses[form], large=large):
                for word in form.words:
                    of_word[word].append(len(groups))
                groups.append(Group(form, {form: 1}))
    groups = [g for g in groups if uses[g.seed].texts]
    return [g for g in groups if _is_debated(g, uses, large=large)]


def _with_bare(uses: Mapping[Form, Use]) -> dict[Form, Use]:
    """Give what is said of “the ban” to the ban that the collection speaks of most."""
    joined = dict(uses)
    for action, main in main_forms(uses).items():
        bare, form = uses.get(Form(action, ())), uses[main]
        if bare is not None:
            joined[main] = Use(
                claims=form.claims | bare.claims,
                speakers=form.speakers | bare.speakers,
                documents=form.documents + bare.documents,
                heard=form.heard | bare.heard,
                sided=form.sided | bare.sided,
                sides=form.sides | bare.sides,
                headed=form.headed,
                named=form.named + bare.named,
                texts=form.texts,
            )
    return joined


def main_forms(uses: Mapping[Form, Use]) -> dict[str, Form]:
    """Return the worthiest form of each action: “the ban” that a collection speaks of."""
    of_action: defaultdict[str, list[Form]] = defaultdict(list)
    for form in sorted(uses):
        if form.action and form.words and not must_be_told(form.action):
            of_action[form.action].append(form)
    return {action: max(forms, key=lambda f: (_worth(f, uses[f]), f)) for action, forms in of_action.items()}


def _worth(form: Form, use: Use) -> float:
    parts = len(form.words) + (1 if form.action else 0)
    heard = len(use.heard) + 0.3 * len(use.documents.keys() - use.heard)
    acted = 2 if form.action else 1
    return heard * math.log(2 + len(use.speakers)) * math.log2(1 + parts) * (1 + len(use.sided)) * acted


def _may_be_an_issue(form: Form, use: Use, *, large: bool) -> bool:
    if large and (len(use.claims) < 2 or len(use.speakers) < 2):
        return False
    if not form.action and len(form.words) < 2:
        share, named = len(use.sided) / max(1, len(use.claims)), len(use.sides - {None})
        again = sum(n > 1 for n in use.documents.values()) >= AGAIN * len(use.documents)
        return (share >= OFTEN and again and len({d for d, _ in use.sided}) > 1) or (share >= MOSTLY and named > 1)
    return bool(use.sided or form.action)


def _is_debated(found: Group, uses: Mapping[Form, Use], *, large: bool) -> bool:
    sided = {place for form in found.members for place in uses[form].sided}
    places = {d for form in found.members for d in uses[form].heard}
    headed = any(uses[form].headed for form in found.members)
    if large or not found.seed.action:
        return len(sided) > 1 or (bool(sided) and (len(places) > 1 or headed))
    return bool(sided)
