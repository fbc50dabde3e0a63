"""How words of names are written: capitals, points, marks of an owner."""

from __future__ import annotations

from spacy.tokens import Token

OWNER_MARKS = frozenset({"'s", "'"})
"""“Gateshead's”, “workers'”, with straight marks as texts are read."""


def capital(token: Token) -> bool:
    """Tell whether the word begins with a capital."""
    return token.text[:1].isupper()


def bare(token: Token) -> str:
    """Return the word in lower case without the point of an abbreviation: “Mr.” is mr."""
    return token.lower_.rstrip(".")
