"""A graph of which an earlier build has most: lines that went are taken out of its file, new ones put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph import class_of
from kg.store.mapped_lines import MappedLines
from kg.store.streaming import Counted, Describe


@dataclass(frozen=True, slots=True)
class Spliced:
    """What became of a graph, and what changed in it."""

    counted: Counted
    changed: frozenset[bytes] = field(repr=False)
    """The subjects of all lines that went or came, as N-Triples writes them."""
    gone: bytes = field(repr=False)
    """The lines that went."""


def splice_parts(
    before: Path, counted: Counted, path: Path, describe: Describe, *, without: Iterable[str], more: Iterable[str]
) -> Spliced:
    """Write a graph as sorted N-Quads, from that of before, which was so `counted`.

    `describe` is as in `write_parts`; `without` are lines of parts that the graph has no more, `more` new ones; what is
    in both stays.
    """
    gone, new = _apart(without, more)
    with MappedLines(before) as old, path.open("wb") as file:
        triples, classes = _recounted(old, counted, gone, new)
        now = Counted(triples, classes, describe(triples, classes).lines)
        gone, new = _apart([*gone, *counted.description], [*new, *now.description])
        removed, added = [line.encode() for line in gone], [line.encode() for line in new]
        old.write_changed(file, without=removed, more=added)
    changed = frozenset(line[: line.index(b" ")] for line in (*removed, *added))
    return Spliced(now, changed, b"".join(sorted(removed)))


def _apart(some: Iterable[str], others: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return what stands in one of two only."""
    first, second = set(some), set(others)
    return first - second, second - first


def _recounted(old: MappedLines, counted: Counted, gone: set[str], new: set[str]) -> tuple[int, dict[str, int]]:
    """Return how many triples there are, and things of each class, without some lines and with others."""
    difference = Counter(_triple(line) for line in new)
    difference.subtract(_triple(line) for line in gone)
    triples, classes = counted.triples, Counter(counted.classes)
    for triple, more in difference.items():
        before = sum(1 for _ in old.beginning(f"{triple} <".encode()))
        step = (before + more > 0) - (before > 0)
        triples += step
        if step and (found := class_of(triple)) is not None:
            classes[found] += step
    return triples, {name: number for name, number in sorted(classes.items()) if number}


def _triple(line: str) -> str:
    return line[: line.rindex(" <")]


def lines_in(before: Path, graphs: Iterable[str]) -> list[str]:
    """Return the lines that a file of N-Quads has in some graphs, named as N-Triples writes them."""
    with MappedLines(before) as old:
        return [line.decode() for graph in graphs for line in old.ending(f" {graph} .\n".encode())]
