"""Threads of comments, each under a heading."""

from __future__ import annotations

from drafts import found, read

HEAD = "jane92/NNP/nsubj>says says=say/VBZ/ROOT :/:/punct>says"
OTHER = "max/NNP/nsubj>wrote wrote=write/VBD/ROOT :/:/punct>wrote"
RENT = "Rent/NN/nsubj>rose rose=rise/VBD/ROOT again/RB/advmod>rose ././punct>rose"
PRESS = "Ann/NNP/compound>Lee Lee/NNP/nsubj>said said=say/VBD/ROOT :/:/punct>said"


def test_a_comment_lasts_to_the_next_heading() -> None:
    made = found(read(HEAD, RENT, RENT, OTHER, RENT))
    assert made == [
        ("comment", "jane92", "Rent rose again. … Rent rose again."),
        ("comment", "max", "Rent rose again."),
    ]


def test_one_heading_makes_no_thread() -> None:
    assert "comment" not in [f.rule for f in found(read(HEAD, RENT))]


def test_a_press_release_is_no_thread() -> None:
    assert "comment" not in [f.rule for f in found(read(PRESS, RENT, PRESS, RENT))]
