"""The party behind a name, in brackets or after a comma."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.roles.party import name_parties, seats_behind
from kg.model import Actor, ActorKind, FoundBy, KnownActor

LABOUR = KnownActor(
    Actor("org/labour", "Labour Party", ActorKind.ORGANIZATION, classification="party"), ("Labour Party",)
)
GOP = "Republican Party (United States)"
REPUBLICANS = KnownActor(Actor("org/gop", GOP, ActorKind.ORGANIZATION, classification="party"), (GOP,))
GAZETTEER = Gazetteer((LABOUR, REPUBLICANS))


@pytest.mark.parametrize(
    ("words", "name", "titles"),
    [
        ("Ann/NNP Lee/NNP (/NN Hull/NNP )/NN (/NN Lab/NNP )/NN spoke/VBD", (0, 1), ["Lab"]),
        ("Cllr/NNP Ann/NNP Lee/NNP (/NN Lab/NNP ,/, Hull/NNP )/NN spoke/VBD", (0, 2), ["Cllr"]),
        ("Ann/NNP Lee/NNP (/NN R-Utah/NNP )/NN spoke/VBD", (0, 1), ["R-Utah"]),
        ("Ann/NNP Lee/NNP ,/, R-Utah/NNP ,/, spoke/VBD", (0, 1), ["R-Utah"]),
        ("Ann/NNP Lee/NNP (/NN labels/NNS )/NN spoke/VBD", (0, 1), []),
    ],
)
def test_the_party_behind_a_name(words: str, name: tuple[int, int], titles: list[str]) -> None:
    parse = flat(words)
    person = Found(parse, *name, name[1], ActorKind.PERSON, FoundBy.NER, "x")
    found = name_parties([person], GAZETTEER)
    names = {i: f for f in found for i in range(f.first, f.last + 1)}
    assert [parse[r.first : r.last + 1].text for r in seats_behind(person, names)] == titles


def test_what_was_taken_for_a_body_is_the_party() -> None:
    parse = flat("Ann/NNP Lee/NNP (/NN Lab/NNP )/NN spoke/VBD")
    person = Found(parse, 0, 1, 1, ActorKind.PERSON, FoundBy.NER, "x")
    wrong = Found(parse, 3, 3, 3, ActorKind.ORGANIZATION, FoundBy.NER, "Lab")
    assert [f.known for f in name_parties([person, wrong], GAZETTEER)] == [None, LABOUR]
