"""What a sample says of the collection: shares with an interval that holds the truth 95 times in 100.

A judged claim stands for N/n claims, N those of its stratum, n those judged of it; the share of the collection is the
weighted mean of the sample. Unequal weights tell less than as many equal ones: the sample counts as

    n' = (Σw)² / Σw²                  for the weights w (Kish, Survey Sampling, 1965, 11.7)
    n'' = n' (N - 1) / (N - n)        for n drawn of N without replacement (Cochran, Sampling Techniques, 1977, 3.2)

claims. The interval is Wilson's (Journal of the American Statistical Association 22, 1927, 209-212) for n'' claims; it
keeps its promise for small samples and shares near 0 and 1 (Brown, Cai and DasGupta, Statistical Science 16, 2001,
101-133). Where all claims are judged nothing is left to estimate: the interval is the share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from kg.audit.judgement import Answer, Fault, Judgement
from kg.audit.strata import Trait

Z = NormalDist().inv_cdf(0.975)
"""The quantile of the normal distribution for 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """“84 %, between 72 and 92 %”, as fractions of one."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Precision:
    """How right the claims of a stratum, or all, are: what was judged, and what that says of them all.

    `claims` is how many there are, `right` the share of yes, `part_right` that of yes and partly.
    """

    name: str
    claims: int
    judged: int
    yes: int
    partly: int
    no: int
    right: Share
    part_right: Share


@dataclass(frozen=True, slots=True)
class Blame:
    """“The speaker is wrong in 3 of 50 claims, in 6 % of all.” No fault: it was not said what is wrong."""

    fault: Fault | None
    judged: int
    share: Share


def wilson(share: float, n: float) -> Share:
    """Return Wilson's 95 % interval of a share among n; n may be a fraction."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return Share(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


def estimate(weights: Sequence[float], hits: Sequence[bool], of: int) -> Share:
    """Return the share of hits in the `of` claims that weighted ones were drawn from; raises ValueError for none."""
    number = len(weights)
    if not number:
        raise ValueError("nothing was judged")
    if number >= of:
        share = sum(hits) / number
        return Share(share, share, share)
    share = min(1.0, sum(w for w, hit in zip(weights, hits, strict=True) if hit) / sum(weights))
    return wilson(share, sum(weights) ** 2 / sum(w * w for w in weights) * (of - 1) / (of - number))


def weights(judged: Sequence[Judgement]) -> list[float]:
    """Return how many claims each judged claim stands for."""
    sizes: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for j in judged:
        sizes[j.stratum] = max(j.of, sizes.get(j.stratum, 0))
        numbers[j.stratum] = numbers.get(j.stratum, 0) + 1
    return [max(sizes[j.stratum], numbers[j.stratum]) / numbers[j.stratum] for j in judged]


def overall(judged: Sequence[Judgement]) -> Precision:
    """Return the precision of all claims of the strata that were judged; raises ValueError if none was."""
    weighed = weights(judged)
    return _precision("all", round(sum(weighed)), judged, weighed)


def by_trait(judged: Sequence[Judgement], trait: Trait, sizes: Mapping[str, int]) -> tuple[Precision, ...]:
    """Return the precision of claims of each rule, act, side or genre that was judged, those with most claims first.

    `sizes` are the numbers of claims that the collection has of each, with those judged.
    """
    weighted = list(zip(judged, weights(judged), strict=True))
    found = []
    for name in sorted({j.traits[trait] for j in judged}):
        inside = [(j, w) for j, w in weighted if j.traits[trait] == name]
        found.append(_precision(name, sizes[name], [j for j, _ in inside], [w for _, w in inside]))
    return tuple(sorted(found, key=lambda p: (-p.claims, p.name)))


def blames(judged: Sequence[Judgement]) -> tuple[Blame, ...]:
    """Return how much of the collection is wrong for which fault, the commonest first."""
    weighed = weights(judged)
    found = []
    for fault in (*Fault, None):
        hits = [j.answer in (Answer.PARTLY, Answer.NO) and j.fault is fault for j in judged]
        if any(hits):
            found.append(Blame(fault, sum(hits), estimate(weighed, hits, round(sum(weighed)))))
    return tuple(sorted(found, key=lambda b: (-round(b.share.value, 9), b.fault or "")))


def _precision(name: str, claims: int, judged: Sequence[Judgement], weighed: Sequence[float]) -> Precision:
    def share(hit: Callable[[Answer | None], bool]) -> Share:
        return estimate(weighed, [hit(j.answer) for j in judged], claims)

    count = {answer: sum(j.answer is answer for j in judged) for answer in Answer}
    return Precision(
        name,
        claims,
        len(judged),
        count[Answer.YES],
        count[Answer.PARTLY],
        count[Answer.NO],
        share(lambda answer: answer is Answer.YES),
        share(lambda answer: answer in (Answer.YES, Answer.PARTLY)),
    )
