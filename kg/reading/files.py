"""Turns paths into files: folders, names and standard input; what can be read is READERS' to say."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.reading.readers import STDIN, SUFFIXES, File, whole

OFFICE = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub")
"""Kinds that hold texts: worth a word when a folder has them."""
BINARY = (*OFFICE, ".zip", ".gz", ".jpg", ".jpeg", ".png", ".xlsx", ".pptx")
"""Kinds that are refused, unless there is a reader; others are taken for text."""


def load(path: Path) -> File:
    """Return a file with its bytes; raises InputError if it cannot be read."""
    name = whole(str(path))  # names of files need not be UTF-8
    suffix = path.suffix.casefold()
    if suffix in BINARY and suffix not in SUFFIXES:
        raise InputError(f"{name}: {suffix} files cannot be read; save the text as .txt (UTF-8) or .html")
    try:
        return File(name, sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def files_of(paths: Sequence[Path | str]) -> Iterator[tuple[Path, str | None]]:
    """Yield each file once, in the order given; a path that cannot be used comes with what is wrong."""
    seen: set[Path] = set()
    for path in paths:
        try:
            files = _expand(path)
        except InputError as error:
            yield Path(path), str(error)
            continue
        for file in files:
            key = file if str(file) == STDIN else file.resolve()
            if key not in seen:
                seen.add(key)
                yield file, None


def _expand(path: str | Path) -> list[Path]:
    """Return the files a path stands for: itself, or all readable kinds below a folder, sorted.

    Raises InputError for a path that does not exist and a folder without such files.
    """
    place = Path(path)
    if str(path) == STDIN:
        return [place]
    if not place.exists():
        raise InputError(f"{path}: no such file or folder; check the path")
    if not place.is_dir():
        return [place]
    below = (p for p in place.rglob("*") if p.is_file() and p.suffix.casefold() in SUFFIXES)
    files = sorted(p for p in below if not any(part.startswith(".") for part in p.relative_to(place).parts))
    if not files:
        raise InputError(f"{path}: no documents in this folder; put {', '.join(SUFFIXES)} files there")
    return files


def left_out(path: str | Path) -> str | None:
    """Return a warning about the files below a folder that are documents, but of kinds that cannot be read."""
    if not Path(path).is_dir():
        return None
    office = set(OFFICE) - set(SUFFIXES)
    kinds = sorted(p.suffix.casefold() for p in Path(path).rglob("*") if p.suffix.casefold() in office and p.is_file())
    if not kinds:
        return None
    which = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    return f"{whole(str(path))}: left out what cannot be read ({which}); save their text as .txt (UTF-8) or .html"
