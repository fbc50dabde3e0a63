"""A discourse network as a picture: who agrees and disagrees with whom, or who is for and against what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.coding import ORGANIZATION, PERSON, Coding
from kg.networks.figures import AGREEMENT, DARK, DISAGREEMENT, GREY, figure, text
from kg.networks.layout import positions
from kg.networks.matrix import Matrix
from kg.networks.options import Mode
from kg.networks.selection import ACTOR
from kg.networks.springs import BOX

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TIES_PER_NODE = 4
"""If nothing else is asked for, a picture shows so many times as many ties as nodes, the strongest."""
_DOTS = 96.0
"""What the layout counts in, per inch."""

Place = tuple[float, float]
Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the picture, from node to node; `weight` is negative for disagreement."""

    source: str
    target: str
    weight: float


def strongest(matrix: Matrix, *, threshold: float | None = None, most: int | None = None) -> tuple[list[Tie], int]:
    """Return the ties to draw, the strongest last, and how many there are in all.

    Those of at least `threshold`, whatever their sign; without one the `most` strongest (by default four times as
    many as there are nodes), and all that are as strong as the weakest of these.
    """
    two = matrix.options.mode is Mode.TWO_MODE
    ties = [Tie(_row(row), _column(column, two=two), value) for row, column, value in matrix.edges()]
    ties.sort(key=lambda tie: (abs(tie.weight), tie.source, tie.target))
    if threshold is None:
        nodes = len(matrix.rows) + (len(matrix.columns) if two else 0)
        most = TIES_PER_NODE * nodes if most is None else most
        threshold = abs(ties[-most].weight) if 0 < most < len(ties) else 0.0
    return [tie for tie in ties if abs(tie.weight) >= threshold], len(ties)


def _row(name: str) -> str:
    return f"row {name}"


def _column(name: str, *, two: bool) -> str:
    return f"column {name}" if two else _row(name)


@figure
def network_figure(
    matrix: Matrix,
    *,
    threshold: float | None = None,
    most: int | None = None,
    labels: Mapping[str, str] | None = None,
    colours: Mapping[str, Colour] | None = None,
) -> Figure:
    """Draw a network: agreement as solid blue lines, disagreement as dashed orange ones, the wider the stronger.

    Which ties are shown: see `strongest`; the text below the picture says it. Nodes without any stand apart. Only
    agreement pulls nodes together. `labels` gives other names to nodes, such as aliases; `colours` their colours.
    """
    from matplotlib.figure import Figure

    ties, all_ties = strongest(matrix, threshold=threshold, most=most)
    two = matrix.options.mode is Mode.TWO_MODE
    rows = [_row(name) for name in matrix.rows]
    columns = [_column(name, two=True) for name in matrix.columns] if two else []
    places = positions(_graph(rows + columns, ties))
    width, height = _size(places)
    made = Figure(figsize=(width, height), layout="constrained")
    axes = made.add_subplot()
    axes.set_axis_off()
    axes.set_aspect("equal")
    _draw_ties(axes, ties, places)
    look = (labels or {}, colours or {})
    _draw_nodes(axes, [(node, name) for node, name in zip(rows, matrix.rows, strict=True)], places, look, "o")
    _draw_nodes(axes, [(node, name) for node, name in zip(columns, matrix.columns, strict=False)], places, look, "s")
    axes.set_title(_caption(matrix, ties, all_ties), fontsize=9, parse_math=False)
    _legend(made, ties, two=two)
    return made


