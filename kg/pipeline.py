"""The whole flow on one page: files → documents → statements → graph → output/."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rdflib import Dataset

from kg.actors import Gazetteer, find_actors
from kg.assemble import assemble, pool, taking_part
from kg.claims.find import find_claims
from kg.claims.topics import TopicIndex
from kg.decisions import apply, read_decisions
from kg.errors import ConformanceError, InputError
from kg.events.find import find_events
from kg.export import export
from kg.graph import Run, build_graph
from kg.model import Document, Extraction, Knowledge, Topic
from kg.ontology import known_actors, ontology_dir
from kg.ontology import topics as read_topics
from kg.page import Page, pages
from kg.parsing.load import Parser, load_parser
from kg.reading import read_all
from kg.settings import Settings
from kg.store import write_nquads, write_turtle
from kg.validate import validate, verify_quotes
from kg.view import write_page

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

DEFAULTS = Settings()
BATCH = 16
"""Documents parsed and extracted at a time."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: statements, graph, and what the report says of them."""

    knowledge: Knowledge
    dataset: Dataset = field(repr=False)
    run: Run = field(repr=False)
    report: dict[str, Any] = field(repr=False)
    topics: Mapping[str, str] = field(repr=False)
    """The labels of the topics, for the page."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before reading: actors and topics, arranged for look-up."""

    gazetteer: Gazetteer
    topics: TopicIndex

    @classmethod
    def of(cls, settings: Settings) -> Known:
        """Read the gazetteer and the topic scheme that the settings name."""
        gazetteer = Gazetteer(known_actors([Path(p) for p in settings.actors]))
        return cls(gazetteer, TopicIndex(_topics(settings)))


def _topics(settings: Settings) -> tuple[Topic, ...]:
    return read_topics(Path(settings.topics) if settings.topics else None)


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def unchanged(knowledge: Knowledge) -> Knowledge:
    """Share everything that was found."""
    return knowledge


# --- the text half ------------------------------------------------------------------------------------------


def extract(
    paths: Sequence[Path | str], settings: Settings = DEFAULTS, *, progress: Progress = silent
) -> tuple[Knowledge, Parser]:
    """Read files and folders and return everything found in them; raises InputError if nothing can be read.

    The order of the paths makes no difference.
    """
    decisions = read_decisions(Path(settings.decisions)) if settings.decisions else ()
    progress("reading", 0, 1)
    documents, warnings = read_all(sorted(set(map(str, paths))))
    documents.sort(key=lambda document: document.id)
    progress("reading", 1, 1)
    parser = load_parser(settings.model)
    batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
    extractions: list[Extraction] = []
    progress("extracting", 0, len(documents))
    for found in _extracted(batches, parser, settings):
        extractions.extend(found)
        progress("extracting", len(extractions), len(documents))
    decided, odd = apply(extractions, decisions)
    return assemble(decided, (*warnings, *odd)), parser


def _extracted(batches: Sequence[list[Document]], parser: Parser, settings: Settings) -> Iterator[list[Extraction]]:
    """Yield what is found in each batch, in order: in this process, or in as many as the settings say."""
    if settings.workers == 1 or len(batches) < 2:
        known = Known.of(settings)
        yield from (extract_batch(batch, parser, known, settings) for batch in batches)
        return
    context = get_context("spawn")  # a forked process would share the locks of loaded libraries
    with ProcessPoolExecutor(min(settings.workers, len(batches)), context, _prepare, (settings,)) as processes:
        try:
            yield from processes.map(_work, batches)
        except BrokenProcessPool as error:
            raise InputError("a worker process ended before its time (too little memory?); set workers = 1") from error


_prepared: list[tuple[Parser, Known, Settings]] = []
"""What a worker process loads once and uses for every batch."""


def _prepare(settings: Settings) -> None:
    _prepared.append((load_parser(settings.model), Known.of(settings), settings))


def _work(batch: list[Document]) -> list[Extraction]:
    return extract_batch(batch, *_prepared[0])


def extract_batch(documents: Iterable[Document], parser: Parser, known: Known, settings: Settings) -> list[Extraction]:
    """Parse and extract documents; stateless, plain values in, plain values out."""
    return [extract_page(page, known, settings) for page in pages(documents, parser)]


def extract_page(page: Page, known: Known, settings: Settings) -> Extraction:
    """Return everything found in a parsed document, in text order."""
    document = page.document
    cast = find_actors(page, known.gazetteer)
    events = pool(find_events(page, cast))
    signed = settings.author_claims == "signed" and document.author is not None
    found = find_claims(
        page,
        cast,
        events=events,
        topics=known.topics,
        author_claims=signed or settings.author_claims == "always",
    )
    claims, roles = pool(found.claims), pool(cast.roles)
    return Extraction(
        document=document,
        actors=taking_part((*cast.actors.values(), *found.actors), cast.mentions, claims, events, roles),
        mentions=cast.mentions,
        roles=roles,
        events=events,
        claims=claims,
        author_id=cast.author_id,
        publisher_id=cast.publisher_id,
        unresolved=pool(found.unresolved),
        gaps=found.gaps,
    )


# --- the graph half -----------------------------------------------------------------------------------------


