"""Paragraphs that come again, as bylines, notices and agency copy do, are parsed once and copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

MOST_WORDS = 200_000
"""Words in the parses that are kept: some 150 bytes each."""
MOST_SEEN = 200_000
"""Paragraphs remembered to have been there, a number each; with one more, all are forgotten."""


@dataclass(slots=True)
class Repeats:
    """The parses of the paragraphs that came again, those used last; memory is bounded."""

    most_words: int = MOST_WORDS
    most_seen: int = MOST_SEEN
    _kept: dict[str, Doc] = field(init=False, repr=False, default_factory=dict)
    _words: int = field(init=False, repr=False, default=0)
    _seen: set[int] = field(init=False, repr=False, default_factory=set)

    def parsed(self, texts: Sequence[str], parse: Callable[[Iterable[str]], Iterator[Doc]]) -> Iterator[Doc]:
        """Yield a parse of its own for each text, in order; `parse` is given each text once, if none is kept."""
        counts = Counter(texts)
        here = {text: self._kept[text] for text in counts if text in self._kept}
        again = {text for text, count in counts.items() if count > 1 or hash(text) in self._seen}
        if len(self._seen) > self.most_seen:
            self._seen.clear()
        self._seen.update(map(hash, counts))
        fresh = parse([text for text in counts if text not in here])
        for text in texts:
            doc = here[text].copy() if text in here else next(fresh)
            if text in again:
                here.setdefault(text, doc.copy())
                self._keep(text, here[text])
            yield doc

    def _keep(self, text: str, doc: Doc) -> None:
        """Keep a parse as the one that was used last; let go of those used longest ago."""
        if self._kept.pop(text, None) is None:
            self._words += len(doc)
        self._kept[text] = doc
        while self._words > self.most_words:
            self._words -= len(self._kept.pop(next(iter(self._kept))))
