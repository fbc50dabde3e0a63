"""The command that asks what a debate is about: issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import (
    Actors,
    AsCsv,
    AsJson,
    CacheFolder,
    Columns,
    Config,
    Issues,
    Model,
    Quiet,
    Verbose,
    Workers,
    settings_of,
)
from kg.cli.screen import count, progress, say, show_csv, show_json, show_rows, warn
from kg.cli.stopping import reading_texts
from kg.cli.viewing import read_build

_BUILT = b'{"document": '
"""How each line begins that a build wrote."""

if TYPE_CHECKING:
    from kg.issues import Tally
    from kg.model import Issue, Knowledge
    from kg.settings import Settings


def issues(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files and folders of texts, or what a build wrote.", show_default=False),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write a table for you to edit.")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    config: Config = None,
    model: Model = None,
    actors: Actors = None,
    given: Issues = None,
    workers: Workers = None,
    cache: CacheFolder = None,
    column: Columns = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List what a debate is about, with who is for and against; -o writes the table that `issues` in kg.toml names."""
    from kg import writing
    from kg.issues import COLUMNS, issue_rows, issues_csv, read_issues, tally

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    settings = settings_of(config, model, actors, workers, given, cache=cache, columns=column)
    if output is not None and Path(settings.issues) == output and not output.exists():
        settings = replace(settings, issues="")  # it is to be made now
    built = _build(paths)
    if built is not None and given:
        raise typer.BadParameter("--issues needs the texts; name them instead of the build")
    knowledge = _read(paths, settings, quiet=quiet, verbose=verbose) if built is None else read_build(built, settings)
    known: tuple[Issue, ...] = read_issues(Path(settings.issues)) if settings.issues and built is None else ()
    found = tally(knowledge, known)
    if output is not None:
        writing.write_text(output, issues_csv(found))
    if as_json:
        return show_json([_plain(each) for each in found])
    if as_csv:
        return show_csv(COLUMNS, issue_rows(found))
    if output is None:
        show_rows(("for", "against", "speakers", "claims", "documents", "issue"), list(_rows(found)))
    if not quiet:
        _summary(knowledge, found, output)
    return None


def _build(paths: list[str]) -> Path | None:
    """Return the statements of a build, if that is what the paths name."""
    if len(paths) != 1:
        return None
    path = Path(paths[0])
    if path.is_dir() and (path / "statements.jsonl").is_file():
        return path / "statements.jsonl"
    return path if path.suffix == ".jsonl" and _holds_statements(path) else None


def _holds_statements(path: Path) -> bool:
    """Tell a file that a build wrote from one of articles, which has a text a line, too."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BUILT)) == _BUILT
    except OSError:
        return True  # whoever reads it says what is wrong


def _read(paths: list[str], settings: Settings, *, quiet: bool, verbose: bool) -> Knowledge:
    with reading_texts(settings.cache), progress(quiet=quiet, verbose=verbose) as stages:
        from kg import pipeline

        knowledge, _ = pipeline.extract(paths, settings, progress=stages)
    if not quiet:
        warn(knowledge.warnings, "kg build lists all in report.json", every=verbose)
    return knowledge


def _rows(found: Iterable[Tally]) -> Iterable[tuple[str, ...]]:
    for t in found:
        numbers = (t.speakers_for, t.speakers_against, t.speakers, t.claims, t.documents)
        meant = [f"for: {t.issue.for_means}"] if t.issue.for_means else []
        yield (*map(str, numbers), "\n".join((t.issue.label, *meant, t.issue.id)))


def _plain(t: Tally) -> dict[str, Any]:
    return {
        "id": t.issue.id,
        "label": t.issue.label,
        "aliases": list(t.issue.aliases),
        "opposites": list(t.issue.opposites),
        "for_means": t.issue.for_means,
        "broader": t.issue.broader,
        "claims": t.claims,
        "speakers": t.speakers,
        "for": t.speakers_for,
        "against": t.speakers_against,
        "documents": t.documents,
        "perhaps_same_as": list(t.perhaps_same_as),
    }


def _summary(knowledge: Knowledge, found: tuple[Tally, ...], output: Path | None) -> None:
    sided = sum(any(p.issue for p in claim.positions) for claim in knowledge.claims)
    say(f"{count(len(found), 'issue')}; {sided} of {count(len(knowledge.claims), 'claim')} take a side on one.")
    if output is not None:
        say(f'Edit {output}, then write issues = "{output}" into kg.toml: only these are looked for then.')
