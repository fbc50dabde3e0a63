"""Places the actors of a statement network by the links straight between them, where statements are lines, not nodes.

The picture that a reader meets first shows only actors. Where each stands among thousands of claims says little there:
it would stand beside claims that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from kg.model import Knowledge
from kg.networks.layout import Place, positions
from kg.ontology import event_roles

FIRST = 60
"""How many actors a page draws at first; they are placed before all others."""


def actor_positions(knowledge: Knowledge, weights: Mapping[str, float]) -> dict[str, Place]:
    """Return x and y of each actor that speaks of another, acts on one or belongs to one; the others have no place.

    `weights` says how important an actor is (`kg.networks.ranks`).
    """
    actors = {actor.id for actor in knowledge.actors}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    pairs = {(a, b) for a, b in _straight(knowledge) if a != b and a in actors and b in actors}
    graph.add_edges_from(sorted(pairs))
    return positions(graph, {node: weights.get(node, 0.0) for node in graph}, first=FIRST)


def _straight(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield who is linked to whom: speaker and target, agent and who undergoes it, member and body, part and whole."""
    acting, undergoing = (role.id for role in event_roles()[:2])
    for claim in knowledge.claims:
        if claim.claimant:
            yield from ((claim.claimant, other) for other in claim.target or claim.about)
    for event in knowledge.events:
        yield from ((agent, other) for agent in event.of(acting)[:1] for other in event.of(undergoing))
    yield from ((role.person, role.organization) for role in knowledge.roles if role.organization)
    yield from ((actor.id, actor.part_of) for actor in knowledge.actors if actor.part_of)
