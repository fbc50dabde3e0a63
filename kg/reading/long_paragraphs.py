"""Cuts paragraphs that are longer than any: a text without line breaks must cost no more than it is long.

The parser refuses a million characters at once, and what follows it was made for paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Block, Span

LONGEST = 10_000
"""Characters of a paragraph at most, some 1,600 words; those of speeches in parliaments have less than half of them."""
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.!?…][\"”’»)\]]*(?P<gap>\s+)(?=[\"“‘«(\[]*[^\W\d_a-z])")
"""Behind a word of four letters, which is no initial and hardly an abbreviation."""
_ENDS = (
    _SENTENCE_END,
    re.compile(r"[.!?;:…](?P<gap>\s+)"),
    re.compile(r"(?P<gap>\s*[\r\n]\s*)"),
    re.compile(r"(?P<gap>\s+)"),
)
"""Where a paragraph may be cut, best first."""


def in_pieces(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, each that is too long as several, which are all that it was."""
    for block in blocks:
        if block.extractable:
            yield from (replace(block, span=piece) for piece in pieces(text, block.span))
        else:
            yield block


def pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a stretch of a text in pieces of at most LONGEST characters that begin and end in no white space.

    They are cut at the last end of a sentence in their second half, if possible outside quotation marks; where there is
    none at a line or a space, else anywhere.
    """
    start = span.start
    while span.end - start > LONGEST:
        end, start_of_next = _cut(text, start)
        if end > start:
            yield Span(start, end)
        start = start_of_next
    if start < span.end:
        yield Span(start, span.end)


def _cut(text: str, start: int) -> tuple[int, int]:
    """Return where a piece that begins here ends, and where the next one begins."""
    middle, last = start + LONGEST // 2, start + LONGEST
    for ends in _ENDS:
        gaps = [found.span("gap") for found in ends.finditer(text, middle, last) if found.start("gap") > start]
        if gaps:
            return next((gap for gap in reversed(gaps) if _is_closed(text[start : gap[0]])), gaps[-1])
    while last > middle and unicodedata.combining(text[last]):
        last -= 1
    return last, last


def _is_closed(said: str) -> bool:
    """Tell whether no quotation is open at the end."""
    return said.count("“") == said.count("”") and said.count('"') % 2 == 0
