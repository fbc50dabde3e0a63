"""Where the words of a text stand: its sentences numbered through, and what is inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.lang.tables import words
from kg.page import Page
from kg.syntax import begin
from kg.syntax.place import start_of

_ANSWER = re.compile(rf"(?:{'|'.join(sorted(words('names', 'answers')))})\s?[:.]\s")


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a document that resolving asks for.

    `quoted`: where words begin that stand inside quotation marks. `sentence`: the number of the sentence of a token.
    `spoken`: by the number of a sentence, how many up to it are quotation throughout.
    """

    quoted: frozenset[int]
    sentence: Mapping[tuple[int, int], int]
    spoken: Sequence[int]

    @classmethod
    def of(cls, page: Page) -> Layout:
        """Look through a page."""
        quoted, sentence = _quoted(page), _sentences(page.parses)
        return cls(quoted, sentence, _spoken(page.parses, quoted, sentence))

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
        for token in paragraph.doc if quotations else ():
            here = start + token.idx
            while place < len(quotations) and quotations[place].end <= here:
                place += 1
            if place < len(quotations) and quotations[place].start <= here:
                starts.add(here)
    if sum(_ANSWER.match(doc.text) is not None for doc in page.parses) > 1:  # an interview: “I” is not the author
        for doc in page.parses:
            start = start_of(doc)
            starts.update(start + token.idx for token in doc)
    return frozenset(starts)


def _sentences(parses: Sequence[Doc]) -> dict[tuple[int, int], int]:
    """Number the sentences of a document through its paragraphs, by token."""
    numbers: dict[tuple[int, int], int] = {}
    count = 0
    for doc in parses:
        count += 1
        for token in doc:
            if token.is_sent_start and token.i:
                count += 1
            numbers[id(doc), token.i] = count
    return numbers


def _spoken(parses: Sequence[Doc], quoted: frozenset[int], sentence: Mapping[tuple[int, int], int]) -> tuple[int, ...]:
    """Return, by the number of a sentence, how many up to it stand inside quotation marks throughout."""
    plain: set[int] = set()
    for doc in parses:
        start = start_of(doc)
        plain.update(sentence[id(doc), t.i] for t in doc if t.is_alpha and start + t.idx not in quoted)
    last = max(sentence.values(), default=0)
    return tuple(accumulate(int(n > 0 and n not in plain) for n in range(last + 1)))
