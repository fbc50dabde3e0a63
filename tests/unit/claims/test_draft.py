"""What is a quotation of somebody, and where its stretch ends."""

from __future__ import annotations

import pytest

from kg.claims.spans import close_marks
from kg.model import Span
from kg.quotations import is_title


@pytest.mark.parametrize("words", ["Meet the Press,", "Guardians of the Galaxy", "A Time for Truth,"])
def test_words_capitalized_like_a_title_are_a_title(words: str) -> None:
    assert is_title(words.split())


@pytest.mark.parametrize("words", ["We had no choice,", "Like Leeds. Or Hull,", "GROWING PARTY,", "Enough!", "Never,"])
def test_what_somebody_says_is_no_title(words: str) -> None:
    assert not is_title(words.split())


@pytest.mark.parametrize(
    ("text", "said", "want"),
    [
        ("calls it a “great loss.” Then", "a “great loss", "a “great loss.”"),
        ('with "grave concern," he', '"grave concern', '"grave concern,"'),
        ("(far too late) and", "(far too late", "(far too late)"),
        ("“It fails” and “it harms”.", "“It fails” and “it harms”", "“It fails” and “it harms”"),
        ("a “loss\n” is", "a “loss", "a “loss"),
    ],
)
def test_a_stretch_takes_in_the_mark_that_closes_it(text: str, said: str, want: str) -> None:
    start = text.index(said)
    assert close_marks(Span(start, start + len(said)), text).of(text) == want
