"""What a .dna file has no place for, as lines in the notes of a document, and taken out of them again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from kg.coding.statements import CodedDocument

_KEY = "kg document: "
_UNDATED = "kg date: not known; put on "
_LINES = re.compile(rf"(?:(?:\A|\n){_KEY}(?P<key>[^\n]+))?(?:(?:\A|\n){_UNDATED}(?P<time>[^\n]+))?\Z")


def with_lines(document: CodedDocument, put_on: datetime | None) -> str:
    """Return the notes of a document with its id in its collection, and where it was put if it has no date."""
    key = " ".join(document.key.split())
    lines = [document.notes] if document.notes else []
    if key not in ("", str(document.id)):
        lines.append(_KEY + key)
    if put_on is not None:
        lines.append(_UNDATED + str(put_on))
    return "\n".join(lines)


def without_lines(document: CodedDocument) -> CodedDocument:
    """Return a document with what such lines tell: its id, and no date if it still is where it was put."""
    match = _LINES.search(document.notes)
    if match is None:
        return document
    put = match["time"] is not None and match["time"] == str(document.time)
    key, time = match["key"] or document.key, None if put else document.time
    return replace(document, key=key, time=time, notes=document.notes[: match.start()])
