"""Camps and polarisation: known divisions are found, bounds hold, names and order do not matter."""

from __future__ import annotations

from itertools import product
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from said import coded, symmetric

from kg.errors import InputError
from kg.networks import Options, Unit, Windows
from kg.networks import camps as camps_module
from kg.networks.camps import best_camps, misfit, modularity, most_misfit
from kg.networks.polarization import polarization

Ties = tuple[NDArray[np.float64], NDArray[np.float64]]

TWO_CAMPS = [
    ("Apple", "tax", 1, "2020-01-01"),
    ("Birch", "tax", 1, "2020-01-01"),
    ("Cedar", "tax", 0, "2020-01-02"),
    ("Dates", "tax", 0, "2020-01-02"),
    ("Apple", "ban", 1, "2020-02-01"),
    ("Dates", "ban", 0, "2020-02-02"),
]


@st.composite
def ties(draw: st.DrawFn, most: int = 7) -> Ties:
    count = draw(st.integers(2, most))
    numbers = st.integers(0, 4)
    cells = [np.array(draw(st.lists(numbers, min_size=count**2, max_size=count**2)), dtype=float) for _ in range(2)]
    return symmetric(cells[0].reshape(count, count)), symmetric(cells[1].reshape(count, count))


def test_two_camps_that_oppose_each_other_are_found() -> None:
    (found,) = polarization(coded(TWO_CAMPS), Options())
    assert found.camps == (("Apple", "Birch"), ("Cedar", "Dates"))
    # Each pair of a camp: 1 / average activity 1.5; across: 1/1.5, 1/1.5, 1/1, and (1 + 1)/2 for Apple and Dates.
    assert found.agreement == pytest.approx(2 / 1.5)
    assert found.disagreement == pytest.approx(2 / 1.5 + 1 + 1)
    assert found.share_of_disagreement == pytest.approx((2 / 1.5 + 2) / (4 / 1.5 + 2))
    assert found.modularity == pytest.approx(0.5)  # the most two camps can have
    assert found.ei_index == -1
    assert (found.statements, found.few, found.actors) == (6, True, 4)


def test_one_mind_is_not_polarised() -> None:
    (found,) = polarization(coded([(who, "tax", 1, "2020-01-01") for who in "ABC"]), Options(), few=3)
    assert (found.share_of_disagreement, found.ei_index, found.few) == (0, -1, False)
    assert found.modularity == pytest.approx(0)
    assert found.camps == (("A", "B", "C"),)


def test_without_ties_nothing_is_said() -> None:
    (found,) = polarization(coded([("A", "tax", 1, "2020-01-01"), ("B", "ban", 1, "2020-01-01")]), Options())
    assert (found.share_of_disagreement, found.modularity, found.ei_index, found.dna_score) == (None,) * 4
    assert found.camps == ()


def test_who_has_no_ties_is_in_no_camp() -> None:
    (found,) = polarization(coded([*TWO_CAMPS, ("Elder", "lunches", 1, "2020-01-01")]), Options())
    assert found.camps == (("Apple", "Birch"), ("Cedar", "Dates"))
    assert found.actors == 5


def test_without_a_qualifier_nobody_disagrees() -> None:
    (found,) = polarization(coded(TWO_CAMPS), Options(qualifier=None))
    assert (found.disagreement, found.share_of_disagreement) == (0, 0)
    assert found.agreement > 0


def test_a_qualifier_that_is_text_is_refused() -> None:
    with pytest.raises(InputError, match="'person' is text and tells no side"):
        polarization(coded([("A", "tax", 1, "2020-01-01")]), Options(qualifier="person"))


def test_each_window_has_its_own_camps_and_says_how_few_statements_it_has() -> None:
    found = polarization(coded(TWO_CAMPS), Options(windows=Windows(Unit.MONTHS, 1)), few=4)
    assert [(each.statements, each.few, each.camps) for each in found] == [
        (4, False, (("Apple", "Birch"), ("Cedar", "Dates"))),
        (2, True, (("Apple",), ("Dates",))),
    ]
    assert [each.start.month for each in found if each.start] == [1, 2]


