"""The command line: results to stdout, messages and progress to stderr; nothing here but asking and showing.

Exit codes: 0 done, 1 an error that names its remedy, 2 wrong usage or a graph that does not conform.
"""

from __future__ import annotations

import json
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
from rich.table import Table

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


@app.command(epilog='Example: kg ask 05 --set actor="Ed Balls"')
def ask(
    question: Annotated[str, typer.Argument(help="A number, a .rq file, or - for SPARQL on stdin.")] = "",
    given: Annotated[list[str] | None, typer.Option("--set", help="NAME=VALUE of a parameter.")] = None,
    actor: Annotated[str | None, typer.Option(help="Short for --set actor=…")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="The graph to ask.")] = Path("output/graph.nq"),
    list_: Annotated[bool, typer.Option("--list", help="List the questions.")] = False,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Ask the graph a question of ontology/queries/, or SPARQL."""
    from kg import query
    from kg.store import read

    if list_ or not question:
        return _list_questions(query.questions())
    asked = sys.stdin.read() if question == "-" else query.find_question(question)
    values = _values([*(given or ()), *([f"actor={actor}"] if actor else ())])
    answer = query.ask(asked, read(graph), given=values, abbreviate=not (as_json or as_csv))
    if as_json:
        print(
            json.dumps(
                [dict(zip(answer.columns, row, strict=True)) for row in answer.rows], ensure_ascii=False, indent=1
            )
        )
    elif as_csv:
        _csv(answer)
    elif answer.turtle is not None:
        print(answer.turtle)
    else:
        _table(answer, "" if isinstance(asked, str) else asked.title)


def _list_questions(questions: Sequence[Any]) -> None:
    table = Table("no", "question", "parameters", box=None)
    for question in questions:
        parameters = ", ".join(f"{p.name}={p.default}" for p in question.parameters)
        table.add_row(question.number, escape(question.title), escape(parameters))
    out.print(table)


def _values(given: Sequence[str]) -> dict[str, str]:
    pairs = [item.partition("=") for item in given]
    for name, sign, _ in pairs:
        if not sign:
            raise typer.BadParameter(f"{name!r} is not NAME=VALUE")
    return {name.strip(): value for name, _, value in pairs}


def _table(answer: Any, title: str) -> None:
    table = Table(*answer.columns, title=escape(title) or None, title_justify="left")
    for row in answer.rows:
        table.add_row(*(escape(cell or "") for cell in row))
    Console(highlight=False).print(table)
    err.print(f"{len(answer.rows)} rows")


def _csv(answer: Any) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([cell or "" for cell in row] for row in answer.rows)


@app.command(epilog="Example: kg validate output/graph.ttl")
def validate(graph: Annotated[Path, typer.Argument(help="The graph to check.")] = Path("output/graph.nq")) -> None:
    """Check a graph against the shapes of the ontology; exit 2 if it does not conform."""
    from kg.store import read
    from kg.validate import validate as check

    problems = check(read(graph)).problems
    for problem in problems:
        out.print(escape(str(problem)))
    err.print(f"{graph}: conforms" if not problems else f"{graph}: {len(problems)} problems")
    raise typer.Exit(2 if problems else 0)


@app.command(epilog="Example: kg explain claim/1f0c")
def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, event or actor, or its beginning.")],
    output: Output = Path("output"),
    as_json: AsJson = False,
) -> None:
    """Show why a statement is in the graph: the sentence, the marked words, the rule."""
    from dataclasses import asdict

    from kg.explain import explain as look_up

    found = look_up(identifier, output / "statements.jsonl")
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        _explanation(found)


def _explanation(found: Any) -> None:
    styles = {"source": "bold cyan", "cue": "bold magenta", "content": "underline"}
    out.print(f"[bold]{escape(found.id)}[/] ({found.kind})")
    for name, value in found.facts:
        out.print(f"  {name}: {escape(value)}")
    for reason in found.reasons:
        out.print(f"  less sure because: {escape(reason)}")
    for place in found.places:
        from rich.text import Text

        text = Text(place.text)
        for start, end, part in place.marks:
            text.stylize(styles[part], max(0, start), max(0, end))
        out.print(f"\n{escape(place.document)}, character {place.start}, rule [bold]{escape(place.rule)}[/]")
        out.print(text)
    out.print("\n([bold cyan]who[/] · [bold magenta]the words that mark it[/] · [underline]what is said[/])")


@app.command(epilog="Example: kg rules accuse")
def rules(word: Annotated[str, typer.Argument(help="Show only rules with this word or id.")] = "") -> None:
    """List the rules with their words and examples."""
    from kg.extract.cues import load_cues
    from kg.extract.event_rules import load_event_rules

    table = Table("rule", "finds", "words", "example", show_lines=True)
    for cue in load_cues().cues:
        if not word or word == cue.id or word in cue.words:
            table.add_row(cue.id, cue.act, ", ".join(cue.words), escape("\n".join(cue.yes)))
    for rule in load_event_rules().rules:
        words = (*rule.verbs, *rule.nouns)
        if not word or word == rule.id or word in words:
            table.add_row(rule.id, rule.type, ", ".join(words), escape("\n".join(rule.yes)))
    Console(highlight=False).print(table)


@app.command(epilog="Example: kg evaluate tests/gold/corpus --misses")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of gold files, one a document.")],
    extracted: Annotated[
        Path | None, typer.Option(help="Statements to score; else the texts are extracted anew.")
    ] = None,
    texts: Annotated[Path | None, typer.Option(help="Folder of the texts the gold is of.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was not found.")] = False,
    config: Config = None,
    model: Model = None,
) -> None:
    """Score what is found against what a careful reader found."""
    from kg import evaluate as scoring

    scores = scoring.evaluate(gold, _statements(gold, extracted, texts, _settings(config, model)), texts=texts)
    print(json.dumps(scores.to_json(), ensure_ascii=False, indent=1))
    for miss in scores.misses if misses else ():
        err.print(escape(" | ".join(str(part) for part in miss)), soft_wrap=True)


def _statements(gold: Path, extracted: Path | None, texts: Path | None, settings: Settings) -> list[dict[str, Any]]:
    from kg import pipeline
    from kg.explain import read_statements
    from kg.export import export

    if extracted is not None:
        return list(read_statements(extracted))
    knowledge, _ = pipeline.extract([texts or Path("corpus")], settings)
    return [json.loads(line) for line in export(knowledge, "jsonl").splitlines()]


@app.command("export", epilog="Example: kg export gexf corpus -o network.gexf")
def export_(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, gexf, graphml, jsonl …")],
    paths: Paths,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else stdout.")] = None,
    config: Config = None,
    model: Model = None,
) -> None:
    """Write what is found in texts as a file for other programs."""
    from kg import pipeline
    from kg.export import export as write

    knowledge, _ = pipeline.extract(paths, _settings(config, model))
    text = write(knowledge, format_)
    if output is None:
        sys.stdout.write(text)
    else:
        pipeline.write_text(output, text)
