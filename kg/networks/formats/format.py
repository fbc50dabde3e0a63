"""What a file format of networks is to the rest of the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.networks.formats.joined import Joined


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file with \\n line ends, to be stored as UTF-8; `notes` say which names it could not hold."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """“pajek, a .net file for Pajek”: `write` returns the whole file."""

    name: str
    suffix: str
    write: Callable[[Joined], Written]
    help: str


def number(value: float) -> int | float:
    """Return a whole number without a fraction, so that it is written 2 and not 2.0; and 0 for -0.0."""
    return int(value) if float(value).is_integer() else float(value)
