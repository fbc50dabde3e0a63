"""Writes a file whole or not at all: beside its place first, then moved there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kg.errors import InputError


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all, as UTF-8. Raises InputError if it cannot be written."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, contents: bytes) -> None:
    """Write a file whole or not at all. Raises InputError if it cannot be written."""
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=path.parent) as name:
            draft = Path(name) / path.name
            draft.write_bytes(contents)
            draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another place with -o") from error
