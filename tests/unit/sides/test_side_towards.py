"""The side that hand-built sentences take towards one of their words, and the steps that lead there."""

from __future__ import annotations

import pytest
from builders import doc

from kg.sides import Ground, Judgement, side_towards


def told(parse: str, word: str) -> Judgement | None:
    parsed = doc(parse)
    return side_towards([next(t for t in parsed if t.text == word)])


SENTENCES = {
    "an effect on what is wanted": (
        "The/DT/det>levy levy/NN/nsubj>cost would/MD/aux>cost cost/VB/ROOT jobs=job/NNS/dobj>cost",
        "levy", -1, Ground.EFFECT, ("would cost jobs (effect: harms jobs, wanted)",),
    ),
    "an effect on what is unwanted": (
        "The/DT/det>levy levy/NN/nsubj>cuts cuts=cut/VBZ/ROOT crime/NN/dobj>cuts",
        "levy", 1, Ground.EFFECT, ("cuts crime (effect: lowers crime, unwanted)",),
    ),
    "the same, denied": (
        "The/DT/det>levy levy/NN/nsubj>cut does=do/VBZ/aux>cut not/RB/neg>cut cut/VB/ROOT crime/NN/dobj>cut",
        "levy", -1, Ground.EFFECT, ("does not cut crime (effect: lowers crime, unwanted)",),
    ),
    "an attitude": (
        "Unions=union/NNS/nsubj>welcomed welcomed=welcome/VBD/ROOT the/DT/det>levy levy/NN/dobj>welcomed",
        "levy", 1, Ground.ATTITUDE, ("welcomed levy (attitude)",),
    ),
    "a demand for the contrary": (
        "We/PRP/nsubj>scrap should/MD/aux>scrap scrap/VB/ROOT the/DT/det>levy levy/NN/dobj>scrap",
        "levy", -1, Ground.DEMAND, ("should scrap levy (demand)",),
    ),
    "an evaluation": (
        "The/DT/det>levy levy/NN/nsubj>is is=be/VBZ/ROOT unfair/JJ/acomp>is",
        "levy", -1, Ground.EVALUATION, ("is unfair (effect)",),
    ),
    "what is said of its end": (
        "Scrapping=scrap/VBG/csubj>save the/DT/det>levy levy/NN/dobj>Scrapping would/MD/aux>save save/VB/ROOT "
        "lives=life/NNS/dobj>save",
        "levy", -1, Ground.EFFECT,
        ("Scrapping levy (act on it)", "would save lives (effect: helps lives, wanted)"),
    ),
    "a noun that is a side": (
        "Opposition=opposition/NN/nsubj>grew to/IN/prep>Opposition the/DT/det>levy levy/NN/pobj>to grew=grow/VBD/ROOT",
        "levy", -1, Ground.HELD, ("Opposition to (against)",),
    ),
    "a denial above": (
        "She/PRP/nsubj>denied denied=deny/VBD/ROOT that/IN/mark>work the/DT/det>levy levy/NN/nsubj>work "
        "would/MD/aux>work work/VB/ccomp>denied",
        "levy", -1, Ground.EFFECT, ("would work (effect)", "denied above"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parse", "word", "side", "ground", "steps"), SENTENCES.values(), ids=SENTENCES)
def test_side(parse: str, word: str, side: int, ground: Ground, steps: tuple[str, ...]) -> None:
    said = told(parse, word)
    assert said is not None
    assert (said.side, said.ground, said.steps) == (side, ground, steps)


NONE = {
    "nothing is said of it": (
        "The/DT/det>levy levy/NN/nsubjpass>discussed was=be/VBD/auxpass>discussed discussed=discuss/VBN/ROOT"
    ),
    "what somebody reports is no side on the reporter": (
        "The/DT/det>levy levy/NN/nsubj>said said=say/VBD/ROOT it/PRP/nsubj>failed failed=fail/VBD/ccomp>said"
    ),
}


@pytest.mark.parametrize("parse", NONE.values(), ids=NONE)
def test_no_side(parse: str) -> None:
    assert told(parse, "levy") is None


def test_a_concession_weighs_less() -> None:
    main = told("It/PRP/nsubj>costs costs=cost/VBZ/ROOT jobs=job/NNS/dobj>costs", "It")
    conceded = told(
        "Although/IN/mark>costs it/PRP/nsubj>costs costs=cost/VBZ/advcl>work jobs=job/NNS/dobj>costs "
        "they/PRP/nsubj>work work/VBP/ROOT",
        "it",
    )
    assert main is not None
    assert conceded is not None
    assert conceded.side == main.side == -1
    assert conceded.strength < main.strength


ACTORS = {
    "a wrong": ("Smith@PERSON/NNP/nsubj>lied lied=lie/VBD/ROOT to/IN/prep>lied voters=voter/NNS/pobj>to", -1),
    "a punishment": ("They=they/PRP/nsubj>sacked sacked=sack/VBD/ROOT Smith@PERSON/NNP/dobj>sacked", -1),
    "praise won": ("Smith@PERSON/NNP/nsubj>won won=win/VBD/ROOT praise/NN/dobj>won", 1),
    "a vice": (
        "Smith@PERSON/NNP/poss>greed 's/POS/case>Smith greed/NN/nsubj>shocked shocked=shock/VBD/ROOT",
        -1,
    ),
    "an ordinary act": ("Smith@PERSON/NNP/nsubj>gave gave=give/VBD/ROOT a/DT/det>speech speech/NN/dobj>gave", 0),
}


@pytest.mark.parametrize(("parse", "side"), ACTORS.values(), ids=ACTORS)
def test_what_tells_of_somebody(parse: str, side: int) -> None:
    parsed = doc(parse)
    said = side_towards([next(t for t in parsed if t.text == "Smith")], is_actor=True)
    assert (said.side if said else 0) == side
