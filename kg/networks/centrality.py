"""How central each actor is among those who agree and those who disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from kg.networks.signed import Signed

if TYPE_CHECKING:
    from kg.networks.matrix import Dense

_PARTS = 1_000_000
"""Distances are whole numbers of such parts of that of the strongest tie, so that equal ways are equally long."""

MOST = 300
"""Of more actors betweenness is estimated, from `SAMPLE` of them (Brandes and Pich 2007), drawn with `SEED`."""
SAMPLE = 100
SEED = 11


@dataclass(frozen=True, slots=True)
class Centrality:
    """The place of an actor in a network of agreement and disagreement.

    `agrees_with` and `disagrees_with`: with how many actors (degree). `agreement` and `disagreement`: the sum of the
    ties (strength). `net`: the first less the second. Of agreement alone: `betweenness`, the share of shortest ways
    between others that lead over the actor, a tie being the shorter the stronger it is (Freeman 1977; Brandes 2001;
    Newman 2001), 0 to 1, an estimate if there are more than `MOST` actors; `pagerank` along weighted ties, damping
    0.85 (Brin and Page 1998), sums to 1.
    """

    name: str
    agrees_with: int
    disagrees_with: int
    agreement: float
    disagreement: float
    net: float
    betweenness: float
    pagerank: float


def centrality(signed: Signed) -> tuple[Centrality, ...]:
    """Return how central the actors are, the one with the most agreement first."""
    signed = signed.only(sorted(signed.names))
    graph = agreement_graph(signed.agreement)
    sample = SAMPLE if len(graph) > MOST else None
    between = nx.betweenness_centrality(_by_distance(graph), k=sample, seed=SEED, weight="distance")
    rank = nx.pagerank(graph, weight="weight") if len(graph) else {}
    agreement, disagreement, net = signed.agreement, signed.disagreement, signed.net
    found = [
        Centrality(
            name=name,
            agrees_with=int((agreement[i] > 0).sum()),
            disagrees_with=int((disagreement[i] > 0).sum()),
            agreement=float(agreement[i].sum()),
            disagreement=float(disagreement[i].sum()),
            net=float(net[i].sum()),
            betweenness=float(between[i]),
            pagerank=float(rank[i]),
        )
        for i, name in enumerate(signed.names)
    ]
    return tuple(sorted(found, key=lambda c: (-round(c.agreement, 9), c.name)))


def agreement_graph(ties: Dense) -> nx.Graph[int]:
    """Return the positive cells as a graph of the numbers of the actors; `weight` is the tie."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(ties)))
    for i, j in np.argwhere(np.triu(ties, 1) > 0).tolist():
        graph.add_edge(i, j, weight=float(ties[i, j]))
    return graph


def _by_distance(graph: nx.Graph[int]) -> nx.Graph[int]:
    strongest = max((values["weight"] for *_, values in graph.edges(data=True)), default=1.0)
    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(graph)
    for i, j, values in graph.edges(data=True):
        found.add_edge(i, j, distance=round(_PARTS * strongest / values["weight"]))
    return found
