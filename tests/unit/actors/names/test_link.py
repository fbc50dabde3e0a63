"""Names of one document become actors, and say why they do not."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.gazetteer import Gazetteer
from kg.actors.link_reasons import REASONS
from kg.actors.mention import Found
from kg.actors.names.link import is_same_person, link_names
from kg.actors.registry import Registry
from kg.model import ActorKind, FoundBy

PERSON, BODY = ActorKind.PERSON, ActorKind.ORGANIZATION


def linked(*names: str, kind: ActorKind = PERSON, how: FoundBy = FoundBy.NER, gender: str = "") -> list[Found]:
    """Link names of one document, each in a sentence of its own; the last one is of this gender."""
    found, place = [], 0
    for text in names:
        doc = flat(" ".join(f"{word}/NNP" for word in text.split()) + " spoke/VBD")
        name = Found(doc, 0, len(doc) - 2, len(doc) - 2, kind, how, text)
        name.begin = place
        place += 100
        found.append(name)
    found[-1].gender = gender
    link_names(found, Registry("d", Gazetteer(())))
    return found


def actors(*names: str, kind: ActorKind = PERSON) -> list[str | None]:
    return [f.actor for f in linked(*names, kind=kind)]


def test_a_surname_means_the_person_named_in_full_and_says_by_what() -> None:
    full, short = linked("Gary Firth", "Firth")
    assert (short.actor, short.how, short.why) == (full.actor, FoundBy.SHORT_NAME, "")


def test_a_name_of_two_people_stays_open_and_says_why() -> None:
    *_, short = linked("Ann Brown", "Sue Brown", "Brown")
    assert short.actor is None
    assert short.why == "name-shared"
    assert short.why in REASONS


def test_of_two_people_of_one_name_the_gender_of_the_title_tells() -> None:
    *_, short = linked("Ann Brown", "Gary Brown", "Brown", gender="m")
    assert short.actor == "person/gary-brown"


def test_of_two_people_of_one_name_the_main_one_is_named_far_more_often() -> None:
    assert actors("Ann Brown", "Ann Brown", "Sue Brown", "Brown")[-1] == "person/ann-brown"
    assert actors("Sue Brown", "Ann Brown", "Ann Brown", "Brown")[-1] is None


def test_who_was_not_named_before_is_not_meant() -> None:
    assert actors("Ann Brown", "Brown", "Sue Brown")[1] == "person/ann-brown"


def test_a_surname_alone_is_a_person_of_the_document() -> None:
    assert actors("Laming") == ["person/d-laming"]


def test_a_lord_is_the_one_of_this_surname() -> None:
    assert actors("Neil Kinnock", "Lord Kinnock") == ["person/neil-kinnock"] * 2


def test_a_letter_tells_who_only_in_its_document_unless_the_name_is_public() -> None:
    assert [f.actor for f in linked("Child A", how=FoundBy.RULE)] == ["person/d-child-a"]
    assert [f.actor for f in linked("Baby P", how=FoundBy.RULE)] == ["person/baby-p"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", "Ann Mary Lee", True),
        ("Ann M Lee", "Ann Mary Lee", True),
        ("Ann J Lee", "Ann Mary Lee", False),
        ("Ann Lee", "Anna Lee", False),
    ],
)
def test_middle_names_must_not_contradict(one: str, other: str, same: bool) -> None:
    assert is_same_person(tuple(one.split()), tuple(other.split())) is same


def test_initials_mean_the_only_body_of_which_they_are() -> None:
    names = linked("Social Care Institute", "SCI", kind=BODY)
    assert [f.actor for f in names] == ["org/social-care-institute"] * 2
    assert names[1].how is FoundBy.ACRONYM
    two = linked("Social Care Institute", "Sheffield City Institute", "SCI", kind=BODY)
    assert two[-1].actor == "org/sci"


def test_a_shorter_form_means_the_only_body_it_fits() -> None:
    names = linked("Joseph Rowntree Foundation", "Rowntree Foundation", kind=BODY)
    assert {f.actor for f in names} == {"org/joseph-rowntree-foundation"}
    assert names[1].how is FoundBy.SHORT_NAME


def test_the_first_of_two_surnames_and_a_surname_in_front_mean_the_person_named_in_full() -> None:
    for full, short in (("Ana Luz Vidal Costa", "Vidal"), ("Lee Min-jung", "Lee")):
        one, other = linked(full, short)
        assert other.actor == one.actor
    assert linked("Ana Vidal Costa", "Eva Vidal Rey", "Vidal")[2].why == "name-shared"


def test_where_one_namesake_is_no_mr_the_other_one_is() -> None:
    bernd, anna, kohl = linked("Xaver Kohl", "Anna Kohl", "Kohl", gender="m")
    assert kohl.actor == bernd.actor != anna.actor
    assert linked("Xaver Kohl", "Quirin Kohl", "Kohl", gender="m")[2].why == "name-shared"


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("Ann B. Lee",), ["person/ann-lee"]),
        (("Ann B. Lee", "Ann C. Lee"), ["person/ann-lee", "person/ann-c-lee"]),
        (("A. B. Lee",), ["person/a-b-lee"]),
        (("Ann B. C. Lee",), ["person/ann-b-c-lee"]),
    ],
)
def test_an_initial_in_the_middle_makes_nobody_else(names: tuple[str, ...], ids: list[str]) -> None:
    assert [f.actor for f in linked(*names)] == ids
