"""What is written like a body and is none."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.mention import Found
from kg.actors.names.no_bodies import initials_of_no_body, is_no_body
from kg.model import ActorKind, FoundBy
from kg.syntax.wording import Wording


@pytest.mark.parametrize(
    ("words", "initials"),
    [
        ("the/DT Data/NNP Act/NNP (/NN DA/NNP )/NN failed/VBD", ["DA"]),
        ("the/DT Health/NNP Insurance/NNP (/NN HI/NNP )/NN Bill/NNP failed/VBD", ["HI"]),
        ("the/DT European/NNP Union/NNP (/NN EU/NNP )/NN Act/NNP failed/VBD", []),
        ("some/DT metric/JJ tons/NNS (/NN MT/NNP )/NN fell/VBD", ["MT"]),
        ("the/DT Mersey/NNP Trust/NNP (/NN MT/NNP )/NN fell/VBD", []),
        ("the/DT housing/NN authority/NN (/NN HA/NNP )/NN fell/VBD", []),
    ],
)
def test_initials_of_laws_and_units(words: str, initials: list[str]) -> None:
    assert list(initials_of_no_body(Wording.of(flat(words)))) == initials


@pytest.mark.parametrize(("first", "last", "none"), [(1, 2, True), (4, 4, True), (8, 8, False)])
def test_a_law_and_its_initials_are_no_bodies(first: int, last: int, none: bool) -> None:
    doc = flat("the/DT Data/NNP Safety/NNP (/NN DS/NNP )/NN Bill/NNP by/IN Acme/NNP failed/VBD")
    name = Found(doc, first, last, last, ActorKind.ORGANIZATION, FoundBy.NER, doc[first : last + 1].text)
    assert is_no_body(name, frozenset({"DS"})) is none
