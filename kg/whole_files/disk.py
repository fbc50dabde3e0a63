"""What writing does to the disk: names of drafts, bringing them there, and how it is said that it failed."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError

_NO_NAMES = (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EISDIR)
"""What systems answer that cannot bring the names in a folder to the disk."""


@contextmanager
def writable(place: Path, kind: str = "place") -> Iterator[None]:
    """Say of any failure of the disk that `place` cannot be written, and that another of its kind can be named."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        if DRAFT.fullmatch(place.parent.name):
            place = place.parent.with_name(place.name)  # where people will look for it
        raise InputError(f"{place}: cannot be written ({reason}); name another {kind} with -o") from error


DRAFT = re.compile(r"\.kg-draft-[0-9a-f]{8}")
"""Folders of files that are being made."""
PART = re.compile(r"\.kg-part-[0-9a-f]{8}")
"""Single files that are being made."""


def draft_name(kind: str) -> str:
    """Return a hidden name that nothing has yet, of one kind of draft."""
    return f".kg-{kind}-{secrets.token_hex(4)}"


def to_disk(file: Path) -> None:
    """Bring what is written in a file to the disk, so that it is there before the file is moved."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def names_to_disk(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_NAMES:
            raise
