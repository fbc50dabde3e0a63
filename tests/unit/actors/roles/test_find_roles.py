"""The organizations of roles: in the wording, owning it, or told of before."""

from __future__ import annotations

import pytest
from builders import doc, page, with_entities

from kg.actors import Gazetteer, find_actors
from kg.model import Actor, ActorKind, KnownActor

GAZETTEER = Gazetteer(
    tuple(
        KnownActor(Actor(f"org/{name.lower()}", name, ActorKind.ORGANIZATION, classification=sort), (name,))
        for name, sort in (("UNISON", "union"), ("GMB", "union"), ("Parliament", "parliament"))
    )
)
SAID = "spoke=speak/VBD/ROOT"


def roles(*parses: str) -> list[tuple[str, str | None]]:
    docs = [doc(parse) for parse in parses]
    docs[-1] = with_entities(docs[-1], PERSON="Ann Lee") if "Ann Lee" in docs[-1].text else docs[-1]
    return [(role.title, role.organization) for role in find_actors(page(*docs), GAZETTEER).roles]


ANN = "Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke " + SAID
SECRETARY = "General/NNP/compound>secretary secretary/NN/compound>Lee " + ANN


def test_the_organization_in_the_wording_is_no_part_of_the_title() -> None:
    assert roles("UNISON/NNP/compound>secretary branch/NN/compound>secretary secretary/NN/compound>Lee " + ANN) == [
        ("branch secretary", "org/unison")
    ]


@pytest.mark.parametrize("mark", ["'s/POS/case>UNISON", "(/NN/punct>UNISON U/NNP/appos>UNISON )/NN/punct>UNISON"])
def test_nor_are_its_mark_and_its_acronym(mark: str) -> None:
    assert roles(f"UNISON/NNP/poss>leader {mark} leader/NN/compound>Lee " + ANN)[0] == ("leader", "org/unison")


def test_a_bare_role_at_the_top_is_of_the_body_that_spoke_just_before() -> None:
    before = "UNISON/NNP/nsubj>agreed agreed=agree/VBD/ROOT"
    assert roles(before, SECRETARY) == [("General secretary", "org/unison")]
    assert roles(before + " with/IN/prep>agreed GMB/NNP/pobj>with", SECRETARY) == [("General secretary", None)]
    assert roles(before, SECRETARY.replace("General", "Press")) == [("Press secretary", None)]


def test_a_role_named_after_a_kind_of_body_is_of_the_one_told_of_before() -> None:
    named = "Hull/NNP/compound>Council Council/NNP/nsubj>met met=meet/VBD/ROOT"
    led = "council/NN/compound>leader leader/NN/compound>Lee " + ANN
    assert roles(named, led) == [("council leader", "org/d-hull-council")]
    assert roles(led) == [("council leader", None)]


def test_a_spokesperson_has_a_role_without_a_name() -> None:
    told = "a/DT/det>spokesman spokesman/NN/nsubj>spoke for/IN/prep>spokesman UNISON/NNP/pobj>for " + SAID
    assert roles(told) == [("spokesman", "org/unison")]
    assert roles(told.replace("UNISON", "tenants")) == []


GOVERNOR = "Gov./NNP/compound>Lee " + ANN + " in/IN/prep>spoke "


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Utah/NNP/pobj>in ,/,/punct>spoke Utah/NNP/dobj>spoke", "org/utah"),
        ("Utah/NNP/pobj>in", None),
        ("Utah/NNP/pobj>in ,/,/punct>spoke Utah/NNP/dobj>spoke Ohio/NNP/dobj>spoke", "org/utah"),
        ("Utah/NNP/pobj>in ,/,/punct>spoke Ohio/NNP/dobj>spoke", None),
        ("Washington/NNP/pobj>in ,/,/punct>spoke Washington/NNP/dobj>spoke", None),
        ("Dover/NNP/pobj>in", None),
    ],
)
def test_a_governor_governs_the_state_that_the_text_tells_of(place: str, expected: str | None) -> None:
    assert roles(GOVERNOR + place) == [("Gov.", expected)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The/DT/det>Secretary Housing/NNP/compound>Secretary Secretary/NNP/nsubj>spoke ",
            [("Housing Secretary", None)],
        ),
        ("The/DT/det>Minister Minister/NNP/nsubj>spoke ", []),
        ("The/DT/det>Mayor Mayor/NNP/nsubj>spoke ", [("Mayor", None)]),
        ("The/DT/det>mayor next/JJ/amod>mayor mayor/NN/nsubj>spoke ", []),
        ("A/DT/det>minister health/NN/compound>minister minister/NN/nsubj>spoke ", []),
        ("The/DT/det>secretary press/NN/compound>secretary secretary/NN/nsubj>spoke ", []),
    ],
)
def test_who_is_told_of_by_an_office_holds_it(words: str, expected: list[tuple[str, str | None]]) -> None:
    assert roles(words + SAID) == expected


def test_who_acts_in_a_place_has_the_post_of_whose_place_it_is() -> None:
    ann = "UNISON/NNP/compound>treasurer treasurer/NN/compound>Lee " + ANN
    acts = "acts=act/VBZ/ROOT in/IN/prep>acts Lee@PERSON/NNP/poss>place 's/POS/case>Lee place/NN/pobj>in"
    gary = "Gary@PERSON/NNP/compound>Firth Firth@PERSON/NNP/nsubj>acts " + acts
    found = find_actors(page(with_entities(doc(ann), PERSON="Ann Lee"), doc(gary)), GAZETTEER).roles
    assert [(r.person, r.title, r.organization) for r in found] == [
        ("person/ann-lee", "treasurer", "org/unison"),
        ("person/gary-firth", "acting treasurer", "org/unison"),
    ]


def test_a_governor_of_a_state_governs_it() -> None:
    ann = "Gov./NNP/compound>Lee Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke of/IN/prep>Lee Utah/NNP/pobj>of " + SAID
    assert roles(ann) == [("Gov.", "org/utah")]
