"""Spreads many nodes evenly around a few that stand fast, each as near to its neighbours as the crowd lets it.

Each node is pulled to the middle of its neighbours and pushed by all others as charges in a plane push each other.
Where both are in balance the crowd has one density everywhere, and what hangs on one node stands together around it.
The push of all is found at once, as charge on a grid whose field is a convolution (the particle-in-cell method, Hockney
and Eastwood 1981), so that a round takes a time that grows with the number of nodes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import fft, sparse

if TYPE_CHECKING:
    Points = NDArray[np.float64]

ROUNDS = 60
GRID = 256
"""At most so many cells of the grid on a side: neighbours within one do not push each other."""
HOLD = 0.6
"""Share of the pull that goes to where a node would stand without a crowd, so that chains are not driven out."""
STEP = 0.35
"""How far a node follows what pulls and pushes it in a round, of 1."""


def settle(start: Points, fixed: int, links: sparse.csr_array, mass: Points, spacing: float) -> Points:
    """Return where the nodes stand at last; the first `fixed` stay where they start.

    `links` has a row for each other node, the shares of its neighbours in its pull; `mass` says how much room each
    node keeps, 1 for a square of `spacing`.
    """
    middle = start.copy()
    for _ in range(ROUNDS):
        middle[fixed:] = links @ middle
    points = start.copy()
    for number in range(ROUNDS):
        free = points[fixed:]
        push = _field(points, mass, spacing)[fixed:] * (spacing**2 / np.pi)
        step = (push + (1 - HOLD) * (links @ points) + HOLD * middle[fixed:] - free) * STEP
        most = spacing * max(1.0, len(points) ** 0.5 / 8) * (1 - number / ROUNDS)
        length = np.hypot(step[:, 0], step[:, 1])[:, None]
        points[fixed:] = free + step * np.minimum(1.0, most / np.maximum(length, 1e-9))
    return points


def _field(points: Points, mass: Points, spacing: float) -> Points:
    """Return the sum of mass times (x - y) / |x - y|² over all other nodes y, for each node x."""
    low = points.min(axis=0)
    extent = float((points.max(axis=0) - low).max())
    cell = max(spacing, extent / (GRID - 4))
    side = fft.next_fast_len(int(extent / cell) + 4, real=True)
    at = (points - low) / cell + 1
    corner = at.astype(np.int64)
    right = at - corner
    left = 1 - right
    shares = [  # of each node's mass, for the four cells around it
        ((corner[:, 0] + i) * side + corner[:, 1] + j, (right if i else left)[:, 0] * (right if j else left)[:, 1])
        for i in (0, 1)
        for j in (0, 1)
    ]
    charge = np.zeros(side * side)
    for place, share in shares:
        charge += np.bincount(place, share * mass, side * side)
    wide = 2 * side
    charged = fft.rfft2(charge.reshape(side, side), (wide, wide))
    found = np.empty_like(points)
    for axis, kernel in enumerate(_push_of_one(wide)):
        whole = fft.irfft2(charged * kernel, (wide, wide))[:side, :side].ravel()
        found[:, axis] = sum(whole[place] * share for place, share in shares) / cell
    return found


@lru_cache(maxsize=8)  # a crowd that fills the grid has one width, round after round
def _push_of_one(wide: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the transforms of the field of one charge, along x and along y."""
    away = np.fft.fftfreq(wide, 1 / wide)
    x, y = away[:, None], away[None, :]
    square = x**2 + y**2
    square[0, 0] = 1.0
    along_x, along_y = (fft.rfft2(np.broadcast_to(each / square, (wide, wide))) for each in (x, y))
    return along_x, along_y
