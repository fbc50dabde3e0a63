"""Markdown: plain text whose marks (#, >, -) say what a paragraph is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.reading.readers import text
from kg.reading.readers.reader import File, Reader, SourceText


def read(file: File) -> Iterator[SourceText]:
    """Yield the one text that the file is."""
    for found in text.read(file):
        yield replace(found, markdown=True)


READER = Reader("markdown", (".md", ".markdown"), read, "Markdown; the same")
