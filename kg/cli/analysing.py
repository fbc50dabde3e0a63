"""The command that computes what analysts compute of a discourse network: analyse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.coded import Coded, how_right, read_coded
from kg.cli.network_options import (
    TIME,
    Alias,
    Columns,
    Compatible,
    Exclude,
    Keep,
    Kind,
    MinColumn,
    MinRow,
    Of,
    Qualifier,
    Rows,
    Size,
    Smoothing,
    Start,
    Stop,
    Threshold,
    Within,
    chosen_values,
    day_of,
    step_of,
    usual,
)
from kg.cli.options import Config, Quiet, settings_of
from kg.cli.screen import count, say, warn
from kg.networks.options import FEW, Duplicates, Kernel, Options, Unit, Windows

if TYPE_CHECKING:
    from kg.coding import Coding

FOLDER = Path("analyses")


def analyse(
    source: Coded,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write it all.")] = FOLDER,
    rows: Rows = None,
    columns: Columns = None,
    qualifier: Qualifier = None,
    duplicates: Within = Duplicates.DOCUMENT,
    of: Of = "issues",
    kind: Kind = None,
    start: Start = None,
    stop: Stop = None,
    exclude: Exclude = None,
    keep: Keep = None,
    min_row: MinRow = 0,
    min_column: MinColumn = 0,
    window: Annotated[
        Unit, typer.Option(help="Windows are so many of these; events are statements.", rich_help_panel=TIME)
    ] = Unit.MONTHS,
    size: Size = 1,
    step: Annotated[
        int | None,
        typer.Option(min=1, help="By how many units it moves on.", show_default="the size", rich_help_panel=TIME),
    ] = None,
    kernel: Smoothing = Kernel.NO,
    whole: Annotated[bool, typer.Option("--whole", help="No windows: the whole range alone.")] = False,
    compatible: Compatible = False,
    camps: Annotated[int, typer.Option(min=2, help="Into how many camps polarisation divides.")] = 2,
    few: Annotated[int, typer.Option(min=0, help="Windows with fewer statements are marked.")] = FEW,
    pictures: Annotated[str, typer.Option(metavar="svg|png|pdf|none", help="Kind of the pictures.")] = "svg",
    threshold: Threshold = None,
    alias: Alias = "",
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Write tables and pictures of a debate: agreement, flips, polarisation, communities, centrality, backbone."""
    from kg import writing
    from kg.networks.analyses import Wishes, analyses
    from kg.networks.figures import FORMATS, check_plots

    if pictures != "none":
        if f".{pictures}" not in FORMATS:
            raise typer.BadParameter(f"--pictures {pictures}: use svg, png, pdf or none")
        check_plots()
    row, column, side = usual(of, rows, columns, qualifier)
    moves = step_of(step, size, compatible=compatible)
    settings = settings_of(config)
    coding, quality = read_coded(source, settings, of), how_right(source, settings)
    asked = Options(
        rows=row,
        columns=column,
        qualifier=side,
        duplicates=duplicates,
        start=day_of(start, "--start"),
        stop=day_of(stop, "--stop", end=True),
        exclude=chosen_values(exclude, "--exclude"),
        keep=chosen_values(keep, "--keep"),
        kind=kind,
        windows=None if whole or not _dated(coding) else Windows(window, size, moves, kernel),
        compatible=compatible,
        min_row=min_row,
        min_column=min_column,
    )
    wishes = Wishes(few, camps, None if pictures == "none" else f".{pictures}", threshold, alias)
    made = analyses(coding, asked, wishes, source=source.name, quality=quality)
    writing.write_files(made.files, output)
    if not quiet:
        warn((*coding.notes, *made.notes), f"{output / 'README.txt'} has all")
        say(f"Wrote {count(len(made.files), 'file')} into {output}; its README.txt says what they are.")


def _dated(coding: Coding) -> bool:
    return any(document.time is not None for document in coding.documents)
