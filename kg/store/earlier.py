"""What an earlier build wrote, taken over where nothing has changed.

Which parts its files are made of is kept in the cache, by the hash of its graph and of this program; nothing is taken
from a file that is not byte for byte the one that was kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kg.cache import Cache
from kg.model.identity import key_of
from kg.rule_set import program
from kg.store.streaming import Counted
from kg.whole_files.manifest import Sum, is_as, sum_of

KIND = "outputs"
"""The kind of what is kept of builds."""
GRAPH, TURTLE, STATEMENTS = "graph.nq", "graph.ttl", "statements.jsonl"


@dataclass(frozen=True, slots=True)
class Made:
    """What the files of a build are made of."""

    base_iri: str
    counted: Counted = field(repr=False)
    shared: list[str] = field(repr=False)
    """The lines of the graph that all documents share."""
    parts: Mapping[str, bytes] = field(repr=False)
    """The key of each document's part of the graph (kg.graph.part_keys), by its id."""
    documents: list[tuple[bytes, int]] = field(repr=False)
    """The lines of `statements.jsonl`: the key of what was found in each document, and how many bytes it takes."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier build in a folder, whose files are what they were."""

    folder: Path
    made: Made

    @property
    def graph(self) -> Path:
        """The graph as sorted N-Quads."""
        return self.folder / GRAPH


_DECODER = msgspec.msgpack.Decoder(tuple[dict[str, Sum], Made])


def earlier_in(folder: Path, cache: Cache, base_iri: str) -> Earlier | None:
    """Return the build in a folder, if it is kept what it is made of, and its files are as they were written."""
    try:
        keys = [_key(sum_of(folder / GRAPH))] if cache.folder is not None else []
        for _, value in cache.get(KIND, keys):
            sums, made = _DECODER.decode(value)
            if made.base_iri == base_iri and all(is_as(folder / name, wanted) for name, wanted in sums.items()):
                return Earlier(folder, made)
    except (OSError, msgspec.MsgspecError):
        return None
    return None


def keep(made: Made, sums: Mapping[str, Sum], cache: Cache) -> None:
    """Keep what the files of a build are made of, given the sums of these files."""
    others = {name: sums[name] for name in (TURTLE, STATEMENTS)}
    cache.put(KIND, {_key(sums[GRAPH]): msgspec.msgpack.encode((others, made))})


def _key(graph: Sum) -> bytes:
    return key_of(program(), graph.sha256)
