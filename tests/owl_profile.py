"""Holds an ontology to OWL 2 RL, by the forms of its axioms, and to what OWL 2 DL asks of its declarations.

The rules are those of the W3C Recommendations “OWL 2 Web Ontology Language: Profiles” (section 4) and “Mapping to RDF
Graphs”. Only the axioms that have no blank node are known: any other is told, so nothing passes unread.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef

_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_TRAITS = frozenset(
    {
        OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty, OWL.SymmetricProperty,
        OWL.AsymmetricProperty, OWL.TransitiveProperty,
    }
)  # fmt: skip
_OF_CLASSES = frozenset({RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith})
_OF_PROPERTIES = frozenset({RDFS.subPropertyOf, OWL.equivalentProperty, OWL.propertyDisjointWith, OWL.inverseOf})
_BUILT_IN_ANNOTATIONS = frozenset(
    {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated, OWL.priorVersion}
)
_OF_ONTOLOGIES = frozenset({OWL.versionIRI, OWL.imports, OWL.priorVersion})
_RL_DATATYPES = frozenset(
    {
        RDF.langString, RDFS.Literal, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.string,
        XSD.token, XSD.boolean, XSD.double, XSD.float, XSD.anyURI, XSD.dateTime, XSD.dateTimeStamp,
    }
)  # fmt: skip


def beyond_owl_rl(graph: Graph) -> list[str]:
    """Return what is outside OWL 2 RL or, for want of a declaration, outside OWL 2 DL; nothing if all is within."""
    return sorted({told for triple in graph for told in _of_triple(graph, *triple)} | set(_of_kinds(graph)))


def _of_kinds(graph: Graph) -> Iterator[str]:
    """DL: an IRI is one kind of property, and a name that is simple is not transitive as well."""
    for term in set(graph.subjects(RDF.type)):
        kinds = [kind for kind in _KINDS[1:] if (term, RDF.type, kind) in graph]
        if len(kinds) > 1:
            yield f"{term}: is two kinds of property"
        traits = set(graph.objects(term, RDF.type))
        if OWL.TransitiveProperty in traits and traits & {OWL.AsymmetricProperty, OWL.IrreflexiveProperty}:
            yield f"{term}: is transitive, and asymmetric or irreflexive"


def _of_triple(graph: Graph, subject: object, predicate: object, value: object) -> Iterator[str]:
    if isinstance(subject, BNode) or isinstance(value, BNode):
        yield f"{predicate}: a class expression or list, which this check does not read"
    elif predicate == RDF.type:
        yield from _of_type(graph, subject, value)
    elif predicate in _OF_CLASSES:
        yield from (f"{each}: used as a class, not declared" for each in (subject, value) if not _is(graph, each, 0))
        if OWL.Thing in (subject, value):
            yield f"{subject}: owl:Thing in a class axiom"
    elif predicate in _OF_PROPERTIES:
        yield from _of_pair(graph, subject, value)
    elif predicate in (RDFS.domain, RDFS.range):
        yield from _of_ends(graph, subject, predicate, value)
    elif predicate not in _OF_ONTOLOGIES and predicate not in _BUILT_IN_ANNOTATIONS:
        if not any(_is(graph, predicate, kind) for kind in (1, 2, 3)):
            yield f"{predicate}: used as a property, not declared"
        elif _is(graph, predicate, 1) and isinstance(value, Literal):
            yield f"{predicate}: an object property with a literal"


def _of_type(graph: Graph, subject: object, kind: object) -> Iterator[str]:
    if kind in (*_KINDS, OWL.Ontology, OWL.NamedIndividual):
        return
    if kind in _TRAITS:
        if not (_is(graph, subject, 1) or (_is(graph, subject, 2) and kind == OWL.FunctionalProperty)):
            yield f"{subject}: {kind} of what is no such property"
    elif str(kind).startswith((str(OWL), str(RDFS))):
        yield f"{subject}: {kind}, which OWL 2 RL does not have"
    elif not _is(graph, kind, 0):
        yield f"{kind}: used as a class, not declared"


def _of_pair(graph: Graph, first: object, second: object) -> Iterator[str]:
    if not any(_is(graph, first, kind) and _is(graph, second, kind) for kind in (1, 2, 3)):
        yield f"{first}, {second}: not declared as properties of one kind"


def _of_ends(graph: Graph, term: object, end: object, value: object) -> Iterator[str]:
    if _is(graph, term, 3):
        return
    if end == RDFS.range and _is(graph, term, 2):
        if value not in _RL_DATATYPES:
            yield f"{term}: the range {value} is no datatype of OWL 2 RL"
    elif not _is(graph, value, 0):
        yield f"{term}: {value} is no declared class"


def _is(graph: Graph, term: object, kind: int) -> bool:
    return isinstance(term, URIRef) and (term, RDF.type, _KINDS[kind]) in graph
