"""A network as a plain networkx graph, its nodes called by their names: to compute with, and to make GraphML of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.networks.formats.attributes import Values, column_names, edge_values, graph_values, node_values
from kg.networks.formats.joined import Joined
from kg.networks.formats.labels import apart, one_line
from kg.networks.statements import xml_text

if TYPE_CHECKING:
    Graph = nx.Graph[str]


def to_graph(joined: Joined) -> Graph:
    """Return a fresh undirected graph: a node for each row and column, in their order, an edge for each cell not zero.

    A node has `label` as coded, `variable`, `statements`, `bipartite` (0 for rows, 1 for columns) in a network of two
    modes, `color` and every attribute of the coding; an edge has `weight`, `sign`, `statements`; the graph its options.
    All are plain values that XML can hold.
    """
    graph: Graph = nx.Graph(**_clean(graph_values(joined)))
    columns = column_names(joined.attributes)
    names = apart(one_line(node.name) for node in joined.nodes)
    for name, node in zip(names, joined.nodes, strict=True):
        values: Values = {"name": name, "label": one_line(node.label)}
        if node.colour:
            values["color"] = node.colour
        graph.add_node(name, **_clean(values | node_values(node, joined.attributes, columns)))
    for edge in joined.edges:
        graph.add_edge(names[edge.source], names[edge.target], weight=float(edge.weight), **_clean(edge_values(edge)))
    return graph


def _clean(values: Values) -> dict[str, Any]:
    return {xml_text(name): xml_text(v) if isinstance(v, str) else v for name, v in values.items()}
