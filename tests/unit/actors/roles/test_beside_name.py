"""The role that stands beside a person's name."""

from __future__ import annotations

import pytest
from builders import doc, flat
from spacy.tokens import Doc

from kg.actors.mention import Found
from kg.actors.roles.beside_name import roles_beside
from kg.model import ActorKind, FoundBy


def beside(parse: Doc, name: tuple[int, int], *bodies: tuple[int, int]) -> list[tuple[str, str]]:
    """Return the titles beside the name at these tokens, with their rules; `bodies`: where organizations are named."""
    person = Found(parse, *name, name[1], ActorKind.PERSON, FoundBy.NER, "x")
    found = [person, *(Found(parse, a, b, b, ActorKind.ORGANIZATION, FoundBy.NER, "y") for a, b in bodies)]
    by_token = {i: f for f in found for i in range(f.first, f.last + 1)}
    return [(parse[r.first : r.last + 1].text, r.rule) for r in roles_beside(person, by_token)]


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("then/RB branch/NN secretary/NN Gary/NNP Firth/NNP spoke/VBD", (3, 4), "branch secretary"),
        ("Secretary/NNP of/IN State/NNP John/NNP Kerry/NNP spoke/VBD", (3, 4), "Secretary of State"),
        ("then/RB ministers/NNS Gary/NNP Firth/NNP spoke/VBD", (2, 3), None),
        ("then/RB reports/NNS Gary/NNP Firth/NNP spoke/VBD", (2, 3), None),
    ],
)
def test_a_noun_for_a_role_before_the_name(words: str, name: tuple[int, int], title: str | None) -> None:
    assert beside(flat(words), name) == ([(title, "role-compound")] if title else [])


def test_a_title_before_the_name_runs_over_the_name_of_its_body() -> None:
    words = flat("general/JJ secretary/NN of/IN the/DT NUT/NNP Kevin/NNP Courtney/NNP spoke/VBD")
    assert beside(words, (5, 6), (4, 4)) == [("general secretary of the NUT", "role-compound")]
    assert beside(words, (5, 6)) == []


def test_an_honorific_may_be_a_role() -> None:
    assert beside(flat("Cllr/NNP Ann/NNP Lee/NNP spoke/VBD"), (0, 2)) == [("Cllr", "role-honorific")]
    assert beside(flat("Mr/NNP Ann/NNP Lee/NNP spoke/VBD"), (0, 2)) == []


def test_a_name_in_apposition_explains_the_role_before_it() -> None:
    chair = doc(
        "the/DT/det>Chair Chair/NNP/nsubj>spoke of/IN/prep>Chair the/DT/det>Committee Committee/NNP/pobj>of "
        ",/,/punct>Chair Sarah/NNP/compound>Lee Lee/NNP/appos>Chair ,/,/punct>Chair spoke=speak/VBD/ROOT"
    )
    assert beside(chair, (6, 7), (4, 4)) == [("Chair of the Committee", "role-apposition")]
    listed = doc(
        "ministers/NNS/nsubj>met ,/,/punct>ministers the/DT/det>chair chair/NN/conj>ministers ,/,/punct>chair "
        "Lee/NNP/conj>chair met=meet/VBD/ROOT"
    )
    assert beside(listed, (5, 5)) == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Ed/NNP Balls/NNP ,/, the/DT children/NNS 's/POS minister/NN ,/, spoke/VBD", "children's minister"),
        ("Ed/NNP Balls/NNP OBE/NNP ,/, chair/NN of/IN the/DT group/NN ,/, spoke/VBD", "chair of the group"),
        ("Ed/NNP Balls/NNP ,/, 34/CD ,/, a/DT care/NN worker/NN ,/, spoke/VBD", "care worker"),
        ("Ed/NNP Balls/NNP ,/, the/DT officer/NN national/JJ press/NN ,/, spoke/VBD", None),
        ("Ed/NNP Balls/NNP ,/, minister/NN for/IN Farms/NNP ,/, Food/NNP and/CC Trade/NNP ,/, spoke/VBD",
         "minister for Farms, Food and Trade"),
        ("Ed/NNP Balls/NNP ,/, Her/PRP Majesty/NNP 's/POS Chief/NNP Inspector/NNP ,/, spoke/VBD",
         "Her Majesty's Chief Inspector"),
        ("Ed/NNP Balls/NNP ,/, chief/NN executive/NN designate/NN ,/, spoke/VBD", "chief executive"),
        ("Ed/NNP Balls/NNP ,/, chief/NN executive/NN pay/NN ,/, spoke/VBD", None),
        ("Ed/NNP Balls/NNP ,/, elected=elect/VBN chair/NN ,/, spoke/VBD", None),
        ("Ed/NNP Balls/NNP ,/, the/DT solicitor/NN says=say/VBZ spoke/VBD", None),
    ],
)  # fmt: skip
def test_a_noun_for_a_role_behind_the_name(words: str, title: str | None) -> None:
    assert beside(flat(words), (0, 1)) == ([(title, "role-apposition")] if title else [])


