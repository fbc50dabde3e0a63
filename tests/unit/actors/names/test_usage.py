"""The document as the judge of its capitals."""

from __future__ import annotations

import pytest
from builders import flat, page
from spacy.tokens import Doc

from kg.actors.names.usage import is_all_capitals, is_known_beyond_heading, is_more_than_common, usage
from kg.syntax.wording import Wording


def more(name: Doc, *others: Doc) -> bool:
    return is_more_than_common(name, 1, len(name) - 2, usage(map(Wording.of, (name, *others))))


def test_a_phrase_that_the_text_also_writes_small_is_no_name() -> None:
    name = flat("the/DT Green/NNP Paper/NNP ended/VBD")
    assert more(name)
    assert not more(name, flat("a/DT green/JJ paper/NN ended/VBD"))
    assert not more(name, flat("some/DT green/JJ papers/NNS ended/VBD"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the/DT Social/NNP Workers/NNPS met/VBD", False),
        ("the/DT Council/NNP met/VBD", False),
        ("the/DT Staff/NNP met/VBD", False),
        ("the/DT Populus/NNP met/VBD", True),
        ("the/DT Teachers/NNPS of/IN Leeds/NNP met/VBD", False),
        ("the/DT Friends/NNPS Committee/NNP of/IN Leeds/NNP met/VBD", True),
        ("the/DT GPs/NNPS met/VBD", False),
    ],
)
def test_a_noun_for_actors_is_no_name_by_its_capital(words: str, expected: bool) -> None:
    assert more(flat(words)) is expected


def test_the_capitals_of_a_heading_say_nothing_unless_the_text_knows_the_name() -> None:
    heading = flat("Populus/NNP Says/NNP Voters/NNPS Angry/NNP")
    plain = flat("it/PRP angered/VBD Populus/NNP voters/NNS again/RB")
    built = page(heading, plain)
    assert [is_all_capitals(paragraph) for paragraph in built.paragraphs] == [True, False]
    known = usage(p.wording for p in built.paragraphs)
    assert is_known_beyond_heading(heading, 0, 0, known)
    assert not is_known_beyond_heading(heading, 2, 2, known)
