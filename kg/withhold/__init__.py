"""Takes the names of children and of other flagged people out of a Knowledge, so that it can be shared.

    find      who is flagged: “Baby P”, initials, “a nine-year-old girl”, named children, names of a list
    masks     their names in any text, whatever the case, the hyphens or the accents
    withhold  Knowledge → Knowledge: masks of the same length, so that every offset stays right; neutral ids

Words are in words.toml. What is left out by mistake can be named in a list; whoever shares a page reads it first.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError
from kg.model import Knowledge
from kg.named_files import read_text
from kg.withhold.find import find
from kg.withhold.masks import Masks, notice
from kg.withhold.rewrite import rewrite

__all__ = ["alike", "notice", "read_names", "withhold"]


def withhold(knowledge: Knowledge, *, also: Iterable[str] = ()) -> Knowledge:
    """Return the knowledge with pseudonyms in place of flagged names, and of those that `also` lists.

    Texts keep their length and statements their spans; ids that reveal a name, or come from one, are new.
    """
    found = find(knowledge, tuple(also))
    if not found.people and not any(found.descriptions.values()):
        return knowledge
    return rewrite(knowledge, Masks(found, knowledge))


def alike(knowledge: Knowledge, *, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names that stay although they share a word with one that is withheld: those of a family, mostly."""
    return Masks(find(knowledge, tuple(also)), knowledge).alike


def read_names(path: Path) -> tuple[str, ...]:
    """Return the names of a file, one a line; empty lines and those that begin with # do not count."""
    lines = read_text(path, InputError, as_utf8="save it as UTF-8, one name a line").splitlines()
    names = tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
    for name in names:
        if sum(character.isalnum() for character in name) < 2:
            raise InputError(f"{path}: {name!r} is too short to be withheld; write at least two letters")
    return names
