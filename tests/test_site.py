"""The built documentation (`make docs`): links lead on, nothing is fetched, what is made is there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from kg.cli import COMMANDS
from kg.export import FORMATS
from kg.query import questions
from kg.reading.readers import SUFFIXES
from kg.rules.cue import load_cues

SITE = Path(__file__).parents[1] / "site"
LINK = re.compile(r"""<(?:a|img|link|script|iframe)\b[^>]*?\s(?:href|src)=["']?([^"'\s>]+)""")
ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
FETCHED = re.compile(
    r"""<(?:script|img|iframe|link(?=[^>]*stylesheet))\b[^>]*?\s(?:src|href)=["']?((?:https?:)?//[^"'\s>]+)"""
)

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    if not SITE.exists():
        if os.environ.get("CI"):
            pytest.fail("the documentation is not built: make docs")
        pytest.skip("the documentation is not built: make docs")
    return {path: path.read_text(encoding="utf-8") for path in SITE.rglob("*.html")}


def text_of(pages: dict[Path, str], name: str) -> str:
    return re.sub(r"<[^>]+>", "", pages[SITE / name])


def has(html: str | None, place: str) -> bool:
    """Tell whether a page has a place that a link names; what is no page has no places to check."""
    return html is None or not place or re.search(rf"""\bid=["']?{re.escape(place)}["'\s>]""", html) is not None


def test_every_link_leads_to_a_page_and_a_place_in_it(pages: dict[Path, str]) -> None:
    wrong = set()
    for page, html in pages.items():
        if page.name == "404.html":  # its links begin at the root of a server
            continue
        for link in LINK.findall(html):
            target, place = urldefrag(unquote(link))
            path = (page.parent / target).resolve() if target else page
            if ADDRESS.match(link) or link.startswith("//"):
                continue
            if not path.exists() or not has(pages.get(path), place):
                wrong.add(f"{page.relative_to(SITE)}: {link}")
    assert wrong == set()


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, str]) -> None:
    assert {found for html in pages.values() for found in FETCHED.findall(html)} == set()


def test_what_is_made_from_the_code_is_there(pages: dict[Path, str]) -> None:
    assert [name for name, _, _ in COMMANDS if f"kg {name}" not in text_of(pages, "reference/commands.html")] == []
    formats = text_of(pages, "reference/formats.html")
    assert [each for each in (*SUFFIXES, *(f.name for f in FORMATS)) if each not in formats] == []
    asked = text_of(pages, "reference/questions.html")
    assert [q.number for q in questions() if q.title.replace("'", "&#39;") not in asked and q.title not in asked] == []
    rules = text_of(pages, "reference/rules.html")
    assert [cue.id for cue in load_cues().cues if cue.id not in rules] == []
    assert "ace:Claim" in text_of(pages, "reference/ontology.html")
    assert "<!-- made:" not in "".join(pages.values())


def test_words_can_be_searched(pages: dict[Path, str]) -> None:
    index = (SITE / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "defamation" in index
    assert "kg network" in index
