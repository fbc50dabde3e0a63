"""The command that computes what analysts compute of a discourse network: analyse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.coded import Coded, how_right, read_coded
from kg.cli.networks import Alias, Threshold, chosen_values, day_of
from kg.cli.options import Config, Quiet, settings_of
from kg.cli.screen import count, say, warn
from kg.networks.options import FEW, Duplicates, Kernel, Options, Unit, Windows

if TYPE_CHECKING:
    from kg.coding import Coding

FOLDER = Path("analyses")


def analyse(
    source: Coded,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write it all.")] = FOLDER,
    rows: Annotated[
        str, typer.Option(metavar="NAME", help="Who: person, organization, actor (either), or another variable.")
    ] = "actor",
    columns: Annotated[str, typer.Option(metavar="NAME", help="What they speak of.")] = "concept",
    qualifier: Annotated[str, typer.Option(metavar="NAME", help="What tells the side.")] = "agreement",
    duplicates: Annotated[Duplicates, typer.Option(help="Within what the same is counted once.")] = Duplicates.DOCUMENT,
    of: Annotated[
        str, typer.Option(metavar="issues|actors", help="Of a build: sides on issues, or on actors.")
    ] = "issues",
    kind: Annotated[str | None, typer.Option(metavar="NAME", help="Type of statement, if there are several.")] = None,
    start: Annotated[str | None, typer.Option(metavar="DATE", help="First day: 2009-07-01.")] = None,
    stop: Annotated[str | None, typer.Option(metavar="DATE", help="Last day, all of it.")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="Leave out statements with this; may be repeated.")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="Only those with one of these; may be repeated.")
    ] = None,
    min_row: Annotated[int, typer.Option(metavar="N", help="Leave out actors with fewer statements.")] = 0,
    min_column: Annotated[int, typer.Option(metavar="N", help="Leave out issues with fewer statements.")] = 0,
    window: Annotated[Unit, typer.Option(help="Windows of time are so many of these.")] = Unit.MONTHS,
    size: Annotated[int, typer.Option(min=1, help="How many units a window is wide.")] = 1,
    step: Annotated[int | None, typer.Option(min=1, help="By how many units it moves on. [the size]")] = None,
    kernel: Annotated[Kernel, typer.Option(help="Statements count the less, the further from the middle.")] = Kernel.NO,
    whole: Annotated[bool, typer.Option("--whole", help="No windows: the whole range alone.")] = False,
    compatible: Annotated[
        bool, typer.Option("--dna-compatible", help="The numbers of DNA 3.1.2, its oddities included.")
    ] = False,
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
    settings = settings_of(config)
    coding, quality = read_coded(source, settings, of), how_right(source, settings)
    windows = None if whole or not _dated(coding) else Windows(window, size, _step(step, size, compatible), kernel)
    asked = Options(
        rows=rows,
        columns=columns,
        qualifier=None if qualifier in ("", "none") else qualifier,
        duplicates=duplicates,
        start=day_of(start, "--start"),
        stop=day_of(stop, "--stop", end=True),
        exclude=chosen_values(exclude, "--exclude"),
        keep=chosen_values(keep, "--keep"),
        kind=kind,
        windows=windows,
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


def _step(step: int | None, size: int, compatible: bool) -> int:
    if compatible and step not in (None, 1):
        raise typer.BadParameter("--dna-compatible knows no --step; its windows move on by one")
    return step or (1 if compatible else size)
