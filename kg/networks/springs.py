"""Places one connected part of a network by springs, with room for labels while it is small.

Springs (Fruchterman and Reingold 1991) as rustworkx does them: eight times as fast as the same in numpy, and seeded.
A small part is placed from several starts, the one with the fewest crossings is kept and its labels are pushed apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from kg.networks.packing import WINDOW

if TYPE_CHECKING:
    Points = NDArray[np.float64]
    Pairs = NDArray[np.int64]

Place = tuple[float, float]
Links = tuple[tuple[int, int], ...]

SEED = 11
BOX = (150.0, 74.0)
"""Width and height that a node with its label needs."""
SMALL = 260
"""Up to this many nodes a part is placed from several starts and its labels are pushed apart."""
STARTS = 40
MANY = 4000
"""A part of more links is placed from one start: crossings are all over it, and counting them takes the square."""
ROUNDS = 200
SPREAD = 62.0
"""Distance of linked nodes in a large part."""


def place(part: Sequence[str], near: Mapping[str, Sequence[str]]) -> dict[str, Place]:
    """Return x and y of the nodes of a connected part; `near` gives the neighbours of each.

    Places depend on how the part is linked, not on its names: parts of one shape look the same and cost once.
    """
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    order = _in_order(part, near) if len(part) <= SMALL else list(part)
    index = {node: i for i, node in enumerate(order)}
    links = tuple(sorted((i, index[other]) for i, node in enumerate(order) for other in near[node] if i < index[other]))
    points = _small(len(order), links) if len(part) <= SMALL else _springs(len(order), links, seed=SEED) * SPREAD
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, points, strict=True)}


def _in_order(part: Sequence[str], near: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the nodes in an order that depends on their names only where nothing else tells them apart.

    Nodes are told apart by their neighbours, these by theirs and so on (Weisfeiler and Leman 1968), then taken from
    the most linked one outwards. Trees of one shape always get one order, other graphs nearly always.
    """
    rank = {node: len(near[node]) for node in part}
    while True:
        told = {node: (rank[node], sorted(rank[other] for other in near[node])) for node in part}
        ranks = sorted({(own, tuple(others)) for own, others in told.values()})
        number = {values: i for i, values in enumerate(ranks)}
        finer = {node: number[own, tuple(others)] for node, (own, others) in told.items()}
        if len(ranks) == len(set(rank.values())):
            break
        rank = finer
    order = [max(part, key=lambda node: (len(near[node]), finer[node], node))]
    known = set(order)
    for node in order:
        for other in sorted(near[node], key=lambda other: (finer[other], other)):
            if other not in known:
                known.add(other)
                order.append(other)
    return order


@lru_cache(maxsize=2048)
def _small(count: int, links: Links) -> Points:
    """Place a small part from several starts, until no links cross; keep what has the fewest crossings."""
    pairs = np.array(links)
    best, fewest = None, -1
    for start in range(_starts(count, len(links))):
        points = _spread(_springs(count, links, seed=SEED + start))
        found = _crossings(points, pairs) if len(links) <= MANY else 0
        if best is None or found < fewest:
            best, fewest = points, found
        if not found:
            break
    assert best is not None
    return _apart(best)


def _starts(count: int, links: int) -> int:
    """Return from how many starts a part is placed: each takes a time that grows with the square of its nodes."""
    return 1 if links > MANY else max(4, min(STARTS, 250_000 // count**2))


def _springs(count: int, links: Links, *, seed: int) -> Points:
    """Let linked nodes pull each other and all nodes push each other, from a random start."""
    graph: rx.PyGraph[None, None] = rx.PyGraph()
    graph.add_nodes_from([None] * count)
    graph.add_edges_from_no_data(list(links))
    rounds = ROUNDS if count <= SMALL else ROUNDS // 2
    placed = rx.spring_layout(graph, seed=seed, num_iter=rounds, scale=count**0.5 / 2)
    return np.array([placed[i] for i in range(count)])


def _spread(points: Points) -> Points:
    """Spread a small part evenly over a page."""
    count = len(points)
    width = (count * BOX[0] * BOX[1] * 1.6 * WINDOW) ** 0.5
    page = np.array([width, width / WINDOW])
    for axis in (0, 1):
        low, high = points[:, axis].min(), points[:, axis].max()
        rank = np.argsort(np.argsort(points[:, axis], kind="stable"), kind="stable") / max(1, count - 1)
        points[:, axis] = (0.6 * (points[:, axis] - low) / (high - low + 1e-9) + 0.4 * rank) * page[axis]
    return points


def _apart(points: Points) -> Points:
    """Push the label boxes of a small part apart."""
    count = len(points)
    box = np.array(BOX)
    for _ in range(250):
        gap = points[:, None, :] - points[None, :, :]
        overlap = box - np.abs(gap)
        clash = (overlap[:, :, 0] > 0) & (overlap[:, :, 1] > 0) & ~np.eye(count, dtype=bool)
        if not clash.any():
            break
        side = np.where(gap >= 0, 1.0, -1.0)
        sideways = overlap[:, :, 0] / box[0] < overlap[:, :, 1] / box[1]
        for axis, chosen in ((0, sideways), (1, ~sideways)):
            step = np.where(clash & chosen, overlap[:, :, axis] * side[:, :, axis] * 0.24, 0.0)
            points[:, axis] += step.sum(axis=1)
    return points


def _crossings(points: Points, pairs: Pairs) -> int:
    """Count the pairs of links that cross."""
    if len(pairs) < 2:
        return 0
    a, b = points[pairs[:, 0]], points[pairs[:, 1]]

    def turn(p: Points, q: Points, r: Points) -> Points:
        value: Points = (r[..., 1] - p[..., 1]) * (q[..., 0] - p[..., 0]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )
        return value

    first, second = a[:, None], b[:, None]
    ends = turn(first, second, a[None]) * turn(first, second, b[None])
    return int(((ends < -1e-6) & (ends.T < -1e-6)).sum()) // 2
