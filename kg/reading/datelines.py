"""“LONDON, 14 May 2024 (Reuters) – UNISON said …”: the place, date and agency before a report's first sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Block, BlockKind, Span
from kg.reading.bylines import pattern
from kg.reading.chrome import byline_words

_REACH = 100
"""How many characters a dateline takes at most."""


def without_datelines(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with each paragraph behind its dateline, which is no part of its first sentence."""
    return tuple(_behind(text, block) if block.kind is BlockKind.BODY else block for block in blocks)


def _behind(text: str, block: Block) -> Block:
    line = text[block.span.start : min(block.span.end, block.span.start + _REACH)]
    found = pattern("dateline").match(line)
    if found is None or (found["bare"] is not None and pattern("aside").search(line, found.end())):
        return block
    if found["wire"] is not None and found["wire"].casefold() not in byline_words().agencies:
        return block  # “Ann Lee (Labour) – …”
    return replace(block, span=Span(block.span.start + found.end(), block.span.end))
