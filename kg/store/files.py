"""Reading files into the embedded store (Oxigraph) behind rdflib's interface, and writing files that never differ.

Oxigraph writes, not rdflib, whose Turtle writer takes many times as long. What is written is sorted first: the same
triples give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import IO

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse, serialize
from rdflib import VOID, Dataset

from kg.errors import InputError
from kg.graph.dataset import inner, open_dataset, union_lines
from kg.graph.jsonld import jsonld
from kg.store.nesting import check_nesting
from kg.store.turtle import in_reading_order, put_turtle, used
from kg.vocabulary import prefixes
from kg.whole_files import belonging, whole_file
from kg.whole_files.disk import writable

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
"""The file names that can be read, with what they hold."""


def read(path: Path) -> Dataset:
    """Read an RDF file (by the ending of its name: .ttl, .nt, .nq, .trig, .rdf, .jsonld) into memory.

    Raises InputError for a file that is missing, of another kind or damaged.
    """
    form = format_of(path)
    store = Store()
    try:
        check_nesting(path, form)
        store.load(path=str(belonging(path)), format=form)  # as fast as bulk_load, in two thirds of the memory
    except SyntaxError as error:
        raise InputError(f"{path}: not valid {form.name} ({error}); write it again with kg build") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); run kg build first") from error
    return open_dataset(store, prefixes_of(store))


def format_of(path: Path) -> RdfFormat:
    """Return what a file holds by the ending of its name; InputError for another kind."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{path}: not known as RDF; name a file that ends in {', '.join(FORMATS)}")
    return form


def prefixes_of(store: Store) -> dict[str, str]:
    """Return the prefixes of the data, under the base IRI that the description of the data set names."""
    for quad in store.quads_for_pattern(None, NamedNode(str(VOID.uriSpace)), None):
        if isinstance(quad.object, Literal):
            return prefixes(quad.object.value)
    return {}


def write_turtle(dataset: Dataset, path: Path) -> None:
    """Write the union of all graphs as Turtle, a paragraph a subject, sorted."""
    lines = io.BytesIO(b"".join(sorted(union_lines(dataset))))
    bound = {prefix: str(namespace) for prefix, namespace in dataset.namespaces()}
    replace_file(path, lambda file: put_turtle(lines, file, bound, named=False))


def write_nquads(dataset: Dataset, path: Path) -> None:
    """Write all graphs as N-Quads, one line a triple, sorted."""
    lines = sorted(_quad_lines(dataset))
    replace_file(path, lambda file: file.writelines(lines))


def write_trig(dataset: Dataset, path: Path) -> None:
    """Write all graphs as TriG, a block a graph, sorted."""
    graphs: dict[bytes, list[bytes]] = {}
    for line in _quad_lines(dataset):
        graphs.setdefault(line[line.rindex(b" <") :], []).append(line)
    data = b"".join(line for graph in sorted(graphs) for line in in_reading_order(graphs[graph]))
    quads = parse(data, format=RdfFormat.N_QUADS)
    bound = used(data, {prefix: str(namespace) for prefix, namespace in dataset.namespaces()})
    replace_file(path, lambda file: serialize(quads, file, format=RdfFormat.TRIG, prefixes=bound))


def write_jsonld(dataset: Dataset, path: Path) -> None:
    """Write the union of all graphs as JSON-LD with its context inside, sorted."""
    data = jsonld(dataset).encode()
    replace_file(path, lambda file: file.write(data))


def _quad_lines(dataset: Dataset) -> list[bytes]:
    return (inner(dataset).dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def replace_file(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file beside the old one and put it in its place: never half a file.

    Raises InputError for a place that cannot be written.
    """
    with writable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        write(file)
