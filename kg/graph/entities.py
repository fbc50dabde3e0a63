"""Actors, documents, topics, the schema and the run as triples."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import PurePath

from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import DCTERMS, ORG, OWL, PROV, RDFS, SDO, SKOS, XSD

from kg.errors import OntologyError
from kg.graph.run import Run
from kg.graph.sheet import Sheet
from kg.graph.terms import (
    Names,
    Term,
    common_graph,
    concept,
    day,
    document_graph,
    document_iri,
    integer,
    slug,
    string,
    typed,
    words,
)
from kg.model import Actor, ActorKind, Extraction, FoundBy, Mention, Topic
from kg.ontology import ontology_dir
from kg.settings import Settings
from kg.vocabulary import ACE, DC

_ACE, _DC, _DCTERMS, _ORG, _OWL = Names(ACE), Names(DC), Names(DCTERMS), Names(ORG), Names(OWL)
_PROV, _RDFS, _SDO, _SKOS = Names(PROV), Names(RDFS), Names(SDO), Names(SKOS)
_CLASSES = {
    ActorKind.PERSON: _ACE.Person,
    ActorKind.ORGANIZATION: _ACE.Organization,
    ActorKind.GROUP: _ACE.Group,
}
_NOT_RECORDED = frozenset(
    {"workers", "cluster", "cache", "cache_mb", "follow_links"}
    | {"dataset_title", "dataset_creator", "dataset_licence", "dataset_issued"}
)
"""Settings that change how fast statements are made, not which; which files are read, or how the graph is described:
the documents and the description stand in it."""


def put_actor(sheet: Sheet, actor: Actor, lifetimes: Mapping[str, tuple[str | None, str | None]]) -> None:
    """Write an actor with its names; the super-class is written out for stores that do not infer it."""
    graph = common_graph(sheet.base, "entities")
    subject = sheet.iri(actor.id)
    sheet.put_type(graph, subject, _ACE.Actor, _CLASSES[actor.kind])
    sheet.put(graph, subject, _SKOS.prefLabel, words(actor.label))
    sheet.put(graph, subject, _SKOS.altLabel, *(words(a) for a in sorted(set(actor.aliases) - {actor.label})))
    for link in actor.same_as:
        # a page about somebody is not that somebody: only identities are owl:sameAs, for reasoners merge on it
        identity = _SDO.sameAs if "wikipedia.org/" in link else _OWL.sameAs
        sheet.put(graph, subject, identity, _outside(link, f"actor {actor.id}"))
    if actor.classification:
        kind = sheet.iri("actor-type/" + slug(actor.classification))
        sheet.put_type(graph, kind, _SKOS.Concept)
        sheet.put(graph, kind, _SKOS.prefLabel, words(actor.classification.replace("-", " ")))
        sheet.put(graph, subject, _ORG.classification, kind)
    if actor.part_of in sheet.known and actor.part_of is not None:
        sheet.put(graph, subject, _ORG.subOrganizationOf, sheet.iri(actor.part_of))
    for predicate, when in zip((_SDO.foundingDate, _SDO.dissolutionDate), lifetimes.get(actor.id, ()), strict=False):
        if when is not None:
            sheet.put(graph, subject, predicate, day(when))


def put_document(sheet: Sheet, extraction: Extraction, run: Term) -> None:
    """Write a document and, for each actor, how it is named there."""
    document = extraction.document
    graph = document_graph(sheet.base, document.id)
    subject = document_iri(sheet.base, document.id)
    name = PurePath(document.path).name
    sheet.put_type(graph, subject, _ACE.Document)
    sheet.put(graph, subject, _DCTERMS.title, words(document.title or name or document.id))
    if name:
        sheet.put(graph, subject, _DCTERMS.identifier, string(name))
    sheet.put(graph, subject, _DCTERMS.language, string("en"))
    sheet.put(graph, subject, _ACE.sha256, string(document.sha256))
    sheet.put(graph, subject, _ACE.charLength, integer(len(document.text)))
    if document.date:
        sheet.put(graph, subject, _DCTERMS.issued, day(document.date))
    for text, plain, actor_id, link in (
        (document.author, _DC.creator, extraction.author_id, _DCTERMS.creator),
        (document.publisher, _DC.publisher, extraction.publisher_id, _DCTERMS.publisher),
    ):
        if text:
            sheet.put(graph, subject, plain, string(text))
        if actor_id in sheet.known and actor_id is not None:
            sheet.put(graph, subject, link, sheet.iri(actor_id))
    if document.section:
        sheet.put(graph, subject, _SDO.articleSection, string(document.section))
    if document.url:
        sheet.put(graph, subject, _SDO.url, typed(document.url, XSD.anyURI))
    sheet.put(graph, subject, _PROV.wasGeneratedBy, run)
    _put_mentions(sheet, extraction, graph)


def put_other_copy(sheet: Sheet, extraction: Extraction) -> None:
    """Write the file name of another copy of a text: same characters, same document."""
    document = extraction.document
    name = string(PurePath(document.path).name)
    sheet.put(document_graph(sheet.base, document.id), document_iri(sheet.base, document.id), _DCTERMS.identifier, name)


def _put_mentions(sheet: Sheet, extraction: Extraction, graph: Term) -> None:
    """Write for each actor how the document names it: the first mention of each wording, or of a pronoun if no other.

    All mentions would be the greater half of a graph; they stand in statements.jsonl.
    """
    named: dict[tuple[str, str], Mention] = {}
    unnamed: dict[str, Mention] = {}
    for mention in extraction.mentions:
        if mention.actor_id is None or mention.actor_id not in sheet.known:
            continue
        if mention.found_by is FoundBy.PRONOUN:
            unnamed.setdefault(mention.actor_id, mention)
        else:
            named.setdefault((mention.actor_id, mention.text.casefold()), mention)
    with_names = {actor_id for actor_id, _ in named}
    named |= {(actor_id, ""): mention for actor_id, mention in unnamed.items() if actor_id not in with_names}
    for (actor_id, _), mention in named.items():
        span = sheet.span(extraction.document.id, mention.span)
        sheet.put(graph, sheet.iri(actor_id), _ACE.evidence, span)
        sheet.put(graph, span, _ACE.foundBy, concept(mention.found_by))


def put_topic(sheet: Sheet, topic: Topic) -> None:
    """Write a topic with its labels and the wider topics."""
    graph = common_graph(sheet.base, "schema")
    subject = sheet.iri(topic.id)
    sheet.put_type(graph, subject, _ACE.Topic, _SKOS.Concept)
    sheet.put(graph, subject, _SKOS.prefLabel, words(topic.label))
    sheet.put(graph, subject, _SKOS.altLabel, *(words(t) for t in sorted(set(topic.labels) - {topic.label})))
    sheet.put(graph, subject, _SKOS.broader, *sheet.iris(topic.broader))


def put_schema(sheet: Sheet) -> None:
    """Write the ontology itself, so that labels and super-classes come with the data."""
    graph = common_graph(sheet.base, "schema")
    data = (ontology_dir() / "ace.ttl").read_bytes()
    for quad in parse(data, format=RdfFormat.TURTLE):
        sheet.put(graph, Term(str(quad.subject)), Term(str(quad.predicate)), Term(str(quad.object)))


def put_run(sheet: Sheet, run: Run, settings: Settings) -> Term:
    """Write which program, model, rules and settings made the statements; return the run."""
    graph = common_graph(sheet.base, "run")
    chosen = _recorded(settings)
    subject = run_iri(sheet, run, settings)
    software = sheet.iri("software/" + slug(f"{run.tool} {run.version}".strip()))
    sheet.put_type(graph, software, _PROV.SoftwareAgent)
    sheet.put(graph, software, _RDFS.label, words(f"{run.tool} {run.version}".strip()))
    sheet.put_type(graph, subject, _ACE.ExtractionRun)
    sheet.put(graph, subject, _PROV.wasAssociatedWith, software)
    for predicate, value in (
        (_ACE.model, run.model),
        (_ACE.modelVersion, run.model_version),
        (_ACE.modelWeights, run.model_weights),
        (_ACE.ruleSet, run.rule_set),
    ):
        if value:
            sheet.put(graph, subject, predicate, string(value))
    sheet.put(graph, subject, _ACE.setting, *(string(each) for each in chosen))
    sheet.put(graph, subject, _PROV.used, *(document_iri(sheet.base, d) for d in sorted(sheet.documents)))
    if run.ended:
        sheet.put(graph, subject, _PROV.endedAtTime, typed(run.ended, XSD.dateTime))
    return subject


def run_iri(sheet: Sheet, run: Run, settings: Settings) -> Term:
    """Return the run, which `put_run` describes."""
    return sheet.iri("run/" + run.key(_recorded(settings)))


def _recorded(settings: Settings) -> list[str]:
    """Return the settings as key=value; of files the name only, for the rules' hash stands for what they hold."""
    values = {f.name: getattr(settings, f.name) for f in dataclasses.fields(settings) if f.name not in _NOT_RECORDED}
    for name in ("actors", "topics", "issues", "decisions"):
        paths = (values[name],) if isinstance(values[name], str) else values[name]
        values[name] = " ".join(PurePath(path).name for path in paths)
    return sorted(f"{name}={value}" for name, value in values.items())


def _outside(link: str, where: str) -> Term:
    """Return an IRI that is not ours, checked."""
    try:
        return Term(str(NamedNode(link)))
    except ValueError as error:
        raise OntologyError(f"{where}: {link!r} is not an IRI; write it in full, with http:// or https://") from error
