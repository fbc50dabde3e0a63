"""Stretches of what is said: joined where only marks lie between, closed where a mark was opened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from kg.model import Span, Spans

MARKS = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("(", ")"), ("[", "]"))
WHITE = " \t\n\u00a0“”\"'‘’`.,;-–—"
"""What may stand between two claims of one speaker."""

BETWEEN = " \t\n\u00a0“”\"'‘’`,;"


def merge(spans: Iterable[Span], text: str) -> Spans:
    """Join stretches that overlap or have nothing but white space, quotation marks and commas between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip(BETWEEN)):
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


def hull(*spans: Span) -> Span:
    """Return the stretch from the first to the last of these."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class Taken:
    """Stretches of a document that are taken, to be asked whether another touches one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touches(self, span: Span) -> bool:
        """Tell whether the stretch shares a character with one of them."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start
