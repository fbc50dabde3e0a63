"""What was not understood: sentences with a cue or a quotation that yielded no claim, and speakers not resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.claims.draft import Passage
from kg.claims.lexicon import lemma_of
from kg.model import Claim, Gap, Span
from kg.quotations import Quotation
from kg.rules.cue import CueIndex
from kg.syntax import sentence


def find_gaps(
    passages: Iterable[Passage], claims: Sequence[Claim], lost: Iterable[Quotation], index: CueIndex
) -> tuple[Gap, ...]:
    """Return the gaps in text order; a sentence counts once, with the first reason."""
    gaps = [Gap(c.evidence[0].span, f"speaker not resolved: {c.cue}") for c in claims if c.claimant is None]
    gaps += [Gap(quotation.span, "quotation without a speaker") for quotation in lost]
    covered = [s for c in claims for e in c.evidence for s in (e.span, *e.cue)]
    for passage in passages:
        for clause in passage.clauses:
            place = sentence(clause.head)
            if not clause.complements or any(place.overlaps(s) for s in covered):
                continue
            if _says(clause.head.pos_, lemma_of(clause.head), index):
                gaps.append(Gap(place, f"cue without a claim: {clause.head.text}"))
    first: dict[Span, Gap] = {}
    for gap in gaps:
        first.setdefault(gap.span, gap)
    return tuple(sorted(first.values()))


def _says(pos: str, lemma: str, index: CueIndex) -> bool:
    """Tell whether a verb reports speech or thought when a clause follows it."""
    return any("clause" in cue.content and not rest for cue, rest in index.look_up(pos, lemma))
