"""Which claims are drawn: some of each stratum, by chance, and the same ones every time."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.audit.sampling import REST, allocate, draw

STRATA = {"say": [f"claim/s{n}" for n in range(80)], "deny": [f"claim/d{n}" for n in range(17)], "ask": ["claim/a0"]}


def ids(strata: dict[str, list[str]], n: int, seed: int = 1, known: tuple[str, ...] = ()) -> list[str]:
    return [drawn.claim for drawn in draw(strata, n, seed, known=known)]


def test_each_stratum_has_its_share_and_at_least_one() -> None:
    drawn = draw(STRATA, 20, 1)
    assert Counter(d.stratum for d in drawn) == {"say": 16, "deny": 3, "ask": 1}
    assert {(d.stratum, d.of) for d in drawn} == {("say", 80), ("deny", 17), ("ask", 1)}
    assert len(set(ids(STRATA, 20))) == 20


def test_the_same_claims_are_drawn_whatever_the_order_and_others_with_another_seed() -> None:
    mixed = {name: random.Random(7).sample(claims, len(claims)) for name, claims in reversed(STRATA.items())}
    assert ids(mixed, 20) == ids(STRATA, 20)
    assert set(ids(STRATA, 20, seed=2)) != set(ids(STRATA, 20))


def test_every_claim_of_a_stratum_is_drawn_as_often_as_another() -> None:
    times = Counter(claim for seed in range(600) for claim in ids({"deny": STRATA["deny"]}, 5, seed))
    assert len(times) == 17
    assert all(130 < number < 225 for number in times.values())  # 176 expected, standard deviation 11


def test_the_strata_do_not_stand_one_after_the_other() -> None:
    firsts = {draw(STRATA, 20, seed)[0].stratum for seed in range(30)}
    assert firsts >= {"say", "deny"}


def test_a_larger_sample_holds_the_smaller_one() -> None:
    assert set(ids(STRATA, 20)) < set(ids(STRATA, 35))


def test_what_was_drawn_before_is_drawn_again() -> None:
    before = tuple(ids(STRATA, 10, seed=2))
    assert set(before) < set(ids(STRATA, 20, known=before))


def test_all_are_drawn_where_there_are_no_more() -> None:
    assert sorted(ids(STRATA, 500)) == sorted(claim for claims in STRATA.values() for claim in claims)


def test_rare_strata_are_drawn_from_together_where_there_are_too_many() -> None:
    strata = {"say": [f"claim/s{n}" for n in range(90)]} | {f"rare{n}": [f"claim/r{n}"] for n in range(30)}
    drawn = draw(strata, 12, 1)
    assert Counter((d.stratum, d.of) for d in drawn) == {("say", 90): 9, (REST, 30): 3}


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 60), min_size=1, max_size=9), st.integers(9, 200))
def test_shares_are_proportional_within_what_at_least_one_allows(sizes: dict[str, int], n: int) -> None:
    found = allocate(sizes, n)
    total = sum(sizes.values())
    assert sum(found.values()) == min(n, total)
    for name, number in found.items():
        assert 1 <= number <= sizes[name]
        for other, more in found.items():  # nobody has a better right to the last claim of another
            if more > 1 and number < sizes[name]:
                assert sizes[name] / (2 * number + 1) <= sizes[other] / (2 * (more - 1) + 1) + 1e-9


@pytest.mark.parametrize("n", [1, 2])
def test_fewer_than_strata_are_as_many_as_asked_for(n: int) -> None:
    assert len(draw(STRATA, n, 1)) == n
