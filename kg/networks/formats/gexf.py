"""GEXF 1.3 for Gephi: every attribute typed, nodes in their colour, edges in that of their sign.

Written here and not by networkx: its writer stamps today's date, so that two runs would differ. Gephi draws and
places by weight and takes a negative one for a mistake, so `weight` is without its sign; `value` has it. A window of
time is a slice: Gephi joins the slices of a folder to a network that changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.networks.drawing import RELATIONS
from kg.networks.formats.attributes import column_names, edge_values, node_values
from kg.networks.formats.format import NetworkFormat, Written, number
from kg.networks.formats.joined import NEGATIVE, POSITIVE, Joined
from kg.networks.formats.labels import changes, one_line
from kg.networks.statements import xml_text

_COLOURS = {POSITIVE: RELATIONS["supports"].colour, NEGATIVE: RELATIONS["opposes"].colour}


def write(joined: Joined) -> Written:
    """Return the network as GEXF."""
    columns = column_names(joined.attributes)
    nodes = [node_values(node, joined.attributes, columns) for node in joined.nodes]
    edges = [{"value": float(edge.weight), **edge_values(edge)} for edge in joined.edges]
    node_columns, edge_columns = typed(nodes), typed(edges)
    labels = [one_line(node.label) for node in joined.nodes]
    lines = [_head(joined), *declared("node", node_columns), *declared("edge", edge_columns), "<nodes>"]
    for index, (label, node, values) in enumerate(zip(labels, joined.nodes, nodes, strict=True)):
        inner = attvalues(values, node_columns) + colour(node.colour)
        lines.append(f'<node id="n{index}" label={quoted(label)}>{inner}</node>')
    lines.append("</nodes>\n<edges>")
    for index, (edge, values) in enumerate(zip(joined.edges, edges, strict=True)):
        ends = f'id="{index}" source="n{edge.source}" target="n{edge.target}" weight="{number(abs(edge.weight))}"'
        lines.append(f"<edge {ends}>{attvalues(values, edge_columns)}{colour(_COLOURS.get(edge.sign, ''))}</edge>")
    lines.append("</edges>\n</graph>\n</gexf>\n")
    why = "for XML cannot hold them or they have more than one line"
    return Written("\n".join(lines), tuple(changes([node.label for node in joined.nodes], labels, why)))


def _head(joined: Joined) -> str:
    matrix = joined.matrix
    mode = 'mode="static"'
    if matrix.options.windows and matrix.start and matrix.stop:
        times = f'start="{matrix.start.isoformat()}" end="{matrix.stop.isoformat()}"'
        mode = f'mode="slice" timeformat="dateTime" timerepresentation="interval" {times}'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
        f"<meta><creator>kg</creator><description>{escape(xml_text(joined.title))}</description></meta>\n"
        f'<graph defaultedgetype="undirected" {mode}>'
    )


def typed(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the attributes of these rows with their GEXF type, by name."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            types[name] = {int: "integer", float: "double"}.get(type(value), "string")
    return dict(sorted(types.items()))


def declared(kind: str, columns: Mapping[str, str]) -> list[str]:
    """Return the lines that declare the attributes of nodes or edges."""
    inner = [f'<attribute id={quoted(n)} title={quoted(n)} type="{type_}"/>' for n, type_ in columns.items()]
    return [f'<attributes class="{kind}" mode="static">', *inner, "</attributes>"]


def attvalues(row: Mapping[str, Any], columns: Iterable[str]) -> str:
    """Return the values of one node or edge; what is empty is left out."""
    cells = [
        f"<attvalue for={quoted(c)} value={quoted(str(row[c]))}/>" for c in columns if row.get(c) not in (None, "")
    ]
    return f"<attvalues>{''.join(cells)}</attvalues>" if cells else ""


def colour(code: str) -> str:
    """Return the colour #rrggbb as GEXF has it, "" for none."""
    if not code:
        return ""
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def quoted(text: str) -> str:
    """Return the text as the value of an XML attribute, quotation marks included."""
    return quoteattr(xml_text(text))


FORMAT = NetworkFormat("gexf", ".gexf", write, "for Gephi; all attributes, colours of nodes, edges by sign")
