"""Draws the statement network as a real `pyvis.network.Network`: shapes, colours, places, nothing that moves.

pyvis is used with its traps closed: directed, so that no parallel statement is dropped; ids are strings; nodes
and edges go in as a whole, for `add_node` and `add_edge` search a list each time; no `title`, for one title
with “href” in it makes pyvis show all titles as HTML. The evidence is shown by the page around it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node
from scipy import sparse

from kg.model import Knowledge
from kg.networks.layout import positions
from kg.networks.statements import to_networkx
from kg.ontology import event_roles

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of node or a relation is drawn; `dark` is its colour on a dark page, `sign` its mark beside colour."""

    label: str
    colour: str
    dark: str
    shape: str = ""
    dash: tuple[int, ...] = ()
    sign: str = ""


# Colours after Okabe and Ito, readable by the colour-blind and at 3:1 on white; shape and dash say the same again.
KINDS: Mapping[str, Look] = {
    "person": Look("Person", "#0072B2", "#56B4E9", "dot"),
    "organization": Look("Organization", "#007A5A", "#2FC397", "square"),
    "group": Look("Group", "#5E5AA8", "#ACA6F5", "triangle"),
    "claim": Look("Claim", "#B97800", "#F0B43C", "box"),
    "event": Look("Event", "#A6497C", "#E08ABB", "diamond"),
    "issue": Look("Issue", "#8A4B2A", "#D99A6C", "star"),
    "topic": Look("Topic", "#6B7280", "#9AA3B2", "hexagon"),
}

RELATIONS: Mapping[str, Look] = {
    "says": Look("says", "#3B5B85", "#8FB1DE"),
    "reports": Look("reports", "#3B5B85", "#8FB1DE", dash=(6, 3)),
    "supports": Look("supports", "#0072B2", "#56B4E9", sign="+"),
    "opposes": Look("opposes", "#C44601", "#FF8A4C", dash=(7, 4), sign="−"),
    "contradicts": Look("contradicts", "#C44601", "#FF8A4C", dash=(2, 3), sign="×"),
    "about": Look("about", "#7A8594", "#8592A6", dash=(1, 3)),
    "addressed to": Look("addressed to", "#7A8594", "#8592A6", dash=(5, 3, 1, 3)),
    "quoted in": Look("quoted in", "#7A8594", "#8592A6", dash=(8, 3)),
    "takes part": Look("takes part in", "#A6497C", "#E08ABB"),
    "affects": Look("affects", "#A6497C", "#E08ABB", dash=(6, 3)),
    "member of": Look("member of", "#007A5A", "#2FC397", dash=(4, 2)),
    "part of": Look("part of", "#007A5A", "#2FC397", dash=(2, 2)),
}


@cache
def relations() -> Mapping[str, Look]:
    """Return the looks of all relations; of a role of events that has none of its own, that of an event."""
    event = KINDS["event"]
    more = (role.relation for role in event_roles() if role.relation not in RELATIONS)
    return dict(RELATIONS) | {relation: Look(relation, event.colour, event.dark, dash=(4, 4)) for relation in more}


OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "multiselect": False, "tooltipDelay": 100000},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}},
    "nodes": {"font": {"size": 14, "face": "sans-serif", "multi": False}},
}


def to_pyvis(knowledge: Knowledge, *, topics: Mapping[str, str] | None = None) -> Network:
    """Return the statement network as a pyvis Network: directed, placed, seeded, physics off.

    Yours to change: nothing else holds it. In a notebook, `to_pyvis(knowledge).generate_html()` draws it.
    """
    return draw(to_networkx(knowledge, topics=topics))


def draw(graph: Graph) -> Network:
    """Return a pyvis Network of a graph made by `to_networkx`; the graph is left as it is."""
    network = Network(height="800px", width="100%", directed=True, cdn_resources="in_line", select_menu=False)
    network.options = drawing_options()
    for node in drawn_nodes(graph):
        network.nodes.append(node)
        network.node_ids.append(node["id"])
        network.node_map[node["id"]] = node
    network.edges += drawn_edges(graph)
    return network


