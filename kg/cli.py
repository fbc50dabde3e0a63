"""The command line: results to stdout, messages and progress to stderr; nothing here but asking and showing.

Exit codes: 0 done, 1 an error that names its remedy, 2 wrong usage or a graph that does not conform.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kg.errors import KGError
from kg.settings import Settings, load_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read texts about a policy debate; build a graph of who said what, about whom, and what happened.",
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False)

Paths = Annotated[
    list[str], typer.Argument(help="Files and folders of texts; - reads standard input.", show_default=False)
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write to or to read from.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings to read instead of ./kg.toml.")]
Model = Annotated[str | None, typer.Option(help="spaCy pipeline to use instead of the pinned one.")]
Actors = Annotated[list[str] | None, typer.Option("--actors", help="More known actors: a .ttl or .csv file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every KGError is one line on stderr."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("rdflib").setLevel(logging.ERROR)  # we say in our own words what is wrong with a literal
    try:
        app(args=list(arguments) if arguments is not None else None, prog_name="kg")
    except KGError as error:
        err.print(f"[bold red]kg:[/] {escape(str(error))}", soft_wrap=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print("kg: stopped; nothing was changed")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


@contextmanager
def _progress(quiet: bool) -> Iterator[Any]:
    """Show bars on stderr while it works; nothing when it is no terminal."""
    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def _settings(config: Path | None, model: str | None = None, actors: list[str] | None = None) -> Settings:
    return load_settings(config, model=model, actors=tuple(actors or ()))


@app.command(epilog="Example: kg build corpus -o output")
def build(
    paths: Paths,
    output: Output = Path("output"),
    config: Config = None,
    model: Model = None,
    actors: Actors = None,
    quiet: Quiet = False,
) -> None:
    """Build the graph of texts: Turtle, N-Quads, statements, a page and a report."""
    from kg import pipeline

    settings = _settings(config, model, actors)
    with _progress(quiet) as show:
        made = pipeline.build(paths, settings, progress=show)
        pipeline.write_outputs(made, output, progress=show)
    if not quiet:
        _summary(made.report, output)


def _summary(report: dict[str, Any], output: Path) -> None:
    counts = report["counts"]
    err.print(
        f"Read [bold]{counts['documents']}[/] documents; found [bold]{counts['actors']}[/] actors, "
        f"[bold]{counts['claims']}[/] claims, [bold]{counts['events']}[/] events, [bold]{counts['roles']}[/] roles."
    )
    left = counts["claims_without_speaker"]
    err.print(
        f"Not resolved: {left} claims without a known speaker; {len(report['warnings'])} warnings "
        f"(see {output / 'report.json'})."
    )
    err.print(f"The graph has {counts['triples']} triples, conforms to its shapes, and every quotation is verbatim.")
    err.print(f"Open   {output / 'graph.html'}")
    err.print("Ask    kg ask --list   then, for example,   kg ask 01")


@app.command(epilog="Example: kg extract corpus/*.txt > statements.jsonl")
def extract(
    paths: Paths, config: Config = None, model: Model = None, actors: Actors = None, quiet: Quiet = False
) -> None:
    """Print what is found in each document as JSON Lines, one object a document."""
    from kg import pipeline
    from kg.export import export

    settings = _settings(config, model, actors)
    with _progress(quiet) as show:
        knowledge, _ = pipeline.extract(paths, settings, progress=show)
    sys.stdout.write(export(knowledge, "jsonl"))
    for warning in () if quiet else knowledge.warnings:
        err.print(f"[yellow]warning:[/] {escape(warning)}", soft_wrap=True)
