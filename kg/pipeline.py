"""The whole flow on one page: files → documents → statements → graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import RdfFormat, parse
from rdflib import Dataset

from kg.cache import Cache
from kg.errors import ConformanceError, InputError
from kg.extraction import DEFAULTS, Known, Plan, Progress, extract, extract_batch, extract_planned, silent
from kg.graph import Part, Parts, Run
from kg.model import Knowledge
from kg.model.identity import key_of
from kg.parsing.installed import LanguageModel
from kg.report import report
from kg.rule_set import rule_set
from kg.settings import Settings
from kg.store import read, write_parts
from kg.validate import Described, Problem, Report, check_part, checks_digest, verify_quotes

__all__ = [
    "DEFAULTS", "Build", "Known", "Plan", "Progress", "build", "extract", "extract_batch", "extract_planned", "run_of",
    "silent", "tool_version",
]  # fmt: skip


@dataclass(frozen=True)
class Build:
    """What a build made: statements, graph, and what the report says of them."""

    knowledge: Knowledge
    graph: Path = field(repr=False)
    """The graph as sorted N-Quads, a file that is there as long as this value is."""
    settings: Settings
    run: Run = field(repr=False)
    report: dict[str, Any] = field(repr=False)
    topics: Mapping[str, str] = field(repr=False)
    """The labels of the topics, for the page."""
    scratch: TemporaryDirectory[str] = field(repr=False, compare=False)

    @cached_property
    def dataset(self) -> Dataset:
        """The graph behind rdflib's interface, in memory."""
        return read(self.graph)


CONFORMING = "graphs"
"""The kind of what is kept of a document whose graph conformed."""


def unchanged(knowledge: Knowledge) -> Knowledge:
    """Share everything that was found."""
    return knowledge


def build(
    paths: Sequence[Path | str],
    settings: Settings = DEFAULTS,
    *,
    progress: Progress = silent,
    share: Callable[[Knowledge], Knowledge] = unchanged,
    executor: Executor | None = None,
    scratch: Path | None = None,
) -> Build:
    """Build the graph of files and folders, checked against the shapes and the documents.

    `share` changes what was found before anything is made of it (see kg.withhold); `executor` is that of `extract`. The
    graph is made, checked and written document by document; it lies in a folder of its own below `scratch`, or where
    temporary files lie. Raises ConformanceError, naming the statement, if the graph does not conform or a quotation is
    not in its document.
    """
    knowledge, plan = extract(paths, settings, progress=progress, executor=executor)
    knowledge = share(knowledge)
    wrong = verify_quotes(knowledge.extractions)
    if wrong:
        raise ConformanceError(f"a quotation is not exactly in its document: {wrong[0]} ({len(wrong)} in all)")
    made_by = run_of(plan.model)
    parts = Parts.of(knowledge, settings=settings, run=made_by, topics=plan.topics)
    folder = TemporaryDirectory(prefix="kg-", dir=scratch)
    graph = Path(folder.name) / "graph.nq"
    cache = Cache(Path(settings.cache) if settings.cache else None, most_mb=settings.cache_mb)
    try:
        triples = write_parts(_checked(parts, cache, progress), parts.description, graph, scratch=Path(folder.name))
    except OSError as error:
        remedy = "make room there, or " + ("set TMPDIR to another place" if scratch is None else "name another with -o")
        raise InputError(f"{folder.name}: cannot be written ({error.strerror or error}); {remedy}") from error
    finally:
        cache.close()
    labels = {topic.id: topic.label for topic in plan.topics}
    told = report(knowledge, triples, made_by, settings)
    return Build(knowledge, graph, settings, made_by, told, labels, folder)


def _checked(parts: Parts, cache: Cache, progress: Progress) -> Iterator[Part]:
    """Yield the parts of a graph, each checked; raise ConformanceError at the end if one does not conform.

    A part that conformed in an earlier run is not checked again.
    """
    texts = {extraction.document.id: extraction.document.text for extraction in parts.knowledge.extractions}
    kinds = {actor.id: f"{actor.id} {actor.kind} " for actor in parts.knowledge.actors}
    named = {e.document.id: "".join(kinds.get(a.id, "") for a in e.actors) for e in parts.knowledge.extractions}
    elsewhere = parts.elsewhere()
    checks = checks_digest() if cache.folder else b""
    described, problems, sound = Described(parts.classes()), list[Problem](), dict[bytes, bytes]()
    for number, part in enumerate(parts):
        progress("building the graph", number, len(texts) + 1)
        lines = "".join(part.lines).encode("utf-8")
        if part.document is None:
            shared = list(parse(lines, format=RdfFormat.N_QUADS))
            problems += check_part(shared, described=described)
            here = Described.of(shared)
            described = Described({**here.classes, **described.classes}, here.wider)
            yield part
            continue
        pointed_to = " ".join(sorted(elsewhere.get(part.document, ())))
        key = key_of(checks, lines, named[part.document], pointed_to) if cache.folder else b""
        if not list(cache.get(CONFORMING, [key])):
            quads = parse(lines, format=RdfFormat.N_QUADS)
            found = check_part(quads, described=described, texts={part.document: texts[part.document]})
            problems += found
            sound |= {} if found else {key: b""}
        yield part
    cache.put(CONFORMING, sound)
    progress("building the graph", len(texts) + 1, len(texts) + 1)
    Report(tuple(sorted(set(problems)))).demand()


def run_of(model: LanguageModel) -> Run:
    """Return the provenance of a run: program, model and rules."""
    return Run("kg", tool_version(), model.name, model.version, model.weights, rule_set())


def tool_version() -> str:
    """Return the version of this package as installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"
