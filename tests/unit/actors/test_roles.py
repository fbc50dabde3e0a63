"""Posts that verbs give, names that common nouns introduce, and whom “him” cannot mean."""

from __future__ import annotations

from test_find_actors import cast, who

GARY = (("Gary Firth", "PERSON"),)
NAME = "Gary/NNP/compound>Firth Firth/NNP/{} "


def roles(parse: str) -> list[tuple[str, str, str | None]]:
    return [(r.person, r.title, r.organization) for r in cast((parse, GARY)).roles]


def test_a_copula_gives_a_post() -> None:
    told = "is=be/VBZ/ROOT the/DT/det>leader leader/NN/attr>is of/IN/prep>leader UNISON/NNP/pobj>of ././punct>is"
    assert roles(NAME.format("nsubj>is") + told) == [("person/gary-firth", "leader", "org/unison")]
    assert roles(NAME.format("nsubj>is") + told.replace("the/DT", "not=not/RB/neg>is the/DT")) == []


def test_an_appointment_gives_a_post() -> None:
    told = (
        "was=be/VBD/auxpass>elected elected=elect/VBN/ROOT leader/NN/oprd>elected "
        "of/IN/prep>leader UNISON/NNP/pobj>of ././punct>elected"
    )
    assert roles(NAME.format("nsubjpass>elected") + told) == [("person/gary-firth", "leader", "org/unison")]


def test_a_teacher_is_no_post() -> None:
    told = "is=be/VBZ/ROOT a/DT/det>teacher teacher/NN/attr>is ././punct>is"
    assert roles(NAME.format("nsubj>is") + told) == []


def test_a_common_noun_introduces_the_name_of_an_organization() -> None:
    found = cast(
        (
            "The/DT/det>group group/NN/nsubj>met Voices/NNPS/appos>group for/IN/prep>Voices the/DT/det>Library "
            "Library/NNP/pobj>for met=meet/VBD/ROOT ././punct>met",
            (),
        )
    )
    assert ("Voices for the Library", "org/voices-for-the-library") in who(found)


def test_he_is_not_who_does_it_to_him() -> None:
    found = cast(
        (
            NAME.format("nsubj>spoke") + "spoke=speak/VBD/ROOT ././punct>spoke",
            GARY,
        ),
        (
            "Firth/NNP/nsubj>called called=call/VBD/ROOT Brown/NNP/dobj>called and/CC/cc>called "
            "accused=accuse/VBD/conj>called him/PRP/dobj>accused ././punct>called",
            (("Firth", "PERSON"), ("Brown", "PERSON")),
        ),
    )
    assert [actor for text, actor in who(found) if text == "him"] == ["person/d-brown"]
