"""Networks: the statements as a graph to look at, and discourse networks to compute with.

Knowledge → to_networkx → MultiDiGraph   every statement an edge with its evidence
                        → to_pyvis → Network   the same, placed, shaped and coloured; nothing moves
Coding, Options → network → Matrix   actors × issues, or actors × actors by what they agree on; one, or one a window
                 → analyses.analyses → files   agreement, flips, polarisation, communities … as tables and pictures
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.networks.options import Aggregation, Duplicates, Kernel, Mode, Normalization, Options, Unit, Windows

if TYPE_CHECKING:
    from kg.networks.build import network, of_selection
    from kg.networks.drawing import (
        KINDS,
        RELATIONS,
        draw,
        drawing_options,
        drawn_edges,
        drawn_nodes,
        relations,
        to_pyvis,
    )
    from kg.networks.matrix import Matrix
    from kg.networks.selection import Selection, select
    from kg.networks.statements import short, slug_label, to_be_drawn, to_networkx, xml_text

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
    "drawing_options",
    "drawn_edges",
    "drawn_nodes",
    "network",
    "of_selection",
    "relations",
    "select",
    "short",
    "slug_label",
    "to_be_drawn",
    "to_networkx",
    "to_pyvis",
    "xml_text",
]

# networkx, scipy and pyvis take more than a second to load: every command would wait, also those that need none of it.
_MODULES = {
    "build": ("network", "of_selection"),
    "drawing": ("KINDS", "RELATIONS", "draw", "drawn_edges", "drawn_nodes", "drawing_options", "relations", "to_pyvis"),
    "matrix": ("Matrix",),
    "selection": ("Selection", "select"),
    "statements": ("short", "slug_label", "to_be_drawn", "to_networkx", "xml_text"),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
