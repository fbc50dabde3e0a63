# ruff: noqa: E501
"""What says nothing by itself is no claim."""

from __future__ import annotations

import pytest
from builders import flat
from drafts import drafts, read

from kg.claims.answers import is_bare_answer, tells_nothing


@pytest.mark.parametrize(
    ("answer", "bare"),
    [
        ("I/PRP absolutely/RB do/VBP", True),
        ("Certainly/RB not/RB", True),
        ("They/PRP will/MD I/PRP hope/VBP so/RB", True),
        ("Nobody/NN asked/VBD us/PRP", False),
        ("They/PRP must/MD go/VB", False),
        ("They/PRP are/VBP off/RP", False),
        ("Why/WRB now/RB", False),
        ("Five/CD indeed/RB", False),
    ],
)
def test_an_answer_without_its_question(answer: str, bare: bool) -> None:
    assert is_bare_answer(flat(answer)) is bare


@pytest.mark.parametrize(("verb", "untold"), [("thought=think/VBD", True), ("changed=change/VBD", False)])
def test_a_view_that_is_not_told(verb: str, untold: bool) -> None:
    head = verb.partition("=")[0]
    made = read(
        f"Lee/NNP/nsubj>explained explained=explain/VBD/ROOT what/WP/dobj>{head} she/PRP/nsubj>{head} {verb}/ccomp>explained ././punct>explained"
    )
    (draft,) = drafts(made)
    assert tells_nothing(draft, made.tokens_in(draft.content)) is untold


@pytest.mark.parametrize(("verb", "nothing"), [("echoed=echo", True), ("condemned=condemn", False)])
def test_to_agree_with_words_that_are_not_told_says_nothing(verb: str, nothing: bool) -> None:
    head = verb.partition("=")[0]
    made = read(
        f"Lee/NNP/nsubj>{head} {verb}/VBD/ROOT her/PRP/poss>comments comments=comment/NNS/dobj>{head} ././punct>{head}"
    )
    (draft,) = drafts(made)
    assert tells_nothing(draft, made.tokens_in(draft.content)) is nothing
