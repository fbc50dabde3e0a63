"""One file, whole or not at all: written beside its place first, then moved there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.whole_files.disk import draft_name, names_to_disk, writable
from kg.whole_files.manifest import MANIFEST, read_manifest
from kg.whole_files.together import replacing


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all, as UTF-8. Raises InputError if it cannot be written."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, contents: bytes) -> None:
    """Write a file whole or not at all. Raises InputError if it cannot be written."""
    with whole_file(path) as file:
        file.write(contents)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to; when the block ends it is put in its place, if the block raises nothing has happened.

    If the file is one of a build, the manifest of the build follows. What is no plain file (a pipe, a terminal) is
    written to as it is. Raises InputError if it cannot be written.
    """
    with writable(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
        elif is_of_a_build(path):
            with replacing(path.parent, (path.name,)) as draft, (draft / path.name).open("xb") as file:
                yield file
        else:
            with _draft_of(path) as file:
                yield file


def is_of_a_build(path: Path) -> bool:
    """Tell whether a file is one of those that a build wrote together."""
    with writable(path):
        return path.name in read_manifest(path.with_name(MANIFEST))


@contextmanager
def _draft_of(path: Path) -> Iterator[IO[bytes]]:
    draft = path.with_name(draft_name("part"))
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    names_to_disk(path.parent)
