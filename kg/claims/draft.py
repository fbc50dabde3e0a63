"""Claims before anyone is resolved: the words of source, cue and content with the rule that found them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Token

from kg.claims.confidence import Doubt
from kg.claims.frame import Frame
from kg.claims.spans import hull, merge
from kg.model import Polarity, Span, Spans
from kg.page import Page, Paragraph
from kg.quotations import Quotation
from kg.rules.cue import Cue, CueIndex
from kg.syntax import Clause

Key = tuple[str, int]
"""What a draft is known by as it grows: its rule, and where in the text its finder met it."""


class Kind(StrEnum):
    """In which construction a claim stands; what follows for its speaker and meaning hangs on it, not on the rule."""

    REPORTED = "reported"
    """“Ofsted said homes were unsafe.”"""
    ACCORDING = "according"
    """“According to Ofsted, homes were unsafe.”"""
    QUOTATION = "quotation"
    """““We had no choice,” she said.”"""
    SIGNED = "signed"
    """““We had no choice.” – Ann Lee”"""
    COMMENT = "comment"
    """“jane92 says:”, over what a reader wrote"""
    TURN = "turn"
    """“MS LEE: We had no choice.”"""
    LISTED = "listed"
    """“The panel recommends that:”, over a list"""
    SECTION = "section"
    """“Rents rose.”, under “What we found”"""
    AUTHOR = "author"
    """“Caseloads must come down.”, in a signed piece"""


@dataclass(frozen=True, slots=True)
class Speech:
    """What marks a claim that no frame does: a verb, colon or dash, and the head of the speaker's phrase."""

    kind: Kind
    rule: str
    cue: Cue | None
    head: Token | None
    source: Token | None


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A claim in the making; `mark` is what marks it: a cue with its parts, or the speech beside a quotation.

    `at` is where its finder met it: the cue, the quotation, the paragraph. `inside` tells whether its cue stands inside
    a quotation, `begun` is the draft that the same quotation begins with, paragraphs before: it has the same speaker.
    """

    mark: Frame | Speech
    at: int
    source: Spans
    cue_spans: Spans
    content: Spans
    sentence: Span
    paragraph: Paragraph
    quoted: bool = False
    inside: bool = False
    begun: Key | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def key(self) -> Key:
        """What it is known by: another draft of this key is the same, grown."""
        return self.rule, self.at

    @property
    def kind(self) -> Kind:
        """In which construction it stands."""
        return Kind.REPORTED if isinstance(self.mark, Frame) else self.mark.kind

    @property
    def rule(self) -> str:
        """The id of the cue, or of the form (`forms.toml`) where it rests on how the text is built."""
        return self.mark.cue.id if isinstance(self.mark, Frame) else self.mark.rule

    @property
    def cue(self) -> Cue | None:
        """The rule's words, unless it rests on how the text is built."""
        return self.mark.cue

    @property
    def head(self) -> Token | None:
        """The head of the cue."""
        return self.mark.head

    @property
    def speaker(self) -> Token | None:
        """The head of the speaker's phrase."""
        return self.mark.source

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
        return hull(*self.source, *self.cue_spans, *self.content)

    @property
    def cue_place(self) -> Span:
        """Where it is marked: its first cue, else what is said."""
        return self.cue_spans[0] if self.cue_spans else self.content[0]

    @property
    def size(self) -> int:
        """How many characters are said."""
        return sum(s.end - s.start for s in self.content)

    def taking_in(self, quotation: Quotation, text: str) -> Draft:
        """“…,” she said, “but …”: return it with a quotation as part of what is said."""
        content = merge((*self.content, quotation.span), text)
        return replace(self, content=content, sentence=hull(self.sentence, quotation.span), quoted=True)


@dataclass(frozen=True, slots=True)
class Refused:
    """A stretch with a cue (at `head`) or a quotation that yields no claim, and why."""

    span: Span
    reason: str
    head: Token | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What finders of claims work on: paragraphs of a page, and the cues. `author`: also what the author demands.

    `body`: the text is the report of a body, and “we think” is what the body thinks.
    """

    page: Page
    paragraphs: tuple[Paragraph, ...]
    cues: CueIndex
    author: bool = False
    body: bool = False

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.page.document.text


class Drafts:
    """The drafts found so far, by paragraph; one that has grown takes the place of the one it was."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._known: dict[Key, Draft] = {}
        self._keys: dict[int, list[Key]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> Draft:
        """Take in a draft."""
        if draft.key not in self._known:
            self._keys.setdefault(draft.paragraph.span.start, []).append(draft.key)
        self._known[draft.key] = draft
        return draft

    def __getitem__(self, key: Key) -> Draft:
        """Return the draft of this key as it has grown."""
        return self._known[key]

    def outside(self, paragraph: Paragraph) -> list[Draft]:
        """Return the drafts of a paragraph whose cue stands in no quotation, as they were found."""
        drafts = (self._known[key] for key in self._keys.get(paragraph.span.start, ()))
        return [draft for draft in drafts if not draft.inside]

    def since(self, earlier: Drafts) -> Iterator[Draft]:
        """Yield the drafts that are new, or have grown since."""
        return (draft for key, draft in self._known.items() if earlier._known.get(key) is not draft)

    def __iter__(self) -> Iterator[Draft]:
        """Yield all drafts, by paragraph, those inside quotations last."""
        for start in sorted(self._keys):
            yield from sorted((self._known[key] for key in self._keys[start]), key=lambda d: d.inside)
