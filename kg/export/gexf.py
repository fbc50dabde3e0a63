"""GEXF 1.3 of the statement network for Gephi: labels, places, colours, and every attribute typed.

Written here and not by networkx: its writer stamps today's date (two builds would differ) and knows no 1.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.export.format import Format
from kg.model import Knowledge
from kg.networks import draw, to_networkx
from kg.networks.formats.gexf import attvalues, colour, declared, quoted, typed

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
    node_columns = typed(_without_label(values) for _, values in nodes)
    edge_columns = typed(_without_label(values) for *_, values in edges)
    lines = [HEAD.rstrip("\n"), *declared("node", node_columns), *declared("edge", edge_columns), "<nodes>"]
    for node, values in nodes:
        lines.append(f"<node id={quoted(node)} label={quoted(values['label'])}>{attvalues(values, node_columns)}")
        lines.append(_drawn(drawn[node]) + "</node>")
    lines.append("</nodes>\n<edges>")
    for number, (source, target, _, values) in enumerate(edges):
        ends = f'source={quoted(source)} target={quoted(target)} label={quoted(values["relation"])} weight="1"'
        lines.append(f'<edge id="{number}" {ends}>{attvalues(values, edge_columns)}</edge>')
    lines.append("</edges>\n</graph>\n</gexf>\n")
    return "\n".join(lines)


def _without_label(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "label"}


def _drawn(node: Mapping[str, Any]) -> str:
    place = f'<viz:position x="{node["x"]}" y="{-node["y"]}" z="0"/><viz:size value="{node["size"]}"/>'
    return place + colour(node["color"])


FORMAT = Format("gexf", ".gexf", write, "the network for Gephi, with places and colours")
