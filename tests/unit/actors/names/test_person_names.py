"""What a run of capitalised words says about itself: names of persons."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.names.persons import before_role, month_named, pseudonyms, titled
from kg.syntax.wording import Wording


@pytest.mark.parametrize(
    ("words", "name", "gender"),
    [
        ("Mr/NNP Brown/NNP spoke/VBD", "Brown", "m"),
        ("Mrs/NNP van/NNP Dyk/NNP spoke/VBD", "van Dyk", "f"),
        ("Lord/NNP Laming/NNP spoke/VBD", "Lord Laming", "m"),
        ("Dr/NNP Ann/NNP B./NNP Lee/NNP spoke/VBD", "Ann B. Lee", ""),
    ],
)
def test_a_style_belongs_to_the_name_and_an_honorific_does_not(words: str, name: str, gender: str) -> None:
    doc = flat(words)
    assert [(doc[start : last + 1].text, g) for _, start, last, g in titled(Wording.of(doc))] == [(name, gender)]


@pytest.mark.parametrize(
    "words",
    [
        "Mr/NNP Speaker/NNP spoke/VBD",
        "the/DT Lord/NNP Chancellor/NNP spoke/VBD",
        "the/DT Lord/NNP of/IN Appeal/NNP spoke/VBD",
        "Miss/NNP Universe/NNP spoke/VBD",
        "the/DT lord/NN Laming/NNP spoke/VBD",
    ],
)
def test_an_office_or_a_plain_word_is_no_title_of_a_name(words: str) -> None:
    assert list(titled(Wording.of(flat(words)))) == []


def test_a_surname_may_be_a_month_but_not_with_a_day() -> None:
    assert list(month_named(Wording.of(flat("Theresa/NNP May/NNP spoke/VBD")))) == [(0, 1)]
    assert list(month_named(Wording.of(flat("April/NNP May/NNP spoke/VBD")))) == []
    assert list(month_named(Wording.of(flat("in/IN June/NNP May/NNP spoke/VBD")))) == []
    assert list(month_named(Wording.of(flat("Theresa/NNP May/NNP 7/NN spoke/VBD")))) == []


def test_whom_a_court_must_not_name_has_a_letter() -> None:
    doc = flat("Baby/NNP P/NNP and/CC Child/NNP I/PRP met/VBD")
    assert [doc[first : last + 1].text for first, last in pseudonyms(Wording.of(doc))] == ["Baby P"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Polly/NNP Neate/NNP ,/, Chief/NNP Executive/NNP of/IN Shelter/NNP spoke/VBD", ["Polly Neate"]),
        ("Polly/NNP Neate/NNP ,/, of/IN Shelter/NNP spoke/VBD", []),
        ("Friends/NNPS of/IN Polly/NNP Neate/NNP ,/, Executive/NNP of/IN Shelter/NNP spoke/VBD", []),
        ("Shelter/NNP Trust/NNP ,/, Executive/NNP of/IN Shelter/NNP spoke/VBD", []),
    ],
)
def test_what_somebody_is_tells_that_the_words_before_are_a_name(words: str, names: list[str]) -> None:
    doc = flat(words)
    assert [doc[first : last + 1].text for first, last in before_role(Wording.of(doc))] == names