def _graph(nodes: Sequence[str], ties: Sequence[Tie]) -> nx.MultiDiGraph[str]:
    """Return what pulls the nodes together: agreement, and disagreement for those who agree with nobody."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes, kind="actor")
    friendly = [tie for tie in ties if tie.weight > 0]
    among = {node for tie in friendly for node in (tie.source, tie.target)}
    alone = [tie for tie in ties if tie.weight < 0 and not {tie.source, tie.target} <= among]
    graph.add_edges_from((tie.source, tie.target) for tie in friendly + alone)
    return graph


def _size(places: Mapping[str, Place]) -> tuple[float, float]:
    """Return the width and height of the picture in inches: as many as the layout needs."""
    if not places:
        return 4.0, 2.0
    spread = [max(p[axis] for p in places.values()) - min(p[axis] for p in places.values()) for axis in (0, 1)]
    return max(5.0, (spread[0] + BOX[0] + 40) / _DOTS), max(3.0, (spread[1] + BOX[1] + 90) / _DOTS)


def _draw_ties(axes: Axes, ties: Sequence[Tie], places: Mapping[str, Place]) -> None:
    top = max((abs(tie.weight) for tie in ties), default=1.0)
    for tie in ties:
        share = abs(tie.weight) / top
        (x1, y1), (x2, y2) = places[tie.source], places[tie.target]
        axes.plot(
            [x1, x2], [-y1, -y2], color=AGREEMENT if tie.weight > 0 else DISAGREEMENT, linewidth=0.4 + 2.4 * share,
            linestyle="-" if tie.weight > 0 else (0, (3, 2)), alpha=0.35 + 0.4 * share, zorder=1,
            solid_capstyle="round",
        )  # fmt: skip


def _draw_nodes(
    axes: Axes,
    nodes: Sequence[tuple[str, str]],
    places: Mapping[str, Place],
    look: tuple[Mapping[str, str], Mapping[str, Colour]],
    marker: str,
) -> None:
    labels, colours = look
    for node, name in nodes:
        x, y = places[node]
        fill = colours.get(name, DARK if marker == "o" else "white")
        axes.plot([x], [-y], marker, markersize=7, markerfacecolor=fill, markeredgecolor=DARK, zorder=3)
        axes.annotate(
            text(labels.get(name) or name, width=24, length=60), (x, -y), (0, -6), textcoords="offset points",
            ha="center", va="top", fontsize=7, parse_math=False, zorder=4, linespacing=0.95,
            bbox={"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.4},
        )  # fmt: skip


def _caption(matrix: Matrix, ties: Sequence[Tie], all_ties: int) -> str:
    options = matrix.options
    what = text(f"{options.rows} × {options.columns if options.mode is Mode.TWO_MODE else options.rows}")
    if len(ties) == all_ties:
        return f"{what}: all {all_ties} ties of {matrix.statements} statements"
    weakest = min((abs(tie.weight) for tie in ties), default=0.0)
    return f"{what}: {len(ties)} of {all_ties} ties (at least {weakest:.3g}) of {matrix.statements} statements"


def _legend(made: Figure, ties: Sequence[Tie], *, two: bool) -> None:
    from matplotlib.lines import Line2D

    names = ("for", "against") if two else ("agreement", "disagreement")
    handles = [Line2D([], [], color=AGREEMENT, linewidth=2, label=names[0])]
    if any(tie.weight < 0 for tie in ties):
        handles.append(Line2D([], [], color=DISAGREEMENT, linewidth=2, linestyle=(0, (3, 2)), label=names[1]))
    if two:
        shapes = (("o", DARK, "who"), ("s", "white", "what"))
        handles += [
            Line2D([], [], marker=m, color=GREY, markerfacecolor=c, markeredgecolor=DARK, linestyle="none", label=n)
            for m, c, n in shapes
        ]
    made.legend(handles=handles, loc="outside lower left", ncols=len(handles))


def variables_of(rows: str) -> tuple[str, ...]:
    """Return the variables whose values the rows of a network are: of `actor` person and organization."""
    return (PERSON, ORGANIZATION) if rows == ACTOR else (rows,)


def entity_labels(coding: Coding, variables: Sequence[str], attribute: str = "alias") -> dict[str, str]:
    """Return what the code book calls the values of these variables in an attribute, such as their aliases."""
    known = ((e.value, e.attributes.get(attribute, "")) for e in coding.entities if e.variable in variables)
    return {name: label for name, label in known if label}


def entity_colours(coding: Coding, variables: Sequence[str]) -> dict[str, Colour]:
    """Return the colours that the code book gives to the values of these variables."""
    known = ((e.value, e.colour) for e in coding.entities if e.variable in variables)
    return {name: (c[0] / 255, c[1] / 255, c[2] / 255) for name, c in known if c is not None}
