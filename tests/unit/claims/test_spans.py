"""Stretches of text: joined, closed, asked for."""

from __future__ import annotations

import pytest

from kg.claims.spans import Taken, hull, merge
from kg.model import Span


def test_only_marks_and_blanks_between_are_bridged() -> None:
    text = "cuts, “harm” and worse"
    assert merge([Span(7, 11), Span(0, 4)], text) == (Span(0, 11),)
    assert merge([Span(0, 4), Span(17, 22)], text) == (Span(0, 4), Span(17, 22))


def test_a_hull_reaches_from_the_first_to_the_last() -> None:
    assert hull(Span(5, 6), Span(1, 9), Span(3, 4)) == Span(1, 9)


@pytest.mark.parametrize(
    ("span", "touched"),
    [
        (Span(0, 2), False),
        (Span(0, 3), True),
        (Span(19, 20), True),
        (Span(20, 25), False),
        (Span(8, 9), True),
    ],
)
def test_what_is_taken_is_known_even_below_a_shorter_stretch(span: Span, touched: bool) -> None:
    assert Taken([Span(4, 6), Span(2, 20), Span(30, 31)]).touches(span) is touched
