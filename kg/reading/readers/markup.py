"""HTML in a cell, a feed or a message: its text, a paragraph a line, without tags, scripts and styles.

Not for pages: what of a page is its article is told by readers.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

_TAGGED = re.compile(
    r"<(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|h[1-6]|blockquote|table|img|figure|html)\b[^<>]*>", re.I
)
_BREAKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "section",
     "article", "figure", "figcaption", "header", "footer", "hr", "dt", "dd", "pre", "td", "th"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "template", "noscript"})
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)


def is_tagged(text: str) -> bool:
    """Tell whether a text has tags of HTML in it."""
    return _TAGGED.search(text) is not None


def mostly_tagged(texts: Iterable[str]) -> bool:
    """Tell whether most of these texts have tags in them: then they are HTML, and not about it."""
    found = [is_tagged(text) for text in texts if text.strip()]
    return sum(found) * 2 > len(found)


def has_entities(text: str) -> bool:
    """Tell whether a text has character references of HTML in it: “&amp;”."""
    return _ENTITY.search(text) is not None


def untagged(markup: str) -> str:
    """Return the text of HTML, a paragraph a line; what is in scripts, styles and comments is no text."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))
