"""The words of a paragraph by how they are written: a rule looks at those it turns on, not at all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Wording:
    """A parsed paragraph with its words, each made once: spaCy makes a word anew whenever it is asked for.

    `capitals` are the words that begin with a capital.
    """

    doc: Doc
    tokens: tuple[Token, ...]
    capitals: tuple[Token, ...]
    _by_form: Mapping[str, Sequence[Token]] = field(repr=False)

    @classmethod
    def of(cls, doc: Doc) -> Wording:
        """Read a paragraph once."""
        tokens = tuple(doc)
        by_form: dict[str, list[Token]] = {}
        for token in tokens:
            by_form.setdefault(token.lower_, []).append(token)
        return cls(doc, tokens, tuple(t for t in tokens if t.text[:1].isupper()), by_form)

    def among(self, listed: frozenset[str]) -> list[Token]:
        """Return the words that stand in a list of lower-case words, in text order."""
        found = [token for form in self._by_form.keys() & listed for token in self._by_form[form]]
        return sorted(found, key=lambda token: token.i)
