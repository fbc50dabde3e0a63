"""The command that sets two codings side by side: agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.coded import Coded, read_coded
from kg.cli.options import AsCsv, AsJson, Config, settings_of
from kg.cli.screen import count, say, show_csv, show_json, show_rows

if TYPE_CHECKING:
    from kg.coding import CodedStatement
    from kg.coding.agreement import Agreement, Reliability, Score
    from kg.coding.comparison import Comparison, Disagreement
    from kg.networks.window_validity import Likeness, Width

NOTHING = "–"
Row = tuple[str, ...]


class Actors(StrEnum):
    """What names the actors of the networks."""

    ACTOR = "actor"
    PERSON = "person"
    ORGANIZATION = "organization"


def agree(
    a: Coded,
    b: Coded,
    align: Annotated[
        bool, typer.Option("--align", help="Take concepts for one that share most statements, one to one.")
    ] = False,
    overlap: Annotated[
        float,
        typer.Option(min=0.01, max=1, metavar="SHARE", help="Share of the shorter statement that both must have."),
    ] = 0.5,
    rows: Annotated[
        Actors, typer.Option(help="Actors of the networks; actor is the person, else the organization.")
    ] = Actors.ACTOR,
    misses: Annotated[bool, typer.Option("--misses", help="List what the two code differently.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    config: Config = None,
) -> None:
    """Tell how far two codings of the same documents agree; the first is the reference.

    Statements are paired by place, then compared by actor, concept and side: precision, recall, F1, Cohen's kappa,
    Krippendorff's alpha. The networks are compared by how much time is put together.
    """
    from kg.coding.agreement import agreement
    from kg.coding.comparison import compare, disagreements
    from kg.networks.window_validity import window_validity

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    settings = settings_of(config)
    found = compare(read_coded(a, settings), read_coded(b, settings), aligned=align, overlap=overlap)
    figures, widths = agreement(found), window_validity(found, rows=rows)
    missed = list(disagreements(found)) if misses else []
    _say_what_was_compared(found)
    if as_json:
        return show_json(_plain(found, figures, widths) | ({"misses": list(map(_miss, missed))} if misses else {}))
    if as_csv and misses:
        return show_csv(MISS_COLUMNS, [[_safe(cell) for cell in _miss(miss).values()] for miss in missed])
    if as_csv:
        return show_csv(("part", "of", "measure", "value"), _long(_plain(found, figures, widths)))
    _show(found, figures, widths)
    if misses:
        show_rows(("document", "sentence", "differs", "A", "B"), [_shown(miss) for miss in missed], title="\nDifferent")
    return None


def _say_what_was_compared(found: Comparison) -> None:
    alone = [
        f"{count(len(those), 'document')} only in {which}"
        for which, those in (("A", found.only_a), ("B", found.only_b))
        if those
    ]
    say(f"{count(len(found.documents), 'document')} in both{', ' if alone else ''}{', '.join(alone)}.")
    for note in found.notes:
        say(note)


# --- on the screen ------------------------------------------------------------------------------------------------


def _show(found: Comparison, figures: Agreement, widths: Sequence[Width]) -> None:
    share = ("A", "B", "same", "precision", "recall", "F1")
    show_rows(("statements", *share), [_score(score) for score in figures.scores])
    columns = ("on pairs", "pairs", "same", "observed", "kappa", "alpha", "95% of alpha")
    show_rows(columns, [_reliability(r) for r in figures.reliabilities], title="\nAs two coders")
    if figures.sides:
        show_rows(("side", *share), [_score(s) for s in figures.sides], title="\nSides, on pairs with the same concept")
    title = "\nNetworks of actors and concepts: how alike, on average over the windows of a width"
    show_rows(WIDTH_COLUMNS, [_width(width) for width in widths], title=title)
    title = "\nNetworks of actors who agree"
    show_rows(ALIKE_COLUMNS, [(width.name, *_alike(width.congruence)) for width in widths], title=title)
    if found.alignments:
        rows = [(x.a, x.b, str(x.statements)) for x in found.alignments]
        show_rows(("concept in A", "concept in B", "shared"), rows, title="\nTaken for one concept")
        say("Read that list: nothing says that they mean the same. The figures are of the statements that made it.")


ALIKE_COLUMNS = ("window", "windows", "cosine", "by chance", "both vary", "r")
WIDTH_COLUMNS = ("window", "A", "B", "in both", *ALIKE_COLUMNS[1:])


def _score(score: Score) -> Row:
    counts = (score.wanted, score.found, score.right)
    return (score.name, *map(str, counts), *map(_share, (score.precision, score.recall, score.f1)))


def _reliability(of: Reliability) -> Row:
    low_high = " to ".join(map(_share, of.interval)) if of.interval else NOTHING
    return (of.name, str(of.pairs), str(of.same), *map(_share, (of.observed, of.kappa, of.alpha)), low_high)


def _width(width: Width) -> Row:
    return (width.name, str(width.statements_a), str(width.statements_b), str(width.both), *_alike(width.affiliation))


def _alike(of: Likeness) -> Row:
    return str(of.windows), _share(of.cosine), _share(of.chance), str(of.varied), _share(of.pearson)


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}"


# --- as data ------------------------------------------------------------------------------------------------------

MISS_COLUMNS = ("document", "start", "sentence", "differs", *(f"{which} {what}" for which in "AB" for what in (
    "person", "organization", "concept", "agreement")))  # fmt: skip


def _miss(miss: Disagreement) -> dict[str, str]:
    from kg.coding.sentence import sentence_around

    statement = miss.a or miss.b
    assert statement is not None
    text = " ".join(sentence_around(miss.document.text, statement.start, statement.end).split())
    cells = (miss.document.title, str(statement.start), text, ", ".join(miss.names), *_values(miss.a), *_values(miss.b))
    return dict(zip(MISS_COLUMNS, cells, strict=True))


def _shown(miss: Disagreement) -> Row:
    cells = _miss(miss)
    coded = ["" if s is None else _in_words(s) for s in (miss.a, miss.b)]
    return cells["document"], cells["sentence"], cells["differs"], *coded


def _in_words(statement: CodedStatement) -> str:
    """Return “Ann Lee (UNISON), against: the levy”."""
    from kg.coding.agreement import SIDES

    person, organization, concept, side = _values(statement)
    who = f"{person} ({organization})" if person and organization else person or organization or "nobody"
    return f"{who}, {SIDES.get(statement.values.get('agreement', ''), side)}: {concept}"


def _values(statement: CodedStatement | None) -> Row:
    names = ("person", "organization", "concept", "agreement")
    return tuple("" if statement is None else str(statement.values.get(name, "")) for name in names)


def _safe(cell: str) -> str:
    """Return a cell that a spreadsheet does not take for a formula."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _plain(found: Comparison, figures: Agreement, widths: Sequence[Width]) -> dict[str, Any]:
    return {
        "documents": {
            "both": len(found.documents),
            "only_a": [document.title for document in found.only_a],
            "only_b": [document.title for document in found.only_b],
        },
        "notes": list(found.notes),
        "statements": {score.name: _plain_score(score) for score in figures.scores},
        "pairs": {r.name: _plain_reliability(r) for r in figures.reliabilities},
        "sides": {score.name: _plain_score(score) for score in figures.sides},
        "networks": {width.name: _plain_width(width) for width in widths},
        "aligned": [{"a": x.a, "b": x.b, "statements": x.statements} for x in found.alignments],
    }


