"""The best division of actors into camps: agreement within them, disagreement between them.

Two ways to say how good a division is. Signed modularity is the share of ties that lie where they should, less what
chance would put there (Gómez, Jensen and Arenas 2009, Physical Review E 80, 016114; Traag and Bruggeman 2009,
Physical Review E 80, 036115). The other is what the Discourse Network Analyzer 3.1 computes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from kg.networks.matrix import Dense

    Labels = NDArray[np.int64]

SEED = 11
STARTS = 20
"""From how many divisions drawn at random the search begins, where not all can be tried."""
ALL_UP_TO = 16
"""Up to this many actors every division into two camps is tried."""
_CHUNK = 4096
_LEAST = 1e-12
"""What a step must gain: less is rounding."""


def modularity_terms(agreement: Dense, disagreement: Dense) -> Dense:
    """Return the matrix whose cells, summed over all pairs in one camp, give the signed modularity.

    It is zero where there are no ties. Each row sums to zero, so that a single camp has modularity 0.
    """
    total = float(agreement.sum() + disagreement.sum())
    if not total:
        return np.zeros_like(agreement)
    terms: Dense = (_surplus(agreement) - _surplus(disagreement)) / total
    return terms


def _surplus(ties: Dense) -> Dense:
    """Return the ties less those expected from how many each of the two actors has."""
    strength = ties.sum(axis=1)
    total = float(strength.sum())
    return ties - np.outer(strength, strength) / total if total else ties


def modularity(agreement: Dense, disagreement: Dense, labels: Labels) -> float:
    """Return the signed modularity of a division; `labels` gives the camp of each actor."""
    same = labels[:, None] == labels[None, :]
    return float(modularity_terms(agreement, disagreement)[same].sum())


def best_camps(agreement: Dense, disagreement: Dense, *, camps: int = 2, seed: int = SEED) -> Labels:
    """Return the camp of each actor in the division with the highest signed modularity that was found.

    Two camps of few actors: the highest there is. Else the best of a search that moves one actor at a time, from
    the leading eigenvector (Newman 2006) and from random starts. Some camps may stay empty. The order of the actors
    decides between equals, so sort them first.
    """
    terms = modularity_terms(agreement, disagreement)
    count = len(terms)
    if count < 2 or camps < 2 or not terms.any():
        return np.zeros(count, dtype=np.int64)
    if camps == 2 and count <= ALL_UP_TO:
        return _all_divisions(terms)
    starts = _starts(terms, camps, np.random.default_rng(seed))
    return _best((_move(terms, start, camps) for start in starts), lambda labels: _within(terms, labels))


def _all_divisions(terms: Dense) -> Labels:
    """Try every division into two; the first actor stays in the first camp."""
    count = len(terms)
    numbers = np.arange(2 ** (count - 1))
    labels = (numbers[:, None] >> np.arange(count - 2, -1, -1)[None, :]) & 1
    labels = np.hstack([np.zeros((len(numbers), 1), dtype=np.int64), labels])
    signs = 1.0 - 2.0 * labels
    value = ((signs @ terms) * signs).sum(axis=1)
    chosen: Labels = labels[int(np.argmax(value > value.max() - _LEAST))]
    return chosen


def _starts(terms: Dense, camps: int, random: np.random.Generator) -> Iterator[Labels]:
    leading = np.linalg.eigh(terms)[1][:, -1]
    order = np.argsort(np.argsort(-leading, kind="stable"), kind="stable")
    yield (leading < 0).astype(np.int64) if camps == 2 else order * camps // len(terms)
    for _ in range(STARTS):
        yield random.integers(0, camps, len(terms))


def _move(terms: Dense, labels: Labels, camps: int) -> Labels:
    """Move the actor that gains most to the camp where it gains most, until no move gains."""
    labels = labels.copy()
    towards = terms @ np.eye(camps)[labels]
    everyone = np.arange(len(labels))
    while True:
        here = towards[everyone, labels] - np.diag(terms)
        gain = towards - here[:, None]
        gain[everyone, labels] = 0.0
        actor, camp = divmod(int(np.argmax(gain)), camps)
        if gain[actor, camp] <= _LEAST:
            return labels
        towards[:, labels[actor]] -= terms[:, actor]
        towards[:, camp] += terms[:, actor]
        labels[actor] = camp


def _within(terms: Dense, labels: Labels) -> float:
    return float(terms[labels[:, None] == labels[None, :]].sum())


def misfit(agreement: Dense, disagreement: Dense, labels: Labels) -> float:
    """Return the polarisation score of the Discourse Network Analyzer 3.1 for a division into two camps.

    It adds up how far agreement and disagreement lie from a pattern in which both camps are of one mind and oppose
    each other, so that a good division scores low. The analyzer, however, looks for the highest score. Ties may be
    negative, as those of the analyzer are with a kernel.
    """
    sizes = np.bincount(labels, minlength=2)
    return float(_Misfit.of(agreement, disagreement, int(sizes[0]), int(sizes[1])).scores(labels[None, :])[0])


def most_misfit(agreement: Dense, disagreement: Dense, *, seed: int = SEED) -> Labels:
    """Return the division into two camps of equal size (one larger by one if need be) with the highest misfit found.

    Few actors: the highest there is. Else the best of a search that swaps two actors at a time from random starts.
    """
    count = len(agreement)
    start = np.zeros(count, dtype=np.int64)
    start[: count // 2] = 1
    total = float(np.abs(agreement).sum() + np.abs(disagreement).sum())
    if count < 2 or not total:
        return start
    terms = _Misfit.of(agreement / total, disagreement / total, count - count // 2, count // 2)
    if count > ALL_UP_TO:
        random = np.random.default_rng(seed)
        starts = [random.permutation(start) for _ in range(STARTS)]
        return _best((terms.swapped(labels) for labels in starts), lambda labels: float(terms.scores(labels[None])[0]))
    return _best(_best_of_chunks(terms, count), lambda labels: float(terms.scores(labels[None])[0]))


def _best_of_chunks(terms: _Misfit, count: int) -> Iterator[Labels]:
    halves = combinations(range(count), count // 2)
    while chunk := list(islice(halves, _CHUNK)):
        labels = np.zeros((len(chunk), count), dtype=np.int64)
        np.put_along_axis(labels, np.array(chunk), 1, axis=1)
        scores = terms.scores(labels)
        yield labels[int(np.argmax(scores > scores.max() - _LEAST))]


@dataclass(frozen=True, eq=False)
class _Misfit:
    """What each pair of actors adds to the misfit: `within` the one or the other camp, or `between` them."""

    within: tuple[Dense, Dense]
    between: Dense

    @classmethod
    def of(cls, agreement: Dense, disagreement: Dense, first: int, second: int) -> _Misfit:
        """Compare with agreement spread evenly within camps of these sizes and disagreement evenly between them."""
        off = 1 - np.eye(len(agreement))
        inside = [size * (size - 1) for size in (first, second)]
        pairs, across = sum(inside), 2 * first * second
        agreed, opposed = float(np.abs(agreement).sum()), float(np.abs(disagreement).sum())
        expected = [each / pairs * agreed / pairs if pairs else 0.0 for each in inside]
        between = first * second / across * opposed / across if across else 0.0
        return cls(
            within=(
                (np.abs(agreement - expected[0]) + np.abs(disagreement)) * off,
                (np.abs(agreement - expected[1]) + np.abs(disagreement)) * off,
            ),
            between=(np.abs(agreement) + np.abs(disagreement - between)) * off,
        )

    def scores(self, labels: Labels) -> Dense:
        """Return the misfit of several divisions, one a row."""
        second = labels.astype(np.float64)
        first = 1 - second
        inside = ((first @ self.within[0]) * first + (second @ self.within[1]) * second).sum(axis=1)
        total: Dense = inside / 2 + ((first @ self.between) * second).sum(axis=1)
        return total

    def swapped(self, labels: Labels) -> Labels:
        """Swap the two actors of different camps that gain most, until no swap gains."""
        labels = labels.copy()
        together = 2 * self.between - self.within[0] - self.within[1]
        while True:
            second = labels.astype(np.float64)
            first = 1 - second
            pull = (self.within[0] - self.between) @ first - (self.within[1] - self.between) @ second
            here, there = np.flatnonzero(labels == 1), np.flatnonzero(labels == 0)
            gain = pull[here][:, None] - pull[there][None, :] + together[np.ix_(here, there)]
            i, j = divmod(int(np.argmax(gain)), len(there))
            if gain[i, j] <= _LEAST:
                return labels
            labels[here[i]], labels[there[j]] = 0, 1


def _best(found: Iterable[Labels], score: Callable[[Labels], float]) -> Labels:
    """Return the first of those with the highest score, rounding aside."""
    best, top = None, -np.inf
    for labels in found:
        value = score(labels)
        if best is None or value > top + _LEAST:
            best, top = labels, value
    assert best is not None
    return best
