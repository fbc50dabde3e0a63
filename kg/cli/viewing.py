"""The command that looks at what a build found: view."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.deciding import add_files
from kg.cli.options import OUTPUT, Config, settings_of
from kg.cli.screen import count, say, show, warn
from kg.errors import InputError
from kg.whole_files import alone_in, belonging, is_of_a_build

if TYPE_CHECKING:
    from kg.model import Knowledge
    from kg.settings import Settings

Withhold = Annotated[
    bool, typer.Option("--withhold", help="Pseudonyms for children, victims and people called by initials.")
]
Also = Annotated[
    Path | None,
    typer.Option("--withhold-also", metavar="FILE", help="Names to withhold too, one a line; implies --withhold."),
]


def view(
    source: Annotated[
        Path, typer.Argument(metavar="[FOLDER|FILE]", help="What a build wrote to, or its statements.jsonl.")
    ] = OUTPUT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Page; else graph.html (withheld.html) beside the statements."
        ),
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Heading of the page.")] = "",
    withhold: Withhold = False,
    withhold_also: Also = None,
    add: Annotated[
        list[Path] | None,
        typer.Option(
            "--add",
            metavar="FILE",
            help="Put the corrections of a page (.toml or .csv) into the decisions of the project first.",
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    config: Config = None,
) -> None:
    """Make the page anew from the statements of a build, without reading the texts again."""
    from kg.view import write_page

    share = sharing(withhold, withhold_also)
    statements = source / "statements.jsonl" if source.is_dir() else source
    settings = settings_of(config)
    if add:
        settings = add_files(add, settings)
    page = output or statements.with_name("withheld.html" if withhold or withhold_also else "graph.html")
    if page.is_dir():
        raise InputError(f"{page}: is a folder; name a file with -o")
    with alone_in(page.parent) if is_of_a_build(page) else nullcontext():  # the build must not change meanwhile
        found = read_build(statements, settings)
        more = beside(statements.parent, found, settings)
        write_page(share(found), page, title=title, **more)
    show(page)
    if open_ and not webbrowser.open(page.absolute().as_uri()):
        say(f"No browser could be started; open {page} yourself.")


def beside(folder: Path, knowledge: Knowledge, settings: Settings) -> dict[str, Any]:
    """Return what a page shows besides what was found: the labels of topics, and the audit in the folder of a build.

    Raises InputError for an audit that cannot be read.
    """
    from kg.audit import audit_beside, audit_json
    from kg.ontology import topics

    audited = audit_beside(folder, knowledge, settings.decisions)
    labels = {topic.id: topic.label for topic in topics(Path(settings.topics) if settings.topics else None)}
    return {"topics": labels, "audit": audit_json(audited) if audited else None}


def read_found(statements: Path) -> Knowledge:
    """Return what a build found. Raises InputError for what cannot be read."""
    from kg.records import read_statements

    return read_statements(_read(statements), name=str(statements))


def read_build(statements: Path, settings: Settings) -> Knowledge:
    """Return what a build found, with what was decided since. Raises InputError for what cannot be read."""
    knowledge = read_found(statements)
    if not settings.decisions:
        return knowledge
    from kg.assemble import assemble
    from kg.decisions import apply, read_decisions

    decided, odd = apply(knowledge.extractions, read_decisions(Path(settings.decisions)), knowledge.issues)
    tell_odd(odd)
    return assemble(decided)


def tell_odd(odd: Sequence[str]) -> None:
    """Say what there is to say of decisions; those that match nothing may have been applied by the build."""
    from kg.decisions import NOTHING

    known = [warning for warning in odd if NOTHING in warning]
    warn([warning for warning in odd if warning not in known], "see the decisions")
    if known:
        told = "matched nothing: applied by the build already, or wrong, as kg build says"
        where = "; ".join(warning.split(": ")[0] for warning in known[:5]) + (" …" if len(known) > 5 else "")
        say(f"{count(len(known), 'decision')} {told} ({where}).")


def sharing(withhold: bool, also: Path | None) -> Callable[[Knowledge], Knowledge]:
    """Return what makes a Knowledge fit to be shared as the options say; the list of names is read at once."""
    from kg.withhold import alike, notice, read_names
    from kg.withhold import withhold as hide

    if not withhold and also is None:
        return lambda knowledge: knowledge
    names = read_names(also) if also else ()

    def share(knowledge: Knowledge) -> Knowledge:
        shared = hide(knowledge, also=names)
        say((notice(shared) or "No name was found that is to be withheld") + ". Read what you share before you do.")
        for name in alike(knowledge, also=names):
            say(
                f"{name} stays, though part of it is withheld; if it tells too much, list it with --withhold-also FILE."
            )
        return shared

    return share


def _read(path: Path) -> str:
    try:
        return belonging(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; name the statements.jsonl of a build") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build first: kg build FOLDER") from error
