"""The command that makes discourse networks: network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.coded import Coded, read_coded
from kg.cli.network_options import (
    COUNTING,
    RESULT,
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
from kg.cli.options import AsCsv, AsJson, Config, Quiet, settings_of
from kg.cli.screen import count, say, show, show_json, show_rows, warn
from kg.errors import InputError
from kg.networks.options import FEW, Aggregation, Duplicates, Kernel, Mode, Normalization, Options, Unit, Windows

if TYPE_CHECKING:
    from kg.coding import Coding
    from kg.networks import Matrix, Selection

SHOWN = 40
"""Edges that the terminal shows, the heaviest first."""


def network(
    source: Coded,
    mode: Annotated[
        Mode,
        typer.Option("--type", help="Rows × columns, or rows × rows by what they share.", rich_help_panel=COUNTING),
    ] = Mode.TWO_MODE,
    rows: Rows = None,
    columns: Columns = None,
    qualifier: Qualifier = None,
    aggregation: Annotated[
        Aggregation | None,
        typer.Option(help="How sides become one number.", show_default="subtract", rich_help_panel=COUNTING),
    ] = None,
    normalization: Annotated[
        Normalization | None,
        typer.Option(
            help="What each number is divided by.", show_default="no; onemode: average", rich_help_panel=COUNTING
        ),
    ] = None,
    duplicates: Within = Duplicates.DOCUMENT,
    isolates: Annotated[
        bool,
        typer.Option("--isolates", help="With nodes that have no statement left.", rich_help_panel=COUNTING),
    ] = False,
    of: Of = "issues",
    kind: Kind = None,
    start: Start = None,
    stop: Stop = None,
    exclude: Exclude = None,
    keep: Keep = None,
    min_row: MinRow = 0,
    min_column: MinColumn = 0,
    window: Annotated[
        Unit | None,
        typer.Option(
            help="A network for each window of so many of these; events are statements.", rich_help_panel=TIME
        ),
    ] = None,
    size: Size = 1,
    step: Annotated[
        int | None,
        typer.Option(min=1, help="By how many units it moves on.", show_default="1", rich_help_panel=TIME),
    ] = None,
    kernel: Smoothing = Kernel.NO,
    no_indent: Annotated[
        bool, typer.Option("--no-indent", help="With a kernel: begin at the very ends.", rich_help_panel=TIME)
    ] = False,
    to_one: Annotated[
        bool, typer.Option("--normalize-to-one", help="With a kernel: each network adds up to 1.", rich_help_panel=TIME)
    ] = False,
    compatible: Compatible = False,
    american: Annotated[
        bool,
        typer.Option(
            "--american-weeks",
            help="With it: weeks as on a machine where they begin on Sunday.",
            rich_help_panel=COUNTING,
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="File to write, or folder for many windows.", rich_help_panel=RESULT
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="csv, edges, nodes, graphml, gexf, pajek or dl; else by the ending of the file.",
            rich_help_panel=RESULT,
        ),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it: .svg, .png or .pdf.", rich_help_panel=RESULT)
    ] = None,
    threshold: Threshold = None,
    alias: Alias = "",
    as_csv: AsCsv = False,
    as_json: AsJson = False,
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Make a discourse network: who is for and against what, or who agrees with whom, as a whole or in windows."""
    from kg.networks import of_selection, select
    from kg.networks.figures import check_picture

    if as_csv and as_json:
        raise typer.BadParameter("--json and --csv exclude each other")
    if window is None and (kernel is not Kernel.NO or step is not None or size != 1):
        raise typer.BadParameter(
            "--size, --step and --kernel are of windows; say --window days, weeks, months, events …"
        )
    moves = step_of(step, 1, compatible=compatible)
    row, column, side = usual(of, rows, columns, qualifier)
    averaged = side is not None and mode is Mode.ONE_MODE
    asked = Options(
        mode=mode,
        rows=row,
        columns=column,
        qualifier=side,
        aggregation=aggregation or (Aggregation.SUBTRACT if side else Aggregation.IGNORE),
        normalization=normalization or (Normalization.AVERAGE if averaged else Normalization.NO),
        duplicates=duplicates,
        isolates=isolates,
        start=day_of(start, "--start"),
        stop=day_of(stop, "--stop", end=True),
        exclude=chosen_values(exclude, "--exclude"),
        keep=chosen_values(keep, "--keep"),
        kind=kind,
        windows=Windows(window, size, moves, kernel, not no_indent) if window else None,
        normalize_to_one=to_one,
        compatible=compatible,
        american_weeks=american,
        min_row=min_row,
        min_column=min_column,
    )
    if plot is not None:
        check_picture(plot)
    coding = read_coded(source, settings_of(config), of)
    selection = select(coding, asked)
    found = of_selection(selection, asked)
    if plot is not None:
        _draw(found, coding, plot, threshold, alias)
    if output is not None:
        _write(found, coding, output, format_)
    elif as_json:
        show_json([_plain(matrix) for matrix in found])
    elif as_csv or format_:
        _print(found, coding, format_ or "csv")
    elif plot is None:
        _show(found)
    if not quiet:
        warn(coding.notes, "")
        _summary(selection, found)


