"""What a run of capitalised words says about itself: names of organizations."""

from __future__ import annotations

import pytest
from builders import flat
from spacy.tokens import Doc

from kg.actors.names.organizations import campaigns, headed, institutions, introduced
from kg.syntax.wording import Wording


def found(doc: Doc) -> list[str]:
    return [doc[first : last + 1].text for first, last in headed(Wording.of(doc))]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the/DT Hull/NNP Borough/NNP Council/NNP met/VBD", ["Hull Borough Council"]),
        ("Former/JJ Hull/NNP Council/NNP met/VBD", ["Hull Council"]),
        ("the/DT council/NN met/VBD", []),
        ("the/DT Council/NNP met/VBD", []),
        (
            "the/DT Department/NNP for/IN Culture/NNP ,/, Media/NNP and/CC Sport/NNP closed/VBD",
            ["Department for Culture, Media and Sport"],
        ),
        ("the/DT University/NNP of/IN Leeds/NNP and/CC York/NNP closed/VBD", ["University of Leeds"]),
        ("the/DT Committee/NNP on/IN Climate/NNP Change/NNP met/VBD", ["Committee on Climate Change"]),
        ("the/DT Hospital/NNP on/IN Mersey/NNP closed/VBD", []),
        ("the/DT Children/NNPS and/CC Young/NNP People/NNPS Panel/NNP Board/NNP met/VBD",
         ["Children and Young People Panel Board"]),
        ("Leeds/NNP and/CC Hull/NNP Council/NNP met/VBD", ["Hull Council"]),
    ],
)  # fmt: skip
def test_a_head_takes_in_what_belongs_to_its_name(words: str, names: list[str]) -> None:
    assert found(flat(words)) == names


def test_the_owner_of_a_body_is_another_body() -> None:
    assert found(flat("the/DT BBC/NNP 's/POS Board/NNP of/IN Governors/NNPS met/VBD")) == ["Board of Governors"]
    assert found(flat("the/DT Children/NNPS 's/POS Services/NNPS Board/NNP met/VBD")) == ["Children's Services Board"]


def test_a_person_is_no_field_of_an_office() -> None:
    assert found(flat("the/DT Office/NNP of/IN Tony/NNP Blair/NNP closed/VBD", PERSON="Tony Blair")) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the/DT charity/NN Voices/NNPS for/IN the/DT Library/NNP met/VBD", ["Voices for the Library"]),
        ("the/DT charity/NN Article/NNP 39/NN met/VBD", ["Article 39"]),
        ("the/DT charity/NN director/NN Safe/NNP met/VBD", []),
        ("the/DT charity/NN Director/NNP met/VBD", []),
        ("the/DT charity/NN Safe/NNP for/IN Gary/NNP met/VBD", ["Safe"]),
    ],
)
def test_a_common_noun_introduces_a_name_that_need_hold_no_head(words: str, names: list[str]) -> None:
    doc = flat(words)
    assert [doc[first : last + 1].text for first, last in introduced(Wording.of(doc))] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("she/PRP leads/VBZ Save/VB Our/DT Libraries/NNPS", ["Save Our Libraries"]),
        ("she/PRP leads/VBZ Parents/NNPS Against/IN Speeding/NNP", ["Parents Against Speeding"]),
        ("Tories/NNPS Against/IN Ban/NNP", []),
        ("Stop/VB our/DT decline/NN now/RB", []),
    ],
)
def test_a_campaign_is_called_after_what_it_calls_for(words: str, names: list[str]) -> None:
    parse = flat(words)
    assert [parse[first : last + 1].text for first, last in campaigns(Wording.of(parse))] == names


def test_the_institutions_of_a_country_have_a_capital_and_no_other_name_beside_them() -> None:
    parse = flat("so/RB the/DT Treasury/NNP and/CC only/RB Parliament/NNP met/VBD the/DT Norway/NNP Parliament/NNP")
    assert [parse[first].text for first, _ in institutions(Wording.of(parse))] == ["Treasury", "Parliament"]
