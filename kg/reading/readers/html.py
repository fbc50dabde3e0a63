"""Web pages as a browser saves them: the article, without menus and advertisements, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import InputError
from kg.reading.readers.reader import File, Reader, SourceText, whole


def read(file: File) -> Iterator[SourceText]:
    """Yield the article of the page; raises InputError if there is none."""
    page = file.text()
    import trafilatura

    body = trafilatura.extract(page, include_comments=True, include_tables=False, deduplicate=False)
    if not body:
        raise InputError(f"{file.name}: no article text found in the page; save its text as .txt")
    found = trafilatura.extract_metadata(page)
    values = {} if found is None else {"title": found.title, "date": found.date, "author": found.author,
                                       "publisher": found.sitename, "url": found.url}  # fmt: skip
    yield SourceText(file.name, whole(body), tuple((key, whole(str(value))) for key, value in values.items() if value))


def recognizes(file: File) -> bool:
    """Tell whether a file begins as a page does."""
    return re.match(r"\s*<(?:!doctype html|html)\b", file.glance(), re.IGNORECASE) is not None


READER = Reader("html", (".html", ".htm", ".xhtml"), read, "the article of a web page", "html", recognizes)
