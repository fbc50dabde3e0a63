"""The words of a paragraph by how they are written."""

from __future__ import annotations

from builders import flat

from kg.syntax.wording import Wording


def test_words_of_a_list_are_found_whatever_their_case_and_in_text_order() -> None:
    wording = Wording.of(flat("The/DT council/NN met/VBD the/DT Council/NNP of/IN Wales/NNP"))
    assert [t.i for t in wording.among(frozenset({"wales", "council", "board"}))] == [1, 4, 6]


def test_capitals_are_the_words_that_begin_with_one() -> None:
    wording = Wording.of(flat("the/DT BBC/NNP and/CC McDonald/NNP iPlayer/NN met/VBD"))
    assert [t.text for t in wording.capitals] == ["BBC", "McDonald"]