def build(
    paths: Sequence[Path | str],
    settings: Settings = DEFAULTS,
    *,
    progress: Progress = silent,
    share: Callable[[Knowledge], Knowledge] = unchanged,
) -> Build:
    """Build the graph of files and folders, checked against the shapes and the documents.

    `share` changes what was found before anything is made of it (see kg.withhold).
    Raises ConformanceError, naming the statement, if the graph does not conform or a quotation is not in its document.
    """
    knowledge, parser = extract(paths, settings, progress=progress)
    knowledge = share(knowledge)
    wrong = verify_quotes(knowledge.extractions)
    if wrong:
        raise ConformanceError(f"a quotation is not exactly in its document: {wrong[0]} ({len(wrong)} in all)")
    run = run_of(parser)
    progress("building the graph", 0, 2)
    dataset = build_graph(knowledge, settings=settings, run=run)
    progress("building the graph", 1, 2)
    validate(dataset, documents=[e.document for e in knowledge.extractions]).demand()
    progress("building the graph", 2, 2)
    labels = {topic.id: topic.label for topic in _topics(settings)}
    return Build(knowledge, dataset, run, report(knowledge, dataset, run, settings), labels)


def run_of(parser: Parser) -> Run:
    """Return the provenance of a run: program, model and rules."""
    return Run("kg", tool_version(), parser.name, parser.version, parser.weights, rule_set())


def tool_version() -> str:
    """Return the version of this package as installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"


def rule_set() -> str:
    """Hash the words and the ontology, so that a graph says which rules made it."""
    sha = hashlib.sha256()
    for folder in (files("kg.lang.en"), ontology_dir()):
        for item in sorted(folder.iterdir(), key=lambda f: f.name):
            if item.name.endswith((".toml", ".ttl", ".csv")):
                sha.update(item.name.encode())
                sha.update(item.read_bytes())
    return sha.hexdigest()


def report(knowledge: Knowledge, dataset: Dataset, run: Run, settings: Settings) -> dict[str, Any]:
    """Return counts, warnings, versions, settings and input hashes; the same for the same input."""
    unresolved = sum(len(extraction.unresolved) for extraction in knowledge.extractions)
    return {
        "counts": {
            "documents": len(knowledge.extractions),
            "actors": len(knowledge.actors),
            "claims": len(knowledge.claims),
            "claims_without_speaker": unresolved,
            "gaps": sum(len(extraction.gaps) for extraction in knowledge.extractions),
            "events": len(knowledge.events),
            "roles": len(knowledge.roles),
            "triples": len({(s, p, o) for s, p, o, _ in dataset.quads((None, None, None, None))}),
        },
        "made_by": {
            "tool": run.tool, "version": run.version, "model": run.model, "model_version": run.model_version,
            "model_weights": run.model_weights, "rule_set": run.rule_set,
        },
        "settings": {
            "author_claims": settings.author_claims, "base_iri": settings.base_iri,
            "actors": sorted(settings.actors), "topics": settings.topics,
            "decisions": settings.decisions,
        },
        "inputs": [
            {"path": e.document.path, "id": e.document.id, "sha256": e.document.sha256, "title": e.document.title}
            for e in knowledge.extractions
        ],
        "warnings": list(knowledge.warnings),
    }  # fmt: skip


def report_text(values: dict[str, Any]) -> str:
    """Return the report as the text of `report.json`."""
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


# --- output -------------------------------------------------------------------------------------------------

OUTPUTS = ("graph.ttl", "graph.nq", "statements.jsonl", "report.json", "graph.html")
"""What a build writes, in the order in which it appears: the page last."""


def check_folder(folder: Path) -> None:
    """Raise InputError if a build could not be written to this folder; say so before the work, not after it."""
    place = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not place.is_dir():
        raise InputError(f"{place}: is a file, not a folder; name another folder with -o")
    if not os.access(place, os.W_OK | os.X_OK):
        raise InputError(f"{folder}: cannot be written (Permission denied); name another folder with -o")
    for output in OUTPUTS:
        if (folder / output).is_dir():
            raise InputError(f"{folder / output}: is a folder; remove it or name another folder with -o")


def write_outputs(made: Build, folder: Path, *, progress: Progress = silent) -> None:
    """Write all files of a build, each whole or not at all, none before all are made.

    Raises InputError if the folder cannot be written; what was there before then stays.
    """
    check_folder(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=folder) as name:
            draft = Path(name)
            progress("writing", 0, len(OUTPUTS))
            _write_drafts(made, draft)
            for done, output in enumerate(OUTPUTS, start=1):
                (draft / output).replace(folder / output)
                progress("writing", done, len(OUTPUTS))
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{folder}: cannot be written ({reason}); name another folder with -o") from error


def _write_drafts(made: Build, folder: Path) -> None:
    write_turtle(made.dataset, folder / "graph.ttl")
    write_nquads(made.dataset, folder / "graph.nq")
    write_text(folder / "statements.jsonl", export(made.knowledge, "jsonl"))
    write_text(folder / "report.json", report_text(made.report))
    write_page(made.knowledge, folder / "graph.html", topics=made.topics)


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all, as UTF-8. Raises InputError if it cannot be written."""
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=path.parent) as name:
            draft = Path(name) / path.name
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another place with -o") from error
