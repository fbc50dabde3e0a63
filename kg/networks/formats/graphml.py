"""GraphML with plain attributes only, for R's igraph, visone, yEd, Cytoscape, Gephi, networkx.

The dialect of visone, which the Discourse Network Analyzer writes, hides attributes from every other program: here each
is a key of its own with one type. Ids are n0, n1 …, for an id must be one word; `name` is unique, `label` as coded.
`weight` keeps its sign. `color` is what igraph and Gephi look for.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.networks.formats.attributes import Values, column_names, edge_values, graph_values, node_values
from kg.networks.formats.format import NetworkFormat, Written
from kg.networks.formats.joined import Joined
from kg.networks.formats.labels import apart, changes, one_line
from kg.networks.statements import xml_text


def write(joined: Joined) -> Written:
    """Return the network as GraphML."""
    graph: nx.Graph[str] = nx.Graph(**_clean(graph_values(joined)))
    columns = column_names(joined.attributes)
    names = apart(one_line(node.name) for node in joined.nodes)
    for index, (name, node) in enumerate(zip(names, joined.nodes, strict=True)):
        values: Values = {"name": name, "label": one_line(node.label)}
        if node.colour:
            values["color"] = node.colour
        graph.add_node(f"n{index}", **_clean(values | node_values(node, joined.attributes, columns)))
    for edge in joined.edges:
        graph.add_edge(f"n{edge.source}", f"n{edge.target}", weight=float(edge.weight), **_clean(edge_values(edge)))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    why = "for XML cannot hold them or they have more than one line"
    notes = tuple(changes([node.name for node in joined.nodes], names, why))
    return Written(head + "\n".join(nx.generate_graphml(graph)) + "\n", notes)


def _clean(values: Values) -> dict[str, Any]:
    return {xml_text(name): xml_text(v) if isinstance(v, str) else v for name, v in values.items()}


FORMAT = NetworkFormat("graphml", ".graphml", write, "for igraph, visone, yEd, Cytoscape, networkx; all attributes")
