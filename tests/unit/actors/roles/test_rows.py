"""The bodies that rows of names give."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.mention import Found
from kg.actors.roles.rows import name_bodies
from kg.model import ActorKind, FoundBy


@pytest.mark.parametrize(
    ("words", "name", "body"),
    [
        ("Ann/NNP Lee/NNP ,/, president/NN ,/, Hull/NNP Students/NNPS '/POS Union/NNP ;/: Tom/NNP", (0, 1), (5, 8)),
        ("Prof/NNP Ann/NNP Lee/NNP ,/, University/NNP of/IN Hull/NNP ,/, spoke/VBD", (0, 2), (4, 6)),
        ("Ann/NNP Lee/NNP ,/, University/NNP of/IN Hull/NNP ,/, spoke/VBD", (0, 1), None),
        ("Ann/NNP Lee/NNP ,/, president/NN ,/, told/VBD the/DT Union/NNP", (0, 1), None),
        ("Ann/NNP Lee/NNP ,/, president/NN ,/, Tom/NNP Fox/NNP ,/, spoke/VBD", (0, 1), None),
    ],
)
def test_the_body_of_a_row(words: str, name: tuple[int, int], body: tuple[int, int] | None) -> None:
    parse = flat(words)
    person = Found(parse, *name, name[1], ActorKind.PERSON, FoundBy.NER, "x")
    assert [(f.first, f.last) for f in name_bodies([person])[1:]] == ([body] if body else [])


def test_a_name_that_the_model_took_in_part_is_made_whole() -> None:
    parse = flat("Ann/NNP Lee/NNP ,/, president/NN ,/, Hull/NNP Students/NNPS Union/NNP")
    person = Found(parse, 0, 1, 1, ActorKind.PERSON, FoundBy.NER, "x")
    place = Found(parse, 5, 5, 5, None, FoundBy.NER, "Hull")
    assert [f.name for f in name_bodies([person, place])] == ["x", "Hull Students Union"]
