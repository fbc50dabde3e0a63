"""The wording of a role."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.roles.title import in_field_of_office, title_of, without_owner


@pytest.mark.parametrize(
    ("words", "noun", "title"),
    [
        ("the/DT deputy/NN chief/NN executive/NN spoke/VBD", 3, "deputy chief executive"),
        ("the/DT Work/NNP and/CC Pensions/NNP Secretary/NNP spoke/VBD", 4, "Work and Pensions Secretary"),
        ("Firth/NNP 's/POS aide/NN and/CC adviser/NN spoke/VBD", 4, "adviser"),
        ("the/DT claims/NNS Tory/NNP Chairman/NNP made/VBD", 3, "Tory Chairman"),
        ("her/PRP colleague/NN minister/NN spoke/VBD", 2, "minister"),
        ("an/DT officer/NN for/IN Social/NNP Workers/NNPS in/IN Leeds/NNP spoke/VBD", 1,
         "officer for Social Workers in Leeds"),
        ("an/DT officer/NN for/IN health/NN and/CC safety/NN spoke/VBD", 1, "officer for health and safety"),
        ("an/DT officer/NN for/IN safety/NN and/CC spoke/VBD", 1, "officer for safety"),
    ],
)  # fmt: skip
def test_a_title_takes_in_what_says_which_role_it_is(words: str, noun: int, title: str) -> None:
    doc = flat(words)
    first, last = title_of(doc[noun])
    assert doc[first : last + 1].text == title


def test_a_role_lasts_no_longer_than_its_wording_up_to_a_date() -> None:
    doc = flat("the/DT head/NN from/IN May/NNP spoke/VBD", DATE="May")
    assert title_of(doc[1]) == (1, 1)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Clinton/NNP 's/POS campaign/NN chairman/NN spoke/VBD", "campaign chairman"),
        ("children/NNS 's/POS minister/NN spoke/VBD", "children's minister"),
        ("Majesty/NNP 's/POS Inspector/NNP spoke/VBD", "Majesty's Inspector"),
    ],
)
def test_an_owner_is_no_part_of_the_title_unless_it_says_which(words: str, title: str) -> None:
    doc = flat(words)
    head = len(doc) - 2
    assert doc[without_owner(doc, 0, head) : head + 1].text == title


@pytest.mark.parametrize(
    ("words", "at", "field"),
    [
        ("the/DT minister/NN for/IN Labour/NNP and/CC Employment/NNP spoke/VBD", 3, True),
        ("the/DT Minister/NNP (/NN Independent/NNP )/NN for/IN Labour/NNP and/CC Employment/NNP spoke/VBD", 6, True),
        ("the/DT votes/NNS for/IN Labour/NNP and/CC Plaid/NNP fell/VBD", 3, False),
    ],
)
def test_what_an_office_is_for_is_no_party(words: str, at: int, field: bool) -> None:
    assert in_field_of_office(flat(words), at, at) is field
