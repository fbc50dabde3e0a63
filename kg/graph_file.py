"""The graph of a build as a file: made part by part, or from that of an earlier build where little has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kg.cache import Cache
from kg.conforming import Conformity
from kg.extraction import Progress
from kg.graph import Part, Parts
from kg.graph.part_keys import extraction_keys, part_keys
from kg.graph.terms import document_graph
from kg.store.earlier import Earlier, earlier_in
from kg.store.splicing import Spliced, lines_in, splice_parts
from kg.store.streaming import Counted, write_parts

FEW = 4
SHARE = 1 / 32
"""So many parts, or this share of all, may differ from an earlier graph; with more it is made anew, which is faster."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a graph is made of, and from what."""

    counted: Counted = field(repr=False)
    shared: list[str] = field(repr=False)
    """The lines that all documents share."""
    extractions: Sequence[bytes] = field(repr=False)
    """The key of what was found in each document, in the order of the knowledge; empty if nothing is kept."""
    parts: Mapping[str, bytes] = field(repr=False)
    """The key of each document's part; empty if nothing is kept."""
    earlier: Earlier | None = field(repr=False)
    spliced: Spliced | None = field(repr=False)
    """What changed in the graph of the earlier build, if this one was made from it."""


def put_graph(parts: Parts, path: Path, cache: Cache, *, before: Path | None, progress: Progress) -> Written:
    """Write a graph as sorted N-Quads, each part checked; raise ConformanceError if one does not conform.

    `before` is the folder of a build from which it may be made, if the cache knows of what that is made.
    """
    extractions = extraction_keys(parts.knowledge.extractions) if cache.folder is not None else []
    keys = part_keys(parts, extractions) if extractions else {}
    earlier = earlier_in(before, cache, parts.sheet.base) if keys and before is not None else None
    conformity = Conformity(parts, keys, cache)
    shared = conformity.check(parts.shared())
    spliced = None
    if earlier is not None and _few_changed(keys, earlier.made.parts):
        new = {document_id for document_id, key in keys.items() if earlier.made.parts.get(document_id) != key}
        wanted = [i for i in parts.copies if i in new or not conformity.is_known(i)]
        made = [part for part in _checked(parts, wanted, conformity, progress) if part.document in new]
        spliced = _spliced(parts, [shared, *made], path, earlier, keys)
        counted = spliced.counted
    else:
        each = _checked(parts, list(parts.copies), conformity, progress)
        counted = write_parts(chain([shared], each), parts.description, path, scratch=path.parent)
    conformity.demand()
    return Written(counted, shared.lines, extractions, keys, earlier, spliced)


def _few_changed(keys: Mapping[str, bytes], before: Mapping[str, bytes]) -> bool:
    return len(keys.items() ^ before.items()) <= max(FEW, SHARE * len(keys))


def _checked(parts: Parts, documents: Sequence[str], conformity: Conformity, progress: Progress) -> Iterator[Part]:
    """Yield the parts of some documents, each checked."""
    for number, document_id in enumerate(documents, start=1):
        progress("building the graph", number, len(documents) + 1)
        yield conformity.check(parts.of_document(document_id))
    progress("building the graph", len(documents) + 1, len(documents) + 1)


def _spliced(parts: Parts, new: Sequence[Part], path: Path, earlier: Earlier, keys: Mapping[str, bytes]) -> Spliced:
    """Write a graph from the earlier one, given the parts that this has not, what all documents share among them."""
    made = earlier.made
    went = (document_id for document_id, key in made.parts.items() if keys.get(document_id) != key)
    gone = lines_in(earlier.graph, (document_graph(parts.sheet.base, document_id) for document_id in went))
    more = (line for part in new for line in part.lines)
    return splice_parts(earlier.graph, made.counted, path, parts.description, without=[*made.shared, *gone], more=more)
