"""The command line: nothing here but asking and showing.

making      build, extract, export     texts in
asking      ask, explain, rules        a graph in
checking    validate, evaluate         right or wrong
auditing    audit                      how right, by a sample that a person judges; judging asks in the terminal
comparing   agree                      two codings of the same documents
graphs      coverage, diff, load, serve, bench   a build looked at from outside, or taken elsewhere
surveying   check                      what texts would be read as
viewing     view                       the page, anew from a build
keeping     cache                      what earlier runs kept
debating    issues                     what a debate is about
networks    network                    who agrees with whom
analysing   analyse                    what analysts compute of that, in a folder
coded       the coded statements that the last three read
options     what several commands take; network_options: what those on networks take
screen      how results and messages look
stopping    what happens at Ctrl-C and SIGTERM

Exit codes: 0 done, 1 an error that names its remedy, 2 wrong usage or a graph that does not conform, 130 stopped by
Ctrl-C, 143 by SIGTERM.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from kg.cli import (
    analysing,
    asking,
    auditing,
    checking,
    comparing,
    debating,
    graphs,
    keeping,
    making,
    networks,
    surveying,
    viewing,
)
from kg.cli.screen import drop_output, say, show
from kg.cli.stopping import Stopped, stoppable
from kg.errors import KGError
from kg.named_files import shown

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS: tuple[tuple[str, Callable[..., Any], str], ...] = (
    ("build", making.build, "kg build corpus -o output"),
    ("check", surveying.check, "kg check corpus"),
    ("view", viewing.view, "kg view output --open"),
    ("issues", debating.issues, "kg issues corpus -o issues.csv"),
    ("network", networks.network, "kg network output --type onemode --aggregation congruence"),
    ("analyse", analysing.analyse, "kg analyse output -o analyses"),
    ("ask", asking.ask, 'kg ask 05 --actor "Ed Balls"'),
    ("explain", asking.explain, "kg explain org/unison"),
    ("extract", making.extract, "kg extract corpus/*.txt > statements.jsonl"),
    ("export", making.export, "kg export gexf corpus -o network.gexf"),
    ("rules", asking.rules, "kg rules accuse"),
    ("validate", checking.validate, "kg validate output/graph.ttl"),
    ("evaluate", checking.evaluate, "kg evaluate tests/gold/corpus --misses"),
    ("audit", auditing.audit, "kg audit output -n 50"),
    ("agree", comparing.agree, "kg agree hand-coded.dna output --align"),
    ("coverage", graphs.coverage, "kg coverage"),
    ("diff", graphs.diff, "kg diff before/ output/"),
    ("load", graphs.load, "kg load http://127.0.0.1:7878/store"),
    ("serve", graphs.serve, "kg serve"),
    ("cache", keeping.cache, "kg cache --clear"),
    ("bench", graphs.bench, "kg bench corpus   or   kg bench rdf"),
)
"""Name, function and example of every command, in the order in which people meet them."""

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""How a system says that it cannot take what is printed; whoever writes files has messages of their own."""

for _name, _function, _example in COMMANDS:
    app.command(_name, epilog=f"Example: {_example}")(_function)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        show(f"kg {version('policy-kg')}")
        raise typer.Exit


@app.callback(epilog="Begin with: kg build FOLDER   then   kg ask --list   and   kg COMMAND -h")
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read texts about a policy debate; build a graph of who said what, about whom, and what happened."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every KGError is one line on stderr."""
    gc.set_threshold(50_000, 20, 100)  # millions of small values live to the end: looking for dead ones costs a sixth
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("rdflib").setLevel(logging.ERROR)  # we say in our own words what is wrong with a literal
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # and with a page
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # the same bytes whatever the locale
    with stoppable():
        try:
            try:
                app(args=list(arguments) if arguments is not None else None, prog_name="kg")
            finally:
                sys.stdout.flush()  # here, where it can be said that it failed
        except KGError as error:
            say(error, label="kg: ", style="bold red")
            sys.exit(error.exit_code)
        except Stopped as stopped:
            say(f"stopped; {stopped.kept}", label="kg: ")
            sys.exit(stopped.exit_code)
        except OSError as error:
            if (told := _told(error)) is None:
                raise
            if told:
                say(told, label="kg: ", style="bold red")
            sys.exit(1)


def _told(error: OSError) -> str | None:
    """Return what to say of an error of the system, "" for nothing at all, None for one that nobody has foreseen."""
    if error.filename is not None:
        return f"{shown(os.fsdecode(error.filename))}: {error.strerror}; check the path and its permissions"
    if error.errno not in (errno.EPIPE, *FULL):
        return None
    drop_output()
    return "" if error.errno == errno.EPIPE else f"standard output: {error.strerror}"
