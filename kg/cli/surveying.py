"""The command that looks at texts before a build: what would be read as what, and what is odd about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import AsJson, Columns, Config, Paths, settings_of
from kg.cli.screen import say, show, show_csv, show_json, show_rows
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Document
    from kg.reading import SourceText
    from kg.reading.survey import Survey, Surveyed

_SHOWN = 12
"""Rows of a list that are printed; --table and --json have all."""
_COLUMNS = (
    "name", "kind", "title", "date", "author", "publisher", "section", "url", "words", "characters", "language",
    "passages_set_aside", "near_duplicate_of", "share_in_common", "odd_characters", "read_by", "id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked at."""

    survey: Survey
    sources: Mapping[str, SourceText]
    """By the names of the documents."""
    warnings: Sequence[str]

    def source(self, document: Document) -> SourceText:
        return self.sources[document.path]


def check(
    paths: Paths,
    table: Annotated[bool, typer.Option("--table", help="Print a row a document as CSV, for pandas.")] = False,
    write_metadata: Annotated[
        bool,
        typer.Option("--write-metadata", help="Write what was found to metadata.csv in the folder, to correct it."),
    ] = False,
    as_json: AsJson = False,
    column: Columns = None,
    config: Config = None,
) -> None:
    """Tell what texts would be read as: documents, dates, publishers, sizes, languages, near-duplicates, and what not.

    metadata.csv in the folder of the texts goes before what they say of themselves.
    """
    if table + as_json + write_metadata > 1:
        raise typer.BadParameter("--table, --json and --write-metadata exclude each other")
    settings = settings_of(config, columns=column)
    place = _place(paths) if write_metadata else None
    looked = _look(paths, settings.columns, follow_links=settings.follow_links)
    if place is not None:
        return _write(place, looked)
    if table:
        from kg.spreadsheet import safe

        return show_csv(_COLUMNS, [[safe(cell) for cell in _row(each, looked)] for each in looked.survey.documents])
    if as_json:
        return show_json(_plain(looked))
    return _show(looked)


def _look(paths: list[str], columns: tuple[tuple[str, str], ...], *, follow_links: bool) -> _Looked:
    from kg.reading import document_of, read_sources
    from kg.reading.survey import survey

    sources, warnings = read_sources(paths, follow_links=follow_links, columns=columns)
    documents = [document_of(source) for source in sources]
    return _Looked(survey(documents), {source.name: source for source in sources}, warnings)


def _row(each: Surveyed, looked: _Looked) -> list[str]:
    document, source = each.document, looked.source(each.document)
    values = (
        document.path, source.kind, document.title, document.date, document.author, document.publisher,
        document.section, document.url, each.words, len(document.text), each.language, len(each.set_aside),
        each.near and each.near.earlier, each.near and each.near.share, each.odd_characters, source.how, document.id,
    )  # fmt: skip
    return ["" if value is None else str(value) for value in values]


def _kinds(looked: _Looked) -> dict[str, list[Surveyed]]:
    found: dict[str, list[Surveyed]] = {}
    for each in looked.survey.documents:
        found.setdefault(looked.source(each.document).kind, []).append(each)
    return dict(sorted(found.items()))


def _tallies(looked: _Looked) -> dict[str, Counter[str]]:
    documents = [each.document for each in looked.survey.documents]
    return {
        "publishers": Counter(document.publisher or "" for document in documents),
        "years": Counter((document.date or "")[:4] for document in documents),
        "languages": Counter(each.language for each in looked.survey.documents),
    }


def _plain(looked: _Looked) -> dict[str, Any]:
    tallies = {name: dict(sorted(counts.items())) for name, counts in _tallies(looked).items()}
    return {
        "counts": looked.survey.counts(),
        "dates": list(looked.survey.dates() or ()),
        "kinds": {kind: len(documents) for kind, documents in _kinds(looked).items()},
        **tallies,
        "near_duplicates": [near._asdict() for near in looked.survey.near],
        "warnings": list(looked.warnings),
    }


