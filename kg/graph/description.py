"""What the data set is, in VoID and DCAT: for catalogues, and for people who find the file without us."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import DCTERMS, FOAF, ORG, PROV, SDO, SKOS, VOID
from rdflib.namespace import DCAT

from kg.graph.sheet import Sheet
from kg.graph.terms import Names, Term, common_graph, day, integer, node, string, words
from kg.settings import Settings
from kg.vocabulary import ACE, HOME, NIF, SEM

_PARTS = {
    "documents": ACE.Document,
    "actors": ACE.Actor,
    "claims": ACE.Claim,
    "events": ACE.Event,
    "issues": ACE.Issue,
    "positions": ACE.Position,
    "roles": ORG.Membership,
    "spans": ACE.Span,
}
_FILES = (
    ("turtle", "graph.ttl", "text/turtle"),
    ("n-quads", "graph.nq", "application/n-quads"),
)
"""The files of a build that hold the data set, by media type as IANA registers it."""
_MEDIA = "https://www.iana.org/assignments/media-types/"
_DCAT, _DCTERMS, _FOAF = Names(DCAT), Names(DCTERMS), Names(FOAF)
_PROV, _VOID = Names(PROV), Names(VOID)
_VOCABULARIES = (HOME + "ns#", *map(str, (DCTERMS, FOAF, NIF, ORG, PROV, SDO, SEM, SKOS)))


def put_description(sheet: Sheet, run: Term, triples: int, classes: Mapping[str, int], settings: Settings) -> None:
    """Describe a data set of so many triples, with so many nodes of each class; these triples are counted in, too."""
    graph = common_graph(sheet.base, "run")
    dataset = sheet.iri("dataset")
    before = len(sheet.lines)
    sheet.put_type(graph, dataset, _VOID.Dataset, _DCAT.Dataset)
    sheet.put(graph, dataset, _DCTERMS.title, words(settings.dataset_title))
    sheet.put(
        graph,
        dataset,
        _DCTERMS.description,
        words("Claims, positions, events and roles drawn from texts, each with its words."),
    )
    sheet.put(graph, dataset, _DCTERMS.language, string("en"))
    sheet.put(graph, dataset, _DCTERMS.conformsTo, node(HOME + "ns"))
    sheet.put(graph, dataset, _PROV.wasGeneratedBy, run)
    sheet.put(graph, dataset, _VOID.uriSpace, string(sheet.base))
    sheet.put(graph, dataset, _VOID.vocabulary, *(node(v) for v in _VOCABULARIES))
    _put_publication(sheet, graph, dataset, settings)
    for name, file, media in _FILES:
        distribution = sheet.iri(f"dataset/{name}")
        sheet.put(graph, dataset, _DCAT.distribution, distribution)
        sheet.put_type(graph, distribution, _DCAT.Distribution)
        sheet.put(graph, distribution, _DCTERMS.title, string(file))
        sheet.put(graph, distribution, _DCAT.mediaType, node(_MEDIA + media))
    for name, each in _PARTS.items():
        part = sheet.iri(f"dataset/{name}")
        sheet.put(graph, dataset, _VOID.classPartition, part)
        sheet.put(graph, part, node(VOID["class"]), node(each))
        sheet.put(graph, part, _VOID.entities, integer(classes.get(node(each), 0)))
    total = triples + len(sheet.lines) - before + 1
    sheet.put(graph, dataset, _VOID.triples, integer(total))


def _put_publication(sheet: Sheet, graph: Term, dataset: Term, settings: Settings) -> None:
    """Write who publishes the data set, under which licence and when: only what the settings say."""
    if settings.dataset_licence:
        sheet.put(graph, dataset, _DCTERMS.license, node(settings.dataset_licence))
    if settings.dataset_issued:
        sheet.put(graph, dataset, _DCTERMS.issued, day(settings.dataset_issued))
    if settings.dataset_creator:
        creator = sheet.iri("dataset/creator")
        sheet.put(graph, dataset, _DCTERMS.creator, creator)
        sheet.put_type(graph, creator, _FOAF.Agent)
        sheet.put(graph, creator, _FOAF.name, string(settings.dataset_creator))
