"""Where statements are put down: triples, each in its named graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad
from rdflib import RDF, URIRef

from kg.errors import ConformanceError
from kg.graph.terms import Term, document_graph, document_iri, integer, iri, node, span_iri, string
from kg.model import Document, Span
from kg.vocabulary import ACE, NIF


@dataclass(slots=True)
class Sheet:
    """The quads written so far, with what they need: base IRI, documents by id, ids that will be described."""

    base: str
    documents: Mapping[str, Document]
    known: frozenset[str]
    quads: list[Quad] = field(default_factory=list)
    _spans: dict[tuple[str, Span], NamedNode] = field(default_factory=dict)

    def iri(self, local: str) -> NamedNode:
        """Return the IRI of a local id."""
        return iri(self.base, local)

    def iris(self, locals_: Iterable[str]) -> list[NamedNode]:
        """Return the IRIs of local ids, sorted."""
        return [self.iri(local) for local in sorted(locals_)]

    def put(self, graph: NamedNode, subject: NamedNode, predicate: URIRef, *objects: Term) -> None:
        """Write a triple for each object."""
        for each in objects:
            self.quads.append(Quad(subject, node(predicate), each, graph))

    def put_type(self, graph: NamedNode, subject: NamedNode, *classes: URIRef) -> None:
        """Write the classes of a subject."""
        self.put(graph, subject, RDF.type, *(node(each) for each in classes))

    def span(self, document_id: str, span: Span) -> NamedNode:
        """Return the IRI of a stretch, described in its document's graph."""
        key = (document_id, span)
        if key in self._spans:
            return self._spans[key]
        document = self.documents.get(document_id)
        if document is None:
            raise ConformanceError(f"evidence in document {document_id!r}, which was not given; give all documents")
        graph = document_graph(self.base, document_id)
        subject = self._spans[key] = span_iri(self.base, document_id, span)
        self.put_type(graph, subject, ACE.Span)
        self.put(graph, subject, NIF.referenceContext, document_iri(self.base, document_id))
        self.put(graph, subject, NIF.beginIndex, integer(span.start))
        self.put(graph, subject, NIF.endIndex, integer(span.end))
        self.put(graph, subject, NIF.anchorOf, string(span.of(document.text)))
        return subject

    def spans(self, document_id: str, spans: Iterable[Span]) -> list[NamedNode]:
        """Return the IRIs of several stretches of a document, in order."""
        return [self.span(document_id, span) for span in sorted(spans)]
