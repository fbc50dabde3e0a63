"""A paragraph that comes again is parsed once, and each has a parse of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
import spacy
from spacy.tokens import Doc

from kg.parsing.repeated import Repeats
from kg.syntax.place import extent, place

NLP = spacy.blank("en")


@pytest.fixture
def asked() -> list[str]:
    return []


def parsed(repeats: Repeats, texts: list[str], asked: list[str]) -> list[Doc]:
    def parse(new: Iterable[str]) -> Iterator[Doc]:
        for text in new:
            asked.append(text)
            yield NLP(text)

    docs = list(repeats.parsed(texts, parse))
    assert [doc.text for doc in docs] == texts
    return docs


def test_within_a_batch_each_text_is_parsed_once(asked: list[str]) -> None:
    parsed(Repeats(), ["a", "By Ann", "b", "By Ann", "a", "By Ann"], asked)
    assert asked == ["a", "By Ann", "b"]


def test_over_batches_a_text_is_parsed_until_it_has_come_again(asked: list[str]) -> None:
    repeats = Repeats()
    for text in "abcd":
        parsed(repeats, [text, "By Ann"], asked)
    assert asked == ["a", "By Ann", "b", "By Ann", "c", "d"]


def test_what_is_mended_in_one_is_not_mended_in_another(asked: list[str]) -> None:
    first, second = parsed(repeats := Repeats(), ["He said so", "He said so"], asked)
    first[1].lemma_ = "say"
    place(first, 7)
    second[1].head = second[2]
    (third,) = parsed(repeats, ["He said so"], asked)
    assert (second[1].lemma_, third[1].lemma_, third[1].head.i) == ("", "", 1)
    assert [extent(doc).start for doc in (first, second, third)] == [7, 0, 0]


def test_what_was_used_longest_ago_is_let_go(asked: list[str]) -> None:
    repeats = Repeats(most_words=4)
    parsed(repeats, ["a b", "a b", "c d", "c d", "a b", "e f", "e f"], asked)
    asked.clear()
    parsed(repeats, ["a b", "c d", "e f"], asked)
    assert asked == ["c d"]


def test_a_text_longer_than_all_that_is_kept_is_parsed_nevertheless(asked: list[str]) -> None:
    repeats = Repeats(most_words=2)
    parsed(repeats, ["a b c d", "e", "a b c d", "e"], asked)
    parsed(repeats, ["e", "a b c d"], asked)
    assert asked == ["a b c d", "e", "a b c d"]


def test_what_was_seen_is_forgotten_rather_than_fill_the_memory(asked: list[str]) -> None:
    repeats = Repeats(most_seen=3)
    for texts in (["a", "b", "c", "d"], ["e"], ["a"], ["a"], ["a"]):
        parsed(repeats, texts, asked)
    assert asked == ["a", "b", "c", "d", "e", "a", "a"], "at “e” all before it were forgotten"
