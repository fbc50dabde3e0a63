"""Why a mention is somebody's or stays open: what the resolvers return, and the reasons they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.model import FoundBy


@dataclass(frozen=True, slots=True)
class Link:
    """“She” is person/ann-lee, by pronoun, “only-one-fits”; no actor: it stays open, and `why` says for what reason."""

    actor: str | None
    by: FoundBy
    why: str


REASONS: Mapping[str, str] = MappingProxyType(
    {
        "name-shared": "Two or more people of the text bear this name, and none of them is plainly its main one.",
    }
)
"""What may stand in `Link.why` and `Mention.why`, and how it is told to a reader."""
