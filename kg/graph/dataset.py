"""A store of triples behind rdflib's interface, and the ways to see it as one graph.

oxrdflib, with rdflib's own SPARQL that it brings along, is loaded only when there is such a store: a build has none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple
from rdflib import Dataset

from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from oxrdflib import OxigraphStore


def inner(dataset: Dataset) -> Store:
    """Return the Oxigraph store of a dataset made by `read`, `open_dataset` or `build_graph`."""
    from oxrdflib import OxigraphStore

    store = dataset.store
    if not isinstance(store, OxigraphStore):
        raise TypeError("the dataset does not lie in an Oxigraph store; make it with kg.store.read or build_graph")
    oxigraph: Store = store._inner
    return oxigraph


@cache
def _flat_store() -> type[OxigraphStore]:
    """Return the class of stores whose default graph holds the union of their graphs already."""
    from oxrdflib import OxigraphStore

    return type("FlatStore", (OxigraphStore,), {})


def open_dataset(store: Store, bindings: dict[str, str] | None = None) -> Dataset:
    """Return a store behind rdflib's interface; its default graph is the union of its graphs."""
    from oxrdflib import OxigraphStore

    return _bound(OxigraphStore(store=store), bindings)


def open_flat(store: Store, bindings: dict[str, str] | None = None) -> Dataset:
    """Return a store that `flat` need not copy, because its default graph holds each triple of its graphs."""
    return _bound(_flat_store()(store=store), bindings)


def _bound(store: OxigraphStore, bindings: dict[str, str] | None) -> Dataset:
    dataset = Dataset(store=store, default_union=True)
    for prefix, namespace in (PREFIXES | (bindings or {})).items():
        dataset.bind(prefix, namespace)
    return dataset


def flat(dataset: Dataset, *, named: bool = True) -> Store:
    """Return a store whose default graph holds each triple of the dataset once, its named graphs beside it if wanted.

    Oxigraph's own union of graphs yields a triple once a graph, which doubles counts.
    """
    source = inner(dataset)
    if isinstance(dataset.store, _flat_store()) or next(source.named_graphs(), None) is None:
        return source
    store = Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in source)
    if named:
        store.bulk_extend(source)
    return store


def union_lines(dataset: Dataset) -> set[bytes]:
    """Return the union of all graphs as lines of N-Triples; as text because that is ten times as fast as terms."""
    store = inner(dataset)
    graphs = (DefaultGraph(), *store.named_graphs())
    dumps = (store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b"" for graph in graphs)
    return {line for dump in dumps for line in dump.splitlines(keepends=True)}


def triples(dataset: Dataset) -> set[Triple]:
    """Return the union of all graphs."""
    return {quad.triple for quad in inner(dataset)}
