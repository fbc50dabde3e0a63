"""What words two texts share: stems, their kin, and other words of the same action."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.lang.tables import listed, value_of
from kg.sides.lexicon import is_one_of, lemma

ROOT_LENGTH, DIFFERENT = 5, 2
"""Words are kin that share this many letters and differ in no more than these."""
LONGEST_SHORT = 5
"""Letters of the longest abbreviation."""
SHORTEST = 4
"""A stem keeps as many letters."""
UNCOUNTED = frozenset({"AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "INTJ", "PUNCT", "SPACE", "SYM", "NUM"})
NAMING = ("NOUN", "PROPN", "ADJ")
ENDINGS = listed(value_of("sides", "stems.endings"), "sides.toml, stems.endings")
LINES = listed(value_of("sides", "stems.same"), "sides.toml, stems.same")
SAME = {word: line.split()[0] for line in LINES for word in line.split()}
"""Words of one action under the first of them: a text may speak of the “prohibition” that is to be a “ban”."""

Words = Mapping[int, str]
"""Stems by the place of their word."""


def stem(word: str) -> str:
    """Return what a word shares with its relatives: “taxation” and “taxes” → “tax”."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def _initials_of(word: str) -> str:
    """“LTNs” → ltn, “D.A.R.E.” → dare; "" for other words."""
    letters = word.replace(".", "").removesuffix("s")
    return letters.lower() if letters.isupper() and 1 < len(letters) <= LONGEST_SHORT else ""


def stems(text: Doc) -> dict[int, str]:
    """Return the stems of the words that say what a text is about."""
    return {
        t.i: SAME.get(lemma(t)) or (_initials_of(t.text) or stem(lemma(t)))
        for t in text
        if t.pos_ not in UNCOUNTED and t.text[0].isalpha() and not t.is_stop and not is_one_of(t, "stems.empty")
    }


def initials(text: Doc, words: Words) -> dict[str, int]:
    """Return what names of several words may be called, with the place of their last: “deposit return scheme” → drs."""
    found: dict[str, int] = {}
    run: list[Token] = []
    for token in text:
        run = [*run, token] if token.i in words and token.pos_ in NAMING else []
        for first in range(len(run) - 1):
            found.setdefault("".join(t.lower_[0] for t in run[first:]), token.i)
    return {short: i for short, i in found.items() if len(short) > 1}


def same_words(own: Words, wanted: Collection[str]) -> dict[int, str]:
    """Return the words of a text that stand in another, too, under the stems of the other."""
    found = {}
    for i, word in own.items():
        near = min((w for w in wanted if are_kin(word, w)), key=lambda w: (w != word, w), default=None)
        if near is not None:
            found[i] = near
    return found


def are_kin(one: str, other: str) -> bool:
    """“democrat(isation)” and “democrac(y)”: all but the last letters are the same."""
    if one == other:
        return True
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return same >= ROOT_LENGTH and max(len(one), len(other)) - same <= DIFFERENT
