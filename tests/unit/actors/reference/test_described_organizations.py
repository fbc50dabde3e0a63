"""Which organization a description means."""

from __future__ import annotations

import pytest
from links_of import links

OPEN = None
HULL = "Hull/NNP/compound>Council Council/NNP/nsubj>met met=meet/VBD/ROOT"
LEEDS = HULL.replace("Hull", "Leeds")
COUNCIL = "The/DT/det>council council/NN/nsubj>agreed agreed=agree/VBD/ROOT"
FAR = ("Prices=price/NNS/nsubj>rose rose=rise/VBD/ROOT",) * 7


def test_the_only_one_that_fits_is_meant_however_far_back() -> None:
    assert links(HULL, *FAR, COUNCIL)["The council"] == ("org/hull-council", "description-only-one-fits")


def test_the_first_told_of_is_the_one_that_the_text_names_later_else_one_of_its_own() -> None:
    assert links(COUNCIL, HULL)["The council"] == ("org/hull-council", "description-named-later")
    assert links(COUNCIL)["The council"] == ("org/d-council", "description-first")
    assert links(COUNCIL, *FAR, COUNCIL)["The council"] == ("org/d-council", "description-only-one-fits")


def test_whom_something_is_told_by_is_a_body_of_its_own_as_one_that_says_it() -> None:
    source = "Prices=price/NNS/nsubj>rose rose=rise/VBD/ROOT according/VBG/prep>rose to/IN/prep>according "
    assert links(f"{source} the/DT/det>council council/NN/pobj>to")["the council"] == (
        "org/d-council",
        "description-first",
    )


def test_a_body_that_does_nothing_and_a_noun_for_nearly_any_body_are_nobody() -> None:
    near = "They/PRP/nsubj>met met=meet/VBD/ROOT near/IN/prep>met the/DT/det>council council/NN/pobj>near"
    assert links(near)["the council"] == (OPEN, "description-none-told-of")
    assert links(COUNCIL.replace("council", "group"))["The group"] == (OPEN, "description-none-told-of")


def test_of_two_the_last_is_meant_if_it_is_near() -> None:
    assert links(HULL, LEEDS, COUNCIL)["The council"] == ("org/leeds-council", "description-latest")
    assert links(HULL, LEEDS, *FAR, COUNCIL)["The council"] == (OPEN, "description-two-fit")


def test_words_before_the_noun_may_speak_against_it() -> None:
    city = COUNCIL.replace("council/NN", "city/NN/compound>council council/NN")
    local = COUNCIL.replace("council/NN", "local/JJ/amod>council council/NN")
    assert links(HULL, city)["The city council"] == ("org/d-city-council", "description-first")
    assert links(HULL, local)["The local council"][0] == "org/hull-council"


def test_any_council_is_none_in_particular() -> None:
    assert links(HULL, COUNCIL.replace("The/", "A/"))["A council"] == (OPEN, "description-indefinite")


@pytest.mark.parametrize(
    ("sentence", "words", "why"),
    [
        (
            "The/DT/det>council council/NN/nsubj>agreed running=run/VBG/acl>council Leeds/NNP/dobj>running "
            "agreed=agree/VBD/ROOT",
            "The council",
            "description-told-on-the-spot",
        ),
        (COUNCIL.replace("The/DT/det", "Our/PRP/poss"), "Our council", "description-of-speakers"),
        (
            COUNCIL.replace("The/DT/det", "Her/PRP/poss").replace("council", "department"),
            "Her department",
            "description-of-somebody",
        ),
        (
            COUNCIL.replace("The/DT/det>council", "Children=child/NNS/poss>council 's/POS/case>Children"),
            "Children's council",
            "description-for-served",
        ),
    ],
)
def test_what_stands_beside_may_leave_it_open(sentence: str, words: str, why: str) -> None:
    assert links(HULL, sentence)[words] == (OPEN, why)


def test_the_noun_behind_a_name_is_that_body() -> None:
    beside = "The/DT/det>union GMB/NNP/compound>union union/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    assert links("UNISON/NNP/nsubj>met met=meet/VBD/ROOT", beside)["The GMB union"] == (
        "org/gmb",
        "description-named-beside",
    )


def test_a_name_beside_it_tells_whose_description_it_is() -> None:
    largest = (
        "UNISON/NNP/nsubj>agreed ,/,/punct>UNISON the/DT/det>union union/NN/appos>UNISON ,/,/punct>UNISON "
        "agreed=agree/VBD/ROOT"
    )
    assert links(largest)["the union"] == ("org/unison", "description-apposed")


def test_a_part_belongs_to_its_body() -> None:
    part = "Its/PRP/poss>committee finance/NN/compound>committee committee/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    of_hull = part.replace(
        "Its/PRP/poss>committee", "Hull/NNP/compound>Council Council/NNP/poss>committee 's/POS/case>Council"
    )
    later = part.replace("Its/PRP/poss", "The/DT/det")
    committee = "org/d-finance-committee"
    assert links(of_hull)["Hull Council's finance committee"] == (committee, "description-part")
    assert links(of_hull, later)["The finance committee"] == (committee, "description-only-one-fits")
    assert links(later)["The finance committee"] == (committee, "description-new-part")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The/DT/det>government government/NN/nsubj>met", ("org/uk-government", "government-meant")),
        ("The/DT/det>government next/JJ/amod>government government/NN/nsubj>met", (OPEN, "government-not-of-the-day")),
        ("A/DT/det>government government/NN/nsubj>met", (OPEN, "government-not-of-the-day")),
        ("The/DT/det>administration administration/NN/nsubj>met", (OPEN, "government-unclear")),
        (
            "The/DT/det>government Martian/JJ/amod>government government/NN/nsubj>met",
            ("org/d-martian-government", "description-first"),
        ),
    ],
)
def test_which_government_is_meant(sentence: str, expected: tuple[str | None, str]) -> None:
    told = links(sentence + " met=meet/VBD/ROOT in/IN/prep>met Whitehall/NNP/pobj>in")
    assert expected in told.values()


def test_a_government_just_named_is_this_government() -> None:
    named = "The/DT/det>Government Labour/NNP/compound>Government Government/NNP/nsubj>met met=meet/VBD/ROOT"
    this = "This/DT/det>Government Government/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    assert links(named, this)["This Government"] == ("org/labour-government", "government-named-before")
