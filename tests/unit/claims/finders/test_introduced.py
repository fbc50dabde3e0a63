"""Paragraphs that a colon introduces."""

from __future__ import annotations

from drafts import found, read

TOLD = "Lee/NNP/nsubj>told told=tell/VBD/ROOT staff/NN/dobj>told :/:/punct>told"
MET = "Lee/NNP/nsubj>met met=meet/VBD/ROOT staff/NN/dobj>met :/:/punct>met"
RENT = "Rent/NN/nsubj>rose rose=rise/VBD/ROOT again/RB/advmod>rose ././punct>rose"


def test_a_verb_of_saying_and_a_colon_introduce_a_paragraph() -> None:
    assert ("colon-paragraph", "Lee", "Rent rose again.") in found(read(TOLD, RENT))


def test_other_verbs_and_full_stops_introduce_nothing() -> None:
    assert "colon-paragraph" not in [f.rule for f in found(read(MET, RENT))]
    assert "colon-paragraph" not in [f.rule for f in found(read(TOLD.replace(":/:", "./."), RENT))]


def test_what_itself_ends_in_a_colon_is_not_said() -> None:
    assert "colon-paragraph" not in [f.rule for f in found(read(TOLD, TOLD))]
