"""Places the nodes of a network, once and always the same, so that no reader's browser has to.

Each connected part is placed on its own by springs, then the parts are packed side by side. Of a large network only the
nodes that matter most are: the others stand at a free place beside what they are linked to, in time that grows with
their number and not with its square.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from kg.networks.free_places import FreePlaces
from kg.networks.packing import pack
from kg.networks.settling import settle
from kg.networks.springs import BOX, place

if TYPE_CHECKING:
    import networkx as nx

Place = tuple[float, float]
Near = Mapping[str, list[str]]
"""The neighbours of each node, sorted."""

AMID = ("topic", "issue")
"""Kinds of node that are placed last."""
LARGE = 800
"""A network of more nodes is large."""
FIRST = 250
"""How many nodes of a large network are placed by springs: as many as its page draws at first."""
CELL = 40.0
"""Distance of the other nodes from each other."""
ROOM = (100.0, 50.0)
"""Width and height that one of the first nodes keeps free of others."""
GOLDEN = math.pi * (3 - 5**0.5)
"""The angle at which leaves stand around a stem, so that they fill a disc evenly."""
APART = (46.0, 34.0)
"""Width and height that any node keeps free of topics and issues."""


def positions(
    graph: nx.MultiDiGraph[str], weights: Mapping[str, float] | None = None, *, first: int | None = None
) -> dict[str, Place]:
    """Return x and y of every node, rounded to a tenth; the same graph gives the same picture.

    Topics and issues do not count: they would draw together all who speak of one thing. They get a place amid their
    claims. `weights` says how important a node is (`kg.networks.ranks`), else its links do. Of a network larger than
    `first`, if given, so many nodes are placed before the others.
    """
    near = _neighbours(graph, [node for node in sorted(graph) if graph.nodes[node].get("kind") not in AMID])
    if len(near) <= (first or LARGE):
        placed = _join(place(part, near) for part in _parts(near))
    else:
        placed = _large(near, weights or {node: float(len(others)) for node, others in near.items()}, first or FIRST)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in (placed | _amid(graph, placed)).items()}


def _neighbours(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> dict[str, list[str]]:
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for source, target in graph.edges():
        if source != target and source in near and target in near:
            near[source].add(target)
            near[target].add(source)
    return {node: sorted(others) for node, others in near.items()}


def _parts(near: Near) -> list[list[str]]:
    """Return the connected parts, the largest first, each sorted."""
    found: list[list[str]] = []
    known: set[str] = set()
    for node in near:
        if node in known:
            continue
        known.add(node)
        part = [node]
        for member in part:
            fresh = [other for other in near[member] if other not in known]
            known.update(fresh)
            part += fresh
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _join(parts: Iterable[Mapping[str, Place]]) -> dict[str, Place]:
    """Put placed parts side by side."""
    placed = list(parts)
    corners = [(min(x for x, _ in part.values()), min(y for _, y in part.values())) for part in placed]
    ends = [(max(x for x, _ in part.values()), max(y for _, y in part.values())) for part in placed]
    sizes = [(x - left + BOX[0], y - top + BOX[1]) for (left, top), (x, y) in zip(corners, ends, strict=True)]
    result: dict[str, Place] = {}
    for part, (left, top), (x, y) in zip(placed, corners, pack(sizes, BOX), strict=True):
        for node, spot in part.items():
            result[node] = (spot[0] - left + x + BOX[0] / 2, spot[1] - top + y + BOX[1] / 2)
    return result


def _large(near: Near, weights: Mapping[str, float], most: int) -> dict[str, Place]:
    """Place the first nodes by springs, what hangs on them beside them, and other parts around."""
    linked = [node for node, others in near.items() if others]
    first = sorted(linked, key=lambda node: (-weights[node], node))[:most]
    ties = _ties(first, near)
    placed = _join(place(part, ties) for part in _parts(ties))
    _beside(placed, near, weights)
    rest = {node: others for node, others in near.items() if node not in placed}
    return _join([placed, *(place(part, rest) for part in _parts(rest))])


def _ties(first: list[str], near: Near) -> dict[str, list[str]]:
    """Return the neighbours of the first nodes among themselves; who shares a neighbour outside is one too.

    A page draws a line for a claim or an event that it leaves out.
    """
    order = {node: i for i, node in enumerate(first)}
    ties: dict[str, set[str]] = {node: set() for node in sorted(first)}
    for node, others in near.items():
        known = sorted((other for other in others if other in order), key=order.__getitem__)
        centre, ends = (node, known) if node in order else (known[0], known[1:]) if known else (node, [])
        for other in ends:
            ties[centre].add(other)
            ties[other].add(centre)
    return {node: sorted(others) for node, others in ties.items()}


def _beside(placed: dict[str, Place], near: Near, weights: Mapping[str, float]) -> None:
    """Give all that is linked to placed nodes, at whatever remove, a free place near its neighbours.

    What matters more is placed first, eight times as many nodes at a time, and keeps its place: it stands inside.
    """
    sheet = FreePlaces(CELL)
    for spot in placed.values():
        sheet.take(spot, *ROOM)
    mass = [ROOM[0] * ROOM[1] / CELL**2] * len(placed)
    hanging = list(_outwards(placed, near, weights))
    while hanging:
        ring, hanging = hanging[: 7 * len(placed)], hanging[7 * len(placed) :]
        fixed = len(placed)
        mass += [1.0] * len(ring)
        start = _fanned(placed, ring)
        settled = settle(np.array(list(start.values())), fixed, _pulls(start, fixed, near), np.array(mass), CELL)
        for (node, _), (x, y) in zip(ring, settled[fixed:].tolist(), strict=True):
            placed[node] = sheet.near((x, y))


def _fanned(placed: Mapping[str, Place], ring: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Return places from which to settle: what hangs on one node in a disc around it."""
    start = dict(placed)
    count = Counter[str]()
    for node, parent in ring:
        count[parent] += 1
        away, angle = CELL * (count[parent] / math.pi) ** 0.5, count[parent] * GOLDEN
        start[node] = start[parent][0] + away * math.cos(angle), start[parent][1] + away * math.sin(angle)
    return start


