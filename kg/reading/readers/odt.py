"""OpenDocument text, as LibreOffice writes it: headings, paragraphs, lists, tables, notes. OASIS OpenDocument 1.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.readers.packages import Package, below, find, local, opened, words_of
from kg.reading.readers.paragraphs import as_text, heading, item, paragraph, row
from kg.reading.readers.press import parted
from kg.reading.readers.reader import File, Reader, SourceText

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UNREAD = frozenset({"tracked-changes", "annotation", "note-citation", "forms", "bookmark-start", "sequence-decls"})
"""What is struck out, remarks at the margin, the numbers of notes."""
_SPACE = re.compile(r"[^\S\n]+")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of the document, or the articles of an export of a press archive."""
    package = opened(file, ".odt")
    if next(below(package.xml("META-INF/manifest.xml"), "encryption-data"), None) is not None:
        raise InputError(f"{file.name}: locked with a password; save it without one")
    body = find(package.xml("content.xml"), "body", "text")
    if body is None:
        raise InputError(f"{file.name}: no OpenDocument text in it; save its text as .txt (UTF-8)")
    notes: list[Element] = []
    pieces = list(_blocks(body, notes))
    for note in notes:  # a list that grows: a note may have a note
        pieces += _blocks(note, notes)
    text = as_text(pieces)
    if not text:
        raise InputError(f"{file.name}: no words in the document; leave it out or fill it")
    yield from parted(SourceText(file.name, text, tuple(_properties(package)), markdown=True))


def _blocks(element: Element, notes: list[Element], in_list: bool = False) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "h":
            yield heading(_words(child, notes))
        elif name == "p":
            yield (item if in_list else paragraph)(_words(child, notes))
            for box in below(child, "text-box"):
                yield from _blocks(box, notes)
        elif name == "table":
            lines = (line for line in child.iter() if local(line) == "table-row")
            yield from row([[list(_blocks(c, notes)) for c in line if local(c) == "table-cell"] for line in lines])
        elif name not in _UNREAD:
            yield from _blocks(child, notes, in_list or name == "list-item")


def _words(element: Element, notes: list[Element]) -> str:
    return _SPACE.sub(" ", "".join(_runs(element, notes)))


def _runs(element: Element, notes: list[Element]) -> Iterator[str]:
    """Yield the words of a paragraph: spaces and breaks are elements here; notes are read after the text."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        name = local(child)
        if name in ("s", "tab"):
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name == "note-body":
            notes.append(child)
        elif name not in _UNREAD and name != "text-box":
            yield from _runs(child, notes)
        yield (child.tail or "").replace("\n", " ")


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    meta = find(package.xml("meta.xml"), "meta")
    for key, names in (("title", ("title",)), ("author", ("initial-creator", "creator"))):
        value = next((told for name in names if (told := words_of(find(meta, name)))), "")
        if value:
            yield key, value


READER = Reader("odt", (".odt",), read, "LibreOffice and other OpenDocument texts: headings, lists, tables, notes")
