"""The word lists: complete, known, and telling what they should."""

from __future__ import annotations

import pytest

from kg.actors import words as module
from kg.errors import RuleError


def test_a_list_that_is_unknown_or_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "table", lambda _: {"collectives": "people", "colectives": "x"})
    with pytest.raises(RuleError, match=r"groups.toml: adjectives, .*colectives"):
        module._read("groups", ("collectives", "adjectives"))


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("children", "child"), ("authorities", "authority"), ("social workers", "social workers"), ("police", "police")],
)
def test_plurals_lead_to_nouns_that_are_listed(plural: str, singular: str) -> None:
    assert module.words().singular(plural) == singular


def test_a_name_borne_by_both_tells_no_gender() -> None:
    words = module.words()
    assert (words.gender("helga"), words.gender("gary"), words.gender("vivian")) == ("f", "m", "f")
    assert all(words.gender(name) == "" for name in words.female_names & words.male_names)


def test_no_noun_is_both_a_person_and_an_organization() -> None:
    words = module.words()
    assert sorted((words.posts | words.persons) & words.heads) == []
