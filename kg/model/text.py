"""A text and its stretches, and the stretches that a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.kinds import BlockKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document; `text[start:end]` is exactly the quote."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of a document, with what it is; `repeats` is the start of the paragraph it repeats.

    `turn` is where the label begins that says whose words it is in a dialogue.
    """

    span: Span
    kind: BlockKind
    repeats: int | None = None
    date: str | None = None
    turn: int | None = None

    @property
    def extractable(self) -> bool:
        """Whether statements are drawn from it."""
        return self.kind not in (BlockKind.BYLINE, BlockKind.CHROME)


@dataclass(frozen=True, slots=True)
class Document:
    """“A text published by Community Care on an unknown date.” `date` may be partial (2009-07)."""

    id: str
    path: str
    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    sha256: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence a statement comes from and the rule that found it; for claims also who, the cue and what.

    `topics` are the ids of the topics of a claim with the words that evidence them.
    """

    document_id: str
    span: Span
    rule_id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    topics: tuple[tuple[str, Span], ...] = ()
