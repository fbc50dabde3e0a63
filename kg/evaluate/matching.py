"""Names, places and contents as they are compared: those of the gold with those that were extracted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.evaluate.gold import Json

Cells = frozenset[int]
"""The offsets of the characters of a text that a statement stands on."""

SAME_CONTENT = 0.5
"""Jaccard of two contents, in characters, from which they count as the same."""
CONTAINED = 0.9
"""Share of a gold quotation that must lie inside a longer extracted one."""


def plain(name: str) -> str:
    """Return a name without case, article, owner mark and punctuation."""
    name = re.sub(r"[’‘]", "'", name).casefold()
    name = re.sub(r"'s$", "", name.strip(" ,.;:\n"))
    return re.sub(r"^(the|a|an|this|our)\s+", "", re.sub(r"\s+", " ", name))


def plain_type(name: str) -> str:
    """Return the name of a type, its letters only."""
    return re.sub(r"[^a-z]", "", name.casefold())


def gold_names(actor: Json) -> set[str]:
    """Return what an actor of the gold is called."""
    return {plain(str(name)) for name in (actor["name"], *actor.get("mentions", []))}


def found_names(actor: Json) -> set[str]:
    """Return what an extracted actor is called."""
    mentions = (mention["text"] for mention in actor.get("mentions", []))
    return {plain(name) for name in (actor["label"], *actor.get("aliases", []), *mentions)}


def cells_of(spans: Iterable[Sequence[int]]) -> Cells:
    """Return the characters of some stretches."""
    return frozenset(cell for start, end in spans for cell in range(start, end))


def everywhere(text: str, words: str) -> Cells:
    """Return wherever the words stand."""
    return cells_of((m.start(), m.end()) for m in re.finditer(re.escape(words), text))


def first_place(text: str, words: str) -> Cells:
    """Return where the words stand first: a repeated paragraph counts once."""
    start = text.index(words)
    return cells_of([(start, start + len(words))])


def sameness(want: Cells, found: Cells, kind: str) -> float:
    """Return how much an extracted content is that of a claim of the gold; 0 where it is another."""
    shared = len(want & found)
    jaccard = shared / len(want | found) if want | found else 0.0
    held = kind == "direct" and bool(want) and shared / len(want) >= CONTAINED
    return jaccard if jaccard >= SAME_CONTENT or held else 0.0
