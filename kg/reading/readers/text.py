"""Plain text, read as it is; `title: …` lines between `---` lines at its head are metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import InputError
from kg.reading.readers.line_numbers import without_line_numbers
from kg.reading.readers.press import parted
from kg.reading.readers.reader import METADATA, File, Reader, SourceText, always

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:.*\r?\n){1,40}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the one text that the file is, or the articles of an export of a press archive.

    Raises InputError for XML, whose tags would be read as words.
    """
    text = file.text()
    if text.lstrip().startswith("<?xml"):
        raise InputError(f"{file.name}: XML, made for a program to read; save the texts in it as .txt or .html")
    text, numbered = without_line_numbers(text, file.name)
    given, skip = _front_matter(text)
    yield from parted(SourceText(file.name, text, given, skip=skip))
    if numbered:
        yield numbered


def _front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return the metadata at the head of a text, and where they end."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return (), 0
    pairs = re.findall(r"^(\w+):[ \t]*(.+?)[ \t]*\r?$", found["lines"], re.MULTILINE)
    given = tuple((key.casefold(), value.strip("\"'")) for key, value in pairs if key.casefold() in METADATA)
    return given, found.end() if pairs else 0


READER = Reader(
    "text", (".txt", ".text"), read, "plain text; `title: …` lines between `---` at its head are metadata",
    undeclared=always,
)  # fmt: skip
