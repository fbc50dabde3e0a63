"""Dialogues: a name in capitals and a colon."""

from __future__ import annotations

from drafts import found, read

LEE = "LEE/NNP/nsubj>rose :/:/punct>rose Rent/NN/nsubj>rose rose=rise/VBD/ROOT again/RB/advmod>rose ././punct>rose"
KAY = LEE.replace("LEE", "KAY")
SMALL = LEE.replace("LEE", "Lee")


def test_each_turn_has_its_own_speaker() -> None:
    made = [f for f in found(read(LEE, KAY)) if f.rule == "transcript-line"]
    assert made == [
        ("transcript-line", "LEE", "Rent rose again."),
        ("transcript-line", "KAY", "Rent rose again."),
    ]


def test_one_line_makes_no_dialogue() -> None:
    assert "transcript-line" not in [f.rule for f in found(read(LEE, SMALL))]
