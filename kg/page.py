"""A parsed document as its finders take it: paragraphs with all that is known of them, each fact computed once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import Block, BlockKind, Document, Span
from kg.parsing.kept import Parses
from kg.parsing.load import Parser
from kg.quotations import Quotation, Quotations, find_quotations, is_speech
from kg.reading.letters import labels
from kg.reading.shown_speakers import Label
from kg.syntax import Clause, clauses, extent
from kg.syntax.wording import Wording


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading: what kind of block it is, its parse with its words, the clauses and quotations in it.

    `speech` are the quotations that are somebody's words, not titles or scare quotes. `date` is that of the post it
    belongs to, else of the document: relative expressions count from it. `turn`: whose words it is in a dialogue.
    `lead` is the paragraph that ends in a colon and introduces the list of which this is an item.
    """

    block: Block
    doc: Doc
    wording: Wording
    span: Span
    clauses: tuple[Clause, ...]
    quotations: Quotations
    speech: Quotations
    date: str | None
    turn: Label | None = None
    lead: Paragraph | None = None

    @property
    def kind(self) -> BlockKind:
        """What kind of block it is."""
        return self.block.kind

    @property
    def repairs(self) -> tuple[str, ...]:
        """The repairs that changed the parse (`kg.parsing.repairs`)."""
        return tuple(self.doc._.repairs)

    def speech_at(self, offset: int) -> Quotation | None:
        """Return the quotation of somebody's words that covers a place."""
        return self.speech.at(offset)


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its parsed paragraphs in text order."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the paragraphs by where they begin."""
        object.__setattr__(self, "_starts", tuple(p.span.start for p in self.paragraphs))

    @classmethod
    def of(cls, document: Document, parses: Sequence[Doc]) -> Page:
        """Gather what is known of each paragraph; `parses` are those of the extractable blocks, in order."""
        blocks = [block for block in document.blocks if block.extractable]
        read = [block.span for block in document.blocks if block.kind is not BlockKind.CHROME]
        quotations = find_quotations(document.text, read)
        starts = [q.span.start for q in quotations]
        who = labels(document.text, blocks)
        paragraphs: list[Paragraph] = []
        lead: Paragraph | None = None
        for block, doc in zip(blocks, parses, strict=True):
            span, wording = extent(doc), Wording.of(doc)
            own = quotations[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end)]
            within = Quotations(q for q in own if span.covers(q.span))
            speech = Quotations(q for q in within if is_speech(q, document.text))
            date = block.date or document.date
            turn = who.get(block.turn) if block.turn is not None else None
            sign = _sign(document.text, block)
            if block.kind is not BlockKind.ITEM or (
                lead is not None and lead is not paragraphs[-1] and sign != _sign(document.text, paragraphs[-1].block)
            ):
                lead = None
            paragraphs.append(Paragraph(block, doc, wording, span, clauses(doc), within, speech, date, turn, lead))
            if span.of(document.text).endswith(":"):
                lead = paragraphs[-1]
        return cls(document, tuple(paragraphs))

    @property
    def parses(self) -> tuple[Doc, ...]:
        """The parses of the paragraphs."""
        return tuple(paragraph.doc for paragraph in self.paragraphs)

    def at(self, offset: int) -> Paragraph | None:
        """Return the paragraph that a place lies in."""
        index = bisect_right(self._starts, offset) - 1
        return self.paragraphs[index] if index >= 0 and offset < self.paragraphs[index].span.end else None

    def after(self, paragraph: Paragraph) -> Paragraph | None:
        """Return the paragraph or heading after this one."""
        index = bisect_right(self._starts, paragraph.span.start)
        return self.paragraphs[index] if index < len(self.paragraphs) else None

    def before(self, paragraph: Paragraph) -> Paragraph | None:
        """Return the paragraph or heading before this one."""
        index = bisect_right(self._starts, paragraph.span.start) - 2
        return self.paragraphs[index] if index >= 0 else None

    def overlapping(self, span: Span) -> Iterator[Paragraph]:
        """Yield the paragraphs that a stretch of the document touches."""
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), len(self.paragraphs)):
            paragraph = self.paragraphs[index]
            if paragraph.span.start >= span.end:
                return
            if paragraph.span.overlaps(span):
                yield paragraph

    def tokens_in(self, spans: Iterable[Span]) -> list[Token]:
        """Return the tokens that lie in these stretches whole, in text order."""
        found: list[Token] = []
        for span in sorted(spans):
            for paragraph in self.overlapping(span):
                whole = paragraph.span
                first, last = max(span.start, whole.start) - whole.start, min(span.end, whole.end) - whole.start
                found.extend(paragraph.doc.char_span(first, last, alignment_mode="contract") or ())
        return found


def _sign(text: str, block: Block) -> str:
    """Return of what kind the sign before an item is: “0” of a number, “a” of a letter, else itself."""
    line = text[text.rfind("\n", 0, block.span.start) + 1 : block.span.start].strip(" \t()")[:1]
    return "0" if line.isdigit() else "a" if line.isalpha() else line


def pages(documents: Iterable[Document], parser: Parser, parses: Parses | None = None) -> Iterator[Page]:
    """Parse documents and yield their pages, in order; `parses` has parses of before, and takes the new ones."""
    yield from (Page.of(document, parsed) for document, parsed in parser.parse(documents, parses))
