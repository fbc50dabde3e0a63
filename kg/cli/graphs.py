"""The commands that take a built graph elsewhere or look at it from outside: load, serve, diff, coverage, bench."""

from __future__ import annotations

import signal
import sys
import threading
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import checking
from kg.cli.decided import as_decided, page_as_decided
from kg.cli.options import GRAPH, OUTPUT, AsJson, Config, Graph, Model, Output, Paths, Quiet, settings_of
from kg.cli.screen import count, progress, say, show, show_json, show_rows
from kg.cli.stopping import interrupts, telling
from kg.errors import InputError
from kg.whole_files import belonging, build_in

if TYPE_CHECKING:
    from kg.difference import Change
    from kg.settings import Settings
    from kg.store.loading import Loaded

_Update = Annotated[str | None, typer.Option("--update", metavar="URL", help="Write by SPARQL Update to this address.")]
_Query = Annotated[str | None, typer.Option("--query", metavar="URL", help="Where the store answers queries.")]
_Build = Annotated[Path, typer.Argument(metavar="BUILD", help="A folder kg build wrote, or its statements.jsonl.")]


def load(
    endpoint: Annotated[str, typer.Argument(help="Where the store takes graphs (Graph Store Protocol).")] = "",
    graph: Graph = GRAPH,
    update: _Update = None,
    query: _Query = None,
    prune: Annotated[bool, typer.Option("--prune", help="Remove graphs of documents that are gone.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Send what is noted as sent, too.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    config: Config = None,
) -> None:
    """Push the graph into a running triple store, only what changed; what arrived is counted.

    Name and password are taken from KG_USER and KG_PASSWORD, or from the keyring if that package is installed.
    """
    from kg.store import read
    from kg.store.loading import Endpoint, forget
    from kg.store.loading import load as push
    from kg.store.remote import Client, find_credentials

    if bool(endpoint) == bool(update):
        raise typer.BadParameter("give the address of the store, or that of its updates with --update")
    where = Endpoint(update or endpoint, update is not None, query).known()
    client = Client((where.address, *([where.query] if where.query else [])), find_credentials(where.address))
    if everything:
        forget(where, graph.parent)
    loaded: list[Loaded] = []
    with (
        telling(lambda: f"{count(len(loaded), 'graph')} arrived, and the same command goes on from there"),
        progress(quiet=quiet) as stages,
    ):
        for each in push(
            read(as_decided(graph, settings_of(config))),
            where,
            client,
            folder=graph.parent,
            prune=prune,
            progress=stages,
        ):
            loaded.append(each)
    if as_json:
        show_json([asdict(each) | {"arrived": each.arrived} for each in loaded])
    _report_load(loaded, quiet=quiet)


def _report_load(loaded: list[Loaded], *, quiet: bool) -> None:
    """Say what became of the graphs; exit 1 if the store does not hold what it was sent."""
    done = Counter(each.done for each in loaded)
    missing = [each for each in loaded if not each.arrived]
    for each in missing:
        say(f"{each.graph}: {each.here} triples sent, {each.there} there", label="missing: ", style="bold red")
    if not quiet:
        held = sum(each.there for each in loaded if each.done in ("sent", "unchanged"))
        what = ", ".join(f"{done[how]} {how}" for how in ("sent", "unchanged", "removed") if done[how])
        say(f"{count(len(loaded) - done['left'], 'graph')}: {what}. The store counts {held} triples in them.")
        if done["left"]:
            say(f"{count(done['left'], 'graph')} of documents that are gone: still there; --prune removes them.")
    if missing:
        raise typer.Exit(1)


def serve(
    output: Output = OUTPUT,
    location: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Keep the server's store here.")] = None,
    port: Annotated[int, typer.Option(help="Of the SPARQL endpoint; 0 is any free one.")] = 7878,
    page_port: Annotated[int, typer.Option(help="Of the page; 0 is any free one.")] = 7879,
    edit: Annotated[
        bool, typer.Option("--edit", help="Serve the page alone, and save what is corrected in it to the decisions.")
    ] = False,
    config: Config = None,
) -> None:
    """Serve the graph as a SPARQL 1.1 endpoint, and the page, on this machine until Ctrl-C; nothing can be changed.

    With --edit only the page is served, and what is corrected in it is saved at once to the decisions of the project.
    """
    if edit:
        return _serve_for_editing(output, settings_of(config), page_port)
    from kg.query import check_allowed
    from kg.store.serving import serve as run

    settings = settings_of(config)
    build = build_in(output)
    graph = as_decided(output / "graph.nq", settings)
    files = belonging(graph), belonging(page_as_decided(output / "graph.html", graph, settings))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    stopped = False
    try:
        with interrupts(), run(*files, check=check_allowed, location=location, port=port, page_port=page_port) as there:
            if build_in(output) != build:
                raise InputError(f"{output}: was built anew meanwhile; give the same command again")
            show(f"SPARQL  {there.endpoint}")
            show(f"Page    {there.page}")
            say("Ctrl-C stops both.")
            sys.stdout.flush()
            there.wait()
    except KeyboardInterrupt:
        stopped = True
    say("stopped" if stopped else "the SPARQL server has ended", label="kg: ")
    raise typer.Exit(0 if stopped else 1)


def _serve_for_editing(folder: Path, settings: Settings, port: int) -> None:
    from kg.cli.editing import Edited
    from kg.store.editing import serve_for_editing

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with interrupts():
            edited = Edited.of(folder, settings)
            with edited.renewing(), serve_for_editing(edited.page, edited.take, port=port) as address:
                show(f"Page    {address}")
                say(f"Whoever has this address, on this machine, can change {edited.file}. Ctrl-C stops.")
                if not settings.decisions:
                    say(f'Write decisions = "{edited.file}" into kg.toml, that kg build applies them too.')
                sys.stdout.flush()
                threading.Event().wait()
    except KeyboardInterrupt:
        say("stopped", label="kg: ")


def diff(
    before: _Build,
    after: _Build,
    as_json: AsJson = False,
    patch: Annotated[bool, typer.Option("--patch", help="Print an RDF patch between the two graph.nq.")] = False,
    config: Config = None,
) -> None:
    """Show what two builds differ in: claims, events, actors gained, lost, changed, said by another.

    What is decided now holds in both.
    """
    from kg.difference import difference, read_build
    from kg.difference import patch as patch_of

    settings = settings_of(config)
    name = "graph.nq" if patch else "statements.jsonl"
    files = [path / name if path.is_dir() else path.with_name(name) if patch else path for path in (before, after)]
    one, other = (as_decided(file, settings) for file in files)
    if patch:
        for line in patch_of(one, other):
            sys.stdout.write(line + "\n")
        return
    changes = difference(read_build(one), read_build(other))
    if as_json:
        show_json([asdict(c) | {"was": dict(c.was), "now": dict(c.now)} for c in changes])
        return
    for change in changes:
        _show_change(change)
    totals = Counter((c.what, c.how) for c in changes)
    say(", ".join(f"{count(number, what)} {how}" for (what, how), number in totals.items()) or "No difference.")


_SIGNS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow"), "re-attributed": ("»", "magenta")}


def _show_change(change: Change) -> None:
    sign, style = _SIGNS[change.how]
    label = " ".join(change.label.split())
    where = f"  ({change.where})" if change.where else ""
    show(f"{sign} {change.what} {change.how}: {label}{where}", style)
    for (name, was), (_, now) in zip(change.was, change.now, strict=True):
        show(f"    {name}: {was or '–'} → {now or '–'}")


def coverage(output: Output = OUTPUT, as_json: AsJson = False, config: Config = None) -> None:
    """List the sentences with a cue or a quotation that yielded no claim, and why.

    A speaker that was decided since is none that could not be told.
    """
    from kg.claims.refusals import meaning
    from kg.coverage import coverage as measure
    from kg.explain import read_lines

    found = measure(read_lines(as_decided(output / "statements.jsonl", settings_of(config))))
    if as_json:
        show_json(asdict(found))
        return
    rows = [(f"{u.document}:{u.start}", u.reason, " ".join(u.text.split())) for u in found.uncovered]
    if rows:
        show_rows(("place", "why", "sentence"), rows)
    if found.reasons:
        show_rows(("count", "why", "that is"), [(str(n), reason, meaning(reason)) for reason, n in found.reasons])
    say(f"{found.understood} of {found.sentences} sentences with a cue or a quotation yielded a claim.")


def bench(
    paths: Paths,
    triples: Annotated[int, typer.Option(min=1000, help="Size of the graph that bench rdf makes.")] = 100_000,
    alone: Annotated[bool, typer.Option("--alone", help="Leave out rdflib, which takes minutes.")] = False,
    as_json: AsJson = False,
    config: Config = None,
    model: Model = None,
) -> None:
    """Measure speed: of a build beside the bare language model, or (kg bench rdf) of the graph beside rdflib."""
    if paths != ["rdf"]:
        return checking.bench(paths, as_json, config, model)
    from kg.bench_rdf import bench as measure

    with progress() as stages:
        made = measure(triples, beside_rdflib=not alone, progress=stages)
    if as_json:
        return show_json(made.to_json())
    rows = [(s.name, f"{s.seconds:.3f}", _figure(s.rdflib, ".3f"), _figure(s.ratio, ".0f", "×")) for s in made.steps]
    show_rows(("step", "CPU seconds", "rdflib", "faster"), rows)
    say(f"{made.triples} triples of {made.documents} documents; at most {made.megabytes} MB of memory.")
    return None


def _figure(value: float | None, form: str, unit: str = "") -> str:
    return "" if value is None else f"{value:{form}}{unit}"
