"""The working value of this part: a stretch of one paragraph that may denote an actor."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import ActorKind, FoundBy, KnownActor, Span
from kg.syntax import begin, between


@dataclass(slots=True, eq=False)
class Found:
    """Tokens `first` to `last` (included) of a paragraph, headed by `head`; no kind: a place.

    `name` is what it is called by, without article, honorific and possessive; `actor` is filled in by resolving;
    `why` is then the id of a reason of kg/actors/link_reasons.py.
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
    why: str = ""
    begin: int = field(init=False)
    """Where it starts in the document."""

    def __post_init__(self) -> None:
        """Look up once where it starts: it is asked for each time mentions are compared."""
        self.begin = begin(self.doc[self.first])

    @property
    def token(self) -> Token:
        """The head word."""
        return self.doc[self.head]

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return between(self.doc[self.first], self.doc[self.last])


def words_of(doc: Doc, first: int, last: int) -> str:
    """Return the text of tokens `first` to `last`, white space made single."""
    return " ".join(doc[first : last + 1].text.split())
