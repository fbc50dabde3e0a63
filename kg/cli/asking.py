"""The commands that read a graph that is built: ask, explain; and rules, which says how it was found."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.decided import as_decided
from kg.cli.options import GRAPH, OUTPUT, AsCsv, AsJson, Config, Graph, Output, settings_of
from kg.cli.screen import count, err, marked, out, plain, say, show, show_csv, show_json, show_rows
from kg.errors import QueryError, RuleError

if TYPE_CHECKING:
    from kg.explain import Explanation
    from kg.query import Answer
    from kg.settings import Settings


def ask(
    question: Annotated[str, typer.Argument(help="A number, a .rq file, or - for SPARQL on standard input.")] = "",
    given: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Short for --set actor=NAME.")] = None,
    issue: Annotated[str | None, typer.Option(metavar="NAME", help="Short for --set issue=NAME.")] = None,
    graph: Graph = GRAPH,
    store: Annotated[Path | None, typer.Option(help="Keep a large graph in a store on disk, in this folder.")] = None,
    seconds: Annotated[int, typer.Option("--timeout-s", min=1, max=86_400, help="How long the answer may take.")] = 60,
    list_: Annotated[bool, typer.Option("--list", help="List the questions and their parameters.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    config: Config = None,
) -> None:
    """Ask the graph a question of ontology/queries/, or SPARQL."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if list_ or not question:
        return _list_questions()
    values = _values(given, actor=actor, issue=issue)
    title, answer = _answer(
        question, values, graph, store, seconds, settings_of(config), abbreviate=not (as_json or as_csv)
    )
    if as_json:
        return show_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
    if as_csv:
        return show_csv(answer.columns, answer.rows)
    return _show_answer(title, answer)


def _list_questions() -> None:
    from kg.query import questions

    rows = [(q.number, q.title, ", ".join(f"{p.name}={p.default}" for p in q.parameters)) for q in questions()]
    show_rows(("no", "question", "parameters"), rows)


def _values(given: Sequence[str] | None, **short: str | None) -> dict[str, str]:
    pairs = [item.partition("=") for item in given or ()]
    for name, sign, _ in pairs:
        if not sign:
            raise typer.BadParameter(f"{name!r} is not NAME=VALUE")
    return {name.strip(): value for name, _, value in pairs} | {n: v for n, v in short.items() if v is not None}


def _answer(
    question: str,
    given: dict[str, str],
    graph: Path,
    store: Path | None,
    seconds: float,
    settings: Settings,
    *,
    abbreviate: bool,
) -> tuple[str, Answer]:
    from kg import query
    from kg.store import open_store

    known = _typed() if question == "-" else query.find_question(question)
    dataset = open_store(as_decided(graph, settings), folder=store)
    answer = query.ask(known, dataset, given=given, seconds=seconds, abbreviate=abbreviate)
    return "" if isinstance(known, str) else known.title, answer


def _typed() -> str:
    """Return the query on standard input; it may have no end."""
    from kg.query.safety import LONGEST

    if sys.stdin is None:  # so it is when it was closed
        raise QueryError("standard input is closed; pipe a SPARQL query into kg ask -")
    try:
        typed = sys.stdin.buffer.read(4 * LONGEST + 4).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"standard input is not UTF-8 at byte {error.start}; pipe the query as UTF-8") from error
    if not typed.strip():
        raise QueryError("standard input is empty; pipe a SPARQL query into kg ask -")
    return typed


def _show_answer(title: str, answer: Answer) -> None:
    if answer.turtle is not None:
        out.print(plain(answer.turtle), soft_wrap=True, end="")
        return
    show_rows(answer.columns, answer.rows, title=title)
    say(count(len(answer.rows), "row"))


def explain(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a claim, event, role, actor or issue, or words of a sentence without a claim."
        ),
    ],
    output: Output = OUTPUT,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show why a statement is in the graph: the sentence, the marked words, the rule.

    Of a sentence that yielded no claim (its words, or its place as kg coverage lists it) it shows why there is none.
    """
    from dataclasses import asdict

    from kg.explain import explain as look_up

    found = look_up(identifier, as_decided(output / "statements.jsonl", settings_of(config)))
    if as_json:
        show_json(asdict(found))
    else:
        _explanation(found)


def _explanation(found: Explanation) -> None:
    from kg.claims.refusals import meaning as meaning_of_reason

    show(f"{found.id} ({found.kind})", "bold")
    for name, value in found.facts:
        show(f"  {name}: {value}")
    for position in found.positions:
        show(f"  → {position}")
    for reason in found.reasons:
        show(f"  less sure because: {reason}")
    meanings = dict(_meanings())
    for place in found.places:
        meaning = meanings.get(place.rule.removeprefix("event/")) or meaning_of_reason(place.rule)
        rule = f", rule {place.rule}{meaning and ': ' + meaning}" if place.rule else _refusal(found)
        show(f"\n{place.document}, character {place.start}{rule}")
        show(marked(place.text, place.marks))


def _refusal(found: Explanation) -> str:
    """Say what the reason of a sentence without a claim means."""
    from kg.claims.refusals import meaning

    why = meaning(dict(found.facts)["why"].split(":")[0])
    return why and f", no claim because {why}"


def rules(
    word: Annotated[str, typer.Argument(help="Show only rules with this word or id.")] = "",
    repairs: Annotated[bool, typer.Option("--repairs", help="List the repairs of the parser instead.")] = False,
) -> None:
    """List the rules with their words and examples."""
    if repairs:
        from kg.parsing.repairs import REPAIRS

        return show_rows(("repair", "mends", "example"), [(r.id, r.says, r.sentence) for r in REPAIRS])
    wanted = word.removeprefix("event/")
    rows = [row for row in _rules() if not word or wanted == row[0] or wanted in row[2].split(", ")]
    if not rows:
        raise RuleError(f"no rule has the id or the word {word!r}; kg rules lists all")
    show_rows(("rule", "finds", "looks for", "example"), rows)
    err.print(plain(count(len(rows), "rule")))
    return None


def _rules() -> Iterator[tuple[str, str, str, str]]:
    from kg.rules.cue import load_cues
    from kg.rules.event import load_event_rules
    from kg.rules.form import load_forms

    for cue in load_cues().cues:
        yield cue.id, f"claim: {cue.act}", ", ".join(cue.words), "\n".join(cue.yes)
    for form in load_forms():
        yield form.id, form.finds, form.where, form.example
    for rule in load_event_rules().rules:
        yield rule.id, f"event: {rule.type}", ", ".join((*rule.verbs, *rule.nouns)), "\n".join(rule.yes)


def _meanings() -> Iterator[tuple[str, str]]:
    """Yield id and meaning of the rules that an id does not explain by itself."""
    from kg.rules.form import load_forms

    for form in load_forms():
        yield form.id, form.where
