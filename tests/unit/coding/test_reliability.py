"""Coefficients of reliability: the examples of those who proposed them, and what is undefined."""

from __future__ import annotations

import pytest

from kg.coding.reliability import alpha_interval, cohens_kappa, krippendorffs_alpha, observed_agreement

BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
FOUR_CODERS = ("123321412...", "1233224125.3", ".3332342251.", "1233244125 1.".replace(" ", ""))
COHEN = [
    *[("schizophrenia", "schizophrenia")] * 106, *[("schizophrenia", "neurosis")] * 10,
    *[("schizophrenia", "damage")] * 4, *[("neurosis", "schizophrenia")] * 22, *[("neurosis", "neurosis")] * 28,
    *[("neurosis", "damage")] * 10, *[("damage", "schizophrenia")] * 2, *[("damage", "neurosis")] * 12,
    *[("damage", "damage")] * 6,
]  # fmt: skip


def test_kappa_by_hand() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: p_o = .7, p_e = .5 · .6 + .5 · .4 = .5
    pairs = [*[(1, 1)] * 20, *[(1, 0)] * 5, *[(0, 1)] * 10, *[(0, 0)] * 15]
    assert observed_agreement(pairs) == pytest.approx(0.7)
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_kappa_of_three_categories() -> None:
    # p_o = 140/200; p_e = (120 · 130 + 60 · 50 + 20 · 20) / 200² = .475
    assert cohens_kappa(COHEN) == pytest.approx((0.7 - 0.475) / (1 - 0.475))


def test_kappa_below_chance_is_negative() -> None:
    assert cohens_kappa([(0, 1), (1, 0)]) == -1


@pytest.mark.parametrize("pairs", [[], [(1, 1)], [(1, 1)] * 7])
def test_one_category_alone_says_nothing_of_agreement_beyond_chance(pairs: list[tuple[int, int]]) -> None:
    assert cohens_kappa(pairs) is None
    assert krippendorffs_alpha(pairs) is None
    assert alpha_interval(pairs) is None


def test_kappa_is_defined_where_each_coder_keeps_to_one_category() -> None:
    assert cohens_kappa([(1, 0)] * 4) == 0


@pytest.mark.parametrize(("pairs", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692)])
def test_alpha_is_that_of_krippendorffs_two_observers(pairs: list[tuple[str, str]], alpha: float) -> None:
    assert krippendorffs_alpha(pairs) == pytest.approx(alpha, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_four_observers_with_missing_values() -> None:
    units = [[None if value == "." else value for value in unit] for unit in zip(*FOUR_CODERS, strict=True)]
    assert krippendorffs_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_the_interval_holds_alpha_and_is_the_same_every_time() -> None:
    alpha, interval = krippendorffs_alpha(COHEN), alpha_interval(COHEN)
    assert alpha is not None and interval is not None
    assert interval[0] < alpha < interval[1]
    assert interval == alpha_interval(COHEN) == alpha_interval(COHEN[::-1])


def test_ten_times_the_units_give_a_narrower_interval() -> None:
    few, many = alpha_interval(NOMINAL), alpha_interval(NOMINAL * 10)
    assert few is not None and many is not None
    assert many[1] - many[0] < (few[1] - few[0]) / 2


def test_there_is_no_interval_where_most_samples_have_one_value() -> None:
    # two of three samples would be of (1, 1) alone
    assert alpha_interval([(1, 1), (1, 1), (1, 1), (0, 0)], draws=200) is None