def test_three_camps_are_found_where_they_are_asked_for() -> None:
    said = [
        (f"{camp}{n}", issue, int(camp == issue), "2020-01-01") for camp in "xyz" for n in (1, 2) for issue in "xyz"
    ]
    (found,) = polarization(coded(said), Options(), camps=3)
    assert found.camps == (("x1", "x2"), ("y1", "y2"), ("z1", "z2"))


def test_one_camp_is_refused() -> None:
    with pytest.raises(InputError, match="two or more"):
        polarization(coded(TWO_CAMPS), Options(), camps=1)


@given(ties())
def test_no_division_into_two_is_better(given_ties: Ties) -> None:
    count = len(given_ties[0])
    best = modularity(*given_ties, best_camps(*given_ties))
    others = [modularity(*given_ties, np.array(labels)) for labels in product((0, 1), repeat=count)]
    assert best == pytest.approx(max(others), abs=1e-9)
    assert -1e-9 <= best <= 0.5 + 1e-9


@given(ties(), st.integers(2, 4))
def test_modularity_is_bounded(given_ties: Ties, camps: int) -> None:
    best = modularity(*given_ties, best_camps(*given_ties, camps=camps))
    assert -1e-9 <= best <= 1 - 1 / camps + 1e-9


@given(ties())
def test_without_disagreement_it_is_the_modularity_of_newman(given_ties: Ties) -> None:
    agreement, nothing = given_ties[0], np.zeros_like(given_ties[0])
    if agreement.any():
        labels = best_camps(agreement, nothing)
        parts = [set(np.flatnonzero(labels == camp).tolist()) for camp in range(2)]
        theirs = nx.community.modularity(nx.from_numpy_array(agreement), [part for part in parts if part])
        assert modularity(agreement, nothing, labels) == pytest.approx(theirs, abs=1e-9)


@given(ties(), st.randoms(use_true_random=False))
def test_the_order_of_the_actors_changes_no_number(given_ties: Ties, random: Random) -> None:
    order = random.sample(range(len(given_ties[0])), len(given_ties[0]))
    moved = tuple(each[np.ix_(order, order)] for each in given_ties)
    assert modularity(*moved, best_camps(*moved)) == pytest.approx(modularity(*given_ties, best_camps(*given_ties)))
    assert misfit(*moved, most_misfit(*moved)) == pytest.approx(misfit(*given_ties, most_misfit(*given_ties)))


@given(ties(most=6))
def test_the_search_finds_what_trying_all_finds(given_ties: Ties) -> None:
    exact = modularity(*given_ties, best_camps(*given_ties)), misfit(*given_ties, most_misfit(*given_ties))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(camps_module, "ALL_UP_TO", 0)
        searched = modularity(*given_ties, best_camps(*given_ties)), misfit(*given_ties, most_misfit(*given_ties))
    assert searched == pytest.approx(exact, abs=1e-9)


@given(ties())
def test_the_misfit_is_what_its_definition_says(given_ties: Ties) -> None:
    agreement, disagreement = given_ties
    labels = most_misfit(*given_ties)
    count = len(labels)
    sizes = np.bincount(labels, minlength=2)
    within = sum(size * (size - 1) for size in sizes)
    across = count * (count - 1) - within
    total = 0.0
    for i, j in product(range(count), repeat=2):
        if i != j and labels[i] == labels[j]:
            size = sizes[labels[i]]
            total += abs(agreement[i, j] - size * (size - 1) / within * agreement.sum() / within) + disagreement[i, j]
        elif i != j:
            expected = sizes[0] * sizes[1] / across * disagreement.sum() / across
            total += agreement[i, j] + abs(disagreement[i, j] - expected)
    assert sorted(sizes) == [count // 2, count - count // 2]
    assert misfit(*given_ties, labels) == pytest.approx(total / 2)


def test_many_actors_are_divided_the_same_way_each_time() -> None:
    camp = np.arange(60) % 2
    random = np.random.default_rng(1)
    noise = symmetric(random.random((60, 60)) * 0.2)
    same = (camp[:, None] == camp[None, :]) & ~np.eye(60, dtype=bool)
    agreement, disagreement = noise + same, noise + (~same & ~np.eye(60, dtype=bool))
    labels = best_camps(agreement, disagreement)
    assert (labels == best_camps(agreement, disagreement)).all()
    assert len({(a, b) for a, b in zip(labels.tolist(), camp.tolist(), strict=True)}) == 2
