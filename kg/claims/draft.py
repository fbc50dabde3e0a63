"""Claims before anyone is resolved: the words of source, cue and content with the rule that found them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.claims.frame import Frame
from kg.model import Span, Spans
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.rules.cue import Cue
from kg.syntax import Clause

SPEECH_WORDS = 5
"""A quoted stretch of fewer words that does not end like a sentence is a scare quote or a title."""

COLON_WORDS = 3
"""After a colon so many words are speech: “Okafor: ‘She has to go’”."""

MARKS = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("(", ")"), ("[", "]"))

TITLE_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of"}
    | {"on", "or", "over", "the", "to", "up", "upon", "vs", "with"}
)
"""Words that are not capitalized in a title."""

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})

THIRD_PERSON = frozenset({"he", "she", "it", "they"})


@dataclass(slots=True)
class Draft:
    """A claim in the making; `outer` is the draft it is said inside.

    `begun` is the draft that the same quotation begins with, paragraphs before: it has the same speaker.
    """

    rule: str
    cue: Cue | None
    head: Token | None
    source_head: Token | None
    source: Spans
    cue_spans: Spans
    content: Spans
    sentence: Span
    frame: Frame | None = None
    quoted: bool = False
    outer: Draft | None = None
    begun: Draft | None = None
    relayed_by: str | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def place(self) -> Span:
        """The stretch from the first to the last word of the claim."""
        spans = (*self.source, *self.cue_spans, *self.content)
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    @property
    def size(self) -> int:
        """How many characters are said."""
        return sum(s.end - s.start for s in self.content)


@dataclass(slots=True)
class Passage:
    """A paragraph with the quotations in it that are speech, and its drafts; what the claim rules work on.

    `below` is the paragraph or heading after it.
    """

    paragraph: Paragraph
    quotations: tuple[Quotation, ...]
    drafts: list[Draft] = field(default_factory=list)
    inner: list[Draft] = field(default_factory=list)
    below: Doc | None = None

    @property
    def doc(self) -> Doc:
        """The parse of the paragraph."""
        return self.paragraph.doc

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the paragraph."""
        return self.paragraph.clauses

    @property
    def span(self) -> Span:
        """Where the paragraph stands in the document."""
        return self.paragraph.span

    def quote_at(self, offset: int) -> Quotation | None:
        """Return the speech quotation that covers this place."""
        return next((q for q in self.quotations if q.inner.start <= offset < q.inner.end), None)


def is_speech(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation is somebody's words rather than a title or a scare quote."""
    inner = quotation.inner.of(text).strip()
    if not inner or quotation.nested:
        return False
    words = inner.split()
    if is_title(words):
        return False
    if len(words) >= COLON_WORDS and text[: quotation.span.start].rstrip(" ").endswith(":"):
        return True
    ends = inner[-1] in ".!?…," or text[quotation.span.end : quotation.span.end + 1] == ","
    return len(words) >= SPEECH_WORDS or (ends and len(words) > 1 and inner[:1].isupper()) or not quotation.closed


def is_title(words: Sequence[str]) -> bool:
    """Tell whether the words are capitalized like a title: “Meet the Press,”."""
    letters = [w.strip(",'’") for w in words if w[:1].isalpha()]
    if any(w[-1] in ".!?" for w in words) or len(letters) < 2 or all(w.isupper() for w in letters):
        return False
    return all(w[0].isupper() or w in TITLE_SMALL for w in letters)


def open_passage(paragraph: Paragraph, text: str, *, below: Doc | None = None) -> Passage:
    """Take a paragraph with those of its quotations that are speech."""
    return Passage(paragraph, tuple(q for q in paragraph.quotations if is_speech(q, text)), below=below)


def merge(spans: Iterable[Span], text: str) -> Spans:
    """Join stretches that overlap or have nothing but white space, quotation marks and commas between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (
            span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip(" \t\n\u00a0“”\"'‘’`,;")
        ):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def close_marks(span: Span, text: str) -> Span:
    """Take in the closing mark of a quotation or bracket that a stretch has opened: “a “great heart[.”]”."""
    inside = span.of(text)
    for opening, closing in MARKS:
        lacks = inside.count(opening) % 2 if opening == closing else inside.count(opening) - inside.count(closing)
        after = text[span.end : span.end + 3].split("\n")[0]
        if lacks > 0 and closing in after and not after[: after.index(closing)].strip(".,!?…"):
            return Span(span.start, span.end + after.index(closing) + len(closing))
    return span


def nest(drafts: Sequence[Draft]) -> None:
    """Set `outer`: the smallest claim whose content holds the cue of this one."""
    for draft in drafts:
        at = draft.cue_spans[0] if draft.cue_spans else draft.content[0]
        holders = [
            d
            for d in drafts
            if d is not draft
            and d.size > draft.size  # so that no two can hold each other
            and any(s.covers(at) for s in d.content)
            and not any(s.overlaps(at) for s in d.cue_spans)
        ]
        draft.outer = min(holders, key=lambda d: d.size, default=None)
