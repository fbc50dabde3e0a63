"""The names of attributes and the plain values of nodes and edges, the same in every format that has attributes."""

from __future__ import annotations

from collections.abc import Sequence

from kg.networks.formats.format import number
from kg.networks.formats.joined import Edge, Joined, Node
from kg.networks.formats.labels import apart

RESERVED = frozenset(
    (
        *("id", "name", "label", "variable", "bipartite", "statements", "color", "colour", "value", "sign", "weight"),
        *("key", "kind", "x", "y", "z", "xpos", "ypos", "zpos", "r", "g", "b", "size", "shape", "nodelabel"),
        *("source", "target", "start", "end"),
    )
)
"""What we write ourselves, and what Gephi, igraph and networkx take for the place, look or time of a node."""

Values = dict[str, str | int | float]


def column_names(attributes: Sequence[str]) -> list[str]:
    """Return the names of attributes so that none is empty, reserved or like another."""
    named = [name.strip() or "attribute" for name in attributes]
    return apart([f"{name}_" if name.casefold() in RESERVED else name for name in named], str.casefold)


def node_values(node: Node, attributes: Sequence[str], names: Sequence[str]) -> Values:
    """Return what is known of a node as plain values; `names` are those of the attributes, by `column_names`."""
    values: Values = {"variable": node.variable, "statements": node.statements}
    if node.bipartite is not None:
        values["bipartite"] = node.bipartite
    for attribute, name in zip(attributes, names, strict=True):
        values[name] = node.attributes.get(attribute, "")
    return values


def edge_values(edge: Edge) -> Values:
    """Return what is known of an edge besides its weight, as plain values."""
    return {**({"sign": edge.sign} if edge.sign else {}), "statements": edge.statements}


def graph_values(joined: Joined) -> Values:
    """Return what the network is, as plain values: its options, range and number of statements."""
    matrix, options = joined.matrix, joined.matrix.options
    values: Values = {
        "title": joined.title,
        "mode": options.mode.value,
        "rows": options.rows,
        "columns": options.columns,
        "aggregation": options.aggregation.value,
        "normalization": options.normalization.value,
        "duplicates": options.duplicates.value,
        "statements": number(matrix.statements),
    }
    times = {"start": matrix.start, "middle": matrix.middle, "stop": matrix.stop}
    return values | {name: time.isoformat() for name, time in times.items() if time}
