"""Groups of actors who agree with each other more than with the rest (Louvain, seeded)."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.networks.centrality import agreement_graph
from kg.networks.signed import Signed

SEED = 11
NAMED = 2
"""How many members a label names."""


@dataclass(frozen=True, slots=True)
class Community:
    """A group: its number (1 is the largest), its strongest members as a label, all members by strength.

    `within` and `across` are the sums of the agreement ties among its members and with others, `disagreement` that
    of the disagreement among its members.
    """

    number: int
    label: str
    members: tuple[str, ...]
    within: float
    across: float
    disagreement: float


def communities(signed: Signed, *, seed: int = SEED, resolution: float = 1.0) -> tuple[Community, ...]:
    """Return the groups of the ties of agreement that are not outweighed by disagreement.

    The positive part of agreement less disagreement is divided by modularity (Blondel et al. 2008); `resolution`
    above 1 favours smaller groups. The order of the actors does not matter. Who agrees with nobody on balance is a
    group of one.
    """
    signed = signed.only(sorted(signed.names))
    graph = agreement_graph(np.maximum(signed.net, 0.0))
    found = nx.community.louvain_communities(graph, weight="weight", seed=seed, resolution=resolution)
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return tuple(_community(signed, number, group) for number, group in enumerate(groups, start=1))


def _community(signed: Signed, number: int, group: list[int]) -> Community:
    rest = sorted(set(range(len(signed.names))) - set(group))
    inside = signed.agreement[np.ix_(group, group)]
    strength = inside.sum(axis=1)
    order = sorted(range(len(group)), key=lambda k: (-round(float(strength[k]), 9), group[k]))
    members = tuple(signed.names[group[k]] for k in order)
    more = len(members) - NAMED
    return Community(
        number=number,
        label=", ".join(members[:NAMED]) + (f" + {more}" if more > 0 else ""),
        members=members,
        within=float(inside.sum()) / 2,
        across=float(signed.agreement[np.ix_(group, rest)].sum()),
        disagreement=float(signed.disagreement[np.ix_(group, group)].sum()) / 2,
    )
