"""What is said in the turns of a dialogue."""

from __future__ import annotations

import pytest
from builders import dialogue, doc
from drafts import found

ROSE = "Rent/NN/nsubj>rose rose=rise/VBD/ROOT ././punct>rose"
FELL = "Pay/NN/nsubj>fell fell=fall/VBD/ROOT ././punct>fell"
WHY = "Why/WRB/advmod>fell fell=fall/VBD/ROOT ?/./punct>fell"
URGE = "I/PRP/nsubj>urge urge/VBP/ROOT you/PRP/dobj>urge to/TO/aux>act act/VB/xcomp>urge ././punct>urge"
THANKS = "Thank/VB/ROOT you/PRP/dobj>Thank ././punct>Thank"


def label(name: str) -> str:
    return f"{name}/NNP/ROOT"


def turns(*said: tuple[str, str]) -> list[tuple[str, str]]:
    made = dialogue(*((doc(label(name)), doc(words)) for name, words in said))
    return [(f.source, f.content) for f in found(made) if f.rule == "transcript-line"]


def test_each_turn_has_its_own_speaker() -> None:
    assert turns(("LEE", ROSE), ("KAY", FELL)) == [("LEE", "Rent rose."), ("KAY", "Pay fell.")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"{ROSE} {FELL}", ["Rent rose. Pay fell."]),
        (f"{ROSE} {WHY.replace('fell', 'fails')}", ["Rent rose.", "Why fails?"]),
        (f"{ROSE} {URGE}", ["Rent rose.", "I urge you to act."]),
        (f"{THANKS} {ROSE}", ["Rent rose."]),
    ],
    ids=["asserted in a row", "asked", "demanded", "only polite"],
)
def test_a_turn_is_cut_where_it_does_something_else(words: str, said: list[str]) -> None:
    assert [content for _, content in turns(("LEE", words), ("KAY", FELL))][:-1] == said


def test_who_only_asks_claims_nothing() -> None:
    assert turns(("Interviewer", ROSE), ("KAY", FELL)) == [("KAY", "Pay fell.")]


def test_a_long_turn_is_cut_and_what_others_say_in_it_set_apart() -> None:
    said = "Kay/NNP/nsubj>said said=say/VBD/ROOT pay/NN/nsubj>rose rose=rise/VBD/ccomp>said ././punct>said"
    told = [content for _, content in turns(("LEE", f"{ROSE} {said.replace('rose', 'grew')} {FELL}"), ("KAY", FELL))][
        :-1
    ]
    assert told == ["Rent rose. Kay said pay grew. Pay fell."]
    many = " ".join(
        f"{noun}/NN/nsubj>fell#{n} fell=fall/VBD/ROOT ././punct>fell#{n}" for n, noun in enumerate("ABCDE", 1)
    )
    long = [content for _, content in turns(("LEE", f"{many} {said}"), ("KAY", FELL))][:-1]
    assert long == ["A fell. B fell. C fell.", "D fell. E fell.", "Kay said pay rose."]


def test_what_another_is_led_up_to_say_is_not_the_turns() -> None:
    said = (
        "Kay/NNP/nsubj>said said=say/VBD/ROOT in/IN/prep>said notes/NNS/pobj>in reading=read/VBG/ccomp>said "
        "so/RB/advmod>reading :/:/punct>said"
    )
    made = dialogue((doc(label("LEE")), doc(f"{FELL} {said}"), doc(ROSE)), (doc(label("KAY")), doc(URGE)))
    told = [(f.rule, f.source, f.content) for f in found(made)]
    assert ("colon-paragraph", "Kay", "Rent rose.") in told
    assert ("transcript-line", "LEE", "Rent rose.") not in told
