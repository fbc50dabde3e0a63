"""Texts as the Discourse Network Analyzer can hold them: what it would count, cut or take for something else."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from kg.coding.dna_offsets import WIDE
from kg.coding.dna_schema import SHORT
from kg.model import digest

CUT = "…"
_LOST = "\ufffd"
_ALIEN = re.compile("[\x00\ud800-\udfff]")
_WIDE = re.compile(f"[{chr(WIDE + 1)}-\U0010ffff]")
_MARKUP = re.compile(r"\A<(?=html)", re.IGNORECASE)


def document_text(text: str) -> str:
    """Return a text in which a character is one place for SQLite and for the editor: LF alone, none beyond U+FFFF.

    A character beyond becomes the one that looks like it (𝐀 → A), else U+FFFD; so do halves of characters and NUL.
    """
    return _WIDE.sub(_alike, _ALIEN.sub(_LOST, with_lf(text)))


def with_lf(text: str) -> str:
    """Return a text whose lines end in LF alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _alike(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 and ord(plain) <= WIDE else _LOST


class Places:
    """Tells where the places of a text are in its `document_text`."""

    def __init__(self, text: str) -> None:
        """Look for what becomes shorter: CR LF."""
        self._gone = [match.start() + 1 for match in re.finditer("\r\n", text)] if "\r" in text else []

    def __call__(self, place: int) -> int:
        """Return a place; one within CR LF is the line end."""
        return place - bisect_left(self._gone, place)


def label(text: str) -> str:
    """Return a name that is not cut. What begins as HTML would be shown as such, pictures fetched and all."""
    return (
        _MARKUP.sub("‹", _ALIEN.sub(_LOST, text), count=1)
        if text[:5].casefold() == "<html"
        else _ALIEN.sub(_LOST, text)
    )


def distinct(text: str) -> str:
    """Return a name that is short enough; of one that is not, the beginning and what tells it from all others."""
    text = label(text)
    if len(text) <= SHORT:
        return text
    mark = f"{CUT} {digest(text)[:8]}"
    return text[: SHORT - len(mark)].rstrip() + mark


def short(text: str) -> str:
    """Return a text that is short enough, cut where it is not."""
    text = label(text)
    return text if len(text) <= SHORT else text[: SHORT - len(CUT)].rstrip() + CUT


def field(text: str) -> str:
    """Return an author, source, section or type: DNA builds its queries of them, and an apostrophe breaks those."""
    return short(text.replace("'", "’"))
