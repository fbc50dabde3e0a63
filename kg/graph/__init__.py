"""Knowledge as triples; nothing else in the package adds one.

    terms       IRIs and literals
    sheet       where triples are put down, each in its named graph
    parts       all of them, document by document
    part_keys   what a part is made of, as a hash
    statements  claims, events, roles
    positions   issues, and which side a claim takes
    entities    actors, documents, topics, schema, run
    description what the data set is, for catalogues
    dataset     the store, and the ways to see it as one graph
    jsonld      the graph as JSON-LD

A named graph a document holds what that document supports; three more hold the entities, the schema and the run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from kg.graph.dataset import open_dataset
from kg.graph.parts import Part, Parts, class_of
from kg.graph.run import Run, source_date
from kg.model import Knowledge, Topic
from kg.settings import Settings
from kg.vocabulary import prefixes

__all__ = ["Part", "Parts", "Run", "build_graph", "class_of", "source_date"]


def build_graph(
    knowledge: Knowledge, *, settings: Settings, run: Run, topics: Iterable[Topic] | None = None
) -> Dataset:
    """Return the knowledge as a dataset of named graphs in an embedded Oxigraph store.

    Claims without a claimant are left out. The same knowledge, settings and run give the same triples. `topics` is the
    scheme that claims were read with; else that of the settings, or the example, so that their topics are described.
    """
    parts = Parts.of(knowledge, settings=settings, run=run, topics=topics)
    store, seen = Store(), set[str]()
    classes: Counter[str] = Counter()
    for part in parts:
        store.bulk_load(input="".join(part.lines).encode("utf-8"), format=RdfFormat.N_QUADS)
        new = {line[: line.rindex(" <")] for line in part.lines} - seen
        seen |= new
        classes.update(found for triple in new if (found := class_of(triple)) is not None)
    description = parts.description(len(seen), classes)
    store.bulk_load(input="".join(description.lines).encode("utf-8"), format=RdfFormat.N_QUADS)
    return open_dataset(store, prefixes(settings.base_iri))
