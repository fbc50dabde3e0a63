"""Whom “who” means."""

from __future__ import annotations

import pytest
from links_of import links

OPEN = None
LEFT = "who/WP/nsubj>left left=leave/VBD/relcl>{} agreed=agree/VBD/ROOT"


def test_who_is_the_noun_its_clause_hangs_on() -> None:
    ann = "Ann/NNP/compound>Lee Lee/NNP/nsubj>agreed ,/,/punct>Lee " + LEFT.format("Lee")
    assert links(ann)["who"] == ("person/ann-lee", "relative-noun")
    parent = "The/DT/det>parent parent/NN/nsubj>agreed " + LEFT.format("parent").replace("agreed=agree", "agreed=fall")
    assert links(parent)["who"] == (OPEN, "relative-noun-open")


def test_a_question_asks_of_nobody() -> None:
    assert links("Who/WP/nsubj>agreed agreed=agree/VBD/ROOT")["Who"] == (OPEN, "relative-question")


def test_over_a_place_or_body_those_of_whom_is_spoken_are_meant() -> None:
    members = "Teachers=teacher/NNS/nsubj>agreed of/IN/prep>Teachers UNISON/NNP/pobj>of " + LEFT.format("UNISON")
    assert links(members)["who"] == ("group/d-teachers", "relative-noun")


@pytest.mark.parametrize(
    "sentence",
    [
        "UNISON/NNP/nsubj>agreed " + LEFT.format("UNISON"),
        "UNISON/NNP/nsubj>agreed ,/,/punct>UNISON whom/WP/dobj>saw we/PRP/nsubj>saw saw=see/VBD/relcl>UNISON "
        "agreed=agree/VBD/ROOT",
        "GMB/NNP/nsubj>agreed and/CC/cc>GMB not/RB/neg>GMB teachers=teacher/NNS/conj>GMB " + LEFT.format("teachers"),
        "Teachers=teacher/NNS/nsubj>agreed ,/,/punct>Teachers who/WP/nsubj>leads leads=lead/VBZ/relcl>Teachers "
        "agreed=agree/VBD/ROOT",
        "Ann/NNP/compound>Lee Lee/NNP/nsubj>agreed ,/,/punct>Lee who/WP/nsubj>are are=be/VBP/relcl>Lee "
        "agreed=agree/VBD/ROOT",
    ],
    ids=["a body without a comma", "a body as an object", "contrasted", "one of many", "many of one"],
)
def test_a_clause_that_may_hang_elsewhere_leaves_it_open(sentence: str) -> None:
    told = links(sentence)
    assert (told.get("who") or told["whom"]) == (OPEN, "relative-may-hang-elsewhere")


def test_after_a_comma_a_body_may_be_who() -> None:
    told = links("UNISON/NNP/nsubj>agreed ,/,/punct>UNISON " + LEFT.format("UNISON"))
    assert told["who"] == ("org/unison", "relative-noun")