def _write(found: Sequence[Matrix], coding: Coding, output: Path, name: str | None) -> None:
    """Write one network into a file, many into a folder."""
    from kg import writing
    from kg.networks.formats import find_network_format

    notes = writing.write_networks(found, coding, output, find_network_format(name) if name else None)
    warn(notes, f"{len(notes)} in all")
    say(f"Wrote {count(len(found), 'network')} into {output}" if output.is_dir() else f"Wrote {output}")


def _draw(found: Sequence[Matrix], coding: Coding, path: Path, threshold: float | None, alias: str) -> None:
    from kg import writing
    from kg.networks.figures import not_shown, picture
    from kg.networks.network_plot import entity_colours, entity_labels, network_figure, variables_of

    if len(found) != 1:
        raise InputError(f"there are {len(found)} networks, and a picture shows one; leave --window out")
    (matrix,) = found
    variables = variables_of(matrix.options.rows)
    drawn = network_figure(
        matrix,
        threshold=threshold,
        labels=entity_labels(coding, variables, alias) if alias else None,
        colours=entity_colours(coding, variables),
    )
    writing.write_bytes(path, picture(drawn, path.suffix))
    warn(not_shown((*matrix.rows, *matrix.columns), path.suffix), "")
    say(f"Drew {path}")


def _print(found: Sequence[Matrix], coding: Coding, name: str) -> None:
    import sys

    from kg.networks.formats import files, find_network_format

    if len(found) > 1:
        raise InputError(f"there are {len(found)} networks; name a folder with -o")
    for _, written in files(found, coding, find_network_format(name)):
        sys.stdout.write(written.text)
        warn(written.notes, "")


def _plain(matrix: Matrix) -> dict[str, Any]:
    times = {"start": matrix.start, "middle": matrix.middle, "stop": matrix.stop}
    return {
        **{name: time.isoformat() if time else None for name, time in times.items()},
        "statements": matrix.statements,
        "rows": list(matrix.rows),
        "columns": list(matrix.columns),
        "cells": matrix.dense().tolist(),
    }


def _show(found: Sequence[Matrix]) -> None:
    """Show the heaviest edges of a network, or how large each of many is."""
    if len(found) != 1:
        show_rows(("from", "to", "statements", "rows", "columns", "edges"), list(_sizes(found)))
        return
    edges = sorted(found[0].edges(), key=lambda e: (-abs(e[2]), e[0], e[1]))
    show_rows(("row", "column", "number"), [(row, column, f"{number:.3g}") for row, column, number in edges[:SHOWN]])
    if len(edges) > SHOWN:
        show(f"… and {len(edges) - SHOWN} more; --csv shows all.")


def _sizes(found: Sequence[Matrix]) -> Iterator[tuple[str, ...]]:
    for matrix in found:
        ends = [f"{time:%Y-%m-%d}" if time else "" for time in (matrix.start, matrix.stop)]
        numbers = (matrix.statements, len(matrix.rows), len(matrix.columns), sum(1 for _ in matrix.edges()))
        yield (*ends, *map(str, numbers))


def _summary(selection: Selection, found: Sequence[Matrix]) -> None:
    left = ", ".join(f"{number} {reason}" for reason, number in selection.dropped.items())
    say(f"{count(len(selection.statements), 'statement')} counted" + (f"; not counted: {left}." if left else "."))
    few = sum(1 for matrix in found if matrix.statements < FEW)
    if few and len(found) > 1:
        say(f"{few} of {count(len(found), 'window')} have fewer than {FEW} statements: read them with care.")
    elif few:
        say(f"Fewer than {FEW} statements: one more or less changes the picture.")
    empty = max((list(run) for none, run in groupby(found, lambda m: not m.statements) if none), key=len, default=[])
    if 2 * len(empty) > len(found) > 1 and empty[0].start and empty[-1].stop:
        gap = f"from {empty[0].start:%Y-%m-%d} to {empty[-1].stop:%Y-%m-%d}"
        say(f"No statement {gap}: is a document dated wrongly? --start and --stop leave it out.")
