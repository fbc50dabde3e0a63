"""Feeds: RSS (https://www.rssboard.org/rss-specification), RSS 1.0 and Atom (RFC 4287). One text an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.readers import markup
from kg.reading.readers.packages import local, root_of
from kg.reading.readers.reader import File, Reader, SourceText, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(r"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<\?[^>]*\?>|\s)*<(rss|feed|rdf:RDF)[\s>]", re.DOTALL)
_FULL, _BRIEF = ("encoded", "content", "fulltext"), ("description", "summary")
"""Elements that hold a text, and those that hold what stands for it."""


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each item without its tags; raises InputError for what is no feed or not well-formed."""
    root = root_of(file.data, file.name)
    items = [element for element in root.iter() if local(element) in ("item", "entry")]
    if local(root) not in ("rss", "feed", "RDF") or not items:
        raise InputError(f"{file.name}: no feed with items in it; leave it out, or save its texts as .txt")
    channel = next((element for element in root.iter() if local(element) == "channel"), root)
    site = _first(channel, ("title",))
    brief = 0
    for number, item in enumerate(items, 1):
        text, of = _text(item)
        if not text:
            yield InputError(f"{file.name}#{number}: an item without a text, left out")
            continue
        brief += of in _BRIEF
        given = {"title": _line(_first(item, ("title",))), "date": _date(item), "author": _author(item),
                 "publisher": _line(_first(item, ("source",)) or site), "section": _line(_first(item, ("category",))),
                 "url": _link(item)}  # fmt: skip
        known = tuple((key, whole(value)) for key, value in given.items() if value)
        yield SourceText(f"{file.name}#{number}", whole(text), known, how=f"text: {of}, tags removed")
    if brief:
        told = f"of {brief} items the feed has no more than a summary, which is what is read"
        yield InputError(f"{file.name}: {told}; for the articles, save their pages as .html")


def _first(item: Element, tags: tuple[str, ...]) -> str:
    """Return the text of the first child that has one, of the first of these tags that any has."""
    for tag in tags:
        for child in item:
            if local(child) == tag and (said := "".join(child.itertext()).strip()):
                return said
    return ""


def _text(item: Element) -> tuple[str, str]:
    """Return the text of an item, a paragraph a line, and the element that holds it."""
    for tag in (*_FULL, *_BRIEF):
        for child in (c for c in item if local(c) == tag):
            said = _markup(child)
            if text := (markup.untagged(said) if markup.is_tagged(said) or markup.has_entities(said) else said.strip()):
                return text, tag
    return "", ""


def _markup(element: Element) -> str:
    """Return what an element holds; XHTML in it, as Atom allows, with its tags."""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        parts += [f"<{local(child)}>", _markup(child), f"</{local(child)}>", child.tail or ""]
    return "".join(parts)


def _line(said: str) -> str:
    if markup.is_tagged(said) or markup.has_entities(said):
        said = markup.untagged(said)
    return " ".join(said.split())


def _date(item: Element) -> str:
    said = _first(item, ("pubDate", "published", "date", "issued", "updated", "modified"))
    try:
        return parsedate_to_datetime(said).date().isoformat()
    except ValueError:
        return said.partition("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", said) else said


def _author(item: Element) -> str:
    """Return who wrote an item; RSS has “ann@paper.example (Ann Lee)”, Atom an element with a name."""
    for child in item:
        if local(child) == "author" and len(child):
            return _line(_first(child, ("name",)))
    said = _line(_first(item, ("creator", "author")))
    found = re.fullmatch(r"\S+@\S+ \((.+)\)", said)
    return found[1] if found else said


def _link(item: Element) -> str:
    for child in item:
        if local(child) == "link":
            href = child.get("href", "") if child.get("rel", "alternate") == "alternate" else ""
            if said := href or (child.text or "").strip():
                return said
    return ""


def recognizes(file: File) -> bool:
    """Tell whether a file begins as a feed does, and is Atom or RSS if its root is a word that others use."""
    head = file.glance_at(4096)
    found = _ROOT.match(head)
    return found is not None and (found[1] != "rdf:RDF" or "purl.org/rss/" in head)


READER = Reader(
    "feed", (".rss", ".atom"), read, "the items of a feed, also in `.xml`", recognizes=recognizes
)  # fmt: skip
