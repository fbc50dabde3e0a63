"""The words that a person must see to judge a claim: its paragraph, the one before, and where its speaker is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Claim, Document, Evidence, Span

MOST = 500
"""Characters shown before and after the sentence of a claim, of a long paragraph."""
BEFORE = 300
"""Characters shown of what stands before the paragraph."""
NEAR = 800
"""Characters from where the speaker is named to the paragraph that are shown as they stand; else only the name is."""
BESIDE = 60
"""Characters shown on both sides of a name that stands far away."""

_BREAK = re.compile(r"(?<!\n)[\n\r\t](?!\n)")
Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document, and what of it is (start, end) the source, cue, content of a claim, or shows its side."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def line(self) -> str:
        """Return the text in one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Passages:
    """The paragraph of a claim with what stands before and after it, as far as it tells who speaks."""

    before: tuple[Passage, ...]
    here: Passage
    after: tuple[Passage, ...]


def passages(claim: Claim, document: Document) -> Passages:
    """Return the words around the first place where a claim stands."""
    evidence = claim.evidence[0]
    whole = paragraph(evidence, document)
    here = Span(max(whole.start, evidence.span.start - MOST), min(whole.end, evidence.span.end + MOST))
    marks = tuple(_marks(claim, evidence))
    far, start, end = [], _context(whole.start, document), whole.end
    for source in evidence.source:
        if whole.start - NEAR <= source.start < start:
            start = source.start
        elif end < source.end <= whole.end + NEAR:
            end = _end_of_block(source.end, document)
        elif not (start <= source.start and source.end <= end):
            far.append(Span(max(0, source.start - BESIDE), min(len(document.text), source.end + BESIDE)))
    return Passages(
        tuple(_passages([*(s for s in far if s.start < start), Span(start, whole.start)], document, marks)),
        _passage(here, document, marks, cut=(here.start > whole.start, here.end < whole.end)),
        tuple(_passages([Span(whole.end, end), *(s for s in far if s.start >= end)], document, marks)),
    )


def paragraph(evidence: Evidence, document: Document) -> Span:
    """Return the paragraph that a claim stands in."""
    around = [block.span for block in document.blocks if block.span.overlaps(evidence.span)]
    spans = (*around, evidence.span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _context(start: int, document: Document) -> int:
    """Return where the paragraph before this place begins, not too far away and between two words."""
    blocks = [block.span.start for block in document.blocks if block.span.start < start]
    first = max(blocks, default=start)
    if start - first <= BEFORE:
        return first
    space = document.text.find(" ", start - BEFORE, start)
    return start - BEFORE if space < 0 else space + 1


def _end_of_block(end: int, document: Document) -> int:
    return min((b.span.end for b in document.blocks if b.span.end >= end), default=end)


def _marks(claim: Claim, evidence: Evidence) -> Iterator[Mark]:
    shows = (s for p in claim.positions if p.document_id == evidence.document_id for s in p.why)
    parts = {"source": evidence.source, "cue": evidence.cue, "content": evidence.content, "shows": shows}
    for name, spans in parts.items():
        yield from ((s.start, s.end, name) for s in spans)


def _passages(spans: Iterable[Span], document: Document, marks: Iterable[Mark]) -> Iterator[Passage]:
    marks = tuple(marks)
    for span in spans:
        words = span.of(document.text)
        start = span.end - len(words.lstrip())
        if words.strip():
            begins = any(start == block.span.start for block in document.blocks)
            yield _passage(Span(start, span.end), document, marks, cut=(not begins, False))


def _passage(span: Span, document: Document, marks: Iterable[Mark], cut: tuple[bool, bool]) -> Passage:
    text = span.of(document.text)
    left = len(text) - len(text.lstrip())
    text = _BREAK.sub(" ", text.strip())
    before, after = "… " * cut[0], " …" * cut[1]
    start = span.start + left - len(before)
    inside = ((a - start, b - start, name) for a, b, name in marks if span.start + left <= a < b <= span.end)
    return Passage(before + text + after, tuple(sorted(inside)))
