"""JSON Lines, one object a document: the interface of `kg extract` that other programs build on."""

from __future__ import annotations

from kg.export.format import Format
from kg.model import Knowledge
from kg.records import extraction_line


def write(knowledge: Knowledge) -> str:
    """Return a line for each document, in the order of their ids."""
    extractions = sorted(knowledge.extractions, key=lambda e: (e.document.path, e.document.id))
    return "".join(extraction_line(e) + "\n" for e in extractions)


FORMAT = Format("jsonl", ".jsonl", write, "JSON Lines, one object a document: what `kg extract` prints")
