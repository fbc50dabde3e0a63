"""How names are compared: without case, accents and what stands between the words."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return the text without case and accents, character for character."""
    return "".join(map(_base, text))


def key(text: str) -> str:
    """Return the letters and digits of a text without case and accents: “Baby-P” is babyp."""
    return "".join(c for c in folded(text) if c.isalnum())


def _base(character: str) -> str:
    if character < "\x80":
        return character.lower()
    base = unicodedata.normalize("NFKD", character)[0].casefold()
    return base if len(base) == 1 else character
