"""The whole flow on one page: files → documents → statements → graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rdflib import Dataset

from kg.cache import Cache
from kg.errors import ConformanceError, InputError
from kg.extraction import DEFAULTS, Known, Plan, Progress, extract, extract_batch, extract_planned, silent
from kg.graph import Parts, Run
from kg.graph_file import Written, put_graph
from kg.model import Knowledge
from kg.parsing.installed import LanguageModel
from kg.report import report
from kg.rule_set import rule_set
from kg.settings import Settings
from kg.store import read
from kg.validate import verify_quotes

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
    written: Written = field(repr=False)
    """What the graph is made of, and what of it an earlier build had."""
    scratch: TemporaryDirectory[str] = field(repr=False, compare=False)

    @cached_property
    def dataset(self) -> Dataset:
        """The graph behind rdflib's interface, in memory."""
        return read(self.graph)


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
    temporary files lie. What the folder around `scratch` has of it from an earlier build is taken over, if the settings
    name a cache; that folder must be nobody else's meanwhile. Raises ConformanceError, naming the statement, if the
    graph does not conform or a quotation is not in its document.
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
        written = put_graph(parts, graph, cache, before=scratch.parent if scratch else None, progress=progress)
    except OSError as error:
        remedy = "make room there, or " + ("set TMPDIR to another place" if scratch is None else "name another with -o")
        raise InputError(f"{folder.name}: cannot be written ({error.strerror or error}); {remedy}") from error
    finally:
        cache.close()
    labels = {topic.id: topic.label for topic in plan.topics}
    told = report(knowledge, written.counted.all_triples, made_by, settings)
    return Build(knowledge, graph, settings, made_by, told, labels, written, folder)


def run_of(model: LanguageModel) -> Run:
    """Return the provenance of a run: program, model and rules."""
    return Run("kg", tool_version(), model.name, model.version, model.weights, rule_set())


def tool_version() -> str:
    """Return the version of this package as installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"
