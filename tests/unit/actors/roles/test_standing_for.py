"""Who stands for somebody, or for a place."""

from __future__ import annotations

import pytest
from builders import doc

from kg.actors.mention import Found
from kg.actors.roles.standing_for import beyond, replaced_by, represented_by
from kg.model import ActorKind, FoundBy

FIRTH = "Firth/NNP/nsubj>{0} "
PLACE = "in/IN/prep>{0} her/PRP/poss>place place/NN/pobj>in"


def found(words: str) -> Found:
    return Found(doc(words), 0, 0, 0, ActorKind.PERSON, FoundBy.NER, "x")


@pytest.mark.parametrize(
    ("verb", "owner"),
    [("acting=act/VBG/ROOT", "her"), ("deputised=deputise/VBD/ROOT", "her"), ("sat=sit/VBD/ROOT", None)],
)
def test_who_acts_in_a_place_acts_for_whose_place_it_is(verb: str, owner: str | None) -> None:
    text = verb.split("=", maxsplit=1)[0]
    token = replaced_by(found(f"{FIRTH.format(text)}{verb} {PLACE.format(text)}"))
    assert (token.text if token is not None else None) == owner


REPRESENTED = (
    FIRTH.format("represented") + "represented=represent/VBD/ROOT Hull/NNP/compound>North North/NNP/dobj>represented "
)


def test_who_represented_a_place_is_told_with_whom_and_where() -> None:
    place = represented_by(
        found(REPRESENTED + "for/IN/prep>North Labour/NNP/pobj>for in/IN/prep>Labour May/NNP/pobj>in")
    )
    assert place is not None
    assert [t.text for t in place] == ["Hull", "North"]
    assert [t.text for t in beyond(place[1])] == ["for", "Labour", "in", "May"]


def test_a_client_is_no_seat() -> None:
    assert represented_by(found(REPRESENTED + "well/RB/advmod>represented")) is None
