"""A list of the edges: one line a cell that is not zero, each pair of a one-mode network once.

For R's igraph (`graph_from_data_frame(edges, vertices = nodes)`), for Gephi's import of spreadsheets and for
statistics; its names are the ids of the table of nodes.
"""

from __future__ import annotations

from kg.networks.formats.format import NetworkFormat, Written, number
from kg.networks.formats.joined import Joined
from kg.networks.formats.tables import table

COLUMNS = ("source", "target", "weight", "sign", "statements")


def write(joined: Joined) -> Written:
    """Return the edges as CSV."""
    names = [node.name for node in joined.nodes]
    rows = ((names[e.source], names[e.target], number(e.weight), e.sign, e.statements) for e in joined.edges)
    return table([COLUMNS, *rows], names)


FORMAT = NetworkFormat("edges", ".edges.csv", write, "a list of the edges: source, target, weight, sign, statements")
