"""Where statements are put down: triples as lines of N-Quads, each in its named graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import RDF

from kg.graph.terms import Names, Term, document_graph, document_iri, integer, iri, node, span_iri, string
from kg.model import Document, Span
from kg.vocabulary import ACE, NIF

_ACE, _NIF, _TYPE = Names(ACE), Names(NIF), node(RDF.type)


@dataclass(slots=True)
class Sheet:
    """The lines written so far, with what they need: base IRI, documents by id, ids that will be described."""

    base: str
    documents: Mapping[str, Document]
    known: frozenset[str]
    lines: list[str] = field(default_factory=list)
    _spans: dict[tuple[str, Span], Term] = field(default_factory=dict)

    def take(self) -> list[str]:
        """Return the lines written since the last time, sorted, each once."""
        lines, self.lines = sorted(set(self.lines)), []
        self._spans.clear()
        return lines

    def iri(self, local: str) -> Term:
        """Return the IRI of a local id."""
        return iri(self.base, local)

    def iris(self, locals_: Iterable[str]) -> list[Term]:
        """Return the IRIs of local ids, sorted."""
        return [self.iri(local) for local in sorted(locals_)]

    def put(self, graph: Term, subject: Term, predicate: Term, *objects: Term) -> None:
        """Write a triple for each object."""
        for each in objects:
            self.lines.append(f"{subject} {predicate} {each} {graph} .\n")

    def put_type(self, graph: Term, subject: Term, *classes: Term) -> None:
        """Write the classes of a subject."""
        self.put(graph, subject, _TYPE, *classes)

    def span(self, document_id: str, span: Span) -> Term:
        """Return the IRI of a stretch, described in its document's graph."""
        key = (document_id, span)
        if key in self._spans:
            return self._spans[key]
        graph = document_graph(self.base, document_id)
        subject = self._spans[key] = span_iri(self.base, document_id, span)
        self.put_type(graph, subject, _ACE.Span)
        self.put(graph, subject, _NIF.referenceContext, document_iri(self.base, document_id))
        self.put(graph, subject, _NIF.beginIndex, integer(span.start))
        self.put(graph, subject, _NIF.endIndex, integer(span.end))
        self.put(graph, subject, _NIF.anchorOf, string(span.of(self.documents[document_id].text)))
        return subject

    def spans(self, document_id: str, spans: Iterable[Span]) -> list[Term]:
        """Return the IRIs of several stretches of a document, in order."""
        return [self.span(document_id, span) for span in sorted(spans)]
