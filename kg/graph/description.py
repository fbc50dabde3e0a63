"""What the data set is, in VoID and DCAT: for catalogues, and for people who find the file without us."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, SDO, SKOS, VOID
from rdflib.namespace import DCAT

from kg.graph.sheet import Sheet
from kg.graph.terms import common_graph, integer, node, string, words
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
_VOCABULARIES = (HOME + "ns#", *map(str, (DCTERMS, FOAF, NIF, ORG, PROV, SDO, SEM, SKOS)))


def put_description(sheet: Sheet, run: NamedNode) -> None:
    """Describe what the sheet holds; the number of triples is that of the union of its graphs, these included."""
    graph = common_graph(sheet.base, "run")
    dataset = sheet.iri("dataset")
    written = {quad.triple for quad in sheet.quads}
    counts = Counter(t.object for t in written if t.predicate == node(RDF.type))
    before = len(sheet.quads)
    sheet.put_type(graph, dataset, VOID.Dataset, DCAT.Dataset)
    sheet.put(graph, dataset, DCTERMS.title, words("Who said what, about whom, and what happened"))
    sheet.put(
        graph,
        dataset,
        DCTERMS.description,
        words("Claims, positions, events and roles drawn from texts, each with its words."),
    )
    sheet.put(graph, dataset, DCTERMS.language, string("en"))
    sheet.put(graph, dataset, DCTERMS.conformsTo, NamedNode(HOME + "ns"))
    sheet.put(graph, dataset, PROV.wasGeneratedBy, run)
    sheet.put(graph, dataset, VOID.uriSpace, string(sheet.base))
    sheet.put(graph, dataset, VOID.vocabulary, *(NamedNode(v) for v in _VOCABULARIES))
    for name, each in _PARTS.items():
        part = sheet.iri(f"dataset/{name}")
        sheet.put(graph, dataset, VOID.classPartition, part)
        sheet.put(graph, part, VOID["class"], node(each))
        sheet.put(graph, part, VOID.entities, integer(counts[node(each)]))
    total = len(written) + len(sheet.quads) - before + 1
    sheet.put(graph, dataset, VOID.triples, integer(total))
