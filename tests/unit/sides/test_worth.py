"""What phrases are worth by their own words."""

from __future__ import annotations

import pytest
from builders import doc

from kg.sides.judgement import Ground, Judgement, agreed, sign_of
from kg.sides.worth import Worth

PHRASES = {
    "what is wanted": ("jobs=job/NNS/ROOT", 1),
    "what is unwanted": ("crime/NN/ROOT", -1),
    "what is neither": ("paper/NN/ROOT", 0),
    "none of it": ("no/DT/det>jobs jobs=job/NNS/ROOT", -1),
    "less of it": ("less/JJ/amod>crime crime/NN/ROOT", 1),
    "taken away": ("lack/NN/ROOT of/IN/prep>lack trust/NN/pobj>of", -1),
    "prevented": ("crime/NN/compound>prevention prevention/NN/ROOT", 1),
    "bound": ("limits=limit/NNS/ROOT on/IN/prep>limits pollution/NN/pobj>on", 1),
    "ill whatever it is of": ("drug/NN/compound>abuse abuse/NN/ROOT", -1),
    "people who suffer are not ill": ("poor/JJ/amod>families families=family/NNS/ROOT", 0),
    "too much": ("too/RB/advmod>long long/JJ/ROOT", -1),
    "a clause": ("It/PRP/nsubj>cuts cuts=cut/VBZ/ROOT jobs=job/NNS/dobj>cuts", -1),
    "more of what is unwanted": ("Crime=crime/NN/nsubj>rises rises=rise/VBZ/ROOT", -1),
    "made to do": (
        "It/PRP/nsubj>helps helps=help/VBZ/ROOT crime/NN/nsubj>thrive thrive/VB/ccomp>helps",
        1,
    ),
    "at a price": (
        "It/PRP/nsubj>saves saves=save/VBZ/ROOT money/NN/dobj>saves at/IN/prep>saves the/DT/det>expense "
        "expense/NN/pobj>at of/IN/prep>expense schools=school/NNS/pobj>of",
        -1,
    ),
}


@pytest.mark.parametrize(("parse", "sign"), PHRASES.values(), ids=PHRASES)
def test_worth(parse: str, sign: int) -> None:
    parsed = doc(parse)
    assert sign_of(Worth().of(next(t for t in parsed if t.head == t))) == sign


def test_the_words_of_the_target_are_worth_nothing() -> None:
    parsed = doc("jobs=job/NNS/compound>levy levy/NN/ROOT")
    assert Worth().of(parsed[1]) > 0
    assert Worth({0}).of(parsed[1]) == 0


def _said(side: int, strength: float) -> Judgement:
    return Judgement(side, strength, Ground.EFFECT, (f"{side}",))


def test_the_heavier_side_counts_and_its_strongest_steps() -> None:
    said = agreed([_said(1, 0.3), _said(-1, 0.6)])
    assert said is not None
    assert (said.side, round(said.strength, 1), said.steps) == (-1, 0.3, ("-1",))


def test_sides_that_cancel_out_are_none() -> None:
    assert agreed([_said(1, 0.3), _said(-1, 0.3)]) is None
    assert agreed([]) is None
