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
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from kg.model import Knowledge
from kg.view.data import page_values
from kg.view.packed_texts import PackedTexts
from kg.whole_files import whole_file

SCRIPTS = (
    "dom", "views",
    "correct-files", "correct-links", "correct-issues", "correct-data", "correct-kept",
    "data", "words", "state", "shapes", "scene", "arrange", "network", "evidence", "panel", "sheet", "legend",
    "timeline", "search", "sides", "standing", "matrix", "alliances", "coalitions", "overview",
    "members", "issue", "issue-sides", "issue-changes", "table", "actor", "document",
    "picture", "export", "dossier", "audit",
    "correct", "correct-list",
    "address", "main",
)  # fmt: skip
"""The parts of the script in the order in which they are joined."""
STYLES = ("page", "debate", "issue", "dossier", "correct")
"""The parts of the style, likewise; the last is also that of the files that the page writes."""

_TEXT = re.compile("%%(?:DATA|TEXTS)%%")
"""Where what comes from documents stands in the page."""
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
    with whole_file(path) as file:
        for piece in _pieces(page_values(knowledge, topics=topics, title=title, audit=audit)):
            file.write(piece.encode("utf-8"))


def page_html(data: Mapping[str, Any], *, edit: Mapping[str, Any] | None = None) -> str:
    """Return the page of a value made by `page_data`.

    `edit` is for a page that is served for editing, and may send corrections back to where it came from: the
    `decisions` there are, the `file` that holds them, and `warnings` about them.
    """
    return "".join(_pieces(data, edit))


def _pieces(data: Mapping[str, Any], edit: Mapping[str, Any] | None = None) -> Iterator[str]:
    """Yield the page piece by piece."""
    scripts = "\n".join(_part(f"{name}.js") for name in SCRIPTS)
    script = '"use strict";\n(async () => {\n' + _dossier() + scripts + "\n})();\n"
    style = "\n".join(_part(f"{name}.css") for name in STYLES)
    fill = {
        "TITLE": html.escape(_valid(str(data["title"]))),
        "SCRIPTHASH": _hash(script),
        "STYLEHASH": _hash(style),
        "STYLE": style,
        "SCRIPT": script,
        "EDIT": f'<meta name="kg-edit" content="{html.escape(json_block(edit))}">' if edit is not None else "",
        "CONNECT": "; connect-src 'self'" if edit is not None else "",
    }
    # Text of a document that looks like a placeholder is never filled in: it is no part of what is searched for them.
    page = _TEXT.split(_part("page.html"))
    before, between, after = (_PLACE.sub(lambda match: fill[match[1]], part) for part in page)
    packed = PackedTexts()
    yield before
    yield from _json_pieces({**data, "documents": packed.taken_from(data["documents"])} if data["packed"] else data)
    yield between
    if data["packed"]:
        yield packed.base64()
    yield after


def _dossier() -> str:
    """Return the style of a dossier as a value of the script, with the hash that the policy of its file names."""
    style = _part("dossier.css")
    return f"const DOSSIER = {json_block({'style': style, 'hash': _hash(style)})};\n"


def _json_pieces(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON of a value, its iterators as lists of which only a few items are in memory at a time."""
    separator = "{"
    for name, value in data.items():
        yield f"{separator}{json_block(name)}:"
        separator = ","
        if not isinstance(value, Iterator):
            yield json_block(value)
            continue
        yield "["
        comma = ""
        for items in _batches(value):
            yield comma + json_block(items)[1:-1]
            comma = ","
        yield "]"
    yield "}"


def _batches(items: Iterator[Any], size: int = 200) -> Iterator[list[Any]]:
    while batch := list(islice(items, size)):
        yield batch


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
