"""Which issues a collection has, and which claim takes which side on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.assemble import agreeing
from kg.issues.given import GIVEN, OPPOSITE
from kg.issues.grouping import Use, group, main_forms, uses_of
from kg.issues.labels import issue_of
from kg.model import Claim, Extraction, Form, Issue, Leaning, Naming, Position, Side, Stance

DESCRIBED = "group/"
"""How the id of an actor begins that has no name: “wind farms”, which may be an issue as well."""
Meant = Mapping[Form, tuple[str, int]]
"""The issue that each form names, by id; -1 where who is for the form is against the issue."""


def settle(extractions: Sequence[Extraction], given: tuple[Issue, ...] | None = None) -> tuple[Extraction, ...]:
    """Return the extractions with the issues of all of them, and with the positions of their claims.

    The issues are those `given`, with their wordings, or else are found in the collection.
    """
    if given is None:
        issues, meant = _found(extractions)
    else:
        issues = {issue.id: issue for issue in given}
        meant = {Form(sign, (i,)): (i, 1 if sign == GIVEN else -1) for i in issues for sign in (GIVEN, OPPOSITE)}
    worded = _by_a_word(meant)
    return tuple(_settled(extraction, issues, meant, worded) for extraction in extractions)


def _found(extractions: Sequence[Extraction]) -> tuple[dict[str, Issue], Meant]:
    uses = uses_of(extractions)
    issues: dict[str, Issue] = {}
    meant: dict[Form, tuple[str, int]] = {}
    for one in group(uses, len(extractions), sum(len(e.claims) for e in extractions)):
        issue = issue_of(one, uses, issues)
        issues[issue.id] = issue
        meant |= {form: (issue.id, sign) for form, sign in one.members.items()}
    return issues, meant | _bare_actions(meant, uses)


def _bare_actions(meant: Meant, uses: Mapping[Form, Use]) -> dict[Form, tuple[str, int]]:
    """“a cap”, where one cap of the collection is spoken of most"""
    return {Form(action, ()): meant[form] for action, form in main_forms(uses).items() if form in meant}


Worded = Mapping[str, Sequence[tuple[frozenset[str], str]]]
"""The words of each form that has any, with its issue, by one of the words."""


def _by_a_word(meant: Meant) -> Worded:
    found: defaultdict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for form, (issue, _) in meant.items():
        if form.words:
            found[form.words[0]].append((frozenset(form.words), issue))
    return found


def _settled(extraction: Extraction, issues: Mapping[str, Issue], meant: Meant, worded: Worded) -> Extraction:
    named_here = _named_in(extraction, meant, worded)
    taken: defaultdict[str, list[tuple[Position, Leaning]]] = defaultdict(list)
    for leaning in extraction.leanings:
        position = _position(leaning, meant, named_here)
        if position is not None:
            taken[leaning.claim].append((position, leaning))
    claims = tuple(_sided(c, (*c.positions, *_agreed(taken[c.id]))) for c in extraction.claims)
    named = {p.issue for c in claims for p in c.positions if p.issue is not None}
    return replace(extraction, claims=claims, issues=_with_wholes(named, issues))


def _named_in(extraction: Extraction, meant: Meant, worded: Worded) -> set[str]:
    """Return the issues that a document names, or speaks of in all their words: “rents”, of a cap on rents."""
    spoken_of = {word for phrase in extraction.phrases for word in phrase.form.words}
    named = {meant[p.form][0] for p in extraction.phrases if p.form in meant and not p.short}
    whole = (issue for word in spoken_of for words, issue in worded.get(word, ()) if spoken_of >= words)
    return named.union(whole)


def _with_wholes(named: Iterable[str], issues: Mapping[str, Issue]) -> tuple[Issue, ...]:
    """Return issues by id, and those that they are a part of."""
    found: set[str] = set()
    for issue in named:
        above: str | None = issue
        while above is not None and above in issues and above not in found:
            found.add(above)
            above = issues[above].broader
    return tuple(issues[i] for i in sorted(found))


def _sided(claim: Claim, positions: tuple[Position, ...]) -> Claim:
    """Return a claim with its positions; its stance is that towards the first actor, else on the first issue."""
    issues = {p.wording for p in positions if p.issue is not None}
    kept = [p for p in positions if p.actor is None or not (p.actor.startswith(DESCRIBED) and p.wording in issues)]
    positions = tuple({p.towards: p for p in agreeing(kept)}.values())
    claim = replace(claim, positions=positions) if positions != claim.positions else claim
    first = next((p for p in positions if p.actor is not None), next(iter(positions), None))
    if first is None or (claim.stance is not Stance.NEUTRAL and claim.target):
        return claim
    aimed = tuple(p.actor for p in positions if p.actor is not None and p.side is first.side)
    stance = Stance.SUPPORTS if first.side is Side.FOR else Stance.OPPOSES
    return replace(claim, stance=stance, target=claim.target or aimed)


def _position(leaning: Leaning, meant: Meant, named_here: Collection[str]) -> Position | None:
    """Return the position with its issue; “the ban” alone is one that the same document names."""
    if leaning.position.actor is not None:
        return leaning.position
    if leaning.position.naming is Naming.GENERIC and len({meant[f][0] for f in leaning.forms if f in meant}) > 1:
        return None  # “the vote”, after two things to vote on
    for form in leaning.forms:
        issue, sign = meant.get(form, ("", 0))
        if issue and (form.words or issue in named_here):
            side = leaning.position.side if sign > 0 else leaning.position.side.opposite
            return replace(leaning.position, issue=issue, side=side)
    return None


SURENESS = {Naming.NAMED: 1.0, Naming.SHORT: 0.9, Naming.GENERIC: 0.6, Naming.PRONOUN: 0.5}
"""What a leaning weighs by how its issue is named."""

LEAST = 0.25
"""What the leanings of a claim must weigh together to be a position."""


def _agreed(taken: Iterable[tuple[Position, Leaning]]) -> list[Position]:
    """Return one position of a claim on each issue: the strongest of the heavier side; none if it is mixed.

    What somebody wants counts before what they say of it: “it will cost me money, and I shall vote for it”.
    """
    by_issue: defaultdict[str, list[tuple[float, bool, Position]]] = defaultdict(list)
    for position, leaning in taken:
        by_issue[position.towards].append((leaning.strength * SURENESS[position.naming], leaning.clear, position))
    found = []
    for towards in sorted(by_issue):
        said = by_issue[towards]
        wanted = [one for one in said if one[1] and one[0] >= LEAST]
        weighed = [(s, p) for s, _, p in wanted or said]
        total = sum(s if p.side is Side.FOR else -s for s, p in weighed)
        heavier = [(s, p) for s, p in weighed if (p.side is Side.FOR) == (total > 0)]
        if heavier and abs(total) >= LEAST:
            found.append(max(heavier, key=lambda sp: (sp[0], sp[1].why))[1])
    return found
