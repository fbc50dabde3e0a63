"""Tells how far two texts say the same: shared groups of letters, the rarer the more, and the sides that both take.

usage: python benchmarks/same.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id", "text" and "target". OUTPUT: {"id", "score"}, from 0 to 1.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from sides import in_small_letters, parses
from spacy.tokens import Doc

from kg.parsing.load import load_parser
from kg.sides import Proposition, read_proposition, side_on

GROUPS = (3, 4, 5)
"""Lengths of the groups of letters: kin share most of theirs, “democracy”, “democratic”."""
RARITY = 1.5
"""Power of the rarity: more than 1, since words of the common theme stand in all texts."""
SIDES = 0.01
"""What the same side adds: it parts what is alike in words."""

Weights = Mapping[str, float]


def main(source: str, target: str) -> None:
    """Read, compare, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    texts = list(dict.fromkeys(in_small_letters(r[key]) for r in records for key in ("text", "target")))
    docs = dict(zip(texts, parses(texts, load_parser()), strict=True))
    weights = weigh({text: Counter(groups(doc)) for text, doc in docs.items()})
    propositions = {text: read_proposition(docs[text]) for text in {in_small_letters(r["target"]) for r in records}}
    with Path(target).open("w", encoding="utf-8") as out:
        for record in records:
            one, other = in_small_letters(record["text"]), in_small_letters(record["target"])
            score = cosine(weights[one], weights[other]) + agreement(docs[one], propositions[other])
            out.write(json.dumps({"id": record["id"], "score": round(min(1.0, max(0.0, score)), 4)}) + "\n")


def groups(text: Doc) -> Iterable[str]:
    """Yield the groups of letters of the words that tell something, the blanks around a word being letters, too."""
    for token in text:
        if token.is_alpha and not token.is_stop:
            word = f" {token.lower_} "
            for length in GROUPS:
                yield from (word[i : i + length] for i in range(max(1, len(word) - length + 1)))


def weigh(texts: Mapping[str, Counter[str]]) -> dict[str, Weights]:
    """Return for each text the weights of its groups, as a vector of length 1."""
    frequent = Counter(group for found in texts.values() for group in found)
    rarity = {group: math.log((1 + len(texts)) / (1 + count)) ** RARITY for group, count in frequent.items()}
    return {text: _unit({g: (1 + math.log(n)) * rarity[g] for g, n in found.items()}) for text, found in texts.items()}


def _unit(weights: Weights) -> Weights:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {group: weight / length for group, weight in weights.items()}


def cosine(one: Weights, other: Weights) -> float:
    """Return how much of two texts is the same."""
    return sum(weight * other.get(group, 0.0) for group, weight in one.items())


def agreement(text: Doc, proposition: Proposition) -> float:
    """Return what the side of the one on the other adds, where words show it."""
    reading = side_on(text, proposition)
    return SIDES * reading.judgement.side if reading.shown else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:3])
