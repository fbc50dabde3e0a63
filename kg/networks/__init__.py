"""The statements as a network: a networkx graph to compute with, a pyvis Network to look at.

Knowledge → to_networkx → MultiDiGraph   every statement an edge with its evidence
                        → to_pyvis → Network   the same, placed, shaped and coloured; nothing moves
"""

from kg.networks.drawing import KINDS, draw, relations, to_pyvis
from kg.networks.statements import short, slug_label, to_networkx, xml_text

__all__ = ["KINDS", "draw", "relations", "short", "slug_label", "to_networkx", "to_pyvis", "xml_text"]
