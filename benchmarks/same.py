"""Tells how far two texts say the same: shared groups of letters, kindred words, fields of life, and sides.

usage: python benchmarks/same.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id", "text" and "target". OUTPUT: {"id", "score"}, from 0 to 1. Kindred are words that
stand in the same texts of the input; the fields (`fields.toml`) know some of the words that never do.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sides import in_small_letters, parses
from spacy.tokens import Doc

from kg.parsing.load import load_parser
from kg.sides import Proposition, read_proposition, side_on
from kg.sides.lexicon import lemma
from kg.sides.wordings import stem

GROUPS = (3, 4, 5)
"""Lengths of the groups of letters: kin share most of theirs, “democracy”, “democratic”."""
RARITY = 1.5
"""Power of the rarity: more than 1, since words of the common theme stand in all texts."""
KINDRED, THEMES = 0.1, 12
"""What kindred words add, and the number of themes to which all words of the input are reduced for it."""
FIELDS = 0.05
"""What the same fields add."""
SIDES = 0.01
"""What the same side adds: it parts what is alike in words."""

Weights = Mapping[str, float]


def main(source: str, target: str) -> None:
    """Read, compare, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    pairs = [(in_small_letters(r["text"]), in_small_letters(r["target"])) for r in records]
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    docs = dict(zip(texts, parses(texts, load_parser()), strict=True))
    weights = weigh({text: Counter(groups(doc)) for text, doc in docs.items()}, RARITY)
    about = weigh({text: fields(doc) for text, doc in docs.items()})
    theme = themes(texts, weights)
    propositions = {other: read_proposition(docs[other]) for _, other in pairs}
    with Path(target).open("w", encoding="utf-8") as out:
        for record, (one, other) in zip(records, pairs, strict=True):
            score = cosine(weights[one], weights[other]) + agreement(docs[one], propositions[other])
            score += FIELDS * cosine(about[one], about[other]) + KINDRED * float(theme[one] @ theme[other])
            out.write(json.dumps({"id": record["id"], "score": round(min(1.0, max(0.0, score)), 4)}) + "\n")


def _field_of() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    table = tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
    for field, words in table.items():
        for word in words.split():
            found[stem(word)].add(field)
    return {word: frozenset(names) for word, names in found.items()}


FIELD_OF = _field_of()
"""The fields of a stem."""


def groups(text: Doc) -> Iterable[str]:
    """Yield the groups of letters of the words that tell something, the blanks around a word being letters, too."""
    for token in text:
        if token.is_alpha and not token.is_stop:
            word = f" {token.lower_} "
            for length in GROUPS:
                yield from (word[i : i + length] for i in range(max(1, len(word) - length + 1)))


def fields(text: Doc) -> Counter[str]:
    """Count the fields of the words of a text."""
    return Counter(f for token in text if not token.is_stop for f in FIELD_OF.get(stem(lemma(token)), ()))


def weigh(texts: Mapping[str, Counter[str]], power: float = 1.0) -> dict[str, Weights]:
    """Return for each text the weights of what it holds, the rarer the heavier, as a vector of length 1."""
    frequent = Counter(group for found in texts.values() for group in found)
    rarity = {group: math.log((1 + len(texts)) / (1 + count)) ** power for group, count in frequent.items()}
    return {text: _unit({g: (1 + math.log(n)) * rarity[g] for g, n in found.items()}) for text, found in texts.items()}


def themes(texts: Sequence[str], weights: Mapping[str, Weights]) -> dict[str, NDArray[np.float64]]:
    """Return for each text its share in the commonest themes of all (latent semantic analysis), of length 1."""
    places = {group: i for i, group in enumerate(sorted({g for found in weights.values() for g in found}))}
    table = np.zeros((len(texts), len(places)), dtype=np.float32)
    for row, text in zip(table, texts, strict=True):
        for group, weight in weights[text].items():
            row[places[group]] = weight
    values, vectors = np.linalg.eigh((table @ table.T).astype(np.float64))
    shares = vectors[:, -THEMES:] * np.sqrt(np.maximum(values[-THEMES:], 0.0))
    lengths = np.maximum(np.linalg.norm(shares, axis=1, keepdims=True), 1e-9)
    return dict(zip(texts, shares / lengths, strict=True))


def _unit(weights: Weights) -> Weights:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {group: weight / length for group, weight in weights.items()}


def cosine(one: Weights, other: Weights) -> float:
    """Return how much of two texts is the same."""
    return sum(weight * other.get(group, 0.0) for group, weight in one.items())


def agreement(text: Doc, proposition: Proposition) -> float:
    """Return what the side of the one on the other adds, where words show it."""
    said = side_on(text, proposition)
    return SIDES * said.side if said else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:3])
