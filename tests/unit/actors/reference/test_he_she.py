"""Whom “he” and “she” mean."""

from __future__ import annotations

import pytest
from links_of import links

ANN = "Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke spoke=speak/VBD/ROOT"
SHE = "She/PRP/nsubj>agreed agreed=agree/VBD/ROOT"
BOTH = ANN + " while/IN/mark>left Sue/NNP/compound>Fox Fox/NNP/nsubj>left left=leave/VBD/advcl>spoke"
OPEN = None


def test_the_only_one_who_agrees_is_meant() -> None:
    assert links(ANN, SHE)["She"] == ("person/ann-lee", "pronoun-only-one-fits")
    assert links(ANN.replace("Ann", "Gary").replace("Lee", "Firth"), SHE)["She"] == (OPEN, "pronoun-nobody-near")


def test_of_two_the_subject_of_the_sentence_stands_out_and_that_of_a_clause_does_not() -> None:
    met = ANN.replace("spoke", "met") + " Sue/NNP/compound>Fox Fox/NNP/dobj>met"
    assert links(met, SHE)["She"] == ("person/ann-lee", "pronoun-stands-out")
    assert links(BOTH, SHE)["She"] == (OPEN, "pronoun-two-fit")


def test_somebody_far_back_is_not_meant() -> None:
    between = "Schools/NNS/nsubj>closed closed=close/VBD/ROOT"
    assert links(ANN, *[between] * 4, SHE)["She"] == ("person/ann-lee", "pronoun-only-one-fits")
    assert links(ANN, *[between] * 5, SHE)["She"] == (OPEN, "pronoun-nobody-near")


def test_he_or_she_is_nobody_in_particular() -> None:
    either = "He/PRP/nsubj>agreed or/CC/cc>He she/PRP/conj>He agreed=agree/VBD/ROOT"
    assert links(ANN, either)["she"] == (OPEN, "pronoun-either")


def test_a_relative_without_a_name_may_be_meant() -> None:
    kin = "Mother/NN/nsubj>met and/CC/cc>Mother her/PRP/poss>boyfriend boyfriend/NN/conj>Mother met=meet/VBD/ROOT"
    assert links(ANN, kin)["her"] == (OPEN, "pronoun-kin")


def test_the_structure_leaves_one() -> None:
    wed = (
        "Sue/NNP/compound>Fox Fox/NNP/nsubj>met and/CC/cc>Fox her/PRP/poss>husband husband/NN/conj>Fox "
        "met=meet/VBD/ROOT Ann/NNP/compound>Lee Lee/NNP/dobj>met"
    )
    assert links(wed)["her"] == ("person/sue-fox", "pronoun-bound")


def test_who_says_it_does_not_mean_herself() -> None:
    said = "“/:/punct>agreed She/PRP/nsubj>agreed agreed=agree/VBD/ccomp>said ,/,/punct>agreed ”/:/punct>agreed "
    assert links(said + ANN.replace("spoke=speak", "said=say").replace("spoke", "said"))["She"] == (
        OPEN,
        "pronoun-nobody-near",
    )


def test_nor_where_the_structure_leaves_her() -> None:
    said = "Ann/NNP/compound>Lee#1 Lee/NNP/nsubj>said said=say/VBD/ROOT “/NN/punct>left "
    inside = "Lee/NNP/nsubj>left and/CC/cc>Lee#2 her/PRP/poss>husband husband/NN/conj>Lee#2 left=leave/VBD/ccomp>said "
    assert links(said + inside + "”/:/punct>left")["her"] == (OPEN, "pronoun-speaker")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ann/NNP/compound>Lee Lee/NNP/nsubj>blamed blamed=blame/VBD/ROOT herself/PRP/dobj>blamed", "person/ann-lee"),
        ("Ann/NNP/compound>Lee Lee/NNP/nsubj>left herself/PRP/npadvmod>Lee left=leave/VBD/ROOT", "person/ann-lee"),
    ],
)
def test_a_reflexive_is_the_subject_or_the_name_before_it(sentence: str, expected: str) -> None:
    assert links(sentence)["herself"] == (expected, "pronoun-reflexive")


def test_a_reflexive_without_a_subject_that_fits_stays_open() -> None:
    blamed = "UNISON/NNP/nsubj>blamed blamed=blame/VBD/ROOT herself/PRP/dobj>blamed"
    assert links(ANN, blamed)["herself"] == (OPEN, "pronoun-reflexive-open")


def test_a_name_that_follows_at_once_may_be_meant() -> None:
    when = "When/WRB/advmod>left she/PRP/nsubj>left left=leave/VBD/advcl>spoke " + ANN
    assert links(ANN.replace("Ann", "Sue").replace("Lee", "Fox"), when)["she"] == (OPEN, "pronoun-ahead-may-be")


def test_a_subject_of_whom_nothing_is_known_may_be_meant() -> None:
    stranger = (
        "A/DT/det>teacher teacher/NN/nsubj>left saying=say/VBG/advcl>left she/PRP/nsubj>agreed "
        "agreed=agree/VBD/ccomp>saying left=leave/VBD/ROOT"
    )
    assert links(ANN, stranger)["she"] == (OPEN, "pronoun-stranger")


def test_a_murder_is_hardly_that_of_one_of_several_told_of() -> None:
    report = "Police/NNS/nsubj>saw saw=see/VBD/ROOT her/PRP/poss>{0} {0}/NN/dobj>saw"
    met = ANN.replace("spoke", "met") + " Sue/NNP/compound>Fox Fox/NNP/dobj>met"
    assert links(met, report.format("murder"))["her"] == (OPEN, "pronoun-befallen")
    assert links(met, report.format("report"))["her"] == ("person/ann-lee", "pronoun-stands-out")


def test_after_one_that_stayed_open_the_next_is_nobody_either() -> None:
    next_one = "Staff/NNS/nsubj>met in/IN/prep>met Lee/NNP/poss>office 's/POS/case>Lee office/NN/pobj>in " + (
        "met=meet/VBD/ROOT her/PRP/dobj>met"
    )
    assert links(BOTH, SHE, next_one)["her"] == (OPEN, "pronoun-last-open")
    assert links(ANN, SHE, next_one)["her"][0] == "person/ann-lee"


def test_who_spoke_last_goes_on_in_a_quotation() -> None:
    first = "Sue/NNP/compound>Fox Fox/NNP/nsubj>spoke spoke=speak/VBD/ROOT"
    won = "She/PRP/nsubj>won won=win/VBD/ROOT"
    said = "Ann/NNP/compound>Lee Lee/NNP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said"
    quoted = (
        "“/:/punct>said It/PRP/nsubj>fell fell=fall/VBD/ccomp>said ,/,/punct>said ”/:/punct>said "
        "she/PRP/nsubj>said said=say/VBD/ROOT"
    )
    assert links(first, won, said, quoted)["she"] == ("person/ann-lee", "pronoun-stands-out")
