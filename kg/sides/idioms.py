"""Fixed phrases that praise or blame whatever their words mean: “a slap in the face”, “opens the floodgates”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from kg.sides.lexicon import family, lemma
from kg.syntax.relations import DETERMINER, OWNER, stands_as

HYPHEN = "HYPH"
SHORT = 4
"""Words of fewer letters are no heads inside a phrase: “in”, “the”."""
Phrase = tuple[str, ...]


def idiom(token: Token) -> int:
    """Return what a fixed phrase is worth of which a word is the head: 1, -1; 0 if it is in none."""
    word = lemma(token)
    for at, phrase, value in _phrases().get(word, ()):
        first, last = _reach(token, phrase[:at][::-1], -1), _reach(token, phrase[at + 1 :], 1)
        if first is not None and last is not None and not (token.head != token and first <= token.head.i <= last):
            return value
    return 0


def _reach(token: Token, words: Phrase, step: int) -> int | None:
    """Return where the words stand that follow (or precede) one, articles left out; None if they do not."""
    doc, i = token.doc, token.i
    for word in words:
        i += step
        while 0 <= i < len(doc) and _is_skipped(doc[i]) and word not in _forms(doc[i]):
            i += step
        if not 0 <= i < len(doc) or word not in _forms(doc[i]):
            return None
    return i


def _is_skipped(token: Token) -> bool:
    return stands_as(token, DETERMINER, OWNER) or token.tag_ == HYPHEN


def _forms(token: Token) -> tuple[str, str]:
    return token.lower_, lemma(token)


@cache
def _phrases() -> Mapping[str, list[tuple[int, Phrase, int]]]:
    """Return by each of their words the phrases, the place of the word in them and what they are worth."""
    found: defaultdict[str, list[tuple[int, Phrase, int]]] = defaultdict(list)
    for name, value in (("idioms.good", 1), ("idioms.bad", -1)):
        for entry in sorted(family(name)):
            phrase = tuple(entry.split("_"))
            for at, word in enumerate(phrase):
                if at and len(word) < SHORT:
                    continue
                found[word].append((at, phrase, value))
    return found
