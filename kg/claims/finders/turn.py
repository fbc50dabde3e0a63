"""Turns of a dialogue: “MS SMITH: We had no choice”, where each paragraph has its own speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.model import Span
from kg.page import Paragraph
from kg.syntax import begin, cover, end

RULE = "transcript-line"

LABEL = re.compile(r"[\s\"“]*([A-Z][\w.'’ -]{1,30}):\s*(?=\S)")
"""A name, or what may be one, and a colon before what is said."""


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield the turns of a dialogue: two paragraphs at least begin with a name in capitals and a colon."""
    labelled = [(p, label) for p in material.paragraphs if (label := _label(p, material.text)) is not None]
    for paragraph, label in labelled if len(labelled) > 1 else ():
        draft = _turn(paragraph, label, material.text)
        if draft is not None:
            yield draft


def _label(paragraph: Paragraph, text: str) -> re.Match[str] | None:
    match = LABEL.match(paragraph.span.of(text))
    return match if match is not None and match[1].isupper() else None


def _turn(paragraph: Paragraph, label: re.Match[str], text: str) -> Draft | None:
    """Return the claim that a turn is: who stands in capitals before the colon says the paragraph."""
    doc, start = paragraph.doc, paragraph.span.start
    named = [t for t in doc if label.start(1) <= t.idx < label.end(1) and t.pos_ != "PUNCT"]
    colon = next((t for t in doc if t.text == ":" and t.idx >= label.start(1)), None)
    said = Span(start + label.end(), start + len(paragraph.span.of(text).rstrip()))
    if not named or colon is None or said.end - said.start < len(label[1]):
        return None
    return Draft(
        mark=Speech(Kind.TURN, RULE, None, colon, named[-1]),
        at=start,
        source=(Span(begin(named[0]), end(named[-1])),),
        cue_spans=cover([colon]),
        content=(said,),
        sentence=paragraph.span,
        paragraph=paragraph,
        quoted=True,
    )


FINDER = Finder("turn", find, (RULE,))
