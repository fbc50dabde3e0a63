"""Examples of rules as sentences with their parts in brackets: “[source The union] [cue said] [content so].”"""

from __future__ import annotations

import re
from collections.abc import Iterator

Mark = tuple[str, int, int]
"""Name of the part, where it begins and where it ends in the sentence without brackets."""

_BRACKET = re.compile(r"\[([a-z]+) |\]")


def unmark(sentence: str) -> tuple[str, list[Mark]]:
    """Return the sentence without brackets, and the parts marked in it in the order in which they end; parts nest."""
    plain, at = "", 0
    found: list[Mark] = []
    stack: list[tuple[str, int]] = []
    for bracket in _BRACKET.finditer(sentence):
        plain += sentence[at : bracket.start()]
        at = bracket.end()
        if bracket.group() == "]":
            name, start = stack.pop()
            found.append((name, start, len(plain)))
        else:
            stack.append((bracket[1], len(plain)))
    return plain + sentence[at:], found


def words_of(name: str, marks: list[Mark], plain: str) -> list[str]:
    """Return the words that stand in brackets of this name, case and punctuation aside."""
    return [word for n, start, end in marks if n == name for word in words(plain[start:end])]


def words(text: str) -> list[str]:
    """Return the words of a text, case and punctuation aside."""
    return re.findall(r"\w+", text.casefold())


def holds(sentence_words: set[str], phrases: Iterator[str] | tuple[str, ...]) -> bool:
    """Tell whether a sentence, given as its words and dictionary forms, holds all words of one of the phrases."""
    return any(all(word in sentence_words for word in phrase.split()) for phrase in phrases)
