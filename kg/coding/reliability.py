"""Coefficients of reliability: how far coders agree on the values that they gave to the same units, beyond chance.

Values are compared as names (nominal): the same or not. A coefficient that is undefined is None, never 0 or 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

DRAWS = 2000
LEVEL = 0.95
SEED = 1
UNDEFINED = 0.05
"""There is no interval if more of the draws than this are undefined."""

Pair = tuple[Hashable, Hashable]
"""The values that two coders gave to one unit."""


def observed_agreement(pairs: Sequence[Pair]) -> float | None:
    """Return the share of units with the same value from both coders, p_o; None without units."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def cohens_kappa(pairs: Sequence[Pair]) -> float | None:
    """Return κ = (p_o − p_e) / (1 − p_e), with p_e = Σ p_a(c) · p_b(c) over the values c.

    p_a(c) is how often the first coder gives the value c, as a share of the units: chance keeps the habits of each.
    Cohen, “A coefficient of agreement for nominal scales” (1960), Educational and Psychological Measurement 20. None
    without units, and where both coders give all units the one same value: then p_e is 1, nothing could have differed.
    """
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(count * second[value] for value, count in first.items())  # n² · p_e, whole numbers: no rounding
    if chance == n * n:
        return None
    same = sum(a == b for a, b in pairs)
    return (same * n - chance) / (n * n - chance)


def krippendorffs_alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Return α = 1 − D_o / D_e for nominal values; a unit has the values that its coders gave it, None for no value.

    From the coincidences o(c, k): each unit with m ≥ 2 values adds 1/(m−1) for each ordered pair of its values. With
    n(c) = Σ_k o(c, k) and n = Σ n(c): D_o = Σ_{c≠k} o(c, k) / n and D_e = Σ_{c≠k} n(c) · n(k) / (n · (n−1)). Chance
    pairs all values, whoever gave them. Krippendorff, Content Analysis (4th edition 2018), chapter 12. None where no
    two values can be paired, and where all of them are the same: then nothing was expected to differ.
    """
    differing, totals = 0.0, Counter[Hashable]()
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue
        counts = Counter(values)
        totals += counts
        differing += sum(count * (len(values) - count) for count in counts.values()) / (len(values) - 1)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * differing / expected if expected else None


def alpha_interval(pairs: Sequence[Pair], *, draws: int = DRAWS, seed: int = SEED) -> tuple[float, float] | None:
    """Return between which values α lies in 95 of 100 samples of as many units, drawn from these with replacement.

    The percentile bootstrap of Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. Statements of
    one document are drawn as if they were independent; the true interval is wider where they are not. The same seed
    gives the same interval. None without α, and where α is undefined in more than 5 of 100 samples.
    """
    if krippendorffs_alpha(pairs) is None:
        return None
    import numpy as np

    cells = dict(sorted(Counter(pairs).items(), key=repr))  # the order of the units must not matter
    values = {value: i for i, value in enumerate(dict.fromkeys(value for pair in cells for value in pair))}
    gives = np.zeros((len(cells), len(values)))
    for row, pair in enumerate(cells):
        for value in pair:
            gives[row, values[value]] += 1
    differ = np.array([a != b for a, b in cells])
    size = len(pairs)
    # RandomState, not Generator: its numbers are promised to stay the same in every version of numpy (NEP 19).
    random = np.random.RandomState(seed)
    samples = random.multinomial(size, np.array(list(cells.values())) / size, size=draws)
    n = 2 * size
    expected = n * n - ((samples @ gives) ** 2).sum(axis=1)
    defined = expected > 0
    if defined.mean() < 1 - UNDEFINED:
        return None
    alphas = 1 - (n - 1) * 2 * samples[defined][:, differ].sum(axis=1) / expected[defined]
    low, high = np.quantile(alphas, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
