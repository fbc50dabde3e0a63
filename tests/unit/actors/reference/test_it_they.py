"""Whom “it” and “they” mean."""

from __future__ import annotations

import pytest
from links_of import links

SAID = "UNISON/NNP/nsubj>said said=say/VBD/ROOT "
SUE = "it/PRP/nsubj>sue would/MD/aux>sue sue/VB/ccomp>said"
MET = "UNISON/NNP/nsubj>met met=meet/VBD/ROOT"
IT = "It/PRP/nsubj>agreed agreed=agree/VBD/ROOT"
OPEN = None


def test_the_subject_of_the_clause_around_is_meant() -> None:
    assert links(SAID + SUE)["it"] == ("org/unison", "pronoun-subject")
    assert links(SAID.replace("UNISON/NNP", "That/DT") + SUE)["it"] == (OPEN, "pronoun-subject-open")
    assert links(SAID.replace("UNISON/NNP", "Members=member/NNS") + SUE)["it"] == (OPEN, "pronoun-subject-kind")


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        ("it/PRP/nsubj>was was=be/VBD/ccomp>said wrong/JJ/acomp>was", "pronoun-subject"),
        ("it/PRP/nsubj>was was=be/VBD/ccomp>said late/JJ/acomp>was", "pronoun-thing"),
        ("it/PRP/nsubjpass>told was=be/VBD/auxpass>told told=tell/VBN/ccomp>said", "pronoun-subject"),
        ("it/PRP/nsubjpass>cut was=be/VBD/auxpass>cut cut/VBN/ccomp>said", "pronoun-thing"),
        ("it/PRP/nsubj>went went=go/VBD/ccomp>said", "pronoun-thing"),
    ],
)
def test_what_is_said_of_plans_is_not_said_of_bodies(rest: str, why: str) -> None:
    assert links(SAID + rest)["it"][1] == why


def test_an_object_is_a_thing_more_often() -> None:
    read = "UNISON/NNP/nsubj>read read/VBD/ROOT it/PRP/dobj>read"
    assert links(read)["it"] == (OPEN, "pronoun-object")
    wants = "UNISON/NNP/nsubj>wants wants=want/VBZ/ROOT it/PRP/nsubj>replaced replaced=replace/VBN/ccomp>wants"
    assert links(wants)["it"] == (OPEN, "pronoun-object")


def test_subjects_of_another_number_are_passed_over() -> None:
    prices = "prices=price/NNS/nsubj>mean mean/VBP/ccomp>said it/PRP/nsubj>sue would/MD/aux>sue sue/VB/ccomp>mean"
    assert links(SAID + prices)["it"] == ("org/unison", "pronoun-subject")


def test_who_may_be_meant_between_leaves_they_open() -> None:
    told = "UNISON/NNP/nsubj>told told=tell/VBD/ROOT {} they/PRP/nsubj>win could/MD/aux>win win/VB/ccomp>told"
    assert links(told.format("members=member/NNS/dobj>told"))["they"] == (OPEN, "pronoun-two-fit")
    assert links(told.format("Hull/NNP/dobj>told"))["they"] == ("org/unison", "pronoun-subject")


def test_two_who_are_no_one_actor_are_not_it() -> None:
    both = "UNISON/NNP/nsubj>said and/CC/cc>UNISON GMB/NNP/conj>UNISON said=say/VBD/ROOT " + SUE
    assert links(both)["it"] == (OPEN, "pronoun-joined")


def test_who_says_it_is_not_meant() -> None:
    quoted = "“/NN/punct>sue they/PRP/nsubj>sue would/MD/aux>sue sue/VB/ccomp>said ”/:/punct>sue"
    assert links(SAID + quoted)["they"] == (OPEN, "pronoun-speaker")


def test_the_structure_leaves_one() -> None:
    doing = (
        "Ann/NNP/compound>Lee Lee/NNP/nsubj>saw saw=see/VBD/ROOT UNISON/NNP/dobj>saw {}=close/VBG/acl>UNISON "
        "its/PRP/poss>office office/NN/dobj>closing"
    ).format("closing")
    assert links(doing)["its"] == ("org/unison", "pronoun-bound")


def test_nor_somebody_else_where_it_leaves_one_that_is_open_or_speaks() -> None:
    closing = "saw=see/VBD/{} the/DT/det>council council/NN/dobj>saw closing=close/VBG/acl>council its/PRP/poss>office "
    office = "office/NN/dobj>closing"
    assert links(MET.replace("met=meet", "met=say"), "UNISON/NNP/nsubj>saw " + closing.format("ROOT") + office)[
        "its"
    ] == (OPEN, "pronoun-bound-open")
    quoted = "“/NN/punct>saw staff/NN/nsubj>saw " + closing.format("ccomp>said") + office + " ”/:/punct>saw"
    said = quoted.replace("the/DT/det>council council/NN/dobj>saw", "UNISON/NNP/dobj>saw").replace(
        "council", "UNISON#2"
    )
    assert links(SAID + said)["its"] == (OPEN, "pronoun-speaker")


def test_the_subject_of_the_sentence_before_is_meant_if_nobody_else_may_be() -> None:
    assert links(MET, IT)["It"] == ("org/unison", "pronoun-sentence-before")
    assert links(MET + " GMB/NNP/dobj>met", IT)["It"] == ("org/unison", "pronoun-sentence-before")
    other = MET + " as/IN/mark>left GMB/NNP/nsubj>left left=leave/VBD/advcl>met"
    assert links(other, IT)["It"] == (OPEN, "pronoun-two-fit")
    assert links("Ann/NNP/compound>Lee Lee/NNP/nsubj>met met=meet/VBD/ROOT", IT)["It"] == (OPEN, "pronoun-nobody-near")


def test_two_in_the_sentence_before_are_no_one_actor() -> None:
    both = "UNISON/NNP/nsubj>met and/CC/cc>UNISON GMB/NNP/conj>UNISON met=meet/VBD/ROOT"
    assert links(both, IT)["It"] == (OPEN, "pronoun-joined")


def test_what_is_no_subject_of_its_sentence_is_not_looked_for_before() -> None:
    late = "When/WRB/advmod>agreed it/PRP/nsubj>agreed agreed=agree/VBD/advcl>left " + (
        "prices=price/NNS/nsubj>left left=leave/VBD/ROOT"
    )
    assert links(MET, late)["it"] == (OPEN, "pronoun-not-first")


def test_a_quotation_between_leaves_it_open() -> None:
    quoted = "“/:/punct>agreed It/PRP/nsubj>agreed agreed=agree/VBD/ROOT ”/:/punct>agreed"
    assert links(MET, quoted)["It"] == (OPEN, "pronoun-across-quotation")
