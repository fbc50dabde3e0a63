"""The whole flow on one page: files → documents → statements → graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rdflib import Dataset

from kg.errors import ConformanceError
from kg.extraction import DEFAULTS, Known, Plan, Progress, extract, extract_batch, extract_planned, silent
from kg.graph import Run, build_graph
from kg.model import Knowledge
from kg.parsing.installed import LanguageModel
from kg.report import report
from kg.rule_set import rule_set
from kg.settings import Settings
from kg.validate import validate, verify_quotes

__all__ = [
    "DEFAULTS", "Build", "Known", "Plan", "Progress", "build", "extract", "extract_batch", "extract_planned", "run_of",
    "silent", "tool_version",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: statements, graph, and what the report says of them."""

    knowledge: Knowledge
    dataset: Dataset = field(repr=False)
    run: Run = field(repr=False)
    report: dict[str, Any] = field(repr=False)
    topics: Mapping[str, str] = field(repr=False)
    """The labels of the topics, for the page."""


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
) -> Build:
    """Build the graph of files and folders, checked against the shapes and the documents.

    `share` changes what was found before anything is made of it (see kg.withhold); `executor` is that of `extract`.
    Raises ConformanceError, naming the statement, if the graph does not conform or a quotation is not in its document.
    """
    knowledge, plan = extract(paths, settings, progress=progress, executor=executor)
    knowledge = share(knowledge)
    wrong = verify_quotes(knowledge.extractions)
    if wrong:
        raise ConformanceError(f"a quotation is not exactly in its document: {wrong[0]} ({len(wrong)} in all)")
    made_by = run_of(plan.model)
    progress("building the graph", 0, 2)
    dataset = build_graph(knowledge, settings=settings, run=made_by, topics=plan.topics)
    progress("building the graph", 1, 2)
    validate(dataset, documents=[e.document for e in knowledge.extractions]).demand()
    progress("building the graph", 2, 2)
    labels = {topic.id: topic.label for topic in plan.topics}
    return Build(knowledge, dataset, made_by, report(knowledge, dataset, made_by, settings), labels)


def run_of(model: LanguageModel) -> Run:
    """Return the provenance of a run: program, model and rules."""
    return Run("kg", tool_version(), model.name, model.version, model.weights, rule_set())


def tool_version() -> str:
    """Return the version of this package as installed."""
    try:
        return version("policy-kg")
    except PackageNotFoundError:
        return "0"
