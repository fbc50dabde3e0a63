"""Speed of the graph half beside plain rdflib, as ratios within one run on one made-up graph.

CPU seconds of all threads; both sides read the same files, write the same triples, answer the same questions with the
same number of rows. Files are written sorted, so that they never differ; “unsorted” is the same without.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple
from rdflib import Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral

from kg.bench_rdf.synthetic import synthetic
from kg.errors import ConformanceError
from kg.graph import Run, build_graph
from kg.graph.dataset import inner, triples
from kg.model import Document
from kg.query import Question, find_question
from kg.settings import Settings
from kg.store import read, write_nquads, write_turtle
from kg.validate import validate

Value = TypeVar("Value")
Progress = Callable[[str, int, int], None]

QUESTIONS = ("01", "02", "05", "06", "07", "08", "11")
"""An actor's claims, sides on an issue, a time line, who agrees, who blames whom, counts by year, words in texts."""
_PILOT = (10, 60)


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its CPU seconds here and in rdflib, if it was run there."""

    name: str
    seconds: float
    rdflib: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as long rdflib takes."""
        return None if self.rdflib is None else self.rdflib / max(self.seconds, 1e-4)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run measured: the size of the graph, the largest memory of the process, the steps in order."""

    triples: int
    documents: int
    megabytes: int
    steps: tuple[Step, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self) | {"steps": [asdict(step) | {"ratio": step.ratio} for step in self.steps]}


def bench(wanted: int, *, beside_rdflib: bool = True, progress: Progress = lambda *_: None) -> Bench:
    """Build, write, read, validate and question a graph of about so many triples.

    Raises ConformanceError if the graph does not conform, or rdflib finds another number of triples or rows.
    """
    documents = documents_for(wanted)
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        clock = _Clock(progress)
        _write(documents, Path(folder), clock)
        size = _read(Path(folder), clock)
        _validate(read(Path(folder) / "graph.nq"), [e.document for e in synthetic(documents).extractions], clock)
        megabytes = _peak()
        if beside_rdflib:
            _theirs(Path(folder), clock)
    steps = tuple(Step(name, spent, clock.rdflib.get(name)) for name, spent in clock.ours.items())
    return Bench(size, documents, megabytes, steps)


def documents_for(wanted: int) -> int:
    """Return how many made-up documents give about so many triples, from two small graphs."""
    small, large = (len(triples(_build(number))) for number in _PILOT)
    each = (large - small) / (_PILOT[1] - _PILOT[0])
    return max(1, round((wanted - small) / each) + _PILOT[0])


def _build(documents: int) -> Dataset:
    return build_graph(synthetic(documents), settings=Settings(), run=Run(ended=None))


def _write(documents: int, folder: Path, clock: _Clock) -> None:
    """Build the graph and write its files."""
    knowledge = synthetic(documents)
    dataset = clock.time("build", lambda: build_graph(knowledge, settings=Settings(), run=Run(ended=None)))
    clock.time("write Turtle", lambda: write_turtle(dataset, folder / "graph.ttl"))
    clock.time("write N-Quads", lambda: write_nquads(dataset, folder / "graph.nq"))


def _read(folder: Path, clock: _Clock) -> int:
    """Read the files, ask the questions; return the number of triples."""
    clock.time("read N-Quads", lambda: read(folder / "graph.nq"))
    union = clock.time("read Turtle", lambda: read(folder / "graph.ttl"))
    clock.time("write Turtle unsorted", lambda: _dump(inner(union), folder / "unsorted.ttl"))
    for name in QUESTIONS:
        question = find_question(name)
        clock.rows[_asked(question)] = clock.time(_asked(question), partial(_count_rows, inner(union), question))
    return len(inner(union))


def _dump(store: Store, path: Path) -> None:
    store.dump(str(path), format=RdfFormat.TURTLE, from_graph=DefaultGraph())


def _validate(dataset: Dataset, texts: list[Document], clock: _Clock) -> None:
    """Check shapes, rules and every quotation against its text, of all documents."""
    clock.time("validate", lambda: validate(dataset, documents=texts)).demand()


def _asked(question: Question) -> str:
    return f"ask {question.path.stem}"


def _theirs(folder: Path, clock: _Clock) -> None:
    """Run what rdflib can do in plain rdflib."""
    _their_quads(folder, clock)
    graph = clock.compare("read Turtle", lambda: Graph().parse(folder / "graph.ttl"))
    clock.compare("write Turtle", lambda: graph.serialize(folder / "rdflib.ttl", format="turtle"))
    clock.rdflib["write Turtle unsorted"] = clock.rdflib["write Turtle"]
    given = [quad.triple for quad in inner(read(folder / "graph.ttl"))]
    built = clock.compare("build", lambda: _add_all(given))
    if len(built) != len(graph) or len(graph) != len(given):
        raise ConformanceError(f"rdflib has {len(built)} and {len(graph)} triples of {len(given)}; one of us is wrong")
    for name in QUESTIONS:
        question = find_question(name)
        rows = clock.compare(_asked(question), partial(_count_rows, graph, question))
        if rows != clock.rows[_asked(question)]:
            raise ConformanceError(f"question {name}: rdflib gives {rows} rows, we {clock.rows[_asked(question)]}")


def _their_quads(folder: Path, clock: _Clock) -> None:
    quads = Dataset()
    clock.compare("read N-Quads", lambda: quads.parse(folder / "graph.nq", format="nquads"))
    clock.compare("write N-Quads", lambda: quads.serialize(folder / "rdflib.nq", format="nquads"))


def _count_rows(graph: Store | Graph, question: Question) -> int:
    """Take every row of an answer."""
    rows = graph.query(question.sparql)
    return sum(1 for _ in rows)  # type: ignore[union-attr,misc]


def _add_all(given: Iterable[Triple]) -> Graph:
    """Build a graph as rdflib's users do: a term for each value, one triple after another."""
    graph = Graph()
    for triple in given:
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if isinstance(value, Literal):
            datatype = None if value.language else URIRef(value.datatype.value)
            term: Any = RdflibLiteral(value.value, lang=value.language, datatype=datatype)
        else:
            term = URIRef(str(getattr(value, "value", value)))
        graph.add((URIRef(subject.value), URIRef(predicate.value), term))
    return graph


class _Clock:
    """CPU seconds by step, ours and rdflib's, and the rows of answers."""

    def __init__(self, progress: Progress) -> None:
        self.ours: dict[str, float] = {}
        self.rdflib: dict[str, float] = {}
        self.rows: dict[str, int] = {}
        self._progress = progress

    def time(self, name: str, work: Callable[[], Value]) -> Value:
        """Do the work and note its CPU seconds as ours."""
        return self._time(name, work, self.ours, "kg")

    def compare(self, name: str, work: Callable[[], Value]) -> Value:
        """Do the work and note its CPU seconds as rdflib's."""
        return self._time(name, work, self.rdflib, "rdflib")

    def _time(self, name: str, work: Callable[[], Value], spent: dict[str, float], who: str) -> Value:
        self._progress(f"{who}: {name}", 0, 1)
        start = time.process_time()
        result = work()
        spent[name] = time.process_time() - start
        self._progress(f"{who}: {name}", 1, 1)
        return result


def _peak() -> int:
    """Return the largest resident memory of this process so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))
