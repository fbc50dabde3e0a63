"""GEXF 1.3 of the statement network for Gephi: labels, places, colours, and every attribute typed.

Written here and not by networkx: its writer stamps today's date (two builds would differ) and knows no 1.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from kg.export.format import Format
from kg.model import Knowledge
from kg.networks import draw, to_networkx, xml_text

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>kg</creator><description>Who said what, about whom, and what happened</description></meta>
<graph defaultedgetype="directed" mode="static">
"""


def write(knowledge: Knowledge) -> str:
    """Return the network as GEXF."""
    graph = to_networkx(knowledge)
    drawn = {node["id"]: node for node in draw(graph).nodes}
    nodes = [(node, graph.nodes[node]) for node in sorted(graph)]
    edges = sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3])
    node_columns = _columns(values for _, values in nodes)
    edge_columns = _columns(values for *_, values in edges)
    lines = [HEAD.rstrip("\n"), *_declare("node", node_columns), *_declare("edge", edge_columns), "<nodes>"]
    for node, values in nodes:
        lines.append(f"<node id={_quoted(node)} label={_quoted(values['label'])}>{_values(values, node_columns)}")
        lines.append(_drawn(drawn[node]) + "</node>")
    lines.append("</nodes>\n<edges>")
    for number, (source, target, _, values) in enumerate(edges):
        ends = f'source={_quoted(source)} target={_quoted(target)} label={_quoted(values["relation"])} weight="1"'
        lines.append(f'<edge id="{number}" {ends}>{_values(values, edge_columns)}</edge>')
    lines.append("</edges>\n</graph>\n</gexf>\n")
    return "\n".join(lines)


def _columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the attributes with their GEXF type, by name."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if name != "label":
                types[name] = {int: "integer", float: "double"}.get(type(value), "string")
    return dict(sorted(types.items()))


def _declare(kind: str, columns: Mapping[str, str]) -> list[str]:
    inner = [f'<attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in columns.items()]
    return [f'<attributes class="{kind}" mode="static">', *inner, "</attributes>"]


def _values(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    cells = [f'<attvalue for="{c}" value={_quoted(str(row[c]))}/>' for c in columns if row.get(c) not in (None, "")]
    return f"<attvalues>{''.join(cells)}</attvalues>" if cells else ""


def _drawn(node: Mapping[str, Any]) -> str:
    red, green, blue = (int(node["color"][i : i + 2], 16) for i in (1, 3, 5))
    return (
        f'<viz:position x="{node["x"]}" y="{-node["y"]}" z="0"/><viz:size value="{node["size"]}"/>'
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    )


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))


FORMAT = Format("gexf", ".gexf", write, "the network for Gephi, with places and colours")
