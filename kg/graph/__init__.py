"""Knowledge as triples; nothing else in the package adds one.

    terms       IRIs and literals
    sheet       where triples are put down, each in its named graph
    statements  claims, events, roles
    positions   issues, and which side a claim takes
    entities    actors, documents, topics, schema, run
    description what the data set is, for catalogues
    dataset     the store, and the ways to see it as one graph
    jsonld      the graph as JSON-LD

A named graph a document holds what that document supports; three more hold the entities, the schema and the run.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Store
from rdflib import Dataset

from kg.graph.dataset import open_dataset
from kg.graph.description import put_description
from kg.graph.entities import put_actor, put_document, put_other_copy, put_run, put_schema, put_topic
from kg.graph.positions import put_issues, put_positions
from kg.graph.run import Run, source_date
from kg.graph.sheet import Sheet
from kg.graph.statements import put_claim, put_event, put_role
from kg.model import Knowledge, Topic
from kg.ontology import topics as read_topics
from kg.settings import Settings
from kg.vocabulary import prefixes

__all__ = ["Run", "build_graph", "source_date"]


def build_graph(
    knowledge: Knowledge, *, settings: Settings, run: Run, topics: Iterable[Topic] | None = None
) -> Dataset:
    """Return the knowledge as a dataset of named graphs in an embedded Oxigraph store.

    Claims without a claimant are left out. The same knowledge, settings and run give the same triples. `topics` is the
    scheme that claims were read with; else that of the settings, or the example, so that their topics are described.
    """
    claims = [claim for claim in knowledge.claims if claim.claimant is not None]
    labels = {actor.id: actor.label for actor in knowledge.actors}
    sheet = Sheet(
        settings.base_iri,
        {e.document.id: e.document for e in knowledge.extractions},
        frozenset(labels) | {claim.id for claim in claims},
    )
    made_by = put_run(sheet, run, settings)
    put_schema(sheet)
    if topics is None:
        topics = read_topics(Path(settings.topics) if settings.topics else None)
    for topic in topics:
        put_topic(sheet, topic)
    seen: set[str] = set()
    for extraction in sorted(knowledge.extractions, key=lambda e: (e.document.id, e.document.path)):
        if extraction.document.id in seen:
            put_other_copy(sheet, extraction)
        else:
            put_document(sheet, extraction, made_by)
        seen.add(extraction.document.id)
    for actor in knowledge.actors:
        put_actor(sheet, actor)
    for role in knowledge.roles:
        put_role(sheet, role, made_by)
    for event in knowledge.events:
        put_event(sheet, event, made_by)
    put_issues(sheet, knowledge.issues)
    labels |= {issue.id: issue.label for issue in knowledge.issues}
    for claim in claims:
        put_claim(sheet, claim, labels.get(claim.claimant or "", ""), made_by)
        put_positions(sheet, claim, labels, made_by)
    put_description(sheet, made_by)
    return _dataset(sheet)


def _dataset(sheet: Sheet) -> Dataset:
    """Put the quads into a store behind rdflib's interface."""
    store = Store()
    store.bulk_extend(sheet.quads)
    return open_dataset(store, prefixes(sheet.base))
