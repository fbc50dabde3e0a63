"""Puts data, script and style into one HTML file that is safe to open and to send on.

Text of documents enters in one place only, as JSON in which < > & are escaped; the script makes text nodes of it.
The policy of the page allows its own script and style by their hash, and no address of the web.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.model import Knowledge
from kg.view.data import page_data
from kg.whole_files import write_text

SCRIPTS = (
    "dom", "views", "data", "state", "shapes", "scene", "network", "evidence", "panel", "legend", "timeline",
    "search", "sides", "debate", "table", "actor", "document", "export", "audit", "address", "main",
)  # fmt: skip
"""The parts of the script in the order in which they are joined."""

_PLACE = re.compile("%%([A-Z]+)%%")
_LONE = re.compile("[\ud800-\udfff]")


def write_page(
    knowledge: Knowledge,
    path: Path,
    *,
    topics: Mapping[str, str] | None = None,
    title: str = "",
    audit: Mapping[str, Any] | None = None,
) -> None:
    """Write the page to `path` as UTF-8, whole or not at all. Raises InputError if it cannot be written."""
    text = page_html(page_data(knowledge, topics=topics, title=title, audit=audit))
    write_text(path, text)


def page_html(data: Mapping[str, Any]) -> str:
    """Return the page of a value made by `page_data`."""
    script = '"use strict";\n(() => {\n' + "\n".join(_part(f"{name}.js") for name in SCRIPTS) + "\n})();\n"
    style = _part("page.css")
    fill = {
        "TITLE": html.escape(_valid(str(data["title"]))),
        "SCRIPTHASH": _hash(script),
        "STYLEHASH": _hash(style),
        "STYLE": style,
        "DATA": json_block(data),
        "SCRIPT": script,
    }
    # One pass: text of a document that looks like a placeholder is never filled in.
    return _PLACE.sub(lambda match: fill[match[1]], _part("page.html"))


def json_block(value: Any) -> str:
    """Return JSON that can stand inside a script element whatever the texts hold."""
    text = _valid(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _valid(text: str) -> str:
    """Replace lone surrogates one for one, so that the page can always be written and offsets stay."""
    return _LONE.sub("\ufffd", text)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _part(name: str) -> str:
    return files("kg.view").joinpath("page", name).read_text(encoding="utf-8").strip("\n")
