"""The pictures that discourse-network analysts draw: issues by agreement, and polarisation over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.networks.agreement import Tally
from kg.networks.figures import AGREEMENT, DARK, DISAGREEMENT, GREY, LIGHT, figure, text
from kg.networks.options import FEW
from kg.networks.polarization import Polarization

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 40
"""How many issues or actors a picture shows: the first."""


@figure
def agreement_figure(
    tallies: Sequence[Tally], *, title: str = "Statements against and for", most: int = MOST
) -> Figure:
    """Draw how many statements are against (to the left) and for (to the right) each issue, or are by each actor."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    shown, rest = tallies[:most], tallies[most:]
    labels = [text(t.name, width=44, length=84) for t in shown]
    lines = sum(label.count("\n") + 1 for label in labels)
    made = Figure(figsize=(7.4, 1.3 + 0.13 * lines + 0.17 * len(shown)), layout="constrained")
    axes = made.add_subplot()
    places = range(len(shown))
    axes.barh(places, [-t.against for t in shown], color=DISAGREEMENT, height=0.66, label="against", hatch="////",
              edgecolor="white", linewidth=0)  # fmt: skip
    axes.barh(places, [t.for_ for t in shown], color=AGREEMENT, height=0.66, label="for")
    widest = max((max(t.against, t.for_) for t in shown), default=1) or 1
    for place, tally in zip(places, shown, strict=True):
        for count, side in ((tally.against, -1), (tally.for_, 1)):
            if count:
                axes.annotate(
                    str(count), (side * count, place), (side * 3, 0), textcoords="offset points", va="center",
                    ha="left" if side > 0 else "right", fontsize=8,
                )  # fmt: skip
    axes.axvline(0, color=DARK, linewidth=0.8)
    axes.set_xlim(-1.12 * widest, 1.12 * widest)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_yticks(places, labels, parse_math=False)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.xaxis.set_major_locator(MaxNLocator(9, integer=True))
    axes.set_xlabel(_below(shown, rest))
    axes.set_title(title, parse_math=False)
    made.legend(loc="outside upper right", ncols=2)
    return made


def _below(shown: Sequence[Tally], rest: Sequence[Tally]) -> str:
    neither = sum(t.neither for t in shown)
    notes = [f"{sum(t.statements for t in shown)} statements"]
    notes += [f"{neither} of them neither for nor against"] if neither else []
    notes += [f"{len(rest)} more with {sum(t.statements for t in rest)} not shown"] if rest else []
    return "; ".join(notes)


@figure
def polarization_figure(windows: Sequence[Polarization], *, few: int = FEW) -> Figure:
    """Draw polarisation over time, with the number of statements below; hollow where a window has few of them.

    A window without ties breaks the lines.
    """
    from matplotlib.dates import date2num
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.ticker import MaxNLocator

    made = Figure(figsize=(7.4, 4.4), layout="constrained")
    upper, lower = made.subplots(2, sharex=True, height_ratios=(3, 1))
    dated = [window for window in windows if window.middle is not None]
    times = [float(date2num(w.middle)) for w in dated]  # type: ignore[no-untyped-call]
    few_of = [w.few for w in dated]
    shares, modularities = [w.share_of_disagreement for w in dated], [w.modularity for w in dated]
    _line(upper, times, shares, few_of, SHARE)
    _line(upper, times, modularities, few_of, MODULARITY)
    upper.set_ylim(-0.03, 1.03)
    upper.set_title("Polarisation")
    colours = [LIGHT if w.few else GREY for w in dated]
    lower.vlines(times, 0, [w.statements for w in dated], colors=colours, linewidth=_thickness(len(dated)))
    lower.axhline(few, color=GREY, linewidth=0.8, linestyle=":")
    lower.set_ylim(bottom=0)
    lower.set_ylabel("statements")
    lower.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    lower.xaxis_date()
    lower.set_xlabel(_few(dated, few))
    handles = [
        Line2D([], [], color=look.colour, linestyle=look.dashes, marker=look.marker, markersize=5, label=look.label)
        for look in (SHARE, MODULARITY)
    ]
    made.legend(handles=handles, loc="outside upper right", ncols=2)
    return made


def _few(windows: Sequence[Polarization], few: int) -> str:
    empty, sparse = sum(not w.statements for w in windows), sum(w.few and w.statements > 0 for w in windows)
    return f"{len(windows)} windows: {sparse} with fewer than {few} statements (hollow, light), {empty} with none"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line is drawn, and what it is."""

    marker: str
    dashes: Literal["-", "--"]
    colour: str
    label: str


SHARE = _Look("s", "--", DISAGREEMENT, "share of disagreement")
MODULARITY = _Look("o", "-", AGREEMENT, "signed modularity of the best camps")


def _line(axes: Axes, times: Sequence[float], values: Sequence[float | None], few: Sequence[bool], look: _Look) -> None:
    gaps = [float("nan") if value is None else value for value in values]
    axes.plot(times, gaps, color=look.colour, linewidth=1.1, linestyle=look.dashes, alpha=0.8)
    size = min(6.0, max(2.5, 260 / max(len(times), 1)))
    for hollow in (False, True):
        some = [(t, v) for t, v, f in zip(times, gaps, few, strict=True) if f is hollow]
        axes.plot(
            [t for t, _ in some], [v for _, v in some], look.marker, color=look.colour, markersize=size,
            linestyle="none", markerfacecolor="white" if hollow else look.colour,
        )  # fmt: skip


def _thickness(count: int) -> float:
    return min(14.0, max(0.8, 300 / max(count, 1)))
