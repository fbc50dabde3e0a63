"""Where the words of a text stand: its sentences numbered through, and what is inside quotation marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.model import BlockKind
from kg.page import Page
from kg.syntax import begin


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a document that resolving asks for.

    `quoted`: where words begin that stand inside quotation marks. `sentence`: the number of the sentence of a token.
    `spoken`: by the number of a sentence, how many up to it are quotation throughout. `outside`: by the id of the
    parse of a paragraph, its words outside quotation marks.
    """

    quoted: frozenset[int]
    sentence: Mapping[tuple[int, int], int]
    spoken: Sequence[int]
    outside: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, page: Page) -> Layout:
        """Look through a page."""
        quoted = _quoted(page)
        return cls(quoted, *_sentences(page, quoted))

    def where(self, found: Found) -> int:
        """Return the number of the sentence a mention stands in."""
        return self.sentence[id(found.doc), found.head]

    def is_quoted(self, token: Token) -> bool:
        """Tell whether a word stands inside quotation marks."""
        return begin(token) in self.quoted


def _quoted(page: Page) -> frozenset[int]:
    """Return where the words begin that stand inside quotation marks."""
    starts: set[int] = set()
    for paragraph in page.paragraphs:
        quotations = [q.inner for q in paragraph.quotations]
        place, start = 0, paragraph.span.start
        for token in paragraph.wording.tokens if quotations else ():
            here = start + token.idx
            while place < len(quotations) and quotations[place].end <= here:
                place += 1
            if place < len(quotations) and quotations[place].start <= here:
                starts.add(here)
    for paragraph in page.paragraphs:
        if paragraph.turn is not None and paragraph.kind is not BlockKind.LABEL:  # in a dialogue “I” is not the author
            starts.update(paragraph.span.start + token.idx for token in paragraph.wording.tokens)
    return frozenset(starts)


def _sentences(
    page: Page, quoted: frozenset[int]
) -> tuple[dict[tuple[int, int], int], tuple[int, ...], dict[int, list[int]]]:
    """Number the sentences of a document through its paragraphs, by token, and tell how many are spoken up to each.

    Spoken is one without a word outside quotation marks; those words are the third value.
    """
    numbers: dict[tuple[int, int], int] = {}
    spoken = [0]
    outside: dict[int, list[int]] = {}
    for paragraph in page.paragraphs:
        start, key = paragraph.span.start, id(paragraph.doc)
        out = outside.setdefault(key, [])
        for i, token in enumerate(paragraph.wording.tokens):
            if token.is_sent_start or not i:
                spoken.append(1)
            if start + token.idx not in quoted and not token.is_punct and not token.is_space:
                out.append(i)
                if token.is_alpha:
                    spoken[-1] = 0
            numbers[key, i] = len(spoken) - 1
    return numbers, tuple(accumulate(spoken)), outside
