"""What was not understood: sentences with a cue or a quotation that yielded no claim, and speakers not resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from kg.claims.draft import Material, Refused
from kg.claims.lexicon import lemma_of
from kg.model import Claim, Gap, Span
from kg.rules.cue import CueIndex
from kg.syntax import sentence

UNRESOLVED = "speaker not resolved"
NO_CLAIM = "cue without a claim"


def find_gaps(material: Material, claims: Sequence[Claim], refused: Iterable[Refused]) -> tuple[Gap, ...]:
    """Return the gaps in text order; a sentence counts once, with the first reason."""
    refused = tuple(refused)
    gaps = [Gap(c.evidence[0].span, f"{UNRESOLVED}: {c.cue}") for c in claims if c.claimant is None]
    gaps += [Gap(r.span, r.reason) for r in refused if r.head is None]
    why = {r.head: r.reason for r in refused if r.head is not None}
    covered = _Covered(s for c in claims for e in c.evidence for s in (e.span, *e.cue))
    for paragraph in material.paragraphs:
        for clause in paragraph.clauses:
            if not clause.complements or not _says(clause.head.pos_, lemma_of(clause.head), material.cues):
                continue
            place = sentence(clause.head)
            if not covered.overlaps(place):
                gaps.append(Gap(place, f"{why.get(clause.head, NO_CLAIM)}: {clause.head.text}"))
    first: dict[Span, Gap] = {}
    for gap in gaps:
        first.setdefault(gap.span, gap)
    return tuple(sorted(first.values()))


class _Covered:
    """Stretches of a document, to be asked whether another shares a character with one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        before = bisect_right(self._starts, span.end - 1)
        return before > 0 and self._ends[before - 1] > span.start


def _says(pos: str, lemma: str, cues: CueIndex) -> bool:
    """Tell whether a verb reports speech or thought when a clause follows it."""
    return any("clause" in cue.content and not rest for cue, rest in cues.look_up(pos, lemma))
