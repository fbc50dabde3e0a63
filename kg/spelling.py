"""How words are written: names as they are compared, and as they stand in ids; others as the lists have them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_IZE = re.compile(r"(?<=[a-z]{3})(?:iz|yz)(?=e$|es$|ed$|ing$|ation)")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "ı": "i"})


def slug(name: str) -> str:
    """Return the name as it stands in an id: plain lower-case letters and digits joined by hyphens."""
    name = name.replace("’", "").replace("'", "").replace("&", " and ")
    name = name.translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", plain.lower()).strip("-")


def folded(name: str) -> str:
    """Return the name for comparing: case, accents, quotation marks, points and spaces do not count."""
    plain = " ".join(name.replace("’", "'").replace(".", "").split()).casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """Return the British spelling, which the lists have: “legalize” → “legalise”."""
    return _IZE.sub(lambda found: found.group()[0] + "s", word)
