"""Names of two codings: what is one name, what is not, and which concepts are taken for one."""

from __future__ import annotations

import pytest
from codings import coding

from kg.coding import CONCEPT, ORGANIZATION, PERSON, Coding, Entity
from kg.coding.naming import Alignment, align, folded, initialled, renamed, shared_names


def name_in_b(a: str, b: str, *entities: Entity) -> str:
    one, other = coding(f"{a} +cap @0-9"), coding(f"{b} +cap @0-9", entities=entities)
    return str(renamed(other, shared_names(one, other)).statements[0].values[PERSON])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ann Lee", "ann  lee"),
        ("Women's Aid", "Women’s Aid"),
        ("The Mayor", "Mayor"),
        ("M Ancram", "Michael Ancram"),
        ("ID Smith", "Iain Duncan Smith"),
        ("Mr Tony Blair", "T. Blair"),
        ("Cllr Rooke", "Rooke"),
    ],
)
def test_one_name(a: str, b: str) -> None:
    assert name_in_b(a, b) == a


@pytest.mark.parametrize(
    ("a", "b"), [("Ann Lee", "Anna Lee"), ("M Ancram", "Peter Ancram"), ("A Campbell", "Campbell"), ("The", "A")]
)
def test_two_names(a: str, b: str) -> None:
    assert name_in_b(a, b) == b


def test_an_alias_is_the_name_it_stands_for() -> None:
    assert name_in_b("TDLA", "Landlords", Entity(PERSON, "Landlords", attributes={"Alias": "LA; TDLA"})) == "TDLA"


def test_an_alias_counts_without_what_stands_before_a_name() -> None:
    assert (
        name_in_b("Hartopp", "Diane Hartopp", Entity(PERSON, "Diane Hartopp", attributes={"Alias": "Cllr Hartopp"}))
        == "Hartopp"
    )


def test_an_alias_of_two_is_nobodys() -> None:
    both = [Entity(PERSON, name, attributes={"Alias": "the council"}) for name in ("Leeds", "York")]
    a, b = coding("council +cap @0-9"), coding("Leeds +cap @0-9", "York +cap @10-19", entities=tuple(both))
    assert {s.values[PERSON] for s in renamed(b, shared_names(a, b)).statements} == {"Leeds", "York"}


def test_initials_of_two_people_are_nobodys() -> None:
    a, b = coding("J Smith +cap @0-9"), coding("John Smith +cap @0-9", "Jane Smith +cap @10-19")
    assert {s.values[PERSON] for s in renamed(b, shared_names(a, b)).statements} == {"John Smith", "Jane Smith"}


def test_organizations_have_no_initials() -> None:
    a, b = coding("/M Group +cap @0-9"), coding("/Media Group +cap @0-9")
    assert renamed(b, shared_names(a, b)).statements[0].values[ORGANIZATION] == "Media Group"


@pytest.mark.parametrize(
    ("short", "full"), [("Al Gore", "Albert Gore"), ("Straw", "Jack Straw"), ("M", "Mo"), ("", "")]
)
def test_what_is_no_initial(short: str, full: str) -> None:
    assert not initialled(short, full)


def test_names_are_compared_without_case_and_article() -> None:
    assert folded("The  “Cap”.") == folded('"cap"') == '"cap"'
    assert folded("A ban on phones") == folded("the ban on phones") == "ban on phones"


def test_concepts_are_aligned_one_to_one_by_most_statements() -> None:
    pairs = [*[("cap", "limit")] * 4, *[("licence", "limit")] * 3, *[("licence", "ceiling")] * 2, ("levy", "tax")]
    assert align(pairs) == (Alignment("cap", "limit", 4), Alignment("licence", "ceiling", 2))


def test_concepts_of_one_name_stay_with_each_other() -> None:
    pairs = [("cap", "cap"), *[("cap", "limit")] * 5, *[("licence", "limit")] * 2]
    assert align(pairs) == (Alignment("licence", "limit", 2),)


def test_what_has_no_other_name_keeps_its_own() -> None:
    def concepts(of: Coding) -> list[object]:
        return [s.values[CONCEPT] for s in of.statements]

    a, b = coding("ann +cap @0-9"), coding("ann +Cap @0-9", "ann +levy @10-19")
    assert concepts(renamed(b, shared_names(a, b))) == ["cap", "levy"]
