"""What the rules that rest on how a text is built are called and look for, read from `kg/lang/en/forms.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lang.tables import table


@dataclass(frozen=True, slots=True)
class Form:
    """“colon-paragraph finds a claim where a paragraph ends in a cue and a colon; the next one is the quotation.”"""

    id: str
    finds: str
    where: str
    example: str


@cache
def load_forms() -> tuple[Form, ...]:
    """Read the forms of the package."""
    return tuple(Form(**values) for values in table("forms")["form"])
