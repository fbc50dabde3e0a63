"""How far two codings agree: per variable, as a search is scored (precision, recall, F1) and as coders are (κ, α)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.coding.comparison import Comparison, compared_values, differ
from kg.coding.pairing import StatementPair
from kg.coding.reliability import Pair, alpha_interval, cohens_kappa, krippendorffs_alpha, observed_agreement
from kg.coding.statements import AGREEMENT, CONCEPT, CodedStatement, DataType, Value

SPANS = "spans"
SIDES: Mapping[Value, str] = {0: "against", 1: "for"}
SAME_CONCEPT = "agreement, where the concept is the same"


@dataclass(frozen=True, slots=True)
class Score:
    """How B does as a search for what A has: of `wanted` in A and `found` in B, `right` are in both and the same."""

    name: str
    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what B has that A has too; None if B has nothing."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what A has that B has too; None if A has nothing."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, the same whichever coding is the reference; None of nothing."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How two coders agree on a variable, on the pairs of statements in which both have coded it."""

    name: str
    pairs: int
    same: int
    observed: float | None
    kappa: float | None
    alpha: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures of a comparison.

    `scores`: of all statements, those that the other coding has at the same place (spans), and of these those with the
    same value of each variable, then with the same actor, concept and side at once. `sides`: of the pairs on the same
    concept, those with each side. `reliabilities`: by variable, on pairs.
    """

    scores: tuple[Score, ...]
    sides: tuple[Score, ...]
    reliabilities: tuple[Reliability, ...]


def agreement(found: Comparison) -> Agreement:
    """Return how far the codings agree, as precise as the statements are many: nothing is rounded."""
    on_concept = [pair for pair in found.pairs if not differ(*pair, CONCEPT)]
    reliabilities = [_reliability(name, found.pairs, name) for name in found.variables]
    if AGREEMENT in found.variables:
        reliabilities.append(_reliability(SAME_CONCEPT, on_concept, AGREEMENT))
    return Agreement(tuple(_scores(found)), tuple(_sides(found, on_concept)), tuple(reliabilities))


def _scores(found: Comparison) -> Iterator[Score]:
    a, b = found.a.statements, found.b.statements
    yield Score(SPANS, len(a), len(b), len(found.pairs))
    for name in found.variables:
        right = sum(not differ(*pair, name) for pair in found.pairs)
        yield Score(name, _coded(a, name), _coded(b, name), right)
    right = sum(not any(differ(*pair, name) for name in found.deciding) for pair in found.pairs)
    yield Score(" + ".join(found.deciding), len(a), len(b), right)


def _coded(statements: Sequence[CodedStatement], name: str) -> int:
    return sum(compared_values(s, s, name) is not None for s in statements)


def _sides(found: Comparison, pairs: Sequence[StatementPair]) -> Iterator[Score]:
    """Yield a score for each side, on pairs whose concept is the same: a side on another issue cannot be right."""
    if AGREEMENT not in found.variables:
        return
    boolean = found.a.variables()[AGREEMENT].type is DataType.BOOLEAN
    values = _values(pairs, AGREEMENT)
    for side in sorted({side for pair in values for side in pair}, key=str, reverse=True):
        right = sum(a == b == side for a, b in values)
        label = SIDES.get(side, str(side)) if boolean else str(side)
        yield Score(label, sum(a == side for a, _ in values), sum(b == side for _, b in values), right)


def _values(pairs: Sequence[StatementPair], name: str) -> list[tuple[Value, Value]]:
    return [values for pair in pairs if (values := compared_values(*pair, name)) is not None]


def _reliability(label: str, pairs: Sequence[StatementPair], name: str) -> Reliability:
    values: list[Pair] = list(_values(pairs, name))
    return Reliability(
        name=label,
        pairs=len(values),
        same=sum(a == b for a, b in values),
        observed=observed_agreement(values),
        kappa=cohens_kappa(values),
        alpha=krippendorffs_alpha(values),
        interval=alpha_interval(values),
    )
