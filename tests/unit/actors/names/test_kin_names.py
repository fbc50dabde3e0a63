"""Names that say whose child somebody is."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.names.kin import kin_named
from kg.syntax.wording import Wording


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Labour/NNP MP/NNP Aled/NNP ap/NNP Dafydd/NNP spoke/VBD", "Aled ap Dafydd"),
        ("Aoife/NNP Ní/NNP Cheallaigh/NNP spoke/VBD", "Aoife Ní Cheallaigh"),
        ("Minister/NNP Gwen/NNP ferch/NNP Owain/NNP spoke/VBD", "Gwen ferch Owain"),
    ],
)
def test_a_word_for_child_joins_the_names_on_its_sides(words: str, name: str) -> None:
    doc = flat(words)
    assert [doc[first : end + 1].text for first, end, _ in kin_named(Wording.of(doc))] == [name]


def test_letters_behind_the_name_are_no_part_of_it() -> None:
    doc = flat("Aled/NNP ap/NNP Dafydd/NNP MEP/NNP spoke/VBD")
    assert list(kin_named(Wording.of(doc))) == [(0, 2, 3)]


@pytest.mark.parametrize(
    "words",
    [
        "Reuters/NNP and/CC AP/NNP Wire/NNP spoke/VBD",
        "Hull/NNP Bin/NNP Lorries/NNP stopped/VBD",
        "the/DT bin/NN overflowed/VBD",
    ],
)
def test_agencies_and_bins_are_no_parents(words: str) -> None:
    assert list(kin_named(Wording.of(flat(words)))) == []
