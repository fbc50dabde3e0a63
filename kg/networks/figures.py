"""How pictures look and are written: with matplotlib, without a screen, the same bytes for the same input.

matplotlib comes with the extra `plots` of pyproject.toml; nothing here needs it before a picture is
asked for. The settings of the user (matplotlibrc) are left aside, and pyplot is never touched. Text in a picture is
other people's: it is shown as it is, never read as a formula. In an SVG it stays text, so that it can be searched,
read out and edited, and the reader's fonts show every script; the other kinds have the letters of DejaVu Sans alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, ParamSpec
from warnings import catch_warnings

from kg.errors import InputError
from kg.extras import remedy
from kg.networks.formats.labels import one_line
from kg.networks.statements import short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Parameters = ParamSpec("Parameters")

AGREEMENT, DISAGREEMENT = "#0072B2", "#C44601"
"""Blue and vermilion, after Okabe and Ito, as in the network that kg draws; told apart by all eyes, and by dashes."""
DARK, GREY, LIGHT = "#2B2F36", "#6B7280", "#D5D9E0"

FORMATS: Mapping[str, Mapping[str, Any]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": None},
}
"""The endings of pictures, with what they must not say: when and by what they were made."""

_STYLE: Mapping[str, Any] = {
    "svg.hashsalt": "kg",
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans"],  # comes with matplotlib
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "text.color": DARK,
    "axes.labelcolor": DARK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": DARK,
    "ytick.labelcolor": DARK,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "savefig.dpi": 144,
}


def check_plots() -> None:
    """Raise InputError if matplotlib is not installed, with what to install."""
    if find_spec("matplotlib") is None:
        raise InputError(f"pictures need matplotlib; run: {remedy('plots')}")


def check_picture(path: Path) -> None:
    """Raise InputError if a file's name has no ending of a picture, or matplotlib is not installed."""
    if path.suffix.lower() not in FORMATS:
        raise InputError(f"{path}: no picture is called so; use one of {', '.join(FORMATS)}")
    check_plots()


@contextmanager
def styled() -> Iterator[None]:
    """Draw in our style, whatever the settings of the user."""
    check_plots()
    from matplotlib import style

    with catch_warnings(action="ignore", category=UserWarning), style.context(["default", dict(_STYLE)]):
        yield  # what matplotlib warns of are letters that its font lacks: `not_shown` tells them


def figure(draw: Callable[Parameters, Figure]) -> Callable[Parameters, Figure]:
    """Let a function draw in our style. Raises InputError if matplotlib is not installed."""

    @wraps(draw)
    def drawn(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Figure:
        with styled():
            made = draw(*args, **kwargs)
            made.draw_without_rendering()
            made.set_layout_engine("none")  # laid out once: each further time would move things by a hair
            return made

    return drawn


def picture(made: Figure, ending: str) -> bytes:
    """Return a figure as the bytes of a file: .svg, .png or .pdf. Raises InputError for another ending."""
    check_picture(Path(f"picture{ending}"))
    with styled():
        out = io.BytesIO()
        kind = ending.lower()
        made.savefig(out, format=kind[1:], metadata=dict(FORMATS[kind]))
        return out.getvalue()


def not_shown(labels: Iterable[str], ending: str) -> tuple[str, ...]:
    """Return what is to be said of characters of these labels that a picture of this kind cannot show."""
    if ending.lower() == ".svg":
        return ()
    check_plots()
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    known = FT2Font(findfont("DejaVu Sans")).get_charmap()
    unknown = sorted({c for label in labels for c in text(label) if ord(c) not in known and not c.isspace()})
    if not unknown:
        return ()
    return (f"a {ending} picture cannot show {len(unknown)} of the characters ({''.join(unknown[:9])}); an .svg can",)


def text(label: str, *, width: int = 0, length: int = 80) -> str:
    """Return a label as it is drawn: short, on one line, or on lines of `width` characters."""
    line = short(one_line(label), length)
    return "\n".join(wrap(line, width)) if width else line
