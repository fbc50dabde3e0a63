"""The kinds of files that can be read: one reader a module, all of them in READERS.

To add a kind, write a module with `READER = Reader(name, suffixes, read, help)` and put it in the tuple.
"""

from __future__ import annotations

from kg.errors import InputError
from kg.reading.readers import html, jsonl, markdown, text
from kg.reading.readers.reader import STDIN, File, Reader, SourceText, whole

READERS: tuple[Reader, ...] = (text.READER, markdown.READER, html.READER, jsonl.READER)
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)

_PLAIN = (text.READER, markdown.READER)
"""Readers of any characters: a file that is theirs by its name may be of another kind by its content."""


def read_file(file: File) -> tuple[list[SourceText], list[InputError]]:
    """Return the texts of one file, and what is wrong with parts that had to be left out.

    Raises InputError if nothing in it can be used, or what reads it is not installed.
    """
    reader = find_reader(file)
    try:
        found = list(reader.read(file))
    except ImportError as error:
        if not reader.extra:
            raise
        lacks = error.name or "more packages"
        raise InputError(
            f"{file.name}: reading {reader.name} needs {lacks}; run, in the folder of this project: "
            f"pip install '.[{reader.extra}]'"
        ) from error
    texts = [item for item in found if isinstance(item, SourceText)]
    wrong = [item for item in found if isinstance(item, InputError)]
    if not texts:
        raise wrong[0] if wrong else file.empty()
    return texts, wrong


def find_reader(file: File) -> Reader:
    """Return the reader of a file: that of its suffix; for plain text and unknown kinds, that of what it looks like."""
    named = next((reader for reader in READERS if file.suffix in reader.suffixes), text.READER)
    if named in _PLAIN:
        return next((reader for reader in READERS if reader.recognizes(file)), named)
    return named


__all__ = ["READERS", "STDIN", "SUFFIXES", "File", "Reader", "SourceText", "find_reader", "read_file", "whole"]
