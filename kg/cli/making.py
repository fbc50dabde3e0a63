"""The commands that read texts: build, extract, export."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import (
    OUTPUT,
    Actors,
    CacheFolder,
    Columns,
    Config,
    Issues,
    Model,
    OnCluster,
    Output,
    Paths,
    Quiet,
    Topics,
    Verbose,
    Workers,
    settings_of,
)
from kg.cli.screen import count, progress, say, show_file, warn
from kg.cli.stopping import building, reading_texts
from kg.cli.viewing import Also, Withhold, read_build, sharing
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.export import Format
    from kg.model import Knowledge
    from kg.settings import Settings

STATEMENTS = "statements.jsonl"
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files and folders of texts, or the folder of a build; for dna and statements also a .dna file.",
        show_default=False,
    ),
]


def build(
    paths: Paths,
    output: Output = OUTPUT,
    config: Config = None,
    model: Model = None,
    actors: Actors = None,
    issues: Issues = None,
    topics: Topics = None,
    workers: Workers = None,
    cluster: OnCluster = None,
    cache: CacheFolder = None,
    column: Columns = None,
    withhold: Withhold = False,
    withhold_also: Also = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build the graph of texts: Turtle, N-Quads, statements, a page and a report."""
    settings = settings_of(config, model, actors, workers, issues, topics, cache, cluster, column)
    with building(output, settings.cache):
        from kg import pipeline, writing
        from kg.audit import FILE

        writing.check_folder(output)
        share = sharing(withhold, withhold_also)
        with writing.scratch_in(output) as scratch, progress(quiet=quiet, verbose=verbose) as stages:
            made = pipeline.build(paths, settings, progress=stages, share=share, scratch=scratch)
            writing.write_outputs(made, output, progress=stages)
    if (withhold or withhold_also) and (output / FILE).exists():
        say(f"{output / FILE} holds sentences as they were judged, with all names in them: do not share it.")
    if not quiet:
        _summary(writing.read_report(output), output, settings, verbose=verbose)


def _summary(report: dict[str, Any], output: Path, settings: Settings, *, verbose: bool) -> None:
    from kg.reading.survey import summary
    from kg.report import FIELDS, citation

    counts, warnings = report["counts"], report["warnings"]
    found = ", ".join(count(counts[kind + "s"], kind) for kind in ("actor", "claim", "event", "role"))
    warn(warnings, f"see {output / 'report.json'}", every=verbose)
    say(f"Read {count(counts['documents'], 'document')}; found {found}.")
    say(f"Left out: {count(counts['claims_without_speaker'], 'claim')} whose speaker could not be told.")
    for line in summary(report["texts"], report["texts"]["dates"]):
        say(line)
    if lacking := [
        f"{report['not_found'][field]} without {field}"
        for field in FIELDS
        if field != "date" and report["not_found"][field]
    ]:
        say(f"Of the documents, {', '.join(lacking)}.")
    say(f"The graph has {counts['triples']} triples, conforms to its shapes, and every quotation is verbatim.")
    if settings.base_is_example:
        told = "which is nobody's: set base_iri in kg.toml before you share it"
        say(f"Its IRIs begin with {settings.base_iri}, {told}.")
    say(f"Open   {output / 'graph.html'}")
    graph = "" if output == OUTPUT else f" -g {output / 'graph.nq'}"
    say(f"Ask    {_program()} ask 01{graph}   (ask --list shows all questions)")
    say(f"Cite   {citation(report)}")


def _program() -> str:
    """Return what calls this program from where the user is: kg, or .venv/bin/kg while that is not on the path."""
    called, found = Path(sys.argv[0]), shutil.which("kg")
    if called.name != "kg" or (found is not None and Path(found).samefile(called)):
        return "kg"
    return str(called)


def extract(
    paths: Paths,
    config: Config = None,
    model: Model = None,
    actors: Actors = None,
    issues: Issues = None,
    topics: Topics = None,
    workers: Workers = None,
    cluster: OnCluster = None,
    cache: CacheFolder = None,
    column: Columns = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print what is found in each document as JSON Lines, one object a document."""
    settings = settings_of(config, model, actors, workers, issues, topics, cache, cluster, column)
    with reading_texts(settings.cache), progress(quiet=quiet, verbose=verbose) as stages:
        from kg import pipeline
        from kg.export.jsonl import write

        knowledge, _ = pipeline.extract(paths, settings, progress=stages)
    sys.stdout.write(write(knowledge))
    if not quiet:
        warn(knowledge.warnings, "kg build lists all in report.json", every=verbose)


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="csv, gexf, graphml, jsonl, qdpx, dna or statements.")
    ],
    paths: Sources,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; else standard output.")
    ] = None,
    config: Config = None,
    model: Model = None,
    actors: Actors = None,
    issues: Issues = None,
    topics: Topics = None,
    workers: Workers = None,
    cluster: OnCluster = None,
    cache: CacheFolder = None,
    column: Columns = None,
    withhold: Withhold = False,
    withhold_also: Also = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write what is found in texts, or was by a build, as a file for other programs."""
    from kg import writing
    from kg.export import find_format

    wanted = find_format(format_, output.suffix if output else "")
    settings = settings_of(config, model, actors, workers, issues, topics, cache, cluster, column)
    if paths[0].lower().endswith(".dna"):
        contents = _converted(paths, wanted, withheld=withhold or withhold_also is not None)
    else:
        share = sharing(withhold, withhold_also)
        contents = _written(share(_found(paths, settings, quiet=quiet, verbose=verbose)), wanted)
    if output is None:
        show_file(contents)
    elif isinstance(contents, str):
        writing.write_text(output, contents)
    else:
        writing.write_bytes(output, contents)


def _found(paths: list[str], settings: Settings, *, quiet: bool, verbose: bool) -> Knowledge:
    """Return what a build found, if it is one that is named, else what is found in texts now."""
    first = Path(paths[0])
    built = first / STATEMENTS if first.is_dir() else first
    if len(paths) == 1 and built.name == STATEMENTS and built.is_file():
        return read_build(built, settings)
    with reading_texts(settings.cache), progress(quiet=quiet, verbose=verbose) as stages:
        from kg import pipeline

        knowledge, _ = pipeline.extract(paths, settings, progress=stages)
    if not quiet:
        warn(knowledge.warnings, "kg build lists all in report.json", every=verbose)
    return knowledge


def _written(knowledge: Knowledge, wanted: Format) -> str | bytes:
    """Return the file of what was found; say what of it a format of coded statements could not take over."""
    from kg.coding import coding_of

    if wanted.code is None:
        return wanted.write(knowledge)
    coding = coding_of(knowledge)
    made = wanted.code(coding)
    warn((*coding.notes, *made.notes), "")
    return made.contents


def _converted(paths: list[str], wanted: Format, *, withheld: bool) -> str | bytes:
    """Return the coded statements of a .dna file in another format of such."""
    from kg.coding import read_dna

    if wanted.code is None or len(paths) > 1 or withheld:
        raise InputError(f"{paths[0]}: one .dna file can be written as dna or statements, and nothing withheld in it")
    coding = read_dna(Path(paths[0]))
    made = wanted.code(coding)
    warn((*coding.notes, *made.notes), "")
    return made.contents
