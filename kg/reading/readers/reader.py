"""What a kind of file is to the rest of the package: a file goes in, texts come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError

STDIN = "-"
METADATA = ("title", "date", "author", "publisher", "section", "url")
"""What a file may say of a text besides the text; other keys are left aside."""
_SURROGATE = re.compile("[\ud800-\udfff]")


_NO_TEXT = "save the text in it as .txt (UTF-8)"
_MARKS = (
    (b"%PDF-", "a PDF file", "name it .pdf"),
    (b"{\\rtf", "an RTF file", "name it .rtf"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .xlsx are)", "name it by what it is"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as .docx or .xlsx"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"\x89PNG", "a picture", _NO_TEXT),
    (b"\xff\xd8\xff", "a picture", _NO_TEXT),
    (b"GIF8", "a picture", _NO_TEXT),
)
"""How files of other kinds begin that people have beside texts, or save under a wrong name; what to do with them."""
CONTROLS = bytes((*range(9), *range(14, 32), 127))
"""Characters that texts in no encoding of Western Europe hold."""
LONGEST = 10_000_000
"""Characters of a text at most: some twenty books. The parses of more would not fit into memory."""


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file and the name it goes by in messages and documents; “-” is standard input."""

    name: str
    data: bytes
    columns: tuple[tuple[str, str], ...] = ()
    """Pairs of “text” or a key of METADATA and the column of a table that holds it, where somebody has said so."""

    @property
    def suffix(self) -> str:
        """“.html” of “Page.HTML”."""
        return Path(self.name).suffix.casefold()

    def text(self) -> str:
        """Decode UTF-8 as it is, without byte order mark; raises InputError with the first wrong byte, or if empty."""
        self.demand_text()
        try:
            text = self.data.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise not_utf8(self.data, error, self.name, "offset") from error
        if not text.strip(" \t\r\n\f\v\u00a0\u200b\x00"):
            raise self.empty()
        return text

    def demand_text(self) -> None:
        """Raise InputError if the bytes are plainly no text in UTF-8 but a file of another kind, or UTF-16."""
        if other := self.other_kind():
            raise other
        if self.data[:2] in (b"\xff\xfe", b"\xfe\xff") or self.data.count(0) > len(self.data) // 10 > 0:
            raise InputError(f"{self.name}: not UTF-8 text (UTF-16 or binary, byte 0); save it as UTF-8")

    def other_kind(self) -> InputError | None:
        """Return what is said of a file that begins as those of another kind than text do."""
        found = next(((kind, remedy) for mark, kind, remedy in _MARKS if self.data.startswith(mark)), None)
        return InputError(f"{self.name}: {found[0]}, whatever its name says; {found[1]}") if found else None

    def empty(self) -> InputError:
        """Return what is said of a file without a text."""
        return InputError(f"{self.name}: the file is empty; leave it out or fill it")

    def glance(self) -> str:
        """Return what can be read of it whatever it is, to tell what it is."""
        return self.data.decode("utf-8", "replace").removeprefix("\ufeff")

    def glance_at(self, size: int) -> str:
        """Return what can be read of its first bytes."""
        return self.data[:size].decode("utf-8", "replace").removeprefix("\ufeff")


def not_utf8(data: bytes, error: UnicodeDecodeError, where: str, counted: str) -> InputError:
    """Return what is said of bytes that are not UTF-8: how to convert them, if they can be text at all."""
    told = f"{where}: not UTF-8 (byte 0x{data[error.start]:02x} at {counted} {error.start})"
    try:
        data.decode("cp1252")
        is_text = len(data) - len(data.translate(None, CONTROLS)) <= len(data) // 1000
    except UnicodeDecodeError:
        is_text = False
    if is_text:
        return InputError(f"{told}; convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8")
    return InputError(f"{told}, and not text of one byte a letter; if it is text, save it as UTF-8, else leave it out")


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
    labels: tuple[int, ...] = ()
    """Where the paragraphs begin that name who speaks below them, where the file itself says which those are."""
    how: str = field(default="", compare=False)
    """What had to be guessed to read it, for whoever is to check that: “text: column Body; title: column Head”."""
    kind: str = field(default="", compare=False)
    """The name of the reader that read it."""


def _never(_: File) -> bool:
    return False


def always(_: File) -> bool:
    """Of every file."""
    return True


@dataclass(frozen=True, slots=True)
class Reader:
    """“jsonl, of .jsonl and .ndjson files”: `read` yields the texts of one file.

    A part that has to be left out is yielded as the InputError that says why; where nothing can be used, `read` raises
    one. A file inside the file (of an archive, of a message) is yielded as File and read by the reader of its kind.
    `help` ends “Texts are …”. `extra` names the optional dependencies of pyproject.toml that `read` imports.
    `recognizes` tells such a file by its content where the suffix says nothing: a page saved as .txt.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[File], Iterable[SourceText | InputError | File]]
    help: str
    extra: str = ""
    recognizes: Callable[[File], bool] = _never
    undeclared: Callable[[File], bool] = _never
    """Whether a file is text that does not say in which encoding."""


def is_address(url: str) -> bool:
    """Tell whether a URL says where a text stands, and not what a browser is to do: javascript:, data:."""
    scheme = _SCHEME.match(_IGNORED.sub("", url))
    return scheme is None or scheme[1].casefold() in _SCHEMES


_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
"""What browsers take out of a URL before they look at it, and what nobody sees."""
_SCHEME = re.compile(r"(?!(?:localhost|[^:/?#]*\.[^:/?#]*):\d+(?:[/?#]|$))([^/?#]*?):")
"""“https” of “https://…”, not “a.example” of “a.example:8080/b”."""
_SCHEMES = frozenset({"http", "https", "ftp", "ftps", "urn", "doi", "info", "hdl", "ark", "file"})


def whole(text: str) -> str:
    """Replace half characters, which cannot be written as UTF-8, one for one, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)
