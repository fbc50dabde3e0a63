"""The files of networks that other programs open: one writer a module, all of them in FORMATS.

Matrix + Coding → joined → write → the text of a file, and which names it could not hold

To add a format, write a module with `FORMAT = NetworkFormat(name, suffix, write, help)` and put it in the tuple.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.coding import Coding
from kg.errors import InputError
from kg.networks.formats import csv, dl, edges, gexf, graphml, nodes, pajek
from kg.networks.formats.format import NetworkFormat, Written
from kg.networks.formats.graph import to_graph
from kg.networks.formats.joined import Joined, joined
from kg.networks.matrix import Matrix

FORMATS: tuple[NetworkFormat, ...] = (
    csv.FORMAT, edges.FORMAT, nodes.FORMAT, graphml.FORMAT, gexf.FORMAT, pajek.FORMAT, dl.FORMAT,
)  # fmt: skip


def find_network_format(name: str) -> NetworkFormat:
    """Return the format called `name`; raises InputError for a name that is not in FORMATS, with those that are."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise InputError(f"no format {name!r}; use one of: {', '.join(f.name for f in FORMATS)}")


def format_of(path: Path) -> NetworkFormat:
    """Return the format that the end of a file's name asks for, the longest of those that fit.

    Raises InputError for one that no format has, with those that there are.
    """
    fitting = [known for known in FORMATS if path.name.lower().endswith(known.suffix)]
    if fitting:
        return max(fitting, key=lambda known: len(known.suffix))
    ends = ", ".join(f.suffix for f in FORMATS)
    raise InputError(f"{path}: its ending tells no format; use one of {ends}, or name the format")


def files(matrices: Sequence[Matrix], coding: Coding, format_: NetworkFormat) -> Iterator[tuple[str, Written]]:
    """Yield the name and contents of each file: one a window, named so that they sort by time.

    Raises InputError if the network is not of this coding.
    """
    digits = len(str(len(matrices)))
    for index, each in enumerate(joined(matrices, coding), start=1):
        times = (each.matrix.start, each.matrix.stop)
        days = "".join(f"_{time:%Y-%m-%d}" for time in times if time)
        yield f"{index:0{digits}}{days}{format_.suffix}", format_.write(each)


__all__ = [
    "FORMATS",
    "Joined",
    "NetworkFormat",
    "Written",
    "files",
    "find_network_format",
    "format_of",
    "joined",
    "to_graph",
]
