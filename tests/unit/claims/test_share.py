# ruff: noqa: E501
"""How many of a group speak."""

from __future__ import annotations

import pytest
from builders import doc

from kg.claims.share import share_of


@pytest.mark.parametrize(
    ("parse", "head", "want"),
    [
        ("Two/CD/nummod>thirds thirds=third/NNS/nsubj>agree of/IN/prep>thirds staff/NN/pobj>of agree/VBP/ROOT", "thirds", "Two thirds"),
        ("Over/IN/prep>agree 80/CD/nummod>% %/NN/pobj>Over of/IN/prep>% staff/NN/pobj>of agree/VBP/ROOT", "%", "Over 80 %"),
        ("Nine/CD/nsubj>agree out/IN/prep>Nine of/IN/prep>out ten/CD/pobj>of agree/VBP/ROOT", "Nine", "Nine out of ten"),
        ("The/DT/det>majority vast/JJ/amod>majority majority/NN/nsubj>agree agree/VBP/ROOT", "majority", "The vast majority"),
        ("Nine/CD/nummod>nurses nurses=nurse/NNS/nsubj>agree agree/VBP/ROOT", "nurses", None),
    ],
)  # fmt: skip
def test_a_share_is_told_in_the_words_of_the_text(parse: str, head: str, want: str | None) -> None:
    parsed = doc(parse)
    (token,) = (t for t in parsed if t.text == head)
    assert share_of(token, parsed.text) == want
