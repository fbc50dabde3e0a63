"""Turns paths into files: folders, names and standard input; what can be read is READERS' to say."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.named_files import one_line, shown
from kg.reading.folders import METADATA_TABLE, OFFICE, Listing, below
from kg.reading.readers import STDIN, SUFFIXES, File, unknown_kind, whole

BINARY = (*OFFICE, ".zip", ".gz", ".jpg", ".jpeg", ".png", ".xlsx", ".pptx")
"""Kinds that are refused, unless there is a reader; others are taken for text."""
LARGEST = 1_000_000_000
"""Bytes of a file at most, so that /dev/zero behind standard input ends; JSON Lines of 100,000 reports have half."""
_CHUNK = 1 << 20


def load(path: Path, columns: tuple[tuple[str, str], ...] = ()) -> File:
    """Return a file with its bytes; raises InputError if it cannot be read, or is no regular file but a pipe."""
    name = whole(str(path))  # names of files need not be UTF-8
    suffix = path.suffix.casefold()
    if path.name.casefold() == METADATA_TABLE:
        raise InputError(
            f"{name}: says what is known of the texts beside it, and holds none; name those or their folder"
        )
    if suffix in BINARY and suffix not in SUFFIXES:
        raise unknown_kind(name, suffix)
    try:
        if str(path) == STDIN:
            if sys.stdin is None:  # closed: <&-
                raise InputError("-: standard input is closed; name files or folders")
            return File(name, _bytes(sys.stdin.buffer, name), columns)
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(
                f"{name}: no regular file but a pipe, socket or device; save it as a file, or pipe it to -"
            )
        with path.open("rb") as file:
            return File(name, _bytes(file, name), columns)
    except (OSError, ValueError, MemoryError) as error:
        raise InputError(f"{name}: cannot be read ({_reason(error)}); check the path and its permissions") from error


def _bytes(file: BinaryIO, name: str) -> bytes:
    parts, size = [], 0
    while part := file.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise InputError(f"{name}: larger than {LARGEST // 10**6:,} MB; cut it into several files")
    return b"".join(parts)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def files_of(paths: Sequence[Path | str], *, follow_links: bool = False) -> Listing:
    """Return each file once, in the order given, and warnings about what folders hold besides.

    Raises InputError for a path that cannot be used: before the work, for what somebody names is meant to be read.
    """
    found = Listing()
    seen: set[str] = set()
    for path in dict.fromkeys(paths):
        listed = _expand(path, follow_links=follow_links)
        found.warnings += listed.warnings
        for file in listed.files:
            key = STDIN if str(file) == STDIN else os.path.realpath(file)
            if key not in seen:
                seen.add(key)
                found.files.append(file)
    return found


def _expand(path: str | Path, *, follow_links: bool) -> Listing:
    """Return the files a path stands for: itself, or all readable kinds below a folder.

    Raises InputError for a path that does not exist and a folder without such files.
    """
    if not str(path):
        raise InputError("a path is empty; name files or folders, . for the folder where you are")
    place = Path(path)
    if str(path) == STDIN:
        return Listing([place])
    try:
        if not stat.S_ISDIR(place.stat().st_mode):
            return Listing([place])
        listed = below(place, follow_links=follow_links)
    except FileNotFoundError as error:
        raise InputError(f"{shown(path)}: no such file or folder; check the path") from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"{shown(path)}: cannot be read ({_reason(error)}); check the path and its permissions"
        ) from error
    if not listed.files:
        raise InputError(one_line(listed.warnings[0]) if listed.warnings else _without_documents(shown(path)))
    return listed


def _without_documents(name: str) -> str:
    return f"{name}: no documents in this folder; put {', '.join(SUFFIXES)} files there"