def _show(looked: _Looked) -> None:
    from kg.reading.survey import summary

    rows = []
    for kind, found in _kinds(looked).items():
        sizes = sorted(each.words for each in found)
        dated = sum(bool(each.document.date) for each in found)
        spread = f" to {sizes[-1]:,} (median {median_low(sizes):,})" if len(sizes) > 1 else ""
        rows.append((kind, str(len(found)), str(dated), f"{sizes[0]:,}{spread}"))
    show_rows(("read as", "documents", "dated", "words"), rows)
    for name, heading in (("publishers", "publisher"), ("years", "year"), ("languages", "language")):
        counts = _tallies(looked)[name]
        if set(counts) not in ({""}, {"en"}):
            show("")
            show_rows((heading, "documents"), list(_listed(counts, by_name=name == "years")))
    for title, lines in _lists(looked):
        if lines:
            show("")
            show(title, "bold")
            for line in lines[:_SHOWN]:
                show(line)
            if len(lines) > _SHOWN:
                show(f"… and {len(lines) - _SHOWN} more; --table or --json shows all")
    show("")
    for line in summary(looked.survey.counts(), looked.survey.dates()):
        show(line)


def _listed(counts: Counter[str], *, by_name: bool) -> Iterator[tuple[str, str]]:
    order = sorted(counts.items(), key=lambda pair: (pair[0] == "", pair[0] if by_name else "", -pair[1], pair[0]))
    for name, number in order if by_name else order[:_SHOWN]:
        yield name or "not known", str(number)
    if not by_name and len(order) > _SHOWN:
        yield f"… and {len(order) - _SHOWN} more", str(sum(number for _, number in order[_SHOWN:]))


def _lists(looked: _Looked) -> Iterator[tuple[str, list[str]]]:
    documents = looked.survey.documents
    yield "Near-duplicates", [f"{n.name}: {n.share:.0%} as {n.earlier}" for n in looked.survey.near]
    yield (
        "Passages not in English, set aside",
        [
            f"{e.document.path}: {len(e.set_aside)} ({', '.join(sorted(set(e.set_aside)))})"
            for e in documents
            if e.set_aside
        ],
    )
    yield (
        "Characters that cannot be read (\ufffd): save the text anew as UTF-8",
        [f"{e.document.path}: {e.odd_characters}" for e in documents if e.odd_characters],
    )
    yield "What else is to be said", list(looked.warnings)


# --- metadata.csv ---------------------------------------------------------------------------------------------


def _place(paths: Sequence[str]) -> Path:
    """Return where metadata.csv is to stand; raises InputError if there is no such place, or it is there already."""
    from kg.reading.folders import METADATA_TABLE

    if len(paths) != 1 or paths[0] == "-":
        raise typer.BadParameter("--write-metadata takes one folder or file, beside which it writes")
    path = Path(paths[0])
    place = (path if path.is_dir() else path.parent) / METADATA_TABLE
    if place.exists():
        told = "is there already and is not written over"
        raise InputError(f"{place}: {told}; move it away, or take what is missing from: kg check {paths[0]} --table")
    return place


def _write(place: Path, looked: _Looked) -> None:
    from kg import writing
    from kg.reading.metadata_table import COLUMNS, table_of

    rows = []
    for each in looked.survey.documents:
        document = each.document
        inside = Path(document.path.partition("#")[0]).relative_to(place.parent).as_posix()
        name = inside + document.path[len(document.path.partition("#")[0]) :]
        rows.append({"file": name, **{key: getattr(document, key) or "" for key in COLUMNS[1:]}})
    writing.write_text(place, table_of(rows))
    lacking = sum(not each.document.date for each in looked.survey.documents)
    say(f"Wrote {place}: {len(rows)} documents, {lacking} without a date. Correct it; the next build reads it.")
