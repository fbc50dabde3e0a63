"""Draws a stratified random sample: seeded, whatever the order of the claims; a larger one holds the smaller ones.

Within a stratum claims stand in a random order, that of a hash of seed and id, and the first are drawn. How many, the
divisor method of Webster and Sainte-Laguë says (Balinski and Young, Fair Representation, 1982): proportional to the
claims of the stratum, and at least one. Where there are more strata than claims to draw, those with less than one
claim by proportion are drawn from together (collapsed strata: Cochran, Sampling Techniques, 1977, 5A.12).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kg.model import digest

REST = "(the rest)"
"""The stratum of all that is too rare for one of its own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim of a sample: its id, the stratum it was drawn from, and how many claims that had."""

    claim: str
    stratum: str
    of: int


def draw(strata: Mapping[str, Sequence[str]], n: int, seed: int, *, known: Collection[str] = ()) -> tuple[Drawn, ...]:
    """Return a sample of `n` claims, all if there are fewer, in random order; `strata` are ids by name.

    `known` were drawn before: they are drawn again, and others only where a stratum has too few of them.
    """
    strata = _wide_enough(strata, n)
    sizes = {name: len(ids) for name, ids in strata.items()}
    found = []
    for name, number in allocate(sizes, n).items():
        order = sorted(strata[name], key=lambda claim: (claim not in known, digest(seed, "draw", claim)))
        before = sum(claim in known for claim in order)
        found += [Drawn(claim, name, sizes[name]) for claim in order[: max(number, before)]]
    return tuple(sorted(found, key=lambda drawn: digest(seed, "order", drawn.claim)))


def allocate(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """Return how many to draw from each stratum: at least one, proportional beyond, never more than it has.

    Of two with an equal right the first by name has it.
    """
    found = dict.fromkeys(sorted(name for name, size in sizes.items() if size), 1)
    for _ in range(min(n, sum(sizes.values())) - len(found)):
        open_ = (name for name in found if found[name] < sizes[name])
        found[max(open_, key=lambda name: Fraction(sizes[name], 2 * found[name] + 1))] += 1
    return found


def _wide_enough(strata: Mapping[str, Sequence[str]], n: int) -> dict[str, Sequence[str]]:
    """Return the strata, at most `n`, those with less than one claim by proportion as one."""
    total = sum(map(len, strata.values()))
    if len(strata) <= n:
        return dict(strata)
    wide = {name: ids for name, ids in strata.items() if len(ids) * n >= total}
    rest = [claim for name in sorted(strata.keys() - wide.keys()) for claim in strata[name]]
    return wide | {REST: rest}
