"""Passages that are not in English: the rules know no other language, and would take its words for names.

A passage counts as such only if two signs agree: it has next to no small words of English, and langid.py (Lui and
Baldwin 2012, kept up as py3langid) is sure of another language. Of 2,566 passages of English news and debates neither
the names in a headline nor a list of signers is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.lang.tables import words
from kg.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST = 12
"""Words of a passage; of shorter ones nobody can be sure."""
_CHARACTERS = 30
"""The same for scripts that put no blanks between words."""
_SMALL_WORDS = 0.2
"""Share of small words that nearly all English has; other languages share a few of them (in, me, on)."""
_SURE = 0.95
_PIDGIN = "pcm"
"""Nigerian Pidgin, which English without small words is taken for: “Photo of Stuart Bell Second Church Estates …”."""
_LISTS = (
    "articles", "demonstratives", "relative", "first_person", "he", "she", "it", "they", "have", "negations",
    "going_on",
)  # fmt: skip


def language_of(passage: str) -> str:
    """Return the language of a passage, “de”, if it is surely not English; else “en”."""
    found = _WORD.findall(passage.casefold())
    spaceless = len(found) < _FEWEST and _is_spaceless(passage)
    if len(found) < _FEWEST and not spaceless:
        return ENGLISH
    if not spaceless and sum(word in _small_words() for word in found) >= _SMALL_WORDS * len(found):
        return ENGLISH
    language, sure = _identifier().classify(passage)
    return str(language) if sure >= _SURE else ENGLISH


def set_aside(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with passages in other languages marked as no part of what is read."""
    return tuple(
        replace(block, kind=BlockKind.CHROME)
        if block.extractable and language_of(block.span.of(text)) != ENGLISH
        else block
        for block in blocks
    )


def languages_set_aside(document: Document) -> list[str]:
    """Return the language of each passage of a document that was set aside for it."""
    found = (language_of(b.span.of(document.text)) for b in document.blocks if b.kind is BlockKind.CHROME)
    return [language for language in found if language != ENGLISH]


def _is_spaceless(passage: str) -> bool:
    letters = [sign for sign in passage if sign.isalpha()]
    return len(letters) >= _CHARACTERS and sum(sign > "\u0e00" for sign in letters) * 2 > len(letters)


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*(words("grammar", name) for name in _LISTS))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([language for language in found.labels if language != _PIDGIN])
    return found
