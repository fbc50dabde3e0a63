"""Parts of speech, morphology and dictionary forms, worked out once for each use of a word.

The attribute ruler and the lemmatizer of spaCy's English pipelines look at each word whenever it comes: a fifth of the
time of a parse. But for a few rules of several words (“gonna”, “let's”, “there is”) what they make of a word depends on
its form, its tag and its label alone, so that can be kept. A text that has the words of such a rule goes their own way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
DECIDES: list[int | str] = ["ORTH", "TAG", "DEP"]
"""What decides what a word is made of."""
MADE: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
"""What the two parts may write."""
LOOKS_AT = frozenset({*DECIDES, "LOWER", "IS_SPACE"})
"""What a rule may look at, if its outcome is to be kept: the form and what it alone decides, the tag, the label."""
BEFORE = frozenset({"tok2vec", "transformer", "tagger", "parser", "senter", "ner"})
"""Kinds of parts that may stand before the two: none of them writes what they read, but for tag and label."""
MOST = 200_000
"""Uses of words that are kept (100 bytes each and more); with one more, all are forgotten."""

Use = tuple[int, int, int]


@dataclass(slots=True)
class WordMemo:
    """What the two parts make of the words met so far."""

    ruler: AttributeRuler
    lemmatizer: EnglishLemmatizer
    most: int = MOST
    _single: AttributeRuler = field(init=False, repr=False)
    """The ruler without the rules of several words."""
    _parts: Matcher = field(init=False, repr=False)
    _together: tuple[int, ...] = field(init=False, repr=False)
    """The rules of several words: as bits, which words of them must be there for one to match."""
    _rows: dict[Use, int] = field(init=False, repr=False, default_factory=dict)
    _bits: list[int] = field(init=False, repr=False, default_factory=list)
    _made: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Part the rules of one word from those of several."""
        vocab = self.ruler.vocab
        self._single, self._parts = AttributeRuler(vocab), Matcher(vocab)
        together, bit = [], 1
        for rule in _rules(self.ruler):
            self._single.add([p for p in rule["patterns"] if len(p) == 1], rule["attrs"], rule["index"])
            for pattern in [p for p in rule["patterns"] if len(p) > 1]:
                together.append(0)
                for word in pattern:
                    self._parts.add(str(bit), [[word]])
                    together[-1] |= bit
                    bit <<= 1
        self._together = tuple(together)
        self._made = np.zeros((1024, len(MADE)), dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """Give the words of a tagged and parsed text their parts of speech, morphology and dictionary forms."""
        if not len(doc):
            return doc
        uses: list[Use] = list(zip(*doc.to_array(DECIDES).T.tolist(), strict=True))
        distinct = set(uses)
        new = [use for use in distinct if use not in self._rows]
        if len(self._rows) + len(new) > self.most:
            self._rows.clear()
            self._bits.clear()
            new = list(distinct)
        if new:
            self._learn(new, doc.vocab)
        there, bits, rows = 0, self._bits, [self._rows[use] for use in uses]
        for row in rows:
            there |= bits[row]
        if there and any(there & rule == rule for rule in self._together):
            return self.lemmatizer(self.ruler(doc))
        return doc.from_array(MADE, self._made[rows])

    def _learn(self, uses: Sequence[Use], vocab: Vocab) -> None:
        doc = Doc(vocab, words=[vocab.strings[form] for form, _, _ in uses])
        told: Any = np.array([use[1:] for use in uses], dtype=np.uint64)
        doc.from_array(DECIDES[1:], told)
        bits = [0] * len(uses)
        for name, start, _ in self._parts(doc, allow_missing=True):
            bits[start] |= int(vocab.strings[name])
        made = self.lemmatizer(self._single(doc)).to_array(MADE)
        start, end = len(self._rows), len(self._rows) + len(uses)
        if end > len(self._made):
            self._made = np.concatenate([self._made[:start], np.zeros((end, len(MADE)), dtype=np.uint64)])
        self._made[start:end] = made
        self._bits += bits
        self._rows.update(zip(uses, range(start, end), strict=True))


def _rules(ruler: AttributeRuler) -> list[Any]:
    return list(ruler.patterns)


@Language.factory("kg_word_memo")
def _word_memo(nlp: Language, name: str) -> WordMemo:
    return WordMemo(nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER))  # type: ignore[arg-type]


def add_word_memo(nlp: Language) -> bool:
    """Let a pipeline keep what it makes of words, if the outcome is sure to be the same; tell whether it does."""
    names = nlp.pipe_names
    ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
    place = names.index(RULER)
    if names[place : place + 2] != [RULER, LEMMATIZER] or type(ruler) is not AttributeRuler:
        return False
    if type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule":
        return False
    if not all(nlp.get_pipe_meta(part).factory in BEFORE for part in names[:place]) or not all(_plain(ruler)):
        return False
    nlp.add_pipe("kg_word_memo", before=RULER)
    nlp.disable_pipe(RULER)
    nlp.disable_pipe(LEMMATIZER)
    return True


def _plain(ruler: AttributeRuler) -> Iterator[bool]:
    """Tell of each rule whether it looks at, and writes, nothing but what is kept."""
    for rule in _rules(ruler):
        yield set(rule["attrs"]) <= set(MADE)
        for pattern in rule["patterns"]:
            yield all(LOOKS_AT.issuperset(word) for word in pattern)
