"""A table of the nodes, in the order of the matrix: rows first, then columns.

Every attribute that a value has in the coding is a column. One with a name that other columns or programs use
for something else has a line behind it: “size_”.
"""

from __future__ import annotations

from kg.networks.formats.attributes import column_names
from kg.networks.formats.format import NetworkFormat, Written
from kg.networks.formats.joined import Joined
from kg.networks.formats.tables import Cell, table

COLUMNS = ("id", "label", "variable", "bipartite", "statements", "color")


def write(joined: Joined) -> Written:
    """Return the nodes as CSV."""
    rows: list[list[Cell]] = [[*COLUMNS, *column_names(joined.attributes)]]
    for node in joined.nodes:
        bipartite = "" if node.bipartite is None else node.bipartite
        own: list[Cell] = [node.name, node.label, node.variable, bipartite, node.statements, node.colour]
        rows.append(own + [node.attributes.get(name, "") for name in joined.attributes])
    return table(rows, [node.name for node in joined.nodes])


FORMAT = NetworkFormat(
    "nodes", ".nodes.csv", write, "a table of the nodes with their attributes, in the order of the matrix"
)
