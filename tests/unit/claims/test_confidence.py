"""How sure a claim is."""

from __future__ import annotations

import pytest

from kg.claims.confidence import LOWERED, PRIORS, Doubt, confidence
from kg.rules.cue import load_cues
from kg.rules.form import load_forms

SAY = next(cue for cue in load_cues().cues if cue.id == "say")


@pytest.mark.parametrize(
    ("rule", "cue", "doubts", "want"),
    [
        ("say", SAY, (), SAY.weight),
        ("say", SAY, (Doubt.PRONOUN,), round(SAY.weight - 0.1, 2)),
        ("quote-next-paragraph", SAY, (), 0.75),  # the form counts, not the cue
        ("a-new-form", None, (), 0.9),
        ("author-demand", None, tuple(Doubt), 0.1),  # never nothing
    ],
)
def test_a_form_or_cue_less_its_doubts(rule: str, cue: object, doubts: tuple[Doubt, ...], want: float) -> None:
    assert confidence(rule, cue, doubts) == want  # type: ignore[arg-type]


def test_every_doubt_costs_something_once() -> None:
    assert sorted(row.doubt for row in LOWERED) == sorted(Doubt)
    assert all(row.by > 0 for row in LOWERED)


def test_priors_are_of_forms_that_find_claims() -> None:
    assert {row.rule for row in PRIORS} <= {form.id for form in load_forms() if form.finds == "claim"}
