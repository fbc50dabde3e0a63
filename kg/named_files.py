"""Reads the files that somebody names beside documents: settings, decisions, actors, tables.

What is wrong with a file is raised as the error of whoever reads it, with the path and the remedy.
"""

from __future__ import annotations

import re
import reprlib
import stat
import tomllib
from pathlib import Path
from typing import Any

from kg.errors import KGError

LARGEST = 100_000_000
"""Bytes of such a file at most; the gazetteer of the package has a thousandth of them."""
_SHOWN = 100
"""Characters at each end of a path that is shown, where it is too long to be one."""


def read_text(path: Path, error: type[KGError], *, as_utf8: str = "save it as UTF-8") -> str:
    """Return the text of a regular file, without byte order mark; raises `error` if it has none that can be read."""
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise error(f"{shown(path)}: no regular file but a pipe, socket or device; save it as a file")
        with path.open("rb") as file:
            data = file.read(min(path.stat().st_size, LARGEST) + 1)
            data += file.read(LARGEST) if len(data) <= LARGEST else b""
    except (OSError, ValueError) as wrong:
        told = (wrong.strerror if isinstance(wrong, OSError) else None) or str(wrong)
        raise error(f"{shown(path)}: cannot be read ({told}); name a file that exists") from wrong
    if len(data) > LARGEST:
        raise error(f"{shown(path)}: larger than {LARGEST // 10**6} MB; is it the file you mean?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise error(f"{shown(path)}: not UTF-8 at byte {wrong.start}; {as_utf8}") from wrong


def parse_toml(text: str, path: Path, error: type[KGError]) -> dict[str, Any]:
    """Return the tables of a text; raises `error`, in which `path` stands, for what is no TOML or nested too deeply."""
    try:
        if _DEEP_KEY.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except RecursionError as wrong:
        raise error(f"{shown(path)}: not valid TOML (nested too deeply); correct it there") from wrong
    except ValueError as wrong:  # also of numbers with thousands of digits
        raise error(f"{shown(path)}: not valid TOML ({str(wrong)[: 2 * _SHOWN]}); correct it there") from wrong


_DEEP_KEY = re.compile(r"(?<![\w-])(?:[\w-]++\s*+\.\s*+){100}")
"""“a.a.a. …”, which tomllib reads without end: it takes the square of the number of its parts."""


def shown(path: Path | str) -> str:
    """Return a path as messages show it: on one line, and not whole where it is too long to be one."""
    name = one_line(str(path))
    return name if len(name) <= 2 * _SHOWN + 1 else f"{name[:_SHOWN]}…{name[-_SHOWN:]}"


def one_line(text: str) -> str:
    """Return a text with its control and half characters replaced: names of files may hold both."""
    return _UNSHOWN.sub("\ufffd", text)


def brief(value: object) -> str:
    """Return a value as Python writes it, but not at length, so that it can stand in a message."""
    try:
        return _BRIEF.repr(value)
    except ValueError:
        return "a number of thousands of digits"


_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BRIEF = reprlib.Repr()
_BRIEF.maxstring = _BRIEF.maxother = _BRIEF.maxlong = 2 * _SHOWN
