"""Web pages as a browser saves them: the article, without menus and advertisements, and what the page says of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.reading.readers.page_lines import lines_of
from kg.reading.readers.page_metadata import tagged
from kg.reading.readers.press import archive_of, parted
from kg.reading.readers.reader import LONGEST, File, Reader, SourceText, whole
from kg.reading.readers.record_pages import debate_on, may_be_debate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MANY_TAGS = 20_000
"""Tags of a page from which on trafilatura alone looks for its article: jusText takes the square of their number."""
_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|\A\s*<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_XML = re.compile(r"\s*<\?xml\b[^>]{0,200}>")
"""What XHTML begins with; lxml refuses it in what is decoded already."""
_HEAD = 4096
"""Bytes of a page among which it declares its encoding."""
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"})
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_QUOTE_MARKS = "“”\"'‘’«»"


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the article of the page, the debate on it, or the articles of an export of a press archive."""
    page = _decoded(file)
    if declaration := _XML.match(page):
        page = page[declaration.end() :]
    if len(page) > LONGEST:
        raise InputError(
            f"{file.name}: {len(page):,} characters, more than {LONGEST:,}; save its text as .txt, in parts"
        )
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        raise _no_article(file)
    lines = lines_of(tree)
    if archive_of(lines) is not None:
        yield from parted(SourceText(file.name, whole(lines)))
        return
    debate = debate_on(trafilatura.load_html(page), file.name) if may_be_debate(page) else None
    if debate is not None:
        more = {key: whole(value) for key, value in tagged(tree).items() if key == "url"}
        yield replace(debate, text=whole(debate.text), given=(*debate.given, *more.items()))
        return
    _mark_quotations(tree)
    large = page.count("<") > _MANY_TAGS
    body = trafilatura.extract(tree, include_comments=True, include_tables=False, deduplicate=False, fast=large)
    if not body:
        raise _no_article(file)
    body, columns = _column().subn("", body)
    values = _metadata(trafilatura.load_html(page))
    if columns:
        values["publisher"] = values.get("publisher") or "Hansard"
    yield SourceText(file.name, whole(body), tuple((key, whole(str(value))) for key, value in values.items() if value))


def _decoded(file: File) -> str:
    """Return the page in the encoding that it declares, else as UTF-8; raises InputError for what is neither."""
    declared = _CHARSET.search(file.data[:_HEAD])
    name = declared[1].decode("ascii").casefold() if declared else "utf-8"
    if name.replace("_", "-") in ("utf-8", "utf8") or file.data.startswith(codecs.BOM_UTF8):
        return file.text()
    name = "cp1252" if name in _LATIN else name  # as browsers read it: WHATWG Encoding, 4.2
    try:
        text = file.data.decode(name)
    except (UnicodeDecodeError, LookupError) as error:
        try:
            return file.text()
        except InputError:
            told = f"it declares the encoding {name}, and is not in it ({error})"
            raise InputError(f"{file.name}: {told}; open it in a browser and save it again") from error
    return File(file.name, text.encode("utf-8", "replace")).text()


@cache
def _column() -> re.Pattern[str]:
    return compiled(value_of("files", "hansard_column"), {}, "files.toml", re.MULTILINE)


def _no_article(file: File) -> InputError:
    return InputError(f"{file.name}: no article text found in the page; save its text as .txt")


def _mark_quotations(tree: HtmlElement) -> None:
    """Put a quotation and its credit as print does: a page shows by its layout alone who is quoted.

    “<blockquote>It failed.<cite>Ann Lee</cite></blockquote>” becomes “It failed.” — Ann Lee.
    """
    for quotation in tree.iter("blockquote"):
        credits_ = [e for e in quotation.iter("cite", "footer") if (e.text_content() or "").strip()]
        around = {e for credit in credits_ for e in credit.iterancestors("p")}
        said = [e for e in quotation.iter("p") if e.text_content().strip() and e not in around]
        if not credits_ or not said or said[0].text_content().strip()[0] in _QUOTE_MARKS:
            continue
        said[0].text = "“" + (said[0].text or "").lstrip()
        last = said[-1][-1] if len(said[-1]) else None
        if last is None:
            said[-1].text = (said[-1].text or "").rstrip() + "”"
        else:
            last.tail = (last.tail or "").rstrip() + "”"
        credits_[0].text = "— " + (credits_[0].text or "").lstrip(" \n—–-")


def _metadata(tree: HtmlElement) -> dict[str, str | None]:
    """Return what the page says of its article: from its tags and what stands at the article, not from boxes beside it.

    A year in a copyright line, the day of another story or of a comment are not the date of this one.
    """
    import trafilatura

    tags: dict[str, str | None] = {**tagged(tree)}
    title = " ".join((tree.findtext(".//title") or "").split())
    beside = words("chrome", "page.boxes")
    for element in list(tree.iter(value_of("chrome", "page.elements").split())):
        _drop(element)
    for element in list(tree.iter("script", "time")):  # what these say is in the tags, or of no known meaning
        _drop(element)
    for element in list(tree.iter("div", "section", "ul", "ol", "li", "p")):
        named = re.split(r"[^a-z]+", f"{element.get('class', '')} {element.get('id', '')}".casefold())
        if beside.intersection(named):
            _drop(element)
    found = trafilatura.extract_metadata(tree, extensive=False)
    if found is None:
        return tags
    site = found.sitename if found.sitename and not _DOMAIN.fullmatch(found.sitename) else None
    read_off = {"title": found.title, "date": found.date, "author": found.author,
                "publisher": site or _site(title, found.title or ""), "url": found.url}  # fmt: skip
    return {**read_off, **tags}


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _site(title: str, headline: str) -> str | None:
    """“Leeds Daily” of a page called “Row deepens | Leeds Daily” whose headline is “Row deepens”."""
    rest = title.removeprefix(headline)
    parts = [part for part in re.split(r"\s+[|»–—-]\s+", rest) if part.strip()] if headline and rest != title else []
    return parts[-1].strip() if parts and len(parts[-1]) <= 40 else None


def recognizes(file: File) -> bool:
    """Tell whether a file begins as a page does."""
    return re.match(r"\s*<(?:!doctype html|html)\b", file.glance(), re.IGNORECASE) is not None


def undeclared(file: File) -> bool:
    """Tell whether the head of a page says nothing of its encoding."""
    return _CHARSET.search(file.data[:_HEAD]) is None


READER = Reader(
    "html", (".html", ".htm", ".xhtml"), read, "the article of a web page", "html", recognizes, undeclared
)  # fmt: skip
