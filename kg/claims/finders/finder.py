"""The shape of a finder of claims: one construction, in one file, with the ids of its rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.claims.draft import Draft, Drafts, Material, Refused


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the claims of one construction.

    `find` gets the paragraphs and what earlier finders found; it yields drafts, and what it refuses with the reason.
    `rules` are the ids of `forms.toml` that its drafts bear; those of cues are declared with the cues.
    """

    id: str
    find: Callable[[Material, Drafts], Iterator[Draft | Refused]]
    rules: tuple[str, ...] = ()
