"""GraphML of the statement network, with plain attributes only: visone's own dialect is what Gephi misreads."""

from __future__ import annotations

import networkx as nx

from kg.export.format import Format
from kg.model import Knowledge
from kg.networks import to_networkx


def write(knowledge: Knowledge) -> str:
    """Return the network as GraphML; every edge has an id, every attribute one type."""
    graph = to_networkx(knowledge)
    for _, values in graph.nodes(data=True):
        values["label"] = values["label"] or "–"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + "\n".join(nx.generate_graphml(graph, named_key_ids=True, edge_id_from_attribute=None)) + "\n"


FORMAT = Format("graphml", ".graphml", write, "the network for yEd, visone, Cytoscape, igraph")
