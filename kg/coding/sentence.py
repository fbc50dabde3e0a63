"""The sentence in which a coded statement stands, for people to read; near enough, without a parser."""

from __future__ import annotations

import re

LONGEST = 400
"""No more characters than this are taken to each side of the statement."""

_BEGINS = re.compile(r"\n|(?<=[.!?])[”’\"')\]]*\s+")
_ENDS = re.compile(r"\n|(?<=[.!?])[”’\"')\]]*(?=\s|$)")


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the words from the beginning of the sentence of `start` to the end of that of `end`; "" without a place.

    A line break ends a sentence; so does a full stop before a blank, those of abbreviations too.
    """
    if not 0 <= start < end <= len(text):
        return ""
    floor, ceiling = max(0, start - LONGEST), min(len(text), end + LONGEST)
    first = max([match.end() for match in _BEGINS.finditer(text, floor, start)], default=floor)
    last = _ENDS.search(text, end - 1, ceiling)
    return text[first : max(end, last.end() if last else ceiling)].strip()
