"""A fault of the parser with its mending, and the ways to change a tree that repairs use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.syntax.relations import CONJUNCTION, Relation, dependents

SMALL = ("en_core_web_sm",)
"""Beginnings of the names of the pipelines that make a fault; a better one does not need its repair."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A fault that the parser makes again and again, and how its tree is mended.

    `mend` is asked about every word that stands in one of the relations `at`; it changes the tree and says so, or
    leaves it. `before` is a parse with the fault, in the notation of `tests/builders.py`, `after` what is changed in
    it: `word/label>head`, `word/TAG`, `word=lemma`. In `sentence` the pinned pipeline makes the fault.
    """

    id: str
    at: Relation
    mend: Callable[[Token], bool]
    before: str
    after: str
    sentence: str = ""
    models: tuple[str, ...] = SMALL

    @property
    def says(self) -> str:
        """What is mended, in a sentence."""
        return (self.mend.__doc__ or "").split("\n")[0]


def hang(token: Token, head: Token, label: str) -> None:
    """Hang a word with all below it on another word of its sentence."""
    token.head = head
    token.dep_ = label


def take_place(upper: Token, lower: Token, label: str) -> None:
    """Let a word below another take its place in the sentence, and hang the other on it."""
    above, stood = upper.head, upper.dep_
    lower.head = lower if above == upper else above
    lower.dep_ = stood
    hang(upper, lower, label)


def hang_conjunct(token: Token, head: Token, label: str = "conj") -> None:
    """Hang a conjunct on another word, with the “and” before it."""
    joins = [c for c in dependents(token.head, CONJUNCTION) if c.i < token.i]
    if joins:
        hang(joins[-1], head, "cc")
    hang(token, head, label)
