"""What a file format is to the rest of the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.coding import Coding, coding_of
from kg.model import Knowledge

Contents = str | bytes
"""A whole file: text with \\n line ends, to be stored as UTF-8, or bytes."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A file of coded statements, and what it could not hold as it was."""

    contents: Contents
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """“gexf, for Gephi”: `write` returns the whole file.

    A format of coded statements also has `code`, which writes those of any coding, and says what it could not hold.
    """

    name: str
    suffix: str
    write: Callable[[Knowledge], Contents]
    help: str
    code: Callable[[Coding], Coded] | None = None


def coded_format(name: str, suffix: str, code: Callable[[Coding], Coded], help_: str) -> Format:
    """Return a format of coded statements."""
    return Format(name, suffix, lambda knowledge: code(coding_of(knowledge)).contents, help_, code)
