"""What earlier runs kept of texts: what they found by the same rules, and parses by the same model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kg.cache import Cache
from kg.extraction.plan import Plan
from kg.extraction.texts import Found, Task
from kg.model import Extraction
from kg.model.identity import key_of
from kg.reading import SourceText

FOUND, PARSE = "statements", "parses"
"""The kinds of values in the cache."""
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Extraction)


class KeptTexts:
    """The part of a cache that is about texts; without a cache nothing is ever there."""

    def __init__(self, cache: Cache, plan: Plan) -> None:
        self._cache = cache
        self._kept = cache.folder is not None
        self._rules = plan.digest() if self._kept else b""
        self._model = msgspec.msgpack.encode(plan.model)

    def found(self, sources: Mapping[str, SourceText]) -> Iterator[tuple[str, Found]]:
        """Yield what is kept of texts, with their names in the mapping."""
        keys = {_key(self._rules, source): name for name, source in sources.items()} if self._kept else {}
        for key, value in self._cache.get(FOUND, keys):
            try:
                yield keys[key], Found(_DECODER.decode(value))
            except msgspec.MsgspecError:
                continue  # of another version of this program

    def tasks(self, sources: Sequence[SourceText]) -> list[Task]:
        """Return what is to be done for texts of which nothing is kept but perhaps their parses."""
        keys = [self._parse_key(source) for source in sources] if self._kept else []
        parses = dict(self._cache.get(PARSE, keys))
        return [
            Task(source, parses.get(key)) for source, key in zip(sources, keys or [b""] * len(sources), strict=True)
        ]

    def keep(self, sources: Sequence[SourceText], found: Sequence[Found]) -> None:
        """Keep what was found in texts, and their new parses."""
        if not self._kept:
            return
        pairs = list(zip(sources, found, strict=True))
        self._cache.put(PARSE, {self._parse_key(s): f.parse for s, f in pairs if f.parse is not None})
        made = {_key(self._rules, s): f.extraction for s, f in pairs if f.extraction is not None}
        self._cache.put(FOUND, {key: _ENCODER.encode(extraction) for key, extraction in made.items()})

    def _parse_key(self, source: SourceText) -> bytes:
        """Return the key of a parse: it is that of the text, whatever its name; `kg.parsing.kept` compares the rest."""
        return key_of(self._model, source.text)


def _key(made_by: bytes, source: SourceText) -> bytes:
    return key_of(made_by, _ENCODER.encode(source))
