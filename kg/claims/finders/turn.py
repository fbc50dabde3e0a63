"""Turns of a dialogue: “MS SMITH: We had no choice”, where each paragraph has its own speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.claims.draft import Draft, Kind, Speech
from kg.model import Span
from kg.page import Paragraph
from kg.syntax import begin, cover, end

LABEL = re.compile(r"[\s\"“]*([A-Z][\w.'’ -]{1,30}):\s*(?=\S)")
"""A name, or what may be one, and a colon before what is said."""


def turns(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs that begin with a name in capitals and a colon."""
    return [paragraph for paragraph in paragraphs if _label(paragraph) is not None]


def turn(paragraph: Paragraph) -> Draft | None:
    """Return the claim that a turn is: who stands in capitals before the colon says the paragraph."""
    match = _label(paragraph)
    if match is None:
        return None
    doc, start = paragraph.doc, paragraph.span.start
    named = [t for t in doc if match.start(1) <= t.idx < match.end(1) and t.pos_ != "PUNCT"]
    colon = next((t for t in doc if t.text == ":" and t.idx >= match.start(1)), None)
    said = Span(start + match.end(), start + len(doc.text.rstrip()))
    if not named or colon is None or said.end - said.start < len(match[1]):
        return None
    return Draft(
        kind=Kind.TURN,
        rule="transcript-line",
        mark=Speech("transcript-line", None, colon, named[-1]),
        source=(Span(begin(named[0]), end(named[-1])),),
        cue_spans=cover([colon]),
        content=(said,),
        sentence=paragraph.span,
        paragraph=paragraph,
        quoted=True,
    )


def _label(paragraph: Paragraph) -> re.Match[str] | None:
    match = LABEL.match(paragraph.doc.text)
    return match if match is not None and match[1].isupper() else None
