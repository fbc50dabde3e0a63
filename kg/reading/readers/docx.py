"""Word: headings, paragraphs, lists, tables, footnotes; what was struck out is not read, what was put in is.

The XML is read here, for python-docx leaves out the words of tracked insertions and of content controls.
ECMA-376 part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.reading.readers.packages import Package, attribute, below, find, local, opened, words_of
from kg.reading.readers.paragraphs import as_text, heading, item, paragraph, row
from kg.reading.readers.press import parted
from kg.reading.readers.reader import File, Reader, SourceText

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_UNREAD = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "Fallback", "pict", "rubyPr", "rt"})
"""What is struck out or moved away, codes of fields, and the second form of a drawing for old programs."""
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_SPACE = re.compile(r"[^\S\n]+")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of the document, or the articles of an export of a press archive."""
    package = opened(file, ".docx")
    main = _main_part(package)
    root = package.xml(main)
    body = find(root, "body")
    if root is None or body is None:
        raise InputError(f"{file.name}: no Word document in it; save its text as .txt (UTF-8)")
    styles = _styles(package)
    pieces = list(_blocks(body, styles))
    for notes in ("footnotes", "endnotes"):
        pieces += _notes(package.xml(f"word/{notes}.xml"), styles)
    text = as_text(pieces)
    if not text:
        raise InputError(f"{file.name}: no words in the document; leave it out or fill it")
    yield from parted(SourceText(file.name, text, tuple(_properties(package)), markdown=True))


def _main_part(package: Package) -> str:
    """Return the name of the part that is the document, as the package itself names it."""
    for relation in below(package.xml("_rels/.rels"), "Relationship"):
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


def _styles(package: Package) -> dict[str, str]:
    """Return the kind of each style that is no plain paragraph: “heading”, “item”, or that of what it is based on."""
    kinds: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in below(package.xml("word/styles.xml"), "style"):
        key = attribute(style, "styleId")
        named = find(style, "name")
        name = attribute(named, "val") if named is not None else key
        level = find(style, "pPr", "outlineLvl")
        kind = next((kind for kind in value_of("files", "word") if _style(kind).fullmatch(name)), "")
        if level is not None and attribute(level, "val") != "9":
            kind = kind or "heading"
        if kind:
            kinds[key] = kind
        parent = find(style, "basedOn")
        based[key] = attribute(parent, "val") if parent is not None else ""
    for key in based:
        seen, parent_key = {key}, based[key]
        while key not in kinds and parent_key and parent_key not in seen:  # no byline based on the title is one
            seen.add(parent_key)
            if kinds.get(parent_key, "title") != "title":
                kinds[key] = kinds[parent_key]
            parent_key = based.get(parent_key, "")
    return kinds


@cache
def _style(kind: str) -> re.Pattern[str]:
    return compiled(value_of("files", f"word.{kind}"), {}, "files.toml", re.IGNORECASE)


def _blocks(element: Element, styles: dict[str, str]) -> Iterator[str]:
    """Yield the paragraphs, items and rows of a body, also those inside content controls and insertions."""
    for child in element:
        name = local(child)
        if name == "p":
            yield from _paragraph(child, styles)
        elif name == "tbl":
            yield from _table(child, styles)
        elif name not in _UNREAD and name not in ("sectPr", "tblPr", "sdtPr"):
            yield from _blocks(child, styles)


def _paragraph(element: Element, styles: dict[str, str]) -> Iterator[str]:
    properties = find(element, "pPr")
    style = find(properties, "pStyle")
    kind = styles.get(attribute(style, "val"), "") if style is not None else ""
    if find(properties, "outlineLvl") is not None:
        kind = "heading"
    number = find(properties, "numPr", "numId")
    numbered = number is not None and attribute(number, "val") != "0"
    text = _SPACE.sub(" ", "".join(_runs(element)))
    if kind in ("heading", "title"):
        yield heading(text)
    elif kind == "item" or numbered:
        yield item(text)
    else:
        yield paragraph(text)
    for box in below(element, "txbxContent"):
        if not any(box in fallback.iter() for fallback in below(element, "Fallback")):
            yield from _blocks(box, styles)


def _runs(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph; boxes that float over it are read after it."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name not in _UNREAD and name != "txbxContent":
            yield from _runs(child)


def _table(element: Element, styles: dict[str, str]) -> Iterator[str]:
    """Yield what a table holds: rows of short cells as rows, the paragraphs of a table that only sets the page."""
    rows = [
        [list(_blocks(cell, styles)) for cell in line if local(cell) in ("tc", "sdt")]
        for line in element.iter()
        if local(line) == "tr"
    ]
    yield from row(rows)


def _notes(root: Element | None, styles: dict[str, str]) -> Iterator[str]:
    for note in below(root, "footnote"), below(root, "endnote"):
        for each in note:
            if attribute(each, "type") in ("", "normal"):
                yield from _blocks(each, styles)


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    """Yield title and author of the document, where somebody wrote them and Word did not."""
    core = package.xml("docProps/core.xml")
    for key, name in (("title", "title"), ("author", "creator")):
        value, of_programs = words_of(find(core, name)), words("files", f"{key}s_of_programs")
        if value and value.casefold() not in of_programs:
            yield key, value


READER = Reader("docx", (".docx", ".docm"), read, "Word: headings, lists, tables, footnotes; not what is struck out")
