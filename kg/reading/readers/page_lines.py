"""The words of a page as lines, as a browser shows them: a line for each block, an empty one between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.lang.tables import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_END = "\x00"
"""Where a paragraph ends; no page holds it."""


def lines_of(element: HtmlElement) -> str:
    """Return the words below an element, a line for each block."""
    text = "".join(_words(element))
    lines = (" ".join(line.split()) for line in text.replace(_END, "\n\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _words(root: HtmlElement) -> Iterator[str]:
    """Yield the words and breaks below an element; without recursion, for pages nest their boxes by the hundred."""
    hidden, lines, paragraphs = (words("chrome", f"page.{key}") for key in ("hidden", "lines", "paragraphs"))
    waiting: list[tuple[HtmlElement, bool]] = [(root, False)]
    while waiting:
        element, is_left = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        edge = _END if name in paragraphs else "\n" if name in lines else ""
        if is_left:
            yield edge
            yield _plain(element.tail) if element is not root else ""
            continue
        if not name or name in hidden:
            yield _plain(element.tail) if element is not root else ""
            continue
        yield edge
        yield _plain(element.text)
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))


def _plain(text: str | None) -> str:
    return re.sub(r"[\s\x00]+", " ", text or "")
