"""The text half: files → texts → what is found in each, by many processes and kept for the next run → Knowledge.

plan    what is decided before the first text is read
texts   what is done with a text, in whatever process
kept    what earlier runs kept of texts
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.assemble import assemble
from kg.cache import Cache
from kg.cluster import cluster
from kg.decisions import apply, read_decisions
from kg.errors import InputError
from kg.extraction.kept import KeptTexts
from kg.extraction.plan import Known, Plan
from kg.extraction.texts import Found, extract_batch, extract_planned, lost
from kg.issues import beside, settle
from kg.model import Extraction, Knowledge
from kg.parsing.installed import find_model
from kg.parsing.load import one_thread
from kg.reading import SourceText, digest_of, read_sources
from kg.rule_set import rule_set
from kg.running import executor_of, run
from kg.settings import Settings

__all__ = ["DEFAULTS", "Known", "Plan", "Progress", "extract", "extract_batch", "extract_planned", "silent"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is, or 0 if nobody knows."""

DEFAULTS = Settings()
MOST = 0.5
"""Share of the sides taken from which on the issues of a file do not fit the documents."""
BATCH = 16
"""Documents parsed and extracted at a time."""
IN_FLIGHT = 4
"""Batches handed out at a time for each worker: one long document holds up no other worker."""


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def extract(
    paths: Sequence[Path | str],
    settings: Settings = DEFAULTS,
    *,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> tuple[Knowledge, Plan]:
    """Read files and folders and return everything found in them; raises InputError if nothing can be read.

    The order of the paths makes no difference. The work is done in as many processes as the settings say, on their
    cluster, or by the executor given; this process loads no model where others work. What an earlier run kept in the
    cache of the settings is not computed again.
    """
    decisions = read_decisions(Path(settings.decisions)) if settings.decisions else ()
    progress("reading", 0, 1)
    names = sorted(set(map(str, paths)))
    sources, warnings = read_sources(names, follow_links=settings.follow_links, columns=settings.columns)
    progress("reading", 1, 1)
    plan = Plan.of(settings)
    cache = Cache(Path(settings.cache) if settings.cache else None, most_mb=settings.cache_mb)
    try:
        found = _found(plan, sources, cache, progress, executor)
    finally:
        cache.close()
    warnings += [found[id_].problem for id_ in sorted(found) if found[id_].problem]
    warnings += [cache.problem] if cache.problem else []
    extractions = [one for id_ in sorted(found) if (one := found[id_].extraction) is not None]
    if not extractions:
        raise InputError(warnings[0])
    settled = settle(extractions, plan.issues)
    warnings = [*warnings, *_unfitting(settled, settings)]
    placed = [replace(extraction, phrases=(), leanings=()) for extraction in settled]  # their work is done
    decided, odd = apply(placed, decisions, plan.issues or ())
    return assemble(decided, (*warnings, *odd)), plan


def _found(
    plan: Plan, sources: Iterable[SourceText], cache: Cache, progress: Progress, executor: Executor | None
) -> dict[str, Found]:
    """Return what is found in each text, by the ids of the documents; keep what was not kept yet."""
    texts = dict(sorted((digest_of(source.text), source) for source in sources))
    kept = KeptTexts(cache, plan)
    found = dict(kept.found(texts))
    progress("extracting", len(found), len(texts))
    missing = [id_ for id_ in texts if id_ not in found]
    words = sum(_words(texts[id_]) for id_ in missing)
    read = claims = 0
    batches = [[texts[id_] for id_ in missing[start : start + BATCH]] for start in range(0, len(missing), BATCH)]
    with _workers(plan, executor, len(batches), progress) as (workers, in_flight):
        tasks = (kept.tasks(batch) for batch in batches)
        done = run(partial(extract_planned, plan), tasks, workers, in_flight=in_flight, lost=lost)
        for batch, made in zip(batches, done, strict=True):
            kept.keep(batch, made)
            for source, one in zip(batch, made, strict=True):
                found[digest_of(source.text)] = replace(one, parse=None)
                read += _words(source)
                claims += len(one.extraction.claims) if one.extraction is not None else 0
            progress("words", read, words)
            progress("claims", claims, 0)
            progress("extracting", len(found), len(texts))
    return found


def _words(source: SourceText) -> int:
    return len(source.text.split())


@contextmanager
def _workers(plan: Plan, executor: Executor | None, batches: int, progress: Progress) -> Iterator[tuple[Executor, int]]:
    """Yield what does the work, and how many batches to hand out at a time."""
    settings = plan.settings
    one_thread()
    if executor is not None:
        yield executor, IN_FLIGHT * settings.workers
    elif settings.cluster and batches:
        with cluster(settings.cluster, settings.workers, partial(_alike, plan.model.name)) as there:
            progress(f"Dask {there.dashboard}", there.workers, 0)
            yield there.executor, IN_FLIGHT * there.workers
    else:
        with executor_of(min(settings.workers, batches)) as here:
            yield here, IN_FLIGHT * settings.workers


def _alike(model: str) -> str:
    """Say what must be the same on all machines that work together."""
    found = find_model(model)
    return f"{found.name} {found.version} ({found.weights[:12]}) and rules {rule_set()[:12]}"


def _unfitting(settled: Sequence[Extraction], settings: Settings) -> Iterator[str]:
    """Warn where the issues that the settings name are not those of the documents."""
    outside, number = beside(settled) if settings.issues else (0, 0)
    if outside > MOST * number:
        told = f"{outside} of {number} sides that claims take are on other issues"
        yield f"{settings.issues}: {told}; add wordings, or see with kg issues which the documents have"
