"""Writes a graph that comes part by part, as sorted N-Quads and Turtle, in bounded memory.

The description of the data set counts what the others say, so its lines are put in their place at the end.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.graph import Part, class_of
from kg.store.sorting import SortedLines

Describe = Callable[[int, Mapping[str, int]], Part]
"""Makes the description of a graph of how many triples its parts have, and how many things of each class."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many triples the parts of a graph have, each counted once, how many things of each class; its description."""

    triples: int
    classes: Mapping[str, int]
    description: list[str]
    """The lines that tell of the graph as a whole; they are none of its parts."""

    @property
    def all_triples(self) -> int:
        """How many triples the graph has with its description."""
        return self.triples + len(self.description)


def write_parts(parts: Iterable[Part], describe: Describe, path: Path, *, scratch: Path) -> Counted:
    """Write the parts of a graph and its description as N-Quads, sorted; return how many triples their union has.

    `describe` makes the description of the number of triples and of instances of each class. What does not fit into
    memory lies in `scratch` meanwhile.
    """
    lines = SortedLines(scratch)
    for part in parts:
        lines.add(part.lines)
    marker = describe(0, {}).lines[0].partition(" ")[0].rstrip(">")
    count, classes = 0, Counter[str]()
    last = ""
    with _written(path) as head, _written(scratch / "tail") as tail:
        for line in lines:
            (head if line < marker else tail).write(line)
            triple = line[: line.rindex(" <")]
            if triple != last:
                last, count = triple, count + 1
                if (found := class_of(triple)) is not None:
                    classes[found] += 1
        description = describe(count, classes)
        head.writelines(description.lines)
        tail.seek(0)
        shutil.copyfileobj(tail, head, 1 << 20)
    (scratch / "tail").unlink()
    return Counted(count, dict(classes), description.lines)


def _written(path: Path) -> TextIO:
    return path.open("w+", encoding="utf-8", newline="\n")
