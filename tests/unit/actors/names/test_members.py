"""Members of a party that are not the party."""

from __future__ import annotations

import pytest
from builders import doc

from kg.actors.names.members import are_some_members


@pytest.mark.parametrize(
    ("parse", "some"),
    [
        ("Senior/JJ/amod>Tories Tories/NNPS/nsubj>spoke spoke=speak/VBD/ROOT", True),
        ("Some/DT/det>Tories Tories/NNPS/nsubj>spoke spoke=speak/VBD/ROOT", True),
        ("A/DT/det>number number/NN/nsubj>spoke of/IN/prep>number Tories/NNPS/pobj>of spoke=speak/VBD/ROOT", True),
        ("The/DT/det>Tories Tories/NNPS/nsubj>spoke spoke=speak/VBD/ROOT", False),
        ("The/DT/det>plans plans/NNS/nsubj>fell of/IN/prep>plans Tories/NNPS/pobj>of fell=fall/VBD/ROOT", False),
    ],
)
def test_some_of_a_party(parse: str, some: bool) -> None:
    made = doc(parse)
    (tories,) = (t for t in made if t.text == "Tories")
    assert are_some_members(tories) is some
