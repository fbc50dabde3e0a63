"""How polarised a debate is, over the whole range or window by window.

Three measures of our own and one for comparison. Share of disagreement: of all ties, weighted, how many are
disagreement; it needs no camps. Signed modularity of the best camps (see `kg.networks.camps`): 0 if no division is
better than chance, at most 1 - 1/camps. E-I index of agreement across these camps: -1 if all agreement is within
them, 1 if all is between (Krackhardt and Stern 1988, Social Psychology Quarterly 51). Beside them the score of the
Discourse Network Analyzer, which it raises to the highest misfit instead of the lowest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.coding import Coding
from kg.errors import InputError
from kg.networks.build import of_selection
from kg.networks.camps import SEED, best_camps, misfit, modularity, most_misfit
from kg.networks.options import FEW, Aggregation, Kernel, Options
from kg.networks.selection import Selection
from kg.networks.signed import Signed, of_signed, one_mode_options, pair, select_sides

if TYPE_CHECKING:
    from kg.networks.camps import Labels

Camps = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Polarization:
    """The polarisation of one window.

    `agreement` and `disagreement` are the sums of the ties, each pair counted once. What cannot be said, for there
    are no ties, is None. `camps` are those of the highest modularity, the largest first, without actors who have no
    ties; `dna_camps` those of the score of the Discourse Network Analyzer, raw and divided by all ties.
    """

    start: datetime | None
    middle: datetime | None
    stop: datetime | None
    statements: int
    few: bool
    actors: int
    agreement: float
    disagreement: float
    share_of_disagreement: float | None
    modularity: float | None
    ei_index: float | None
    camps: Camps
    dna_score: float | None
    dna_score_normalized: float | None
    dna_camps: Camps


def polarization(
    coding: Coding, options: Options, *, camps: int = 2, few: int = FEW, seed: int = SEED
) -> tuple[Polarization, ...]:
    """Return the polarisation among the rows of a network, for the whole range or for each window.

    With `options.compatible` the analyzer's score equals its own numbers, wherever it found the highest.
    Raises InputError for fewer than two camps, and what `kg.networks.network` raises.
    """
    if camps < 2:
        raise InputError(f"{camps} camps: polarisation needs two or more")
    selection = select_sides(coding, options)
    signed = of_signed(selection, options)
    compared = _as_dna(selection, options) if _has_dna_kernel(options) else signed
    return tuple(
        _of(each, other, camps=camps, few=few, seed=seed) for each, other in zip(signed, compared, strict=True)
    )


def _of(signed: Signed, compared: Signed, *, camps: int, few: int, seed: int) -> Polarization:
    signed = signed.only(sorted(signed.names))
    agreement, disagreement = float(signed.agreement.sum()) / 2, float(signed.disagreement.sum()) / 2
    ties = agreement + disagreement
    labels = best_camps(signed.agreement, signed.disagreement, camps=camps, seed=seed)
    dna = dna_polarization(compared, seed=seed)
    return Polarization(
        start=signed.start,
        middle=signed.middle,
        stop=signed.stop,
        statements=signed.statements,
        few=signed.statements < few,
        actors=len(signed.names),
        agreement=agreement,
        disagreement=disagreement,
        share_of_disagreement=disagreement / ties if ties else None,
        modularity=modularity(signed.agreement, signed.disagreement, labels) if ties else None,
        ei_index=_ei_index(signed, labels) if agreement else None,
        camps=_named(signed.names, labels, tied=(signed.agreement + signed.disagreement).sum(axis=1) > 0),
        dna_score=dna[0],
        dna_score_normalized=dna[1],
        dna_camps=dna[2],
    )


def dna_polarization(signed: Signed, *, seed: int = SEED) -> tuple[float | None, float | None, Camps]:
    """Return the score of the Discourse Network Analyzer, the same divided by twice all ties, and its two camps.

    None where it has none: the analyzer writes 0 and NaN for fewer than two actors.
    """
    signed = signed.only(sorted(signed.names))
    ties = float(np.abs(signed.agreement).sum() + np.abs(signed.disagreement).sum())
    if len(signed.names) < 2 or not ties:
        return None, None, ()
    labels = most_misfit(signed.agreement, signed.disagreement, seed=seed)
    score = misfit(signed.agreement, signed.disagreement, labels)
    return score, score / ties, _named(signed.names, labels, tied=np.ones(len(labels), dtype=bool))


def _has_dna_kernel(options: Options) -> bool:
    return options.compatible and options.windows is not None and options.windows.kernel is not Kernel.NO


def _as_dna(selection: Selection, options: Options) -> tuple[Signed, ...]:
    """Return what the analyzer takes for agreement and disagreement with a kernel: agreement less disagreement, twice.

    And of the actors only those with a statement strictly inside the window, unless the kernel has no ends.
    """
    both = of_selection(selection, replace(one_mode_options(options), aggregation=Aggregation.SUBTRACT))
    assert options.windows is not None
    if options.windows.kernel is Kernel.GAUSSIAN:
        return tuple(pair(each, each) for each in both)
    found = []
    for each in both:
        assert each.start is not None and each.stop is not None
        inside = {s.row for s in selection.statements if s.time and each.start < s.time < each.stop}
        found.append(pair(each, each).only([name for name in each.rows if name in inside]))
    return tuple(found)


def _ei_index(signed: Signed, labels: Labels) -> float:
    across = labels[:, None] != labels[None, :]
    external, internal = float(signed.agreement[across].sum()), float(signed.agreement[~across].sum())
    return (external - internal) / (external + internal)


def _named(names: tuple[str, ...], labels: Labels, *, tied: NDArray[np.bool_]) -> Camps:
    """Return the members with ties of each camp that has any, the largest first."""
    members = [(name, label) for name, label, some in zip(names, labels.tolist(), tied, strict=True) if some]
    camps = [tuple(name for name, label in members if label == camp) for camp in {label for _, label in members}]
    return tuple(sorted(camps, key=lambda camp: (-len(camp), camp)))