def drawing_options() -> dict[str, Any]:
    """Return the options of the picture: nothing moves."""
    copied: dict[str, Any] = json.loads(json.dumps(dict(OPTIONS)))
    return copied


def drawn_nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    """Yield the nodes of the picture, as pyvis has them, by their id."""
    weights = ranks(graph)
    places = positions(graph, weights)
    groups = communities(graph)
    for node in sorted(graph):
        values = graph.nodes[node]
        look = KINDS[values["kind"]]
        x, y = places[node]
        made = Node(node, look.shape, values["label"], x=x, y=y, color=look.colour, size=_size(graph, node))
        made.options.update(kind=values["kind"], rank=weights[node], community=groups[node])
        yield made.options


def drawn_edges(graph: Graph) -> Iterator[dict[str, Any]]:
    """Yield the edges of the picture, as pyvis has them, by their ends."""
    for source, target, key, values in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        yield _edge(source, target, key, values)


def _edge(source: str, target: str, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    look = relations()[values["relation"]]
    made = Edge(source, target, directed=True, color=look.colour, dashes=list(look.dash) or False)
    made.options.update(id=f"{source} {key} {target}", relation=values["relation"], statement=values.get("statement"))
    drawn: dict[str, Any] = made.options
    return drawn


def _size(graph: Graph, node: str) -> float:
    if graph.nodes[node]["kind"] in ("claim", "topic"):
        return 9
    links: int = graph.degree(node)
    return round(9 + min(11.0, float(links**0.5) * 2), 1)


def ranks(graph: Graph) -> dict[str, float]:
    """Return how important each node is: PageRank along the links both ways, times 1,000, rounded."""
    count = len(graph)
    if not count:
        return {}
    names = sorted(graph)
    index = {node: i for i, node in enumerate(names)}
    ends = np.array([(index[a], index[b]) for a, b in graph.edges() if a != b], dtype=np.int64).reshape(-1, 2)
    both = np.concatenate([ends, ends[:, ::-1]])
    links = sparse.csr_array((np.ones(len(both)), (both[:, 1], both[:, 0])), shape=(count, count))
    degree = np.bincount(both[:, 0], minlength=count)
    linked = degree > 0
    score = np.full(count, 1 / count)
    for _ in range(40):
        shared = np.divide(score, degree, out=np.zeros(count), where=linked)
        score = 0.85 * (links @ shared) + (0.15 + 0.85 * score[~linked].sum()) / count
    return {node: round(value * 1000, 4) for node, value in zip(names, score.tolist(), strict=True)}


def communities(graph: Graph) -> dict[str, int]:
    """Return the number of each node's community, the largest first (Louvain, seeded).

    What has one neighbour is in its community: so only the others are grouped, with a link to themselves for each such
    neighbour, which leaves the modularity of every grouping as it is.
    """
    names = sorted(graph)
    index = {node: i for i, node in enumerate(names)}  # numbers: the order of a set of strings changes from run to run
    pairs = sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.edges() if a != b})
    degree = Counter(chain.from_iterable(pairs))
    leaf = {end: stem for pair in pairs for end, stem in (pair, pair[::-1]) if degree[end] == 1}
    leaf = {end: stem for end, stem in leaf.items() if stem not in leaf or stem < end}
    core: nx.Graph[int] = nx.Graph()
    core.add_edges_from((a, b, {"weight": 1}) for a, b in pairs if a not in leaf and b not in leaf)
    for stem, number in sorted(Counter(leaf.values()).items()):
        if stem in core:
            core.add_edge(stem, stem, weight=number)
    found = nx.community.louvain_communities(core, seed=11) if core else []
    home = {i: number for number, members in enumerate(found) for i in members}
    together: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(names)):
        stem = leaf.get(i, i)
        together[home.get(stem, len(found) + stem)].append(i)
    ordered = sorted(together.values(), key=lambda members: (-len(members), members[0]))
    return {names[i]: number for number, members in enumerate(ordered) for i in members}
