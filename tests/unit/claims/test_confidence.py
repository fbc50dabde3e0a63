"""How sure a claim is."""

from __future__ import annotations

import pytest
from builders import doc

from kg.claims.confidence import PRIORS, WEIGHTS, Doubt, Support, confidence, doubts, supports
from kg.rules.cue import load_cues
from kg.rules.form import load_forms


@pytest.mark.parametrize(
    ("rule", "reasons", "want"),
    [
        ("a-new-form", (), 0.67),
        ("say", (), 0.87),
        ("say", (Support.MARKS, Support.THAT), 0.95),
        ("say", (Doubt.UNRESOLVED,), 0.77),
        ("praise", (Doubt.EARLIER_SPEAKER, Doubt.FEW_WORDS), 0.17),
    ],
)
def test_what_speaks_for_it_and_against_it_adds_up(
    rule: str, reasons: tuple[Doubt | Support, ...], want: float
) -> None:
    assert confidence(rule, reasons) == want


def test_every_reason_counts_once_and_in_its_direction() -> None:
    assert sorted(row.reason for row in WEIGHTS) == sorted([*Doubt, *Support])
    assert all((row.by < 0) == isinstance(row.reason, Doubt) for row in WEIGHTS)


def test_priors_are_of_rules_that_find_claims() -> None:
    forms = {form.id for form in load_forms() if form.finds == "claim"}
    assert {row.rule for row in PRIORS} <= forms | {cue.id for cue in load_cues().cues}


def test_the_words_that_are_said_tell() -> None:
    said = list(doc("that/IN/mark>rose rents/NNS/nsubj>rose rose=rise/VBD/ROOT"))
    assert supports(said, "“that rents rose”") == [Support.MARKS, Support.THAT]
    assert doubts(said, said * 14, mended=True) == [Doubt.FEW_WORDS, Doubt.LONG_SENTENCE, Doubt.MENDED]
    assert doubts([*said, *said], said, mended=False) == []
