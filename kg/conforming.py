"""Holds each part of a graph to the shapes and to the text of its document, unless it was found sound before."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import RdfFormat, parse

from kg.cache import Cache
from kg.graph import Part, Parts
from kg.model.identity import key_of
from kg.validate import Described, Problem, Report, check_part, checks_digest

KIND = "graphs"
"""The kind of what is kept of a document whose graph conformed."""


class Conformity:
    """What is wrong with the parts that were shown so far, that of all documents first."""

    def __init__(self, parts: Parts, keys: Mapping[str, bytes], cache: Cache) -> None:
        """Begin with no part; `keys` stand for the parts of documents, and are empty if nothing is kept."""
        self._cache, self._problems = cache, list[Problem]()
        extractions = parts.knowledge.extractions
        self._texts = {extraction.document.id: extraction.document.text for extraction in extractions}
        self._described = Described(parts.classes())
        self._keys = _all_that_decides(parts, keys) if keys else {}
        self._sound = {key for key, _ in cache.get(KIND, self._keys.values())}
        self._new = dict[bytes, bytes]()

    def is_known(self, document_id: str) -> bool:
        """Tell whether the part of a document, as it is now, was found sound before."""
        return self._keys.get(document_id) in self._sound

    def check(self, part: Part) -> Part:
        """Check a part if need be, and return it."""
        if part.document is not None and self.is_known(part.document):
            return part
        quads = list(parse("".join(part.lines).encode("utf-8"), format=RdfFormat.N_QUADS))
        if part.document is None:
            self._problems += check_part(quads, described=self._described)
            here = Described.of(quads)
            self._described = Described({**here.classes, **self._described.classes}, here.wider)
            return part
        found = check_part(quads, described=self._described, texts={part.document: self._texts[part.document]})
        self._problems += found
        if not found and part.document in self._keys:
            self._new[self._keys[part.document]] = b""
        return part

    def demand(self) -> None:
        """Keep which parts are sound; raise ConformanceError, naming the statement, if one is not."""
        self._cache.put(KIND, self._new)
        Report(tuple(sorted(set(self._problems)))).demand()


def _all_that_decides(parts: Parts, keys: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the hash, for each document, of all on which it depends whether its part conforms."""
    kinds = {actor.id: f"{actor.id} {actor.kind} " for actor in parts.knowledge.actors}
    named = {e.document.id: "".join(kinds.get(a.id, "") for a in e.actors) for e in parts.knowledge.extractions}
    elsewhere, checks = parts.elsewhere(), checks_digest()
    return {
        document_id: key_of(checks, key, named[document_id], " ".join(sorted(elsewhere.get(document_id, ()))))
        for document_id, key in keys.items()
    }
