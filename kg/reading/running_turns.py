"""Turns that run on in one paragraph: “Hon ANN LEE (Minister for Roads): It is open. TOM REED: When was it built?”"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.lang.patterns import compiled
from kg.lang.tables import value_of
from kg.model import Block, BlockKind, Span

_FEWEST = 2
"""Labels in one paragraph that make it a dialogue."""


def apart(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, each that holds several turns cut before their labels."""
    for block in blocks:
        places = _places(text, block.span) if block.kind is BlockKind.BODY else []
        if len(places) < _FEWEST:
            yield block
            continue
        edges = [block.span.start, *(place for place in places if place > block.span.start), block.span.end]
        for start, end in pairwise(edges):
            said = text[start:end]
            if said.strip():
                yield replace(block, span=Span(start, start + len(said.rstrip())))


def _places(text: str, span: Span) -> list[int]:
    """Return where the labels inside a paragraph begin."""
    return [span.start + found.start("label") for found in _label().finditer(span.of(text))]


@cache
def _label() -> re.Pattern[str]:
    return compiled(value_of("turns", "running_label"), {}, "turns.toml")
