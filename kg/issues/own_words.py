"""The words of a claim that are its speaker's own, by paragraph: what others say inside it is theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import Claim
from kg.page import Page, Paragraph
from kg.syntax.place import start_of

JOIN = 1
"""So many words between two others only join them."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnWords:
    """A claim in a paragraph: the places of its words there, and of its cue."""

    claim: Claim
    paragraph: Paragraph
    places: frozenset[int]
    climbed: dict[tuple[int, bool], bool] = field(default_factory=dict, repr=False)
    """Whether a side is the speaker's, by where it is taken and whether it is a demand (see `holders`)."""

    @property
    def cue(self) -> list[Token]:
        """The words of the paragraph that are the claim's cue."""
        whole = self.paragraph.span
        spans = [span for evidence in self.claim.evidence for span in evidence.cue if whole.covers(span)]
        places = [(span.start - whole.start, span.end - whole.start) for span in spans]
        return [t for a, b in places for t in self.doc.char_span(a, b, alignment_mode="contract") or ()]

    @property
    def doc(self) -> Doc:
        """The parse of the paragraph."""
        return self.paragraph.doc


def own_words(page: Page, claims: Sequence[Claim]) -> Iterator[OwnWords]:
    """Yield the words of each claim, paragraph by paragraph."""
    inside: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.within is not None:
            inside[claim.within].append(claim)
    for claim in claims:
        evidence = claim.evidence[0]
        spans = [span for inner in inside[claim.id] for span in inner.evidence[0].content]
        others = {(start_of(t.doc), t.i) for t in page.tokens_in(spans)} if spans else set()
        found: defaultdict[int, set[int]] = defaultdict(set)
        for token in page.tokens_in((*evidence.content, *evidence.cue)):
            if (start_of(token.doc), token.i) not in others:
                found[start_of(token.doc)].add(token.i)
        for start, places in found.items():
            paragraph = page.at(start)
            if paragraph is not None:
                yield OwnWords(claim, paragraph, frozenset(_closed(places)))


def _closed(places: set[int]) -> set[int]:
    """Add the words that only join two of them: “opposed [to] the tax”."""
    return places | {i for place in places for i in range(place + 1, place + JOIN + 1) if i + 1 in places}
