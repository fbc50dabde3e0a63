"""The role that a verb gives a person."""

from __future__ import annotations

import pytest
from builders import doc

from kg.actors.mention import Found
from kg.actors.roles.by_verb import led_by, roles_by_verb
from kg.model import ActorKind, FoundBy


def person(words: str, at: int = 1) -> Found:
    return Found(doc(words), 0, at, at, ActorKind.PERSON, FoundBy.NER, "x")


def stated(words: str, at: int = 1) -> list[tuple[str, str]]:
    found = person(words, at)
    return [(found.doc[r.first : r.last + 1].text, r.rule) for r in roles_by_verb(found)]


IS = "Gary/NNP/compound>Firth Firth/NNP/nsubj>is is=be/VBZ/ROOT "


def test_a_copula_gives_a_role_and_so_does_what_is_coordinated() -> None:
    words = (
        IS
        + "the/DT/det>leader leader/NN/attr>is and/CC/cc>leader owner/NN/conj>leader of/IN/prep>owner Acme/NNP/pobj>of"
    )
    assert stated(words) == [("leader", "role-copula"), ("owner of Acme", "role-copula")]


@pytest.mark.parametrize(
    "words",
    [
        IS + "not/RB/neg>is the/DT/det>leader leader/NN/attr>is",
        IS.replace("Gary/", "if/IN/mark>is Gary/") + "the/DT/det>leader leader/NN/attr>is",
        "Gary/NNP/compound>Firth Firth/NNP/nsubj>be may/MD/aux>be be/VB/ROOT the/DT/det>leader leader/NN/attr>be",
        IS + "a/DT/det>teacher teacher/NN/attr>is",
        IS + "the/DT/det>leader great/JJ/amod>leader leader/NN/attr>is of/IN/prep>leader Acme/NNP/pobj>of",
        IS + "the/DT/det>leader best/JJ/amod>leader leader/NN/attr>is",
    ],
)
def test_what_is_denied_open_praise_or_one_of_many_is_no_role(words: str) -> None:
    assert stated(words, 2 if words.startswith("if/") else 1) == []


def test_one_of_several_counts_if_its_words_say_of_what() -> None:
    director = "a/DT/det>director director/NN/attr>is of/IN/prep>director Acme/NNP/pobj>of"
    (role,) = roles_by_verb(person(IS + director))
    assert not role.vague
    she = Found(doc("She/PRP/nsubj>is is=be/VBZ/ROOT " + director), 0, 0, 0, ActorKind.PERSON, FoundBy.PRONOUN, "x")
    she.named = False
    (role,) = roles_by_verb(she)
    assert role.vague
    assert stated(IS + "a/DT/det>officer housing/NN/compound>officer officer/NN/attr>is") == [
        ("housing officer", "role-copula")
    ]


def test_what_somebody_was_when_something_happened_is_told() -> None:
    was = "Gary/NNP/compound>Firth Firth/NNP/nsubj>was was=be/VBD/ROOT when/WRB/advmod>was "
    was += "the/DT/det>chair chair/NN/attr>was"
    assert stated(was) == [("chair", "role-copula")]
    assert stated(was.replace("was=be/VBD", "is=be/VBZ").replace(">was", ">is")) == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Gary/NNP/compound>Firth Firth/NNP/nsubjpass>elected was=be/VBD/auxpass>elected elected=elect/VBN/ROOT "
            "leader/NN/oprd>elected of/IN/prep>leader Acme/NNP/pobj>of",
            "leader of Acme",
        ),
        (
            "Gary/NNP/compound>Firth Firth/NNP/dobj>named named=name/VBD/ROOT as/IN/prep>named "
            "the/DT/det>chair chair/NN/pobj>as",
            "chair",
        ),
        (
            "Gary/NNP/compound>Firth Firth/NNP/nsubj>resigned resigned=resign/VBD/ROOT as/IN/prep>resigned "
            "party/NN/compound>leader leader/NN/pobj>as",
            "party leader",
        ),
        (
            "Gary/NNP/compound>Firth Firth/NNP/ROOT ,/,/punct>Firth elected=elect/VBN/acl>Firth leader/NN/oprd>elected",
            "leader",
        ),
    ],
)
def test_an_appointment_gives_a_role(words: str, title: str) -> None:
    assert stated(words) == [(title, "role-appointment")]


def test_who_leads_a_body_has_the_role_of_the_verb() -> None:
    leads = "Gary/NNP/compound>Firth Firth/NNP/nsubj>chairs chairs=chair/VBZ/ROOT the/DT/det>board board/NN/dobj>chairs"
    led = led_by(person(leads))
    assert led is not None
    assert (led[0], led[1].text) == ("chair", "board")
    assert led_by(person(leads.replace("the/DT/det>board", "never/RB/neg>chairs"))) is None


def test_what_somebody_worked_as_counts_though_one_of_many() -> None:
    as_nurse = "as/IN/prep>{0} a/DT/det>nurse nurse/NN/pobj>as"
    ann = "Ann/NNP/compound>Lee Lee/NNP/nsubj>{0} "
    assert stated(ann.format("worked") + "worked=work/VBD/ROOT " + as_nurse.format("worked")) == [
        ("nurse", "role-appointment")
    ]
    spent = "I/PRP/nsubj>spent spent=spend/VBD/ROOT years=year/NNS/dobj>spent " + as_nurse.format("years")
    assert stated(spent, 0) == [("nurse", "role-appointment")]
    assert stated("my/PRP/poss>years years=year/NNS/ROOT " + as_nurse.format("years"), 0) == [
        ("nurse", "role-appointment")
    ]
    assert stated("my/PRP/poss>fame fame/NN/ROOT " + as_nurse.format("fame"), 0) == []
