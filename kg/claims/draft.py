"""Claims before anyone is resolved: the words of source, cue and content with the rule that found them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Token

from kg.claims.frame import Frame
from kg.claims.spans import merge
from kg.model import Polarity, Span, Spans
from kg.page import Page, Paragraph
from kg.quotations import Quotation
from kg.rules.cue import Cue, CueIndex
from kg.syntax import Clause


class Kind(StrEnum):
    """In which construction a claim stands; what follows for its speaker and meaning hangs on it, not on the rule."""

    REPORTED = "reported"
    ACCORDING = "according"
    QUOTATION = "quotation"
    COMMENT = "comment"
    TURN = "turn"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Speech:
    """The cue beside a quotation: the verb (or colon), and the head of the speaker's phrase if one is there."""

    rule: str
    cue: Cue | None
    head: Token
    source: Token | None


@dataclass(eq=False, slots=True)
class Draft:
    """A claim in the making; `mark` is what marks it: a cue with its parts, or the speech beside a quotation.

    `inside` tells whether its cue stands inside a quotation, `outer` is the draft it is said inside, `begun` the
    draft that the same quotation begins with, paragraphs before: it has the same speaker.
    """

    kind: Kind
    rule: str
    mark: Frame | Speech | None
    source: Spans
    cue_spans: Spans
    content: Spans
    sentence: Span
    paragraph: Paragraph
    quoted: bool = False
    inside: bool = False
    outer: Draft | None = None
    begun: Draft | None = None
    relayed_by: str | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def cue(self) -> Cue | None:
        """The rule's words, unless it rests on how the text is built."""
        return self.mark.cue if self.mark is not None else None

    @property
    def head(self) -> Token | None:
        """The head of the cue."""
        return self.mark.head if self.mark is not None else None

    @property
    def source_head(self) -> Token | None:
        """The head of the speaker's phrase."""
        return self.mark.source if self.mark is not None else None

    @property
    def frame(self) -> Frame | None:
        """The cue with its parts in a clause, if it has one."""
        return self.mark if isinstance(self.mark, Frame) else None

    @property
    def clause(self) -> Clause | None:
        """The clause of the cue, if it has one."""
        return self.mark.clause if isinstance(self.mark, Frame) else None

    @property
    def is_negated(self) -> bool:
        """Whether the cue is denied: “did not blame”."""
        return self.clause is not None and self.clause.polarity is Polarity.DENIED

    @property
    def place(self) -> Span:
        """The stretch from the first to the last word of the claim."""
        spans = (*self.source, *self.cue_spans, *self.content)
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    @property
    def at(self) -> Span:
        """Where it is marked: its first cue, else what is said."""
        return self.cue_spans[0] if self.cue_spans else self.content[0]

    @property
    def size(self) -> int:
        """How many characters are said."""
        return sum(s.end - s.start for s in self.content)

    def take_in(self, quotation: Quotation, text: str) -> Draft:
        """“…,” she said, “but …”: let a quotation be part of what is said."""
        self.content = merge((*self.content, quotation.span), text)
        first, last = min(self.sentence.start, quotation.span.start), max(self.sentence.end, quotation.span.end)
        self.sentence = Span(first, last)
        self.quoted = True
        return self


@dataclass(frozen=True, slots=True)
class Refused:
    """A stretch with a cue (at `head`) or a quotation that yields no claim, and why."""

    span: Span
    reason: str
    head: Token | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What finders of claims work on: paragraphs of a page, and the cues. `author`: also what the author demands."""

    page: Page
    paragraphs: tuple[Paragraph, ...]
    cues: CueIndex

    author: bool = False

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.page.document.text


class Drafts:
    """The drafts found so far, by paragraph."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._by_paragraph: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> Draft:
        """Take in a draft."""
        self._by_paragraph.setdefault(draft.paragraph.span.start, []).append(draft)
        return draft

    def outside(self, paragraph: Paragraph) -> Sequence[Draft]:
        """Return the drafts of a paragraph whose cue stands in no quotation, as they were found."""
        return [d for d in self._by_paragraph.get(paragraph.span.start, ()) if not d.inside]

    def __iter__(self) -> Iterator[Draft]:
        """Yield all drafts, by paragraph, those inside quotations last."""
        for start in sorted(self._by_paragraph):
            yield from sorted(self._by_paragraph[start], key=lambda d: d.inside)


def nest(drafts: Sequence[Draft]) -> None:
    """Set `outer`: the smallest claim whose content holds the cue of this one. Takes time linear in the drafts."""
    order = {draft: number for number, draft in enumerate(drafts)}
    stretches = sorted(((span, draft) for draft in drafts for span in draft.content), key=lambda e: e[0])
    starts = [span.start for span, _ in stretches]
    open_: list[tuple[Span, Draft]] = []
    taken = 0
    for draft in sorted(drafts, key=lambda d: d.at):
        at = draft.at
        reach = bisect_right(starts, at.start)
        open_.extend(stretches[taken:reach])
        taken = max(taken, reach)
        open_ = [(span, other) for span, other in open_ if span.end > at.start]
        holders = {
            other: None
            for span, other in open_
            if other is not draft
            and span.covers(at)
            and other.size > draft.size  # so that no two can hold each other
            and not any(cue.overlaps(at) for cue in other.cue_spans)
        }
        draft.outer = min(holders, key=lambda d: (d.size, order[d]), default=None)
