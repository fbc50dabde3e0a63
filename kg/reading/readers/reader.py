"""What a kind of file is to the rest of the package: a file goes in, texts come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

STDIN = "-"
METADATA = ("title", "date", "author", "publisher", "url")
"""What a file may say of a text besides the text; other keys are left aside."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file and the name it goes by in messages and documents; “-” is standard input."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """“.html” of “Page.HTML”."""
        return Path(self.name).suffix.casefold()

    def text(self) -> str:
        """Decode UTF-8 as it is, without byte order mark; raises InputError with the first wrong byte, or if empty."""
        data = self.data
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (data and data.count(0) > len(data) // 10):
            raise InputError(f"{self.name}: not UTF-8 text (UTF-16 or binary, byte 0); save it as UTF-8")
        try:
            text = data.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            wrong = data[error.start]
            raise InputError(
                f"{self.name}: not UTF-8 (byte 0x{wrong:02x} at offset {error.start}); convert it, for instance with "
                f"iconv -f WINDOWS-1252 -t UTF-8"
            ) from error
        if not text.strip(" \t\r\n\f\v\u00a0\u200b\x00"):
            raise self.empty()
        return text

    def empty(self) -> InputError:
        """Return what is said of a file without a text."""
        return InputError(f"{self.name}: the file is empty; leave it out or fill it")

    def glance(self) -> str:
        """Return what can be read of it whatever it is, to tell what it is."""
        return self.data.decode("utf-8", "replace").removeprefix("\ufeff")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded text, the name it goes by, and the metadata that came with it."""

    name: str
    text: str
    given: tuple[tuple[str, str], ...] = ()
    """Pairs of a key of METADATA and its value; they go before what the text itself says."""
    markdown: bool = False
    skip: int = 0
    """Where the text itself begins, after front matter."""


def _never(_: File) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Reader:
    """“jsonl, of .jsonl and .ndjson files”: `read` yields the texts of one file.

    A part that has to be left out is yielded as the InputError that says why; where nothing can be used, `read` raises
    one. `help` ends “Texts are …”. `extra` names the optional dependencies of pyproject.toml that `read` imports.
    `recognizes` tells such a file by its content where the suffix says nothing: a page saved as .txt.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[File], Iterable[SourceText | InputError]]
    help: str
    extra: str = ""
    recognizes: Callable[[File], bool] = _never


def whole(text: str) -> str:
    """Replace half characters, which cannot be written as UTF-8, one for one, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)
