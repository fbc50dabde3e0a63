"""What a process does that answers queries from a store: one after another, in the format that is accepted."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import IO, TypeVar, cast

from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store

from kg.running import begin_process
from kg.store.files import prefixes_of
from kg.vocabulary import PREFIXES

RESULTS = (QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.CSV, QueryResultsFormat.TSV)
GRAPHS = (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD)
DATASETS = (RdfFormat.N_QUADS, RdfFormat.TRIG)

STACK = 256 * 1024 * 1024
"""Bytes of stack in which the engine answers every query that kg.query.safety lets pass, and longer ones."""

_CHUNK = 1 << 16
Format = TypeVar("Format", RdfFormat, QueryResultsFormat)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, or (None) a graph of a name, the default graph or (None) all graphs; what formats are accepted."""

    query: str | None
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    graph: str | None = None


class _NotAcceptableError(Exception):
    """None of the formats that are accepted is there."""


class _Parts(io.RawIOBase):
    """Sends what is written."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pipe.send(bytes(data))
        return len(data)


def work(place: str, pipe: Connection) -> None:
    """Answer what comes through a pipe until it is closed: parts as bytes, then 200 and a media type, or why not."""
    begin_process()
    threading.stack_size(STACK)
    thread = threading.Thread(target=_answer_all, args=(place, pipe))
    thread.start()
    thread.join()


def _answer_all(place: str, pipe: Connection) -> None:
    try:
        store = Store.read_only(place)
        known = PREFIXES | prefixes_of(store)
        pipe.send(True)
        while True:
            asked: Asked = pipe.recv()
            pipe.send(_answer(store, known, asked, pipe))
    except (EOFError, OSError):
        return


def _answer(store: Store, known: dict[str, str], asked: Asked, pipe: Connection) -> tuple[int, str]:
    parts = io.BufferedWriter(cast("io.RawIOBase", _Parts(pipe)), _CHUNK)
    try:
        kind = _graph(store, known, asked, parts) if asked.query is None else _rows(store, known, asked, parts)
        parts.flush()
        return 200, kind
    except KeyError:
        return 404, "there is no such graph"
    except _NotAcceptableError as error:
        return 406, str(error)
    except SyntaxError as error:
        return 400, f"the query does not parse: {error}"
    except (ValueError, RuntimeError) as error:
        return 400, f"the query cannot be answered: {error}"


def _rows(store: Store, known: dict[str, str], asked: Asked, parts: IO[bytes]) -> str:
    graphs = {
        name: [NamedNode(iri) for iri in iris]
        for name, iris in (("default_graph", asked.default_graphs), ("named_graphs", asked.named_graphs))
        if iris
    }
    found = store.query(asked.query or "", prefixes=known, **graphs)  # type: ignore[arg-type]
    if isinstance(found, QueryTriples):
        form = _accepted(asked.accept, GRAPHS, RdfFormat.from_media_type)
        found.serialize(parts, format=form)
        return form.media_type
    offered = RESULTS[:2] if isinstance(found, QueryBoolean) else RESULTS
    as_rows = _accepted(asked.accept, offered, QueryResultsFormat.from_media_type)
    found.serialize(parts, format=as_rows)
    return as_rows.media_type


def _graph(store: Store, known: dict[str, str], asked: Asked, parts: IO[bytes]) -> str:
    if asked.graph is None:
        form = _accepted(asked.accept, DATASETS, RdfFormat.from_media_type)
        store.dump(parts, form)
        return form.media_type
    name = NamedNode(asked.graph) if asked.graph else DefaultGraph()
    if isinstance(name, NamedNode) and not store.contains_named_graph(name):
        raise KeyError(asked.graph)
    form = _accepted(asked.accept, GRAPHS, RdfFormat.from_media_type)
    store.dump(parts, form, from_graph=name, prefixes=known)
    return form.media_type


def _accepted(accept: str, offered: tuple[Format, ...], named: Callable[[str], Format | None]) -> Format:
    """Return the format that is wanted most; the first that is offered if any will do."""
    for wanted in _by_wish(accept):
        for form in offered:
            if named(wanted) == form or wanted in ("*/*", form.media_type.partition("/")[0] + "/*"):
                return form
    raise _NotAcceptableError("the answer comes as " + ", ".join(form.media_type for form in offered))


def _by_wish(accept: str) -> Iterator[str]:
    weighed = []
    for number, item in enumerate((accept or "*/*").split(",")):
        kind, *parameters = (part.strip() for part in item.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            weighed.append((-float(weight), number, kind.lower()))
        except ValueError:
            weighed.append((0.0, number, kind.lower()))
    return (kind for weight, _, kind in sorted(weighed) if weight < 0)
