"""The embedded store (Oxigraph) behind rdflib's interface: reading, and writing files that never differ.

Oxigraph writes, not rdflib, whose Turtle writer takes five hundred times as long. What is written is sorted first:
the same triples give the same bytes.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from pyoxigraph import Literal, NamedNode, Quad, QuadParser, RdfFormat, Store, Triple, parse, serialize
from rdflib import RDF, RDFS, SKOS, Dataset

from kg.errors import InputError
from kg.graph.dataset import inner, open_dataset, triples
from kg.vocabulary import ACE

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

_FIRST = {str(p): n for n, p in enumerate((RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, ACE.claimant))}
_SECTIONS = ("doc", "claim", "event", "membership", "person", "org", "group", "place", "role", "actor-type", "topic")
_NEW_SUBJECT = re.compile(rb"^(?=[^\t@\n])", re.MULTILINE)


def read(path: Path) -> Dataset:
    """Read an RDF file (by the ending of its name: .ttl, .nt, .nq, .trig, .rdf, .jsonld) into memory.

    Raises InputError for a file that is missing, of another kind or damaged.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{path}: not known as RDF; name a file that ends in {', '.join(FORMATS)}")
    store = Store()
    try:
        bindings = _prefixes_of(path, form)
        store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        raise InputError(f"{path}: not valid {form.name} ({error}); write it again with kg build") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); run kg build first") from error
    return open_dataset(store, bindings)


def _prefixes_of(path: Path, form: RdfFormat) -> dict[str, str]:
    """Return the prefixes that a file declares before its first statement."""
    parser: QuadParser = parse(path=str(path), format=form)
    next(parser, None)
    return dict(parser.prefixes)


def write_turtle(dataset: Dataset, path: Path) -> None:
    """Write the union of all graphs as Turtle, a paragraph a subject, sorted."""
    chosen = sorted(triples(dataset), key=_reading_order)
    data = _serialized(chosen, RdfFormat.TURTLE, used_prefixes(dataset, chosen))
    _replace(path, lambda file: file.write(_NEW_SUBJECT.sub(b"\n", data)))


def write_nquads(dataset: Dataset, path: Path) -> None:
    """Write all graphs as N-Quads, one line a triple, sorted."""
    lines = sorted(_serialized(inner(dataset), RdfFormat.N_QUADS).splitlines(keepends=True))
    _replace(path, lambda file: file.writelines(lines))


def write_trig(dataset: Dataset, path: Path) -> None:
    """Write all graphs as TriG, a block a graph, sorted."""
    quads = sorted(inner(dataset), key=lambda q: (_text(q.graph_name), _reading_order(q.triple)))
    bindings = used_prefixes(dataset, (q.triple for q in quads))
    _replace(path, lambda file: serialize(quads, file, format=RdfFormat.TRIG, prefixes=bindings))


def _serialized(
    chosen: Iterable[Triple] | Iterable[Quad], form: RdfFormat, bound: dict[str, str] | None = None
) -> bytes:
    return serialize(chosen, format=form, prefixes=bound) or b""


def used_prefixes(dataset: Dataset, chosen: Iterable[Triple]) -> dict[str, str]:
    """Return the prefixes that the triples need, by name."""
    spaces = {_namespace(t) for triple in chosen for t in _iris(triple)}
    bound = {prefix: str(namespace) for prefix, namespace in dataset.namespaces()}
    return {prefix: bound[prefix] for prefix in sorted(bound) if bound[prefix] in spaces}


def _iris(triple: Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, NamedNode):
            yield term.value
        elif isinstance(term, Literal):
            yield term.datatype.value


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _reading_order(triple: Triple) -> tuple[int, str, int, str, str]:
    """Sort documents, statements, actors, then spans, the run and the schema; type and label before the rest."""
    subject, predicate = _text(triple.subject), triple.predicate.value
    return (_section(subject), subject, _FIRST.get(predicate, len(_FIRST)), predicate, str(triple.object))


def _section(subject: str) -> int:
    folder = subject.rsplit("/", 2)[-2] if subject.count("/") > 1 else ""
    if subject.startswith(str(ACE._NS)) or "#" in subject:
        return len(_SECTIONS) + 2
    return _SECTIONS.index(folder) if folder in _SECTIONS else len(_SECTIONS) + (folder != "span")


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _replace(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file beside the old one and put it in its place: never half a file.

    Raises InputError for a place that cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error
