"""Tells which side texts take, by the steps of `kg.sides`, and writes the schema of a scorer.

usage: python benchmarks/sides.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id", "text" and "target": a proposition (“the levy should go”), or, with "aliases", the
label of an issue with its other wordings (a “-” before one that says the opposite), or, with "start" and "stop", a
person or body named there in the text. OUTPUT: {"id", "label", "confidence", "shown", "steps"}; "shown" is what words
of the text show, the rest is a best guess that the product never makes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.parsing.load import Parser, load_parser, straighten
from kg.parsing.repairs import mend, repairs_for
from kg.sides import (
    GUESSES,
    Judgement,
    Proposition,
    as_phrase,
    best_side_on,
    read_issue,
    read_proposition,
    side_towards,
)
from kg.sides.guesses import guess

BATCH = 64
OPPOSITE = "-"
TITLE_WORDS, TITLE_SHARE = 4, 0.7
"""A text of more words of which more are capitalised is set like a title, and read in small letters."""
PLAIN = 0.45
"""How strong a side towards somebody must be to be shown: what people do is mostly no judgement of them."""
LOOSE = 0.5
"""What a side is worth that would count towards a thing but not towards somebody: mostly no judgement of them."""
SURE = 0.2
"""How strong a guess must be to stand against “neutral”."""


def in_small_letters(text: str) -> str:
    """Return a title as a sentence: “School Uniforms Should Be Banned” → “School uniforms should be banned”."""
    plain = straighten(text.strip())
    words = [word for word in plain.split() if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    titled = len(words) > TITLE_WORDS and capital / len(words) > TITLE_SHARE
    return plain[0] + plain[1:].lower() if titled else plain


def parses(texts: Iterable[str], parser: Parser) -> Iterator[Doc]:
    """Yield the parses of texts, mended as the product mends them."""
    repairs = repairs_for(f"{parser.nlp.lang}_{parser.nlp.meta['name']}")
    for doc in parser.nlp.pipe(texts, batch_size=BATCH):
        mend(doc, repairs)
        yield doc


def main(source: str, target: str) -> None:
    """Read, tell, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    parser = load_parser()

    @cache
    def proposition(text: str) -> Proposition:
        (doc,) = parses([text], parser)
        return read_proposition(doc)

    @cache
    def issue(label: str, *aliases: str) -> Proposition:
        plain = [as_phrase(in_small_letters(wording.removeprefix(OPPOSITE))) for wording in (label, *aliases)]
        signs = [-1 if wording.startswith(OPPOSITE) else 1 for wording in (label, *aliases)]
        return read_issue(zip(parses(plain, parser), signs, strict=True))

    texts = [r["text"] if "start" in r else in_small_letters(r["text"]) for r in records]
    with Path(target).open("w", encoding="utf-8") as out:
        for record, doc in zip(records, parses(texts, parser), strict=True):
            if "start" in record:
                told = towards(doc, record["start"], record["stop"])
            elif "aliases" in record:
                told = on(doc, issue(record["target"], *record["aliases"]))
            else:
                told = on(doc, proposition(in_small_letters(record["target"])))
            out.write(json.dumps({"id": record["id"], **told}) + "\n")


def on(text: Doc, proposition: Proposition) -> dict[str, Any]:
    """Return the side of a text on a proposition."""
    reading = best_side_on(text, proposition)
    return _line(reading.judgement, ("oppose", "support"), shown=reading.shown)


def towards(text: Doc, start: int, stop: int) -> dict[str, Any]:
    """Return the side of a text towards what is named in it between two places."""
    span = text.char_span(start, stop, alignment_mode="expand")
    said = side_towards(list(span), is_actor=True) if span is not None else None
    if said is not None:
        return _line(said, ("negative", "positive"), shown=said.ground not in GUESSES and said.strength >= PLAIN)
    loose = side_towards(list(span)) if span is not None else None
    if loose is not None:
        return _line(replace(loose, strength=LOOSE * loose.strength), ("negative", "positive"), shown=False)
    sounds = guess(text, {token.i for token in span or ()}, 1)
    return _line(sounds, ("negative", "positive"), shown=False) if sounds.strength >= SURE else {"label": None}


def _line(said: Judgement, labels: tuple[str, str], *, shown: bool) -> dict[str, Any]:
    label = labels[said.side > 0]
    return {"label": label, "confidence": round(said.strength, 3), "shown": shown, "steps": list(said.steps)}


if __name__ == "__main__":
    main(*sys.argv[1:3])
