"""The sentence around a statement, for people to read."""

from __future__ import annotations

import pytest

from kg.coding.sentence import LONGEST, sentence_around

TEXT = "A headline\n\nOne is short. “Two is longer,” said Ann. Three? Four"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("headline", "A headline"),
        ("is short", "One is short."),
        ("is longer", "“Two is longer,” said Ann."),
        ("short. “Two", "One is short. “Two is longer,” said Ann."),
        ("Four", "Four"),
        ("Three?", "Three?"),
    ],
)
def test_from_the_beginning_of_a_sentence_to_its_end(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    assert sentence_around(TEXT, start, start + len(words)) == sentence


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, len(TEXT) + 1), (-1, 3)])
def test_without_a_place_there_is_none(start: int, end: int) -> None:
    assert sentence_around(TEXT, start, end) == ""


def test_a_text_without_an_end_is_cut() -> None:
    assert len(sentence_around("word " * 1000, 2000, 2004)) <= 2 * LONGEST + 4
