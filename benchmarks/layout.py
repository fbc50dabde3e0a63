"""How long the picture of a network takes, beside springs for all of it: made-up debates of 800 to 51,200 things.

    .venv/bin/python benchmarks/layout.py

Few speakers say much and most say little, as in news. All are placed in turn in one run; read the ratios, not the
seconds. Springs for all, which take a time that grows with the square, are left out above 4,000 things.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import rustworkx as rx

from kg.networks.drawing import communities, ranks
from kg.networks.layout import positions

SIZES = (800, 3_200, 12_800, 51_200)
ALL_BY_SPRINGS = 4_000


def made_up(things: int) -> nx.MultiDiGraph[str]:
    """Return claims with their speakers and what they are about, the same each time."""
    dice = random.Random(5)
    actors = things * 2 // 5
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((f"a{number}" for number in range(actors)), kind="person")
    for number in range(things - actors):
        graph.add_node(f"c{number}", kind="claim")
        graph.add_edge(f"a{int(dice.paretovariate(0.5)) % actors}", f"c{number}")
        graph.add_edge(f"c{number}", f"a{dice.randrange(actors)}")
    return graph


def by_springs(graph: nx.MultiDiGraph[str]) -> object:
    """Place all by springs, as rustworkx does it, from one start."""
    index = {node: i for i, node in enumerate(graph)}
    plain: rx.PyGraph[None, None] = rx.PyGraph()
    plain.add_nodes_from([None] * len(index))
    plain.add_edges_from_no_data([(index[a], index[b]) for a, b in graph.edges()])
    return rx.spring_layout(plain, seed=11, num_iter=100)


def seconds(work: Callable[[], Any]) -> float:
    """Return the CPU seconds that it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print a line for each size."""
    print(f"{'things':>8} {'places':>8} {'per 1,000':>10} {'ranks':>8} {'groups':>8} {'springs for all':>16}")
    for things in SIZES:
        graph = made_up(things)
        weights = ranks(graph)
        placed = seconds(lambda graph=graph, weights=weights: positions(graph, weights))
        rest = [seconds(lambda work=work, graph=graph: work(graph)) for work in (ranks, communities)]
        springs = seconds(lambda graph=graph: by_springs(graph)) if things < ALL_BY_SPRINGS else None
        told = f"{springs:.2f} s, × {springs / placed:.1f}" if springs else "—"
        print(
            f"{things:8,} {placed:6.2f} s {placed / things * 1000:8.3f} s {rest[0]:6.2f} s {rest[1]:6.2f} s {told:>16}"
        )


if __name__ == "__main__":
    main()
