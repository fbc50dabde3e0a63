"""Turtle of which only some subjects have changed: their paragraphs are made anew, all others are copied.

The file must be one that `put_turtle` made, of the same prefixes; then the result is what it would make anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.store.mapped_lines import MappedLines, write_spliced
from kg.store.turtle import about_subject, header, paragraphs, reading_order

_BINDING = re.compile(rb"@prefix ([^ :]*): <([^>\n]*)> \.\n")
_ESCAPED = re.compile(rb"\\(.)")
_APART = b"\n\n"


def splice_turtle(
    before: Path, graph: Path, to: IO[bytes], prefixes: Mapping[str, str], *, changed: Iterable[bytes], gone: bytes
) -> None:
    """Write the Turtle of a graph, given as sorted N-Quads, from that of before.

    `changed` are the subjects that may have other triples than before, as N-Triples writes them; `gone` are the lines
    that the graph has no more. Raises InputError if the file of before is none of ours.
    """
    with MappedLines(graph) as lines, MappedLines(before) as old:
        made = _Paragraphs(old, prefixes)
        changes, kept = [], list[bytes]()
        for subject in sorted(changed, key=reading_order):
            triples = b"".join(about_subject(subject, lines.beginning(subject + b" "), named=True))
            start, end = made.stretch(subject)
            changes.append((start, end, paragraphs(triples, prefixes) if triples else b""))
            kept.append(triples)
        new = b"".join(kept)
        bound = {
            prefix: name
            for prefix, name in sorted(prefixes.items())
            if _is_used(f"<{name}".encode(), new, gone, lines, known=prefix in made.bound)
        }
        write_spliced(memoryview(old.data), [(0, made.begin, header(bound)), *changes], to)


def _is_used(name: bytes, new: bytes, gone: bytes, lines: MappedLines, *, known: bool) -> bool:
    """Tell whether a triple has a name that begins so, if it is known whether one had before."""
    if name in new:
        return True
    if not known or name not in gone:
        return known
    if any(True for _ in lines.beginning(name)):
        return True
    place = lines.data.find(name)
    while place >= 0:
        end = lines.data.find(b"\n", place)
        if place < lines.data.rfind(b" <", 0, end):
            return True
        place = lines.data.find(name, end)
    return False


class _Paragraphs:
    """The paragraphs of a file of Turtle, in reading order, each with the empty line before it."""

    def __init__(self, file: MappedLines, prefixes: Mapping[str, str]) -> None:
        self._data = file.data
        first = self._data.find(_APART) + 1
        self.begin = first or len(self._data)
        self.bound = {prefix.decode(): name for prefix, name in _BINDING.findall(self._data[: self.begin])}
        if any(prefixes.get(prefix) != name.decode() for prefix, name in self.bound.items()):
            raise InputError("the Turtle of the earlier build binds other prefixes; build again without it")

    def stretch(self, subject: bytes) -> tuple[int, int]:
        """Return where the paragraph of a subject stands, or if it has none, where it would."""
        wanted = reading_order(subject)
        low, high = self.begin, len(self._data)
        while low < high:
            middle = (low + high) // 2
            before = self._data.rfind(_APART, low, middle + 1)
            start = low if before < 0 else before + 1
            end = self._end(max(middle, start + 1))
            here = reading_order(self._subject(start + 1))
            if here == wanted:
                return start, end
            low, high = (end, high) if here < wanted else (low, start)
        return low, low

    def _end(self, place: int) -> int:
        return self._data.find(_APART, place) + 1 or len(self._data)

    def _subject(self, place: int) -> bytes:
        """Return the subject that a paragraph begins with, as N-Triples writes it."""
        word: bytes = self._data[place : self._data.find(b" ", place)]
        if word.startswith(b"<"):
            return word
        prefix, _, local = word.partition(b":")
        name: bytes = self.bound[prefix.decode()]
        return b"<" + name + _ESCAPED.sub(rb"\1", local) + b">"
