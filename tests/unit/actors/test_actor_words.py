"""Which words denote actors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.actors import words as module
from kg.actors.words import gender_of, singular_of
from kg.lang.tables import table

SOURCES = "".join(path.read_text(encoding="utf-8") for path in Path(kg.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", ["people", "roles", "names", "groups", "organizations", "reference"])
def test_every_list_of_actors_is_read(name: str) -> None:
    read = set(re.findall(rf"['\"]{name}['\"], ['\"](\w+)", SOURCES))
    assert set(table(name)) - read == set()


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("children", "child"), ("authorities", "authority"), ("social workers", "social workers"), ("police", "police")],
)
def test_plurals_lead_to_nouns_that_are_listed(plural: str, singular: str) -> None:
    assert singular_of(plural) == singular


def test_a_name_borne_by_both_tells_no_gender() -> None:
    assert (gender_of("helga"), gender_of("gary"), gender_of("vivian")) == ("f", "m", "f")
    both = table("people")["female_names"].split()
    assert {gender_of(name) for name in set(both) & set(table("people")["male_names"].split())} <= {""}


def test_no_noun_is_both_a_person_and_an_organization() -> None:
    assert sorted((module.ROLES | module.PERSONS) & module.HEADS) == []
