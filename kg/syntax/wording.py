"""The words of a paragraph, made once: by how they are written, and which hang on which.

spaCy makes a word anew whenever it is asked for, and seeks those that hang on one among all words between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from weakref import ref

from spacy.tokens import Doc, Token

_READ = "wording"
"""Where a parse keeps which wording it has been read into; weakly, so that both go when the page goes."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Wording:
    """A parsed paragraph, whose tree is final, with its words.

    `texts` is how each is written, `capitals` are those that begin with a capital, `below` those that hang on
    the word at a place.
    """

    doc: Doc
    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    capitals: tuple[Token, ...]
    below: Mapping[int, Sequence[Token]] = field(repr=False)
    _lower: tuple[str, ...] = field(repr=False)
    _forms: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, doc: Doc) -> Wording:
        """Read a paragraph once."""
        tokens = tuple(doc)
        texts = tuple([token.text for token in tokens])
        lower = tuple([text.lower() for text in texts])
        capitals = tuple([tokens[i] for i, text in enumerate(texts) if text[:1].isupper()])
        below: dict[int, list[Token]] = {}
        for i, token in enumerate(tokens):
            above = token.head.i
            if above != i:
                below.setdefault(above, []).append(token)
        wording = cls(doc, tokens, texts, capitals, below, lower, frozenset(lower))
        doc.user_data[_READ] = ref(wording)
        return wording

    def among(self, listed: frozenset[str]) -> list[Token]:
        """Return the words that stand in a list of lower-case words, in text order."""
        there = self._forms & listed
        return [self.tokens[i] for i, form in enumerate(self._lower) if form in there] if there else []


def children(head: Token) -> Iterable[Token]:
    """Return the words that hang on one, in text order."""
    doc = head.doc
    read = doc.user_data.get(_READ)
    wording = read() if read is not None else None
    return wording.below.get(head.i, ()) if wording is not None else head.children
