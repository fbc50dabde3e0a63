"""A .net file for Pajek (and igraph, Gephi, visone): names and weights; the format has no other attributes.

Written here and not by networkx, which knows no network of two modes (*Vertices 9 5: of nine the first five are rows),
adds a shape to each vertex and writes a name without a blank as it is, quotation marks included.

Pajek takes a file for UTF-8 only if it begins with a byte order mark; one with ASCII names alone has none, for older
programs stumble over it. The *Network line stands first, since networkx overlooks a first line with such a mark. A
name stands in quotation marks and cannot have one inside.
"""

from __future__ import annotations

from kg.networks.formats.format import NetworkFormat, Written, number
from kg.networks.formats.joined import Joined
from kg.networks.formats.labels import apart, changes, one_line


def write(joined: Joined) -> Written:
    """Return the network as a Pajek file."""
    before = [node.name for node in joined.nodes]
    names = apart(one_line(name).replace('"', "'") for name in before)
    size = f"{len(names)} {len(joined.matrix.rows)}" if joined.two_mode else f"{len(names)}"
    lines = [f"*Network {one_line(joined.title)}", f"*Vertices {size}"]
    lines += [f'{index} "{name}"' for index, name in enumerate(names, start=1)]
    lines += ["*Edges", *(f"{e.source + 1} {e.target + 1} {number(e.weight)}" for e in joined.edges)]
    text = "\n".join(lines) + "\n"
    notes = changes(before, names, "for Pajek holds neither quotation marks nor more than one line")
    return Written(text if text.isascii() else "\ufeff" + text, tuple(notes))


FORMAT = NetworkFormat("pajek", ".net", write, "for Pajek: names and weights")
