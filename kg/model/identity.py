"""What makes two statements, or what is kept of two runs, the same: hashes of what they say."""

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


def key_of(*parts: bytes | str) -> bytes:
    """Return 20 bytes that stand for the parts, of any size and number; length-prefixed as in `digest`."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


@lru_cache(maxsize=1 << 14)
def bare_words(text: str) -> str:
    """Return a text without quotation marks, ellipses, case and white space, as it is compared with its echoes."""
    return " ".join(text.translate(_MARKS).split()).strip(" ,.;:!?").casefold()


_MARKS = dict.fromkeys(map(ord, "“”„‟\"«»‘’‚‛'‹›…"), " ")
