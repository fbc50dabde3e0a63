"""JSON Lines, one object a document: the interface of `kg extract` that other programs build on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import accumulate
from typing import IO

from kg.export.format import Format
from kg.model import Knowledge
from kg.records import extraction_line
from kg.store.earlier import STATEMENTS, Earlier
from kg.store.mapped_lines import MappedLines, Stretch


def write(knowledge: Knowledge) -> str:
    """Return a line for each document, in the order of their ids."""
    extractions = sorted(knowledge.extractions, key=lambda e: (e.document.path, e.document.id))
    return "".join(extraction_line(e) + "\n" for e in extractions)


def put_lines(
    knowledge: Knowledge, to: IO[bytes], keys: Sequence[bytes], earlier: Earlier | None
) -> list[tuple[bytes, int]]:
    """Write what `write` returns, taking lines over from an earlier build; return the key and length of each.

    `keys` stand for the extractions, in their order; with none of them nothing is taken over, and nothing returned.
    """
    if not keys:
        to.write(write(knowledge).encode("utf-8"))
        return []
    made: list[tuple[bytes, int]] = []
    pairs = sorted(zip(knowledge.extractions, keys, strict=True), key=lambda p: (p[0].document.path, p[0].document.id))
    before = _stretches(earlier) if earlier is not None else {}
    with ExitStack() as stack:
        old = stack.enter_context(MappedLines(earlier.folder / STATEMENTS)) if earlier is not None else None
        for extraction, key in pairs:
            if old is not None and key in before:
                line = old.data[slice(*before[key])]
            else:
                line = (extraction_line(extraction) + "\n").encode("utf-8")
            to.write(line)
            made.append((key, len(line)))
    return made


def _stretches(earlier: Earlier) -> Mapping[bytes, Stretch]:
    """Return where the line of each key stands."""
    ends = list(accumulate(size for _, size in earlier.made.documents))
    return {key: (end - size, end) for (key, size), end in zip(earlier.made.documents, ends, strict=True)}


FORMAT = Format("jsonl", ".jsonl", write, "JSON Lines, one object a document: what `kg extract` prints")
