"""The commands that check: validate a graph, evaluate what is found, bench how long it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import GRAPH, AsJson, Config, Issues, Model, Paths, settings_of
from kg.cli.screen import count, say, show, show_json, show_rows
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.evaluate import DebateScores, Scores


def validate(
    graph: Annotated[Path, typer.Argument(metavar="FILE", help="The graph to check.")] = GRAPH,
) -> None:
    """Check a graph against the shapes of the ontology; exit 2 if it does not conform."""
    from kg.store import read
    from kg.validate import validate as check

    problems = check(read(graph)).problems
    for problem in problems:
        show(problem)
    say(f"{graph}: " + (count(len(problems), "problem") if problems else "conforms"))
    raise typer.Exit(2 if problems else 0)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold files, one a document, or of a debate.")],
    extracted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Statements to score; else the texts are extracted anew.")
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The texts the gold is of; else corpus, or docs of a debate."),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was not found.")] = False,
    as_json: AsJson = False,
    config: Config = None,
    model: Model = None,
    issues: Issues = None,
) -> None:
    """Score what is found against what a careful reader found.

    A debate is a folder with docs, gold and issues.yaml: it is scored by who takes which side on what.
    """
    from kg.evaluate import evaluate as score
    from kg.evaluate import evaluate_debate, is_debate, read_debate, read_gold

    settings = settings_of(config, model, issues=issues)
    scores: Scores | DebateScores
    if is_debate(gold):
        debate, texts = read_debate(gold), texts or gold / "docs"
        scores = evaluate_debate(debate, _statements(extracted, texts, settings), texts=texts)
    else:
        list(read_gold(gold))  # what is wrong with the gold is said before the long work
        texts = texts or Path("corpus")
        scores = score(gold, _statements(extracted, texts, settings), texts=texts)
    missed = [miss._asdict() for miss in scores.misses] if misses else []
    if as_json:
        return show_json(scores.to_json() | ({"misses": missed} if misses else {}))
    show_rows(("", "measure", "value"), list(_figures(scores.to_json())))
    if missed:
        heading = "\nNot found or wrong" if is_debate(gold) else "\nNot found"
        show_rows(("document", "missed", "what"), [tuple(miss.values()) for miss in missed], title=heading)
    return None


def _statements(extracted: Path | None, texts: Path, settings: Settings) -> list[dict[str, Any]]:
    from kg import pipeline
    from kg.explain import read_lines
    from kg.export.jsonl import write

    if extracted is not None:
        return list(read_lines(extracted))
    knowledge, _ = pipeline.extract([texts], settings)
    return [json.loads(line) for line in write(knowledge).splitlines()]


def _figures(figures: Mapping[str, Any], group: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the figures as rows, the group only in its first."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            label = name if not group else ""
            prefix = "" if not group else "full, "
            for n, (_, measure, shown) in enumerate(_figures(value, name)):
                yield (label if n == 0 else ""), prefix + measure, shown
        else:
            text = ", ".join(map(str, value)) if isinstance(value, list) else "–" if value is None else str(value)
            yield "", name.replace("_", " "), text


def bench(paths: Paths, as_json: AsJson = False, config: Config = None, model: Model = None) -> None:
    """Count the CPU seconds of each step of a build, and those of the bare language model."""
    from kg.bench import bench as measure

    made = measure(paths, settings_of(config, model))
    if as_json:
        return show_json(made.to_json())
    rows = [(s.name, f"{s.seconds:.3f}", f"{s.share:.1%}") for s in made.steps]
    show_rows(("step", "CPU seconds", "of the build"), rows)
    if made.repairs:
        show_rows(("paragraphs", "repair of the parse"), [(str(n), repair) for repair, n in made.repairs])
    say(f"{count(made.documents, 'document')}, {made.words} words, {made.words_per_second} words a CPU second.")
    beside = f"{made.ratio:.2f} times as long as the bare language model ({made.bare_seconds:.2f})"
    say(f"The build took {made.seconds:.2f} CPU seconds, {beside}. Loading, left out of both, took {made.load:.2f}.")
    each = f"{made.megabytes_a_document} MB a document"
    say(f"At most {made.megabytes} MB of memory, {made.loaded} of them when the model was loaded: {each}.")
    return None
