"""What a network can do without: the issues that hold it together, and the ties that chance does not explain.

The nested backbone takes away one issue after another, always that whose loss changes the structure of the one-mode
network least (Leifeld, Discourse Network Analyzer 3.1). The disparity filter keeps the ties that are stronger than a
random division of their end's strength would make them (Serrano, Boguñá and Vespignani 2009, PNAS 106, 6483).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kg.coding import Coding
from kg.networks.counts import Counts, count, tabulate
from kg.networks.one_mode import one_mode
from kg.networks.options import Mode, Options
from kg.networks.selection import select
from kg.networks.signed import net_options
from kg.networks.spectra import Spectrum, difference, spectrum

if TYPE_CHECKING:
    from kg.networks.matrix import Dense

_ROUNDING = 1e-12
"""Losses that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An issue taken away: as the `step`-th, at what loss of structure, and how many statements are left then.

    `loss` compares the network of the issues that are left with the whole one, `redundant_loss` that of all issues
    taken away so far: 0 is the same structure, 2 the greatest difference.
    """

    step: int
    column: str
    loss: float
    redundant_loss: float
    statements: int


def nested_backbone(coding: Coding, options: Options, kind: Spectrum = Spectrum.LAPLACIAN) -> tuple[Removal, ...]:
    """Return the issues of a network in the order in which it can do without them, the backbone last.

    Those with the same loss go at once, the last in order first. The network is the one-mode network of the options
    (agreement less disagreement, divided by the average activity, if they are for a two-mode network), over the whole
    range. With `degrees` the losses are those of the Discourse Network Analyzer 3.1.
    The time grows with the square of the number of issues.
    """
    one = _whole_range(options)
    selection = select(coding, one)
    table = tabulate(selection)
    counts = count(table, np.arange(len(table.kept)))
    said = np.bincount(table.column, minlength=len(table.columns))
    left = [j for j in range(len(table.columns)) if said[j]]
    everything = list(left)
    whole = _spectrum(counts, left, one, kind)
    removals: list[Removal] = []
    while left:
        losses = [difference(whole, _spectrum(counts, [j for j in left if j != gone], one, kind)) for gone in left]
        least = min(losses)
        for gone in reversed([j for j, loss in zip(left, losses, strict=True) if loss <= least + _ROUNDING]):
            left = [j for j in left if j != gone]
            redundant = _spectrum(counts, [j for j in everything if j not in left], one, kind)
            rest = int(said[left].sum())
            removals.append(Removal(len(removals) + 1, table.columns[gone], least, difference(whole, redundant), rest))
    return tuple(removals)


def _whole_range(options: Options) -> Options:
    if options.mode is Mode.TWO_MODE:
        return net_options(options)
    return replace(options, windows=None, normalize_to_one=False)


def _spectrum(counts: Counts, columns: list[int], options: Options, kind: Spectrum) -> Dense:
    if not columns:
        return np.zeros(0)
    some = Counts(tuple(level[:, columns] for level in counts.levels), counts.worth, counts.qualifier)
    cells = one_mode(some, options.aggregation, options.normalization, compatible=options.compatible)
    return spectrum(cells.toarray(), kind)


def disparity(ties: Dense) -> Dense:
    """Return how likely chance makes each tie of a symmetric network as strong as it is; 1 where there is none.

    Negative ties count as none. A tie is judged from both ends, and the smaller value is taken; an end with this
    tie alone says nothing. The cells below a level such as 0.05 are the backbone.
    """
    positive = np.maximum(ties, 0.0)
    strength = positive.sum(axis=1)
    degree = (positive > 0).sum(axis=1)
    share = positive / np.where(strength > 0, strength, 1.0)[:, None]
    from_here = np.where(degree[:, None] > 1, (1 - share) ** np.maximum(degree - 1, 0)[:, None], 1.0)
    both: Dense = np.where(positive > 0, np.minimum(from_here, from_here.T), 1.0)
    return both
