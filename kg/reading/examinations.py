"""Questions and answers of an examination: “Q.  Did you tell them?”, “A.  I did.”, as courts record them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block

_MARKED = re.compile(r"(?P<mark>[QA])(?:\.\s+|\s{2,})(?=\S)")
_FEWEST = 2
"""Questions, and answers, that make an examination: “A.” alone begins an item of a list, too."""


def questions_and_answers(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """Return of each question and answer, by its block, where behind the mark it begins."""
    marked = {
        i: mark
        for i, block in enumerate(blocks)
        if block.extractable and (mark := _MARKED.match(text, block.span.start, block.span.end))
    }
    marks = [mark["mark"] for mark in marked.values()]
    enough = min(marks.count("Q"), marks.count("A")) >= _FEWEST
    return {i: mark.end() for i, mark in marked.items()} if enough else {}
