"""The figures of two codings side by side: by hand, and what must hold for any two."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from codings import coding, of_documents
from hypothesis import given
from hypothesis import strategies as st

from kg.coding import Coding
from kg.coding.agreement import Agreement, Score, agreement
from kg.coding.comparison import compare

A = coding("ann +cap @0-9", "bob +cap @10-19", "cat -cap @20-29", "dan -levy @30-39")
B = coding("ann +cap @0-9", "bob -cap @10-19", "eve -cap @20-29", "fay +levy @40-49", "gil +levy @50-59")

people, sides, issues = (
    st.sampled_from(["ann", "bob", "cat/Union", "/Union"]),
    st.sampled_from("+-"),
    st.sampled_from("xyz"),
)
spans = st.builds(lambda start, length: f"{start}-{start + length}", st.integers(0, 60), st.integers(1, 25))
lines = st.builds(lambda who, side, what, span: f"{who} {side}{what} @{span}", people, sides, issues, spans)
codings = st.builds(
    lambda one, two: of_documents({"one": tuple(one), "two": tuple(two)}),
    st.lists(lines, max_size=7),
    st.lists(lines, max_size=4),
)


def scores(a: Coding, b: Coding, *, aligned: bool = False) -> Mapping[str, Score]:
    return {score.name: score for score in agreement(compare(a, b, aligned=aligned)).scores}


def test_scores_by_hand() -> None:
    found = {name: (s.wanted, s.found, s.right) for name, s in scores(A, B).items()}
    assert found == {
        "spans": (4, 5, 3),
        "person": (4, 5, 2),
        "organization": (0, 0, 0),
        "actor": (4, 5, 2),
        "concept": (4, 5, 3),
        "agreement": (4, 5, 2),
        "actor + concept + agreement": (4, 5, 1),
    }


def test_precision_recall_and_f1() -> None:
    score = Score("spans", wanted=4, found=5, right=3)
    assert (score.precision, score.recall) == (3 / 5, 3 / 4)
    assert score.f1 == pytest.approx(2 * 0.6 * 0.75 / (0.6 + 0.75))


def test_what_there_is_nothing_of_has_no_figure() -> None:
    nothing = Score("spans", 0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)
    assert Score("spans", 4, 0, 0).precision is None
    assert Score("spans", 4, 0, 0).f1 == 0


def test_reliability_is_of_the_pairs_that_both_have_coded() -> None:
    found = {r.name: (r.pairs, r.same) for r in agreement(compare(A, B)).reliabilities}
    assert found["actor"] == (3, 2)
    assert found["organization"] == (0, 0)
    assert found["agreement"] == (3, 2)


def test_a_side_is_scored_where_the_concept_is_the_same() -> None:
    a = coding("ann +cap @0-9", "bob +cap @10-19", "cat -cap @20-29", "dan -cap @30-39")
    b = coding("ann +cap @0-9", "bob -cap @10-19", "cat -cap @20-29", "dan -levy @30-39")
    found = agreement(compare(a, b))
    assert found.sides == (Score("for", 2, 1, 1), Score("against", 1, 2, 1))
    told = {r.name: (r.pairs, r.same) for r in found.reliabilities}
    assert told["agreement"] == (4, 3)
    assert told["agreement, where the concept is the same"] == (3, 2)


# --- what holds for any two codings -------------------------------------------------------------------------------


def shuffled(coded: Coding, seed: int) -> Coding:
    """Return the same coding with other numbers and in another order."""
    rng = random.Random(seed)
    documents = {d.id: rng.random() for d in coded.documents}
    ids = {old: number for number, old in enumerate(sorted(documents, key=lambda d: documents[d]), start=101)}
    numbers = rng.sample(range(1000, 9999), len(coded.statements))
    statements = [replace(s, id=n, document=ids[s.document]) for n, s in zip(numbers, coded.statements, strict=True)]
    rng.shuffle(statements)
    renumbered = sorted((replace(d, id=ids[d.id]) for d in coded.documents), key=lambda d: d.id)
    return replace(coded, documents=tuple(renumbered), statements=tuple(statements))


@given(codings)
def test_a_coding_agrees_with_itself(coded: Coding) -> None:
    found = agreement(compare(coded, coded))
    assert all(s.right == s.wanted == s.found for s in found.scores)
    assert all(r.same == r.pairs and r.kappa in (1, None) and r.alpha in (1, None) for r in found.reliabilities)


@given(codings, codings)
def test_f1_is_the_same_whichever_coding_is_the_reference(a: Coding, b: Coding) -> None:
    there, back = scores(a, b), scores(b, a)
    assert {name: s.f1 for name, s in there.items()} == {name: s.f1 for name, s in back.items()}
    assert [s.precision for s in there.values()] == [s.recall for s in back.values()]


@given(codings, codings, st.integers(0, 9), st.booleans())
def test_order_and_numbers_do_not_matter(a: Coding, b: Coding, seed: int, aligned: bool) -> None:
    def figures(one: Coding, other: Coding) -> Agreement:
        return agreement(compare(one, other, aligned=aligned))

    assert figures(a, b) == figures(shuffled(a, seed), shuffled(b, seed + 1))


@given(codings, codings)
def test_no_more_can_be_right_than_there_is(a: Coding, b: Coding) -> None:
    found = scores(a, b)
    assert all(s.right <= min(s.wanted, s.found, found["spans"].right) for s in found.values())
