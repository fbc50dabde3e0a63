"""The result of this part: who is in a document, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Token

from kg.actors.report_body import ReportBody
from kg.model import Actor, ActorKind, Mention, Role, Span
from kg.syntax import begin


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone in a document; `mentions` in text order, at most one for a head word.

    `author_id` and `publisher_id` are None where the document does not name them; `body` is whose report it is.
    """

    actors: dict[str, Actor]
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    author_id: str | None = None
    publisher_id: str | None = None
    unnamed_author: str = ""
    body: ReportBody | None = None
    _by_head: dict[int, Mention] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _reach: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the mentions by their head word, and by where they begin and those up to each end."""
        object.__setattr__(self, "_by_head", {m.head: m for m in self.mentions})
        object.__setattr__(self, "_starts", tuple(m.span.start for m in self.mentions))
        object.__setattr__(self, "_reach", tuple(accumulate((m.span.end for m in self.mentions), max)))

    def mention(self, token: Token) -> Mention | None:
        """Return the mention whose head word is this token."""
        return self._by_head.get(begin(token))

    def actor(self, token: Token) -> str | None:
        """Return the id of the actor that the phrase or pronoun headed by this token denotes, if that is known."""
        mention = self._by_head.get(begin(token))
        return mention.actor_id if mention else None

    def kind(self, actor_id: str | None) -> ActorKind | None:
        """Return what an actor is: a person, an organization, a group."""
        actor = self.actors.get(actor_id or "")
        return actor.kind if actor else None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that lie inside a stretch of the document, in text order."""
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span.end)

    def mentions_at(self, place: int) -> Iterator[Mention]:
        """Yield the mentions that cover a place of the document, the last to begin first."""
        for number in range(bisect_right(self._starts, place) - 1, -1, -1):
            if self._reach[number] <= place:
                return
            if self.mentions[number].span.end > place:
                yield self.mentions[number]

    def author(self) -> str:
        """Return the id of the author's actor; of “the author” where the document does not say who that is."""
        return self.body.entry.id if self.body is not None else self.author_id or self.unnamed_author
