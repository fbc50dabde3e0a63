"""What the rules that rest on how a text is built are called and look for, read from `kg/rules/forms.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    text = files("kg.rules").joinpath("forms.toml").read_text(encoding="utf-8")
    return tuple(Form(**table) for table in tomllib.loads(text)["form"])
