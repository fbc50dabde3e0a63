"""Which person a description means."""

from __future__ import annotations

import pytest
from links_of import links

OPEN = None
ANN = "Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke ,/,/punct>Lee the/DT/det>minister health/NN/compound>minister "
ANN += "minister/NN/appos>Lee ,/,/punct>Lee spoke=speak/VBD/ROOT"
SAID = "The/DT/det>minister minister/NN/nsubj>agreed agreed=agree/VBD/ROOT"
SUE = ANN.replace("Ann", "Sue").replace("Lee", "Fox").replace("health", "home")
FAR = ("Prices=price/NNS/nsubj>rose rose=rise/VBD/ROOT",) * 3


def test_who_has_the_role_is_meant() -> None:
    assert links(ANN, SAID)["The minister"] == ("person/ann-lee", "person-has-role")
    home = SAID.replace("minister/NN", "home/NN/compound>minister minister/NN")
    assert links(ANN, SUE, home)["The home minister"] == ("person/sue-fox", "person-has-role")


def test_a_rank_or_another_body_makes_it_another() -> None:
    deputy = SAID.replace("minister/NN", "deputy/NN/compound>minister minister/NN")
    assert links(ANN, deputy)["The deputy minister"] == ("person/d-deputy-minister", "person-new")


def test_of_two_with_the_role_the_one_just_mentioned_is_meant() -> None:
    assert links(ANN, SUE, SAID)["The minister"] == ("person/sue-fox", "person-has-role")
    assert links(ANN, SUE, *FAR, SAID)["The minister"] == ("person/d-minister", "person-new")


def test_the_only_person_named_just_before_has_a_role_that_is_told_now() -> None:
    named = "Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke spoke=speak/VBD/ROOT"
    assert links(named, SAID)["The minister"] == ("person/ann-lee", "person-only")
    assert links(named, SAID, *FAR, SAID)["The minister"] == ("person/ann-lee", "person-has-role")


def test_an_unnamed_person_is_told_of_again() -> None:
    first = "A/DT/det>parent parent/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    later = first.replace("A/", "The/")
    assert links(first, later) == {
        "A parent": ("person/d-parent", "person-new"),
        "The parent": ("person/d-parent", "person-told-of"),
    }
    assert links(first, first)["A parent"] == ("person/d-parent-2", "person-new")


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The/DT/det>minister next/JJ/amod>minister minister/NN/nsubj>agreed agreed=agree/VBD/ROOT", "person-to-come"),
        (
            "Ann/NNP/compound>Lee Lee/NNP/nsubj>is is=be/VBZ/ROOT the/DT/det>minister minister/NN/attr>is",
            "description-predicate",
        ),
        ("A/DT/det>minister minister/NN/nsubj>fell fell=fall/VBD/ROOT", "person-does-nothing"),
        ("A/DT/det>parent parent/NN/nsubj>ask must/MD/aux>ask ask/VB/ROOT", "person-does-nothing"),
        ("My/DT/det>Friend hon/JJ/amod>Friend Friend/NN/nsubj>agreed agreed=agree/VBD/ROOT", "person-addressed"),
        ("Every/DT/det>minister minister/NN/nsubj>agreed agreed=agree/VBD/ROOT", "person-does-nothing"),
    ],
)
def test_whoever_does_nothing_or_is_nobody_yet_stays_open(sentence: str, why: str) -> None:
    assert (OPEN, why) in links(sentence).values()


def test_a_body_may_be_called_like_a_person() -> None:
    named = "The/DT/det>Executive Scottish/NNP/compound>Executive Executive/NNP/nsubj>met met=meet/VBD/ROOT"
    later = "The/DT/det>executive executive/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    assert links(named, later)["The executive"] == ("org/scottish-executive", "description-named-so")


def test_a_spokesperson_is_called_after_the_body() -> None:
    spoke = (
        "A/DT/det>spokesman spokesman/NN/nsubj>agreed for/IN/prep>spokesman UNISON/NNP/pobj>for agreed=agree/VBD/ROOT"
    )
    assert links(spoke)["A spokesman for UNISON"] == ("person/d-spokesman-for-unison", "person-new")
