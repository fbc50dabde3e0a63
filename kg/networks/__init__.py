"""Networks: the statements as a graph to look at, and discourse networks to compute with.

Knowledge → to_networkx → MultiDiGraph   every statement an edge with its evidence
                        → to_pyvis → Network   the same, placed, shaped and coloured; nothing moves
Coding, Options → network → Matrix   actors × issues, or actors × actors by what they agree on; one, or one a window
"""

from kg.networks.build import network, of_selection
from kg.networks.drawing import KINDS, RELATIONS, draw, relations, to_pyvis
from kg.networks.matrix import Matrix
from kg.networks.options import (
    Aggregation,
    Duplicates,
    Kernel,
    Mode,
    Normalization,
    Options,
    Unit,
    Windows,
)
from kg.networks.selection import Selection, select
from kg.networks.statements import short, slug_label, to_networkx, xml_text

__all__ = [
    "KINDS",
    "RELATIONS",
    "Aggregation",
    "Duplicates",
    "Kernel",
    "Matrix",
    "Mode",
    "Normalization",
    "Options",
    "Selection",
    "Unit",
    "Windows",
    "draw",
    "network",
    "of_selection",
    "relations",
    "select",
    "short",
    "slug_label",
    "to_networkx",
    "to_pyvis",
    "xml_text",
]
