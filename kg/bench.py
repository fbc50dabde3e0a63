"""Speed as ratios within one run: CPU seconds of each step against those of the parse, which nobody can avoid."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.actors import find_actors
from kg.assemble import pool
from kg.claims.find import find_claims
from kg.events.find import find_events
from kg.issues.leanings import find_leanings
from kg.page import Page
from kg.parsing.load import load_parser
from kg.pipeline import Known
from kg.reading import read_all
from kg.settings import Settings

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its CPU seconds and their share of the parse's."""

    name: str
    seconds: float
    of_parse: float


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run cost: words read, words a CPU second for all of it, and the steps in order.

    `repairs` says in how many paragraphs each repair changed the parse (`kg.parsing.repairs`), the most frequent first.
    """

    documents: int
    words: int
    words_per_second: float
    steps: tuple[Step, ...]
    repairs: tuple[tuple[str, int], ...]

    @property
    def overhead(self) -> float:
        """CPU seconds of everything after the parse over those of the parse."""
        return round(sum(s.of_parse for s in self.steps if s.name not in ("read", "parse")), 3)


def bench(paths: Sequence[Path | str], settings: Settings) -> Bench:
    """Read and extract texts once, counting the CPU seconds of each step."""
    clock = _Clock()
    documents, _ = clock.time("read", lambda: read_all(paths, follow_links=settings.follow_links))
    parser, known = load_parser(settings.model), Known.of(settings)
    parsed = clock.time("parse", lambda: list(parser.parse(documents)))
    repairs: Counter[str] = Counter()
    for document, parses in parsed:
        page = clock.time("clauses", lambda d=document, p=parses: Page.of(d, p))  # type: ignore[misc]
        repairs.update(repair for paragraph in page.paragraphs for repair in paragraph.repairs)
        cast = clock.time("actors", lambda p=page: find_actors(p, known.gazetteer))  # type: ignore[misc]
        events = clock.time("events", lambda p=page, c=cast: pool(find_events(p, c)))  # type: ignore[misc]
        found = clock.time(
            "claims",
            lambda p=page, c=cast, e=events: find_claims(p, c, events=e, topics=known.topics),  # type: ignore[misc]
        )
        clock.time("sides", lambda p=page, c=cast, f=found: find_leanings(p, c, f.claims, known.issues))  # type: ignore[misc]
    words = sum(len(document.text.split()) for document in documents)
    parse = max(clock.spent["parse"], 1e-9)
    steps = tuple(Step(name, round(spent, 3), round(spent / parse, 3)) for name, spent in clock.spent.items())
    speed = round(words / max(sum(clock.spent.values()), 1e-9))
    return Bench(len(documents), words, speed, steps, tuple(repairs.most_common()))


class _Clock:
    """Adds up CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], Value]) -> Value:
        """Do the work and count its CPU seconds."""
        start = time.process_time()
        result = work()
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return result