def _plain_score(score: Score) -> dict[str, Any]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {"a": score.wanted, "b": score.found, "same": score.right} | _rounded(shares)


def _plain_reliability(of: Reliability) -> dict[str, Any]:
    low, high = of.interval or (None, None)
    shares = {"observed": of.observed, "kappa": of.kappa, "alpha": of.alpha, "alpha_low": low, "alpha_high": high}
    return {"pairs": of.pairs, "same": of.same} | _rounded(shares)


def _plain_width(width: Width) -> dict[str, Any]:
    counts = {"windows": width.windows, "both": width.both, "a": width.statements_a, "b": width.statements_b}
    return counts | _plain_likeness("affiliation", width.affiliation) | _plain_likeness("congruence", width.congruence)


def _plain_likeness(name: str, of: Likeness) -> dict[str, Any]:
    shares = _rounded({f"{name}_cosine": of.cosine, f"{name}_pearson": of.pearson, f"{name}_chance": of.chance})
    return {f"{name}_windows": of.windows, f"{name}_varied": of.varied} | shares


def _rounded(shares: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in shares.items()}


def _long(plain: dict[str, Any]) -> Iterator[Row]:
    """Yield every figure as a row: the part of the result, what it is of, the measure, the value."""
    for part in ("statements", "pairs", "sides", "networks"):
        for name, measures in plain[part].items():
            for measure, value in measures.items():
                yield part, name, measure, "" if value is None else str(value)
