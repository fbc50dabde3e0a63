"""Web pages as a browser saves them: the article, without menus and advertisements, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.lang.tables import value_of, words
from kg.reading.readers.reader import LONGEST, File, Reader, SourceText, whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MANY_TAGS = 20_000
"""Tags of a page from which on trafilatura alone looks for its article: jusText takes the square of their number."""
_QUOTE_MARKS = "“”\"'‘’«»"


def read(file: File) -> Iterator[SourceText]:
    """Yield the article of the page; raises InputError if there is none."""
    page = file.text()
    if len(page) > LONGEST:
        raise InputError(
            f"{file.name}: {len(page):,} characters, more than {LONGEST:,}; save its text as .txt, in parts"
        )
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        raise _no_article(file)
    _mark_quotations(tree)
    large = page.count("<") > _MANY_TAGS
    body = trafilatura.extract(tree, include_comments=True, include_tables=False, deduplicate=False, fast=large)
    if not body:
        raise _no_article(file)
    values = _metadata(trafilatura.load_html(page))
    yield SourceText(file.name, whole(body), tuple((key, whole(str(value))) for key, value in values.items() if value))


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

    title = " ".join((tree.findtext(".//title") or "").split())
    beside = words("chrome", "page.boxes")
    for element in list(tree.iter(value_of("chrome", "page.elements").split())):
        _drop(element)
    for element in list(tree.iter("div", "section", "ul", "ol", "li", "p")):
        named = re.split(r"[^a-z]+", f"{element.get('class', '')} {element.get('id', '')}".casefold())
        if beside.intersection(named):
            _drop(element)
    found = trafilatura.extract_metadata(tree, extensive=False)
    if found is None:
        return {}
    return {"title": found.title, "date": found.date, "author": found.author,
            "publisher": found.sitename or _site(title, found.title or ""), "url": found.url}  # fmt: skip


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


READER = Reader("html", (".html", ".htm", ".xhtml"), read, "the article of a web page", "html", recognizes)
