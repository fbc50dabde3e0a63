"""Places the nodes of a network, once and always the same, so that no reader's browser has to.

Each connected part is placed on its own by springs (Fruchterman and Reingold 1991, as rustworkx does it: eight times
as fast as the same in numpy, and seeded); small parts are placed from several starts, the one with the fewest
crossings is kept and its labels are pushed apart. Then the parts are packed side by side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

if TYPE_CHECKING:
    Points = NDArray[np.float64]
    Pairs = NDArray[np.int64]

SEED = 11
BOX = (150.0, 74.0)
"""Width and height that a node with its label needs."""
SMALL = 260
"""Up to this many nodes a part is placed from several starts and its labels are pushed apart."""
STARTS = 12
ROUNDS = 200
SPREAD = 62.0
"""Distance of linked nodes in a large part."""
AMID = ("topic", "issue")
"""Kinds of node that are placed last."""
WINDOW = 1.15
"""Width over height of the window that the picture is made for."""


def positions(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Return x and y of every node, rounded to a tenth; the same graph gives the same picture.

    Topics and issues do not count: they would draw together all who speak of one thing. They get a place amid their
    claims.
    """
    amid = [node for node in sorted(graph) if graph.nodes[node].get("kind") in AMID]
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(node for node in sorted(graph) if graph.nodes[node].get("kind") not in AMID)
    plain.add_edges_from(
        sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a in plain and b in plain and a != b})
    )
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda p: (-len(p), p[0]))
    placed = [(part, _place(plain, part)) for part in parts]
    corners = _pack([_extent(points) for _, points in placed])
    result: dict[str, tuple[float, float]] = {}
    for (part, points), corner in zip(placed, corners, strict=True):
        moved = points - points.min(axis=0) + corner + np.array(BOX) / 2
        for node, (x, y) in zip(part, moved, strict=True):
            result[node] = (round(float(x), 1), round(float(y), 1))
    return result | _amid(graph, amid, result)


def _amid(
    graph: nx.MultiDiGraph[str], nodes: list[str], placed: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Return a free place near the middle of their neighbours for nodes that have none yet."""
    taken = list(placed.values())
    result: dict[str, tuple[float, float]] = {}
    for node in nodes:
        near = [placed[other] for other in sorted(nx.all_neighbors(graph, node)) if other in placed] or [(0.0, 0.0)]
        x, y = (sum(point[axis] for point in near) / len(near) for axis in (0, 1))
        spots = [(x + r * 20 * math.cos(r * 2.4), y + r * 20 * math.sin(r * 2.4)) for r in range(60)]
        free = [s for s in spots if all(abs(s[0] - t[0]) > 46 or abs(s[1] - t[1]) > 34 for t in taken)]
        spot = (free or spots[-1:])[0]
        result[node] = (round(spot[0], 1), round(spot[1], 1))
        taken.append(result[node])
    return result


def _extent(points: Points) -> tuple[float, float]:
    width, height = points.max(axis=0) - points.min(axis=0)
    return float(width) + BOX[0], float(height) + BOX[1]


def _pack(sizes: Sequence[tuple[float, float]]) -> list[NDArray[np.float64]]:
    """Return the corner of each box, in rows; of several widths of the page the one that fits a window best."""
    if not sizes:
        return []
    alone = [size for size in sizes if size == BOX]
    if alone and len(alone) < len(sizes):  # what has no link stands below, so that the rest fits with or without it
        linked = _pack([size for size in sizes if size != BOX])
        extents = [size for size in sizes if size != BOX]
        wide = max(float(corner[0]) + size[0] for corner, size in zip(linked, extents, strict=True))
        high = max(float(corner[1]) + size[1] for corner, size in zip(linked, extents, strict=True))
        below = iter([corner + np.array([0.0, high]) for corner in _rows(alone, wide)])
        rest = iter(linked)
        return [next(below) if size == BOX else next(rest) for size in sizes]
    widest = max(width for width, _ in sizes)
    area = sum(width * height for width, height in sizes)
    pages = [max(widest, (area * WINDOW) ** 0.5 * factor / 10) for factor in range(9, 17)]
    tries = [_rows(sizes, page) for page in pages]

    def need(corners: list[NDArray[np.float64]]) -> float:
        ends = [corner + np.array(size) for corner, size in zip(corners, sizes, strict=True)]
        return max(max(float(x) for x, _ in ends) / WINDOW, max(float(y) for _, y in ends))

    return min(tries, key=need)


def _rows(sizes: Sequence[tuple[float, float]], page: float) -> list[NDArray[np.float64]]:
    """Fill rows of a page of this width, the tallest boxes first; a low box may stand on another in its row."""
    order = sorted(range(len(sizes)), key=lambda i: (-sizes[i][1], -sizes[i][0], i))
    corners: list[NDArray[np.float64]] = [np.zeros(2)] * len(sizes)
    columns: list[list[float]] = []  # of this row: left, width, filled height
    top = row = right = 0.0
    for index in order:
        width, height = sizes[index]
        column = next((c for c in columns if c[1] >= width and c[2] + height <= row), None)
        if column is None:
            if right > 0 and right + width > page:
                columns, top, row, right = [], top + row, 0.0, 0.0
            column = [right, width, 0.0]
            columns.append(column)
            right, row = right + width, max(row, height)
        corners[index] = np.array([column[0], top + column[2]])
        column[2] += height
    return corners


def _place(plain: nx.Graph[str], part: list[str]) -> Points:
    count = len(part)
    if count == 1:
        return np.zeros((1, 2))
    index = {node: i for i, node in enumerate(part)}
    pairs = sorted((min(index[a], index[b]), max(index[a], index[b])) for a, b in plain.subgraph(part).edges())
    if count > SMALL:
        return _springs(count, pairs, seed=SEED) * SPREAD
    tries = (_springs(count, pairs, seed=SEED + start) for start in range(_starts(count)))
    return _apart(min(tries, key=lambda points: _crossings(points, np.array(pairs))))


def _starts(count: int) -> int:
    """Return from how many starts a part is placed: no two links of three nodes can cross."""
    return 1 if count < 4 else STARTS if count < 120 else 4


def _springs(count: int, pairs: Sequence[tuple[int, int]], *, seed: int) -> Points:
    """Let linked nodes pull each other and all nodes push each other, from a random start."""
    graph: rx.PyGraph[None, None] = rx.PyGraph()
    graph.add_nodes_from([None] * count)
    graph.add_edges_from_no_data(list(pairs))
    rounds = ROUNDS if count <= SMALL else ROUNDS // 2
    placed = rx.spring_layout(graph, seed=seed, num_iter=rounds, scale=count**0.5 / 2)
    return np.array([placed[i] for i in range(count)])


def _apart(points: Points) -> Points:
    """Spread a small part evenly over a page, then push its label boxes apart."""
    count = len(points)
    width = (count * BOX[0] * BOX[1] * 1.6 * WINDOW) ** 0.5
    page = np.array([width, width / WINDOW])
    for axis in (0, 1):
        low, high = points[:, axis].min(), points[:, axis].max()
        rank = np.argsort(np.argsort(points[:, axis], kind="stable"), kind="stable") / max(1, count - 1)
        points[:, axis] = (0.6 * (points[:, axis] - low) / (high - low + 1e-9) + 0.4 * rank) * page[axis]
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
