"""Networks compared by their spectrum: how much one structure differs from another, whatever the names of the nodes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kg.networks.matrix import Dense


class Spectrum(StrEnum):
    """What stands for the structure of a network.

    `laplacian`: the eigenvalues of the Laplacian (degrees less ties), divided by their sum. `degrees`: the weighted
    degrees, divided by their sum; the Discourse Network Analyzer 3.1 means the Laplacian, but computes these.
    """

    LAPLACIAN = "laplacian"
    DEGREES = "degrees"


def spectrum(ties: Dense, kind: Spectrum) -> Dense:
    """Return the spectrum of a symmetric network, the largest first; it sums to 1, to 0 without ties.

    Negative ties count as none.
    """
    positive = np.maximum(ties, 0.0)
    degrees: Dense = positive.sum(axis=1)
    values = degrees if kind is Spectrum.DEGREES else _eigenvalues(positive, degrees)
    total = float(degrees.sum())  # the trace, so of the eigenvalues too
    found: Dense = np.sort(values)[::-1] / (total or 1.0)
    return found


def _eigenvalues(ties: Dense, degrees: Dense) -> Dense:
    """Return the eigenvalues of the Laplacian; a node without ties adds a zero, at no cost."""
    tied = np.flatnonzero(degrees)
    found = np.zeros(len(degrees))
    found[: len(tied)] = np.linalg.eigvalsh(np.diag(degrees[tied]) - ties[np.ix_(tied, tied)])
    return found


def difference(first: Dense, second: Dense) -> float:
    """Return the sum of the absolute differences of two spectra, the shorter one filled up with zeros: 0 to 2."""
    size = max(len(first), len(second))
    filled = [np.pad(each, (0, size - len(each))) for each in (first, second)]
    return float(np.abs(filled[0] - filled[1]).sum())
