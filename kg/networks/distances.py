"""How far the networks of different windows lie apart, to find the phases of a debate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from kg.errors import InputError
from kg.networks.matrix import Matrix
from kg.networks.options import Mode
from kg.networks.spectra import Spectrum, difference, spectrum

if TYPE_CHECKING:
    from kg.networks.matrix import Dense


class Distance(StrEnum):
    """How the difference of two networks is measured.

    `absdiff`: the sum of the absolute differences of their cells. `spectral`: that of their spectra.
    """

    ABSDIFF = "absdiff"
    SPECTRAL = "spectral"


def distances(
    matrices: Sequence[Matrix], how: Distance = Distance.ABSDIFF, *, kind: Spectrum = Spectrum.LAPLACIAN
) -> Dense:
    """Return the distance of every window to every other: symmetric, zero on the diagonal.

    A node that one of them lacks has no ties there. Absolute differences depend on how many statements there are;
    with `normalize_to_one` in the options of the networks they lie between 0 and 2, as the spectral ones always do.
    `kind` is for the latter: with `degrees` they are those of the Discourse Network Analyzer 3.1.
    Raises InputError for spectral distances of networks that are not of one mode.
    """
    if how is Distance.SPECTRAL:
        if any(matrix.options.mode is not Mode.ONE_MODE for matrix in matrices):
            raise InputError("spectral distances are between one-mode networks; use absdiff, or the mode onemode")
        spectra = [spectrum(matrix.dense(), kind) for matrix in matrices]
        return _pairwise(len(spectra), lambda i, j: difference(spectra[i], spectra[j]))
    dense = _aligned(matrices)
    return _pairwise(len(dense), lambda i, j: float(np.abs(dense[i] - dense[j]).sum()))


def _pairwise(count: int, distance: Callable[[int, int], float]) -> Dense:
    found = np.zeros((count, count))
    for i in range(count):
        for j in range(i):
            found[i, j] = found[j, i] = distance(i, j)
    return found


def _aligned(matrices: Sequence[Matrix]) -> list[Dense]:
    """Return the cells of all matrices with the same rows and columns."""
    rows = {name: i for i, name in enumerate(sorted({row for m in matrices for row in m.rows}))}
    columns = {name: i for i, name in enumerate(sorted({column for m in matrices for column in m.columns}))}
    found = []
    for matrix in matrices:
        dense = np.zeros((len(rows), len(columns)))
        place = np.ix_([rows[row] for row in matrix.rows], [columns[column] for column in matrix.columns])
        dense[place] = matrix.dense()
        found.append(dense)
    return found
