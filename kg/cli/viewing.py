"""The command that looks at what a build found: view."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import OUTPUT, Config, settings_of
from kg.cli.screen import say, show
from kg.errors import InputError


def view(
    source: Annotated[
        Path, typer.Argument(metavar="[FOLDER|FILE]", help="What a build wrote to, or its statements.jsonl.")
    ] = OUTPUT,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Page to write; else graph.html beside the statements."),
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading of the page.")] = "",
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    config: Config = None,
) -> None:
    """Make the page anew from the statements of a build, without reading the texts again."""
    from kg.export import read_statements
    from kg.ontology import topics
    from kg.view import write_page

    statements = source / "statements.jsonl" if source.is_dir() else source
    knowledge = read_statements(_read(statements), name=str(statements))
    settings = settings_of(config)
    labels = {topic.id: topic.label for topic in topics(Path(settings.topics) if settings.topics else None)}
    page = output or statements.with_name("graph.html")
    if page.is_dir():
        raise InputError(f"{page}: is a folder; name a file with -o")
    write_page(knowledge, page, topics=labels, title=title)
    show(page)
    if open_ and not webbrowser.open(page.absolute().as_uri()):
        say(f"No browser could be started; open {page} yourself.")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; name the statements.jsonl of a build") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build first: kg build FOLDER") from error
