"""The sentences of `sides.toml`, through the real parser: which side they take towards what stands in brackets."""

from __future__ import annotations

import re

import pytest

from kg.lang.tables import table
from kg.parsing.load import Parser, load_parser
from kg.sides import GUESSES, Judgement, side_towards

SIDES = {"for": 1, "against": -1, "none": 0}
SENTENCES = [
    pytest.param(sentence, side, id=f"{step['id']}-{name}-{i}")
    for step in table("sides")["steps"]
    for name, side in SIDES.items()
    for i, sentence in enumerate(step[name])
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def told(sentence: str, parser: Parser) -> Judgement | None:
    start, stop = sentence.index("["), sentence.index("]") - 1
    span = parser.nlp(re.sub(r"[\[\]]", "", sentence)).char_span(start, stop)
    assert span is not None
    return side_towards(list(span))


@pytest.mark.parametrize(("sentence", "side"), SENTENCES)
def test_side_of_a_sentence(sentence: str, side: int, parser: Parser) -> None:
    said = told(sentence, parser)
    found = said.side if said is not None and said.ground not in GUESSES else 0
    assert found == side, said


def test_every_step_is_told_in_words(parser: Parser) -> None:
    said = told("Unions warned that [the levy] would cost jobs.", parser)
    assert said is not None
    assert said.steps == ("would cost jobs (effect: harms jobs, wanted)",)