def _pulls(nodes: Iterable[str], fixed: int, near: Near) -> sparse.csr_array:
    """Return the share that each neighbour has in the middle of all, a row for each node after the fixed ones."""
    index = {node: i for i, node in enumerate(nodes)}
    rows = [[index[other] for other in near[node] if other in index] for node in islice(index, fixed, None)]
    counts = np.array([len(row) for row in rows])
    values = (np.repeat(1 / counts, counts), list(chain.from_iterable(rows)), [0, *np.cumsum(counts)])
    return sparse.csr_array(values, shape=(len(rows), len(index)))


def _outwards(placed: Iterable[str], near: Near, weights: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield what is linked to placed nodes, at whatever remove, each with a neighbour that came before it."""
    known = set(placed)
    waiting: list[tuple[float, str, str]] = []
    for node in sorted(known, key=lambda node: (-weights[node], node)):
        fresh = [other for other in near[node] if other not in known]
        waiting += [(-weights[other], other, node) for other in fresh]
        known.update(fresh)
    heapify(waiting)
    while waiting:
        _, node, parent = heappop(waiting)
        yield node, parent
        fresh = [other for other in near[node] if other not in known]
        known.update(fresh)
        for other in fresh:
            heappush(waiting, (-weights[other], other, node))


def _middle(spots: list[Place]) -> Place:
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _amid(graph: nx.MultiDiGraph[str], placed: Mapping[str, Place]) -> dict[str, Place]:
    """Return a free place near the middle of their neighbours for topics and issues."""
    nodes = [node for node in sorted(graph) if node not in placed]
    sheet = FreePlaces(CELL)
    for spot in placed.values() if nodes else ():
        sheet.take(spot, *APART)
    result: dict[str, Place] = {}
    for node in nodes:
        near = {*graph.successors(node), *graph.predecessors(node)}
        result[node] = sheet.near(_middle([placed[other] for other in sorted(near) if other in placed] or [(0.0, 0.0)]))
        sheet.take(result[node], *APART)
    return result
