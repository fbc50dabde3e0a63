"""The backbone and the distances of networks, against hand-made values, networkx and scipy."""

from __future__ import annotations

from datetime import datetime

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from said import coded, matrix, symmetric

from kg.errors import InputError
from kg.networks import Aggregation, Mode, Normalization, Options, Unit, Windows, network
from kg.networks.backbone import disparity, nested_backbone
from kg.networks.distances import Distance, distances
from kg.networks.spectra import Spectrum, difference, spectrum

Cells = NDArray[np.float64]
ONE_MODE = Options(mode=Mode.ONE_MODE, aggregation=Aggregation.CONGRUENCE)
squares = st.integers(2, 6).flatmap(lambda n: arrays(np.float64, (n, n), elements=st.integers(0, 5).map(float)))

DEBATE = [
    *((who, "tax", 1, "2020-01-01") for who in "ABCD"),
    *((who, "ban", 1, "2020-01-02") for who in "AB"),
    ("D", "cap", 1, "2020-01-03"),
]


def test_the_issue_that_ties_nobody_goes_first_and_the_one_that_ties_all_last() -> None:
    removals = nested_backbone(coded(DEBATE), ONE_MODE)
    assert [(r.step, r.column, r.statements) for r in removals] == [(1, "cap", 6), (2, "ban", 4), (3, "tax", 0)]
    assert removals[0].loss == pytest.approx(0)
    assert removals[-1].loss == pytest.approx(1)  # nothing is left of a spectrum that sums to 1
    assert removals[-1].redundant_loss == 0
    # All issues: eigenvalues 6, 4, 4, 0 of 14; “ban” and “cap” alone: the one tie of A and B, so 1, 0, 0, 0.
    assert [r.redundant_loss for r in removals[:2]] == pytest.approx([1, (14 - 6) / 14 + (4 + 4) / 14])


def test_the_loss_of_degrees_is_that_of_the_weighted_degrees() -> None:
    removals = nested_backbone(coded(DEBATE), ONE_MODE, Spectrum.DEGREES)
    # A, B: 4 each (tax with three others, ban with one), C, D: 3 each; without “ban” all have 3.
    assert removals[1].column == "ban"
    assert removals[1].loss == pytest.approx(2 * (4 / 14 - 1 / 4) + 2 * (1 / 4 - 3 / 14))


def test_issues_with_the_same_loss_go_at_once_the_last_first() -> None:
    said = [(who, issue, 1, "2020-01-01") for issue in ("ban", "cap") for who in "AB"]
    assert [(r.column, r.loss) for r in nested_backbone(coded(said), Options())] == [("cap", 0), ("ban", 0)]


def test_a_collection_without_statements_has_no_backbone() -> None:
    assert nested_backbone(coded([]), Options()) == ()


@given(squares)
def test_the_spectrum_is_that_of_networkx(cells: Cells) -> None:
    ties = symmetric(cells)
    theirs = np.sort(nx.laplacian_spectrum(nx.from_numpy_array(ties)))[::-1]
    total = theirs.sum()
    assert spectrum(ties, Spectrum.LAPLACIAN) == pytest.approx(theirs / total if total > 1e-9 else theirs, abs=1e-9)


@given(squares, squares)
def test_differences_of_spectra_are_symmetric_and_at_most_2(first: Cells, second: Cells) -> None:
    for kind in Spectrum:
        a, b = spectrum(symmetric(first), kind), spectrum(symmetric(second), kind)
        assert difference(a, b) == difference(b, a) <= 2 + 1e-9
        assert difference(a, a) == 0


def test_disparity_is_the_chance_of_so_strong_a_tie() -> None:
    ties = symmetric(np.array([[0, 8, 1, 1], [0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]], dtype=float))
    found = disparity(ties)
    assert found[0, 1] == pytest.approx((1 - 0.8) ** 2)  # judged by the hub: the other end has this tie alone
    assert found[2, 3] == pytest.approx(0.5)
    assert found[1, 2] == 1
    assert (found == found.T).all()


def test_a_tie_that_is_the_only_one_of_both_ends_says_nothing() -> None:
    assert (disparity(np.array([[0.0, 9.0], [9.0, 0.0]])) == 1).all()
    assert (disparity(np.array([[0.0, -9.0], [-9.0, 0.0]])) == 1).all()


@given(squares)
def test_disparity_is_a_probability(cells: Cells) -> None:
    found = disparity(symmetric(cells))
    assert ((found >= 0) & (found <= 1)).all()


def test_absolute_differences_count_a_missing_node_as_one_without_ties() -> None:
    first, second = matrix("AB", [[0, 2], [2, 0]]), matrix("BC", [[0, 1], [1, 0]])
    assert distances([first, second, first]) == pytest.approx(np.array([[0, 6, 0], [6, 0, 6], [0, 6, 0]]))


def test_spectral_distances_do_not_look_at_names() -> None:
    first, second = matrix("ABC", [[0, 2, 0], [2, 0, 0], [0, 0, 0]]), matrix("DE", [[0, 1], [1, 0]])
    for kind in Spectrum:
        assert distances([first, second], Distance.SPECTRAL, kind=kind) == pytest.approx(np.zeros((2, 2)))


def test_spectral_distances_are_refused_for_two_modes() -> None:
    found = network(coded(DEBATE), Options(windows=Windows(Unit.DAYS, 1)))
    with pytest.raises(InputError, match="onemode"):
        distances(found, Distance.SPECTRAL)


def test_windows_of_a_changing_debate_lie_apart() -> None:
    said = [("A", "tax", 1, "2020-01-01"), ("B", "tax", 1, "2020-01-01"), ("A", "tax", 1, "2020-02-01")]
    found = network(coded(said), Options(mode=Mode.ONE_MODE, windows=Windows(Unit.MONTHS, 1)))
    assert [m.start for m in found] == [datetime(2020, 1, 1), datetime(2020, 2, 1)]
    assert distances(found)[0, 1] == 2
    assert Normalization.NO is found[0].options.normalization
