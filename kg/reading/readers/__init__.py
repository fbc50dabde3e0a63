"""The kinds of files that can be read: one reader a module, all of them in READERS.

To add a kind, write a module with `READER = Reader(name, suffixes, read, help)` and put it in the tuple.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import InputError
from kg.extras import remedy
from kg.lang.calendar import parse_date
from kg.named_files import brief
from kg.reading.readers import (
    archive,
    delimited,
    docx,
    eml,
    feeds,
    html,
    jsonl,
    markdown,
    odt,
    parquet,
    pdf,
    rtf,
    tei,
    text,
    xlsx,
    xml,
)
from kg.reading.readers.encodings import in_utf8
from kg.reading.readers.reader import LONGEST, STDIN, File, Reader, SourceText, is_address, whole

READERS: tuple[Reader, ...] = (
    text.READER, markdown.READER, html.READER, docx.READER, odt.READER, pdf.READER, rtf.READER, tei.READER,
    delimited.READER, xlsx.READER, parquet.READER, jsonl.READER, feeds.READER, eml.READER, archive.READER, xml.READER,
)  # fmt: skip
SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)

_PLAIN = (text.READER, markdown.READER, xml.READER)
"""Readers of any characters: a file that is theirs by its name may be of another kind by its content."""
_KIND = re.compile(r"\.[a-z][a-z0-9]{0,7}")
"""What says of a file what it is: “.json”; not “.07” of “notes 2009.07”, nor “. Smith” of “J. Smith”."""
DEEPEST = 2
"""Files inside files: a message in an archive, a document at that message."""
MOST_INSIDE = 1_000_000_000
"""Bytes of all files inside one, unpacked: archives in archives grow by the product."""


def read_file(file: File) -> tuple[list[SourceText], list[InputError]]:
    """Return the texts of one file, and what is wrong with parts that had to be left out.

    Raises InputError if nothing in it can be used, or what reads it is not installed.
    """
    texts: list[SourceText] = []
    wrong: list[InputError] = []
    odd: dict[str, list[tuple[str, str]]] = {}
    inside = _Inside()
    for item in _items(file, inside):
        if isinstance(item, InputError):
            wrong.append(item)
        elif len(item.text) > LONGEST:
            told = f"{item.name}: {len(item.text):,} characters, more than {LONGEST:,}"
            wrong.append(InputError(f"{told}; cut it into several texts"))
        else:
            texts.append(_understood(item, odd))
    wrong += [*inside.unknown(file), *_not_understood(odd)]
    if not texts:
        raise wrong[0] if wrong else file.empty()
    return texts, wrong


@dataclass(slots=True)
class _Inside:
    """What was found inside a file so far: how many bytes, and which kinds of files nobody reads."""

    size: int = 0
    unread: Counter[str] = field(default_factory=Counter)

    def unknown(self, file: File) -> Iterator[InputError]:
        """Yield what is left out, by kinds: of pictures at messages and in archives there may be hundreds."""
        if self.unread:
            kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(self.unread.items()))
            yield InputError(f"{file.name}: files in it that cannot be read, left out ({kinds})")


def _items(file: File, inside: _Inside, depth: int = 0) -> Iterator[SourceText | InputError]:
    """Yield what is in a file; what its reader stumbles over, whatever that is, is an InputError that names it."""
    try:
        reader = find_reader(file)
    except InputError as error:
        if depth:
            inside.unread[file.suffix] += 1
        else:
            yield error
        return
    if reader.undeclared(file):
        file, guessed = in_utf8(file)
        if guessed:
            yield guessed
    try:
        for item in reader.read(file):
            if not isinstance(item, File):
                yield item if isinstance(item, InputError) or item.kind else replace(item, kind=reader.name)
                continue
            inside.size += len(item.data)
            if inside.size > MOST_INSIDE:
                yield InputError(
                    f"{item.name}: left out with what follows, for {file.name} unpacks to too much; cut it"
                )
                return
            if depth == DEEPEST:
                yield InputError(f"{item.name}: a file in a file in a file, left out; take it out of them")
            else:
                yield from _items(item, inside, depth + 1)
    except InputError as error:
        yield error
    except ImportError as error:
        if not reader.extra:
            raise
        told = f"{error.name or 'more than is installed'} ({' '.join(str(error).split())})"
        yield InputError(f"{file.name}: reading {reader.name} needs {told}; run: {remedy(reader.extra)}")
    except Exception as error:  # pages and records break the libraries that read them in ways of their own
        told = unforeseen(error)
        yield InputError(f"{file.name}: cannot be read as {reader.name} ({told}); save its text as .txt (UTF-8)")


def unforeseen(error: Exception) -> str:
    """Return an error that nobody thought of in one line: “KeyError: 'a'”."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}".rstrip(": ")


def _understood(text: SourceText, odd: dict[str, list[tuple[str, str]]]) -> SourceText:
    """Take away a date that is none, and a URL that is the address of nothing but tells a browser to do something."""
    given = dict(text.given)
    for key, fits, _ in _DEMANDS:
        if key in given and not fits(given[key]):
            odd.setdefault(key, []).append((text.name, given.pop(key)))
    return text if len(given) == len(text.given) else replace(text, given=tuple(given.items()))


_DEMANDS: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("url", is_address, "not the address of a page"),
    ("date", lambda date: parse_date(date) is not None, "not understood as a date: write it as 2009-07-01"),
)
"""Metadata of which not all will do, with what will, and what is said of the rest."""


def _not_understood(odd: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[InputError]:
    for key, _, told in _DEMANDS:
        if where := odd.get(key):
            (name, value), more = where[0], len(where) - 1
            others = f" (and in {more} more)" if more else ""
            yield InputError(f"{name}: {key} is {brief(value)}, {told}; left out{others}")


def find_reader(file: File) -> Reader:
    """Return the reader of a file: that of its suffix; for plain text and unknown kinds, that of what it looks like.

    Raises InputError for a kind that nobody reads: data of a program are not to be taken for words.
    """
    named = next((reader for reader in READERS if file.suffix in reader.suffixes), None)
    if named is None or named in _PLAIN:
        named = next((reader for reader in READERS if reader.recognizes(file)), named)
    if named is None and _KIND.fullmatch(file.suffix):
        raise unknown_kind(file.name, file.suffix)
    return named or text.READER


def unknown_kind(name: str, suffix: str) -> InputError:
    """Return what is said of a file of a kind that nobody reads: what to do with it, and what is read."""
    advice = next((told for kinds, told in _REMEDIES if suffix in kinds), "save the text as .txt (UTF-8)")
    return InputError(f"{name}: {suffix} files cannot be read; {advice}. Can be read: {', '.join(SUFFIXES)}")


_REMEDIES = (
    ((".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".sav", ".dta", ".rds"), "save it as .xlsx or .csv"),
    ((".json",), "write one object a line, as .jsonl"),
    ((".msg", ".mbox", ".pst"), "save its messages as .eml"),
    ((".gz", ".tgz", ".bz2", ".xz", ".tar", ".rar", ".7z"), "unpack it, or pack what is in it as .zip"),
    ((".doc", ".dot", ".pages", ".wpd", ".epub"), "save it as .docx or .txt"),
)


__all__ = [
    "READERS", "STDIN", "SUFFIXES", "File", "Reader", "SourceText", "find_reader", "is_address", "read_file",
    "unforeseen", "unknown_kind", "whole",
]  # fmt: skip
