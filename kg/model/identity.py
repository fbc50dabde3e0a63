"""What makes two statements the same: hashes of what they say."""

from __future__ import annotations

import hashlib
from functools import lru_cache


@lru_cache(maxsize=1 << 16, typed=True)  # each statement is asked for its id a dozen times
def digest(*parts: object) -> str:
    """Return 16 hex digits that stand for the parts; length-prefixed, so ("ab", "c") differs from ("a", "bc")."""
    sha = hashlib.sha256()
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        sha.update(f"{len(data)}:".encode())
        sha.update(data)
    return sha.hexdigest()[:16]


@lru_cache(maxsize=1 << 14)
def bare_words(text: str) -> str:
    """Return a text without quotation marks, ellipses, case and white space, as it is compared with its echoes."""
    return " ".join(text.translate(_MARKS).split()).strip(" ,.;:!?").casefold()


_MARKS = dict.fromkeys(map(ord, "“”„‟\"«»‘’‚‛'‹›…"), " ")
