"""Stretches of what is said: joined where only marks lie between, closed where a mark was opened."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Span, Spans

MARKS = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("(", ")"), ("[", "]"))
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
