"""GraphML with plain attributes only, for R's igraph, visone, yEd, Cytoscape, Gephi, networkx.

The dialect of visone, which the Discourse Network Analyzer writes, hides attributes from every other program: here each
is a key of its own with one type. Ids are n0, n1 …, for an id must be one word; `name` is unique, `label` as coded.
`weight` keeps its sign. `color` is what igraph and Gephi look for.
"""

from __future__ import annotations

import networkx as nx

from kg.networks.formats.format import NetworkFormat, Written
from kg.networks.formats.graph import to_graph
from kg.networks.formats.joined import Joined
from kg.networks.formats.labels import changes


def write(joined: Joined) -> Written:
    """Return the network as GraphML."""
    graph = to_graph(joined)
    names = list(graph)
    numbered = nx.relabel_nodes(graph, {name: f"n{index}" for index, name in enumerate(names)})
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    why = "for XML cannot hold them or they have more than one line"
    notes = tuple(changes([node.name for node in joined.nodes], names, why))
    return Written(head + "\n".join(nx.generate_graphml(numbered)) + "\n", notes)


FORMAT = NetworkFormat("graphml", ".graphml", write, "for igraph, visone, yEd, Cytoscape, networkx; all attributes")
