"""The password that a .dna file asks for, which is no secret: a file without one cannot be opened."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

PASSWORD = "kg"  # noqa: S105 - documented; it keeps nobody out
SALT = b"policy-kg, known"
"""The same in every file, so that the same coding gives the same bytes."""
ROUNDS = 100_000


@cache
def hashed(password: str) -> str:
    """Return what a file holds of a password: as jasypt's StrongPasswordEncryptor makes it, SHA-256 over and over."""
    value = SALT + password.encode("utf-8")
    for _ in range(ROUNDS):
        value = hashlib.sha256(value).digest()
    return base64.b64encode(SALT + value).decode("ascii")
