"""The working value of this part: a stretch of one paragraph that may denote an actor."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import ActorKind, FoundBy, KnownActor, Span
from kg.syntax import begin, between

_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True, eq=False)
class Found:
    """Tokens `first` to `last` (included) of a paragraph, headed by `head`; no kind: a place.

    `name` is what it is called by, without article, honorific and possessive; `actor` is filled in by resolving.
    """

    doc: Doc
    first: int
    last: int
    head: int
    kind: ActorKind | None
    how: FoundBy
    name: str
    known: KnownActor | None = None
    gender: str = ""
    plural: bool = False
    named: bool = True
    sure: bool = False
    actor: str | None = None

    @property
    def token(self) -> Token:
        """The head word."""
        return self.doc[self.head]

    @property
    def begin(self) -> int:
        """Where it starts in the document."""
        return begin(self.doc[self.first])

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return between(self.doc[self.first], self.doc[self.last])


def slug(name: str) -> str:
    """Return the name as it stands in an id: plain lower-case letters and digits joined by hyphens."""
    name = name.replace("’", "").replace("'", "").replace("&", " and ")
    name = name.translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", plain.lower()).strip("-")


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "ı": "i"})


def folded(name: str) -> str:
    """Return the name for comparing: case, accents, quotation marks, points and spaces do not count."""
    plain = " ".join(name.replace("’", "'").replace(".", "").split()).casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def words_of(doc: Doc, first: int, last: int) -> str:
    """Return the text of tokens `first` to `last`, white space made single."""
    return " ".join(doc[first : last + 1].text.split())
