"""“According to X”: what is said is the clause around it."""

from __future__ import annotations

from drafts import found, read

BEFORE = (
    "According=accord/VBG/prep>rose to/IN/prep>According Lee/NNP/pobj>to ,/,/punct>rose rent/NN/nsubj>rose"
    " rose=rise/VBD/ROOT ././punct>rose"
)
BELOW = (
    "Rent/NN/nsubj>rose rose=rise/VBD/ROOT by/IN/prep>rose half/NN/pobj>by according=accord/VBG/prep>half"
    " to/IN/prep>according Lee/NNP/pobj>to ././punct>rose"
)
NOBODY = "According=accord/VBG/advmod>rose rent/NN/nsubj>rose rose=rise/VBD/ROOT ././punct>rose"


def test_it_stands_before_what_is_said() -> None:
    assert found(read(BEFORE)) == [("according-to", "Lee", "rent rose")]


def test_it_is_climbed_from_to_the_clause() -> None:
    assert found(read(BELOW)) == [("according-to", "Lee", "Rent rose by half")]


def test_without_a_name_it_is_no_claim() -> None:
    assert found(read(NOBODY)) == []


def test_its_marks_are_those_beside_it_alone() -> None:
    behind = ",/,/punct>rose fast/RB/advmod>rose ,/,/punct>rose then/RB/advmod>rose ././punct>rose"
    parse = BEFORE.replace("././punct>rose", behind)
    assert found(read(parse)) == [("according-to", "Lee", "rent rose, fast, then")]
