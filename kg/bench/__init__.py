"""What a build costs beside the bare language model, in one run on one machine: CPU seconds, ratios, memory.

clock   the seconds of each step of a real build, in which nothing else is done than in any other
bare    the language model alone, as its documentation runs it, in a process of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import pipeline, writing
from kg.bench.bare import bare
from kg.bench.clock import REST, Clock, Step, peak_megabytes, watching
from kg.settings import Settings

__all__ = ["STEPS", "Bench", "Spent", "bench"]

LOAD, PARSE = "load", "parse"
STEPS = (
    Step("read", "kg.extraction", "read_sources"),
    Step("read", "kg.extraction.texts", "document_of"),
    Step("read", "kg.extraction.texts", "as_meant"),
    Step("rules", "kg.extraction.texts", "Plan.of"),
    Step(LOAD, "kg.extraction.texts", "load_parser"),
    Step(PARSE, "kg.parsing.load", "Parser.parse"),
    Step("repairs", "kg.parsing.load", "mend"),
    Step("clauses", "kg.page", "Page.of"),
    Step("actors", "kg.extraction.texts", "find_actors"),
    Step("events", "kg.extraction.texts", "find_events"),
    Step("claims", "kg.extraction.texts", "find_claims"),
    Step("sides", "kg.extraction.texts", "find_leanings"),
    Step("settle", "kg.extraction", "settle"),
    Step("assemble", "kg.extraction", "apply"),
    Step("assemble", "kg.extraction", "assemble"),
    Step("graph", "kg.graph", "Parts.of"),
    Step("graph", "kg.graph", "Parts.shared"),
    Step("graph", "kg.graph", "Parts.of_document"),
    Step("validate", "kg.pipeline", "verify_quotes"),
    Step("validate", "kg.conforming", "check_part"),
    Step("write", "kg.graph_file", "write_parts"),
    Step("layout", "kg.networks.drawing", "positions"),
    Step("page", "kg.writing", "write_page"),
    Step("write", "kg.writing", "write_outputs"),
)
"""The functions that do the steps of a build; what they call besides counts as theirs."""


@dataclass(frozen=True, slots=True)
class Spent:
    """A step with its CPU seconds, and their share of the build's."""

    name: str
    seconds: float
    share: float


@dataclass(frozen=True, slots=True)
class Bench:
    """What a build cost: CPU seconds in all, with the loading of the model left out, and of the bare model.

    `megabytes` is the most memory it took, `loaded` what it had taken when the model was there. `repairs` says in how
    many paragraphs each repair changed the parse (`kg.parsing.repairs`), the most frequent first.
    """

    documents: int
    words: int
    load: float
    seconds: float
    bare_seconds: float
    steps: tuple[Spent, ...]
    megabytes: int
    loaded: int
    repairs: tuple[tuple[str, int], ...]

    @property
    def ratio(self) -> float:
        """How many times as long as the bare model a build takes."""
        return round(self.seconds / max(self.bare_seconds, 1e-9), 3)

    @property
    def words_per_second(self) -> int:
        """Words a CPU second, from the files that are read to those that are written."""
        return round(self.words / max(self.seconds, 1e-9))

    @property
    def megabytes_a_document(self) -> float:
        """Memory beyond that of the model, by document; of a few documents it tells little."""
        return round((self.megabytes - self.loaded) / max(self.documents, 1), 2)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        names = ("ratio", "words_per_second", "megabytes_a_document")
        return asdict(self) | {name: getattr(self, name) for name in names}


def bench(paths: Sequence[Path | str], settings: Settings) -> Bench:
    """Build texts once into a folder that is thrown away, by this process and without a cache, and count.

    Raises what `kg.pipeline.build` does.
    """
    settings = replace(settings, cache="", workers=1)
    with TemporaryDirectory(prefix="kg-bench-") as folder, watching(STEPS) as clock:
        made = pipeline.build(paths, settings, scratch=Path(folder))
        writing.write_outputs(made, Path(folder) / "output")
        spent, peak = clock.seconds(), peak_megabytes()
    documents = [extraction.document for extraction in made.knowledge.extractions]
    alone = bare([document.text for document in documents], made.run.model)
    words = sum(len(document.text.split()) for document in documents)
    return _told(clock, spent, words, len(documents), peak, alone.pipe)


def _told(clock: Clock, spent: dict[str, float], words: int, documents: int, peak: int, alone: float) -> Bench:
    load = spent.pop(LOAD, 0.0)
    whole = max(sum(spent.values()), 1e-9)
    names = [*dict.fromkeys(step.name for step in STEPS), REST]
    steps = tuple(Spent(n, round(spent[n], 3), round(spent[n] / whole, 4)) for n in names if n in spent)
    repairs = clock.returned["repairs"].most_common() if "repairs" in clock.returned else []
    loaded = clock.peaks.get(LOAD, peak)
    return Bench(
        documents, words, round(load, 3), round(whole, 3), round(alone, 3), steps, peak, loaded, tuple(repairs)
    )
