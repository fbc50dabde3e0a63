"""Ways to tell whom a mention means, tried in order: each finds an actor or stops, and says for what reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.actors.link_reasons import Link
from kg.actors.reference.discourse import Discourse
from kg.actors.registry import Entry
from kg.model import FoundBy

T = TypeVar("T")
"""What is asked about: a description, a pronoun with its surroundings."""


@dataclass(frozen=True, slots=True)
class Finds(Generic[T]):
    """If `ask` returns an actor, the mention is that; `why` is the id of a reason of kg/actors/link_reasons.py."""

    why: str
    ask: Callable[[Discourse, T], Entry | None]


@dataclass(frozen=True, slots=True)
class Stops(Generic[T]):
    """If `ask` says yes, the mention stays open."""

    why: str
    ask: Callable[[Discourse, T], bool]


Ways = Sequence[Finds[T] | Stops[T]]


def first_link(ways: Ways[T], discourse: Discourse, item: T, by: FoundBy) -> Link | None:
    """Return what the first way that answers says; None if none does."""
    for way in ways:
        answer = way.ask(discourse, item)
        if isinstance(answer, Entry):
            return Link(answer.id, by, way.why)
        if answer:
            return Link(None, by, way.why)
    return None
