"""The manifest of a folder: which files were written together, with the size and SHA-256 of each.

It is a hidden file, the same for the same files: no times, no names of people or machines.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError

MANIFEST = ".kg-build.json"


class Sum(NamedTuple):
    """What a file must be: so many bytes, with this SHA-256."""

    bytes: int
    sha256: str


Manifest = Mapping[str, Sum]
"""The sums of files by their names."""


def sum_of(file: Path) -> Sum:
    """Return size and hash of a file."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        return Sum(opened.tell(), digest)


def is_as(file: Path, wanted: Sum) -> bool:
    """Tell whether a file is what the manifest says; of another size it is not read."""
    return file.stat().st_size == wanted.bytes and sum_of(file) == wanted


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in a file, an empty one if there is none.

    Raises InputError for a damaged one, OSError for one that cannot be read.
    """
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return {str(name): Sum(int(of["bytes"]), str(of["sha256"])) for name, of in files.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: is damaged; build again, or remove it to read the files as they are") from error


def manifest_text(manifest: Manifest) -> str:
    """Return a manifest as the text of its file."""
    files = {name: manifest[name]._asdict() for name in sorted(manifest)}
    return json.dumps({"format": 1, "files": files}, indent=1) + "\n"
