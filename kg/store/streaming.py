"""Writes a graph that comes part by part, as sorted N-Quads and Turtle, in bounded memory.

The description of the data set counts what the others say, so its lines are put in their place at the end.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from kg.graph import Part, class_of
from kg.store.sorting import SortedLines


def write_parts(
    parts: Iterable[Part], describe: Callable[[int, Mapping[str, int]], Part], path: Path, *, scratch: Path
) -> int:
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
    return count + len(description.lines)


def _written(path: Path) -> TextIO:
    return path.open("w+", encoding="utf-8", newline="\n")
