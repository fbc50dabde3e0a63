"""Takes text that is not UTF-8 for what it can be alone: Windows-1252 (and Latin-1 with it), or what a Mac once wrote.

Only where each letter beyond ASCII stands where English puts it: “£3m”, “isn’t”, “Zoë”; what does not is refused by its
reader. charset-normalizer was tried: it takes two lines with “£”, “ë” and curly quotes in Windows-1252 for Baltic.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace

from kg.errors import InputError
from kg.reading.readers.reader import CONTROLS, File


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding of one byte a letter: what Python calls it, and what people do."""

    codec: str
    name: str
    shown_by: str
    """What it is told by, one of these at least; letters alone make words in many."""


_ENCODINGS = (Encoding("cp1252", "Windows-1252", ""), Encoding("mac_roman", "Mac Roman", "“”‘’–—…"))
"""The first that makes sense: much in Windows-1252 makes some sense in Mac Roman (“isnít”), little the other way."""
_MOST_LETTERS = 0.1
"""Share of letters beyond ASCII among all: more than English texts have, less than those of any other alphabet."""
_FEW = 3
"""So many may be in a text however short: “Café olé”."""
_SHOWN = 5
_BEYOND = re.compile(r"[^\x00-\x7f]")
_CAPITALS, _SMALL = "À-ÖØ-ÝŠŽŒ", "ß-öø-ÿœšž"
_AT_HOME = re.compile(
    rf"""(?:
        (?<![a-z{_SMALL}])[{_CAPITALS}](?=['’A-Za-z{_SMALL}])|(?<=[A-Z])[{_CAPITALS}]|  # “Émile”, “CAFÉ”
        (?<=[A-Za-z{_CAPITALS}{_SMALL}-])[{_SMALL}]|[{_SMALL}](?=[A-Za-z])|\bà\b|  # “Zoë”, “à la”
        (?<!\w)[“‘„«](?=\S)|(?<=\S)[”»]|’|[–—…•·\u00a0\u00ad]|[©®™](?![^\W\d])|
        (?<![^\W\d])[£€¥](?![^\W\d])|(?<=\d)[€¢°ºª]|(?<![^\W\d])[½¼¾]|(?<=[a-z])[²³](?!\w)|
        (?<!\w)§|°(?=[ \u00a0]?[CF]\b)|(?<=\d)[ \u00a0]?×|(?<!\w)±(?=[ \d])
    )""",
    re.VERBOSE,
)
"""Where English puts what is beyond ASCII."""


def in_utf8(file: File) -> tuple[File, InputError | None]:
    """Return a text file in UTF-8, and what is to be said where its encoding was guessed.

    A byte order mark of UTF-16 declares it. A file that is in UTF-8, or in nothing known, comes back as it is.
    """
    if file.data.isascii() or file.other_kind():
        return file, None
    if file.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(file), None
    try:
        file.data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(file)
    return file, None


def _from_utf16(file: File) -> File:
    try:
        return replace(file, data=file.data.decode("utf-16").encode("utf-8"))
    except UnicodeError:
        return file


def _guessed(file: File) -> tuple[File, InputError | None]:
    if not _BEYOND.search(file.data.decode("utf-8", "ignore")):  # else it is UTF-8, and damaged
        for encoding in _ENCODINGS:
            text = _decoded(file.data, encoding)
            if text is not None:
                return replace(file, data=text.encode("utf-8")), _told(file.name, text, encoding)
    return file, None


def _decoded(data: bytes, encoding: Encoding) -> str | None:
    """Return data in an encoding if all that is beyond ASCII in it then stands where it belongs."""
    try:
        text = data.decode(encoding.codec)
    except UnicodeDecodeError:
        return None
    if len(data) != len(data.translate(None, CONTROLS)) or _BEYOND.search(_AT_HOME.sub("", text)):
        return None
    if encoding.shown_by and not any(sign in text for sign in encoding.shown_by):
        return None
    letters = sum(sign.isalpha() for sign in text)
    foreign = sum(sign.isalpha() for sign in _BEYOND.findall(text))
    return text if foreign <= max(_FEW, letters * _MOST_LETTERS) else None


def _told(name: str, text: str, encoding: Encoding) -> InputError:
    signs = Counter(sign for sign in _BEYOND.findall(text) if not sign.isspace() and sign != "\u00ad")
    shown = " ".join(sign for sign, _ in sorted(signs.items(), key=lambda each: (-each[1], each[0]))[:_SHOWN])
    seen = f" ({shown})" if shown else ""
    return InputError(f"{name}: not UTF-8, read as {encoding.name}{seen}; if that is wrong, save it as UTF-8")
