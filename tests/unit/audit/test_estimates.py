"""What a sample says of a collection, beside values of others and by trying it out."""

from __future__ import annotations

import random

import pytest

from kg.audit import Answer, Fault, Judgement, Trait
from kg.audit.estimates import Share, blames, by_trait, estimate, overall, wilson


def judgement(n: int, answer: str, stratum: str = "all", of: int = 1000, act: str = "demand") -> Judgement:
    traits = {Trait.RULE: "say", Trait.ACT: act, Trait.SIDE: "none", Trait.GENRE: "signed"}
    fault = {"partly": Fault.WORDS, "no": Fault.SIDE}.get(answer)
    return Judgement(f"claim/{stratum}{n}", "v", stratum, of, Trait.RULE, 1, traits, {}, Answer(answer), fault)


def judged(stratum: str, of: int, yes: int, partly: int, no: int, act: str = "demand") -> list[Judgement]:
    answers = ["yes"] * yes + ["partly"] * partly + ["no"] * no
    return [judgement(n, answer, stratum, of, act) for n, answer in enumerate(answers)]


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (42, 50, 0.7149, 0.9166),  # scipy.stats.binomtest(42, 50).proportion_ci(method="wilson")
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe, Statistics in Medicine 17, 1998, table I, and so the next three
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(hits: int, n: int, low: float, high: float) -> None:
    found = wilson(hits / n, n)
    assert (found.value, found.low, found.high) == pytest.approx((hits / n, low, high), abs=5e-5)


def test_of_a_large_collection_an_equal_sample_counts_as_it_is() -> None:
    found = overall(judged("all", 10_000_000, 42, 5, 3))
    assert (found.yes, found.partly, found.no, found.judged, found.claims) == (42, 5, 3, 50, 10_000_000)
    assert (found.right.low, found.right.high) == pytest.approx((0.71486, 0.91663), abs=1e-4)
    assert found.part_right.value == pytest.approx(0.94)


def test_the_more_of_a_collection_is_judged_the_less_there_is_to_estimate() -> None:
    widths = [r.high - r.low for of in (100_000, 200, 100, 60) for r in [overall(judged("all", of, 40, 0, 10)).right]]
    assert widths == sorted(widths, reverse=True)
    assert overall(judged("all", 50, 40, 0, 10)).right == Share(0.8, 0.8, 0.8)


def test_strata_sampled_unequally_are_weighted_back() -> None:
    sample = judged("rare", 10, 0, 0, 5) + judged("common", 990, 5, 0, 0)
    found = overall(sample)
    assert found.right.value == pytest.approx(0.99)
    assert found.claims == 1000
    assert found.right.low < 0.7  # ten claims of which five count for almost nothing
    equal = overall(judged("all", 1000, 9, 0, 1)).right
    assert found.right.high - found.right.low > equal.high - equal.low


def test_the_interval_holds_the_share_of_the_collection_95_times_in_100() -> None:
    chance = random.Random(11)
    rare, common = [True] * 20 + [False] * 40, [True] * 490 + [False] * 50
    truth, kept = 510 / 600, 0
    for _ in range(600):
        sample = [judgement(n, "yes" if hit else "no", "r", 60) for n, hit in enumerate(chance.sample(rare, 8))]
        sample += [judgement(n, "yes" if hit else "no", "c", 540) for n, hit in enumerate(chance.sample(common, 42))]
        right = overall(sample).right
        kept += right.low <= truth <= right.high
    assert 0.92 <= kept / 600 <= 0.995


def test_acts_that_lie_across_the_strata_are_weighted_too() -> None:
    sample = judged("rare", 10, 0, 0, 2) + judged("common", 990, 2, 0, 0) + judged("common2", 30, 1, 1, 1, "denial")
    demand, denial = by_trait(sample, Trait.ACT, {"demand": 1000, "denial": 30})
    assert (demand.name, demand.judged, demand.claims) == ("demand", 4, 1000)
    assert demand.right.value == pytest.approx(0.99)
    assert (denial.right.value, denial.part_right.value) == pytest.approx((1 / 3, 2 / 3))


def test_an_act_whose_claims_were_all_judged_has_no_interval() -> None:
    (found,) = by_trait(judged("a", 100, 2, 0, 1), Trait.ACT, {"demand": 3})
    assert found.right == Share(2 / 3, 2 / 3, 2 / 3)


def test_faults_are_shares_of_the_collection_the_commonest_first() -> None:
    sample = judged("all", 1000, 6, 1, 3)
    assert [(b.fault, b.judged, round(b.share.value, 9)) for b in blames(sample)] == [
        (Fault.SIDE, 3, 0.3), (Fault.WORDS, 1, 0.1),
    ]  # fmt: skip
    assert blames(judged("all", 1000, 6, 0, 0)) == ()


def test_nothing_judged_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing was judged"):
        estimate([], [], 10)
