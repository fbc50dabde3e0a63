"""Markdown: plain text whose marks (#, >, -) say what a paragraph is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.reading.readers import text
from kg.reading.readers.reader import File, Reader, SourceText, always


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the one text that the file is, or the articles of an export of a press archive."""
    for found in text.read(file):
        yield found if isinstance(found, InputError) else replace(found, markdown=True)


READER = Reader("markdown", (".md", ".markdown"), read, "Markdown; the same", undeclared=always)