def test_the_name_of_a_body_may_stand_between_a_name_and_the_role() -> None:
    words = flat("Ann/NNP Lee/NNP ,/, College/NNP of/IN Nursing/NNP (/NN RCN/NNP )/NN leader/NN ,/, spoke/VBD")
    assert beside(words, (0, 1), (3, 5)) == [("College of Nursing ( RCN ) leader", "role-apposition")]
    assert beside(words, (0, 1)) == []


def test_two_posts_joined_are_two_roles() -> None:
    words = flat("Ann/NNP Lee/NNP ,/, policy/NN director/NN and/CC a/DT former/JJ nurse/NN ,/, spoke/VBD")
    assert [title for title, _ in beside(words, (0, 1))] == ["policy director", "former nurse"]
    another = flat("Ann/NNP Lee/NNP ,/, policy/NN director/NN and/CC chair/NN Tom/NNP Fox/NNP spoke/VBD")
    assert [title for title, _ in beside(another, (0, 1))] == ["policy director"]


def test_an_office_with_its_fields_before_the_name() -> None:
    small = flat("director/NN of/IN adult/NN care/NN Ann/NNP Lee/NNP spoke/VBD")
    assert beside(small, (4, 5)) == [("director of adult care", "role-compound")]
    others = flat("lawyer/NN for/IN victim/NN Ann/NNP Lee/NNP spoke/VBD")
    assert beside(others, (3, 4)) == []
    listed = flat(
        "the/DT Minister/NNP for/IN Farms/NNP ,/, Food/NNP and/CC Trade/NNP ,/, Ann/NNP Lee/NNP ,/, spoke/VBD"
    )
    assert beside(listed, (9, 10)) == [("Minister for Farms, Food and Trade", "role-apposition")]


def test_the_role_before_a_comma_is_anothers_where_one_stands_behind_the_name() -> None:
    words = flat(
        "wrote/VBD to/IN the/DT Minister/NNP of/IN Trade/NNP ,/, Ann/NNP Lee/NNP ,/, chair/NN of/IN Acme/NNP ,/,"
    )
    assert beside(words, (7, 8)) == [("chair of Acme", "role-apposition")]


@pytest.mark.parametrize(
    ("words", "name", "body", "expected"),
    [
        ("Ann/NNP Lee/NNP ,/, for/IN Acme/NNP ,/, spoke/VBD", (0, 1), (4, 4), ("for Acme", 4)),
        ("Ann/NNP Lee/NNP ,/, director/NN ,/, Acme/NNP ./.", (0, 1), (5, 5), ("director", 5)),
        ("Ann/NNP Lee/NNP ,/, director/NN ,/, Acme/NNP and/CC others/NNS", (0, 1), (5, 5), ("director", None)),
    ],
)
def test_the_body_behind_a_name_or_title(
    words: str, name: tuple[int, int], body: tuple[int, int], expected: tuple[str, int | None]
) -> None:
    parse = flat(words)
    person = Found(parse, *name, name[1], ActorKind.PERSON, FoundBy.NER, "x")
    acme = Found(parse, *body, body[1], ActorKind.ORGANIZATION, FoundBy.NER, "y")
    (role,) = roles_beside(person, {**dict.fromkeys(range(name[0], name[1] + 1), person), body[1]: acme, body[0]: acme})
    assert (parse[role.first : role.last + 1].text, role.body) == expected


def test_a_seat_behind_the_name() -> None:
    assert beside(flat("Ann/NNP Lee/NNP MP/NNP spoke/VBD"), (0, 1)) == [("MP", "role-postnominal")]
