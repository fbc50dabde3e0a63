"""What a file format is to the rest of the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Knowledge


@dataclass(frozen=True, slots=True)
class Format:
    """“gexf, for Gephi”: `write` returns the whole file: text with \\n line ends, to be stored as UTF-8, or bytes."""

    name: str
    suffix: str
    write: Callable[[Knowledge], str | bytes]
    help: str
