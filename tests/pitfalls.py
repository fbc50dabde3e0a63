"""The pitfalls of OOPS! that a program can find without the web, in the ontology.

    python tests/pitfalls.py

Numbers, names and grades are those of the catalogue of OOPS!, the OntOlogy Pitfall Scanner (Poveda-Villalón,
Gómez-Pérez, Suárez-Figueroa, 2014). Not looked for: what needs a reader (P01, P09, P14, P16, P17, P23, P30), and
whether the ontology can be had at its address (P37).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.namespace import VANN, DefinedNamespace

_CLOSED: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, ORG, OWL, PROV, RDFS, SDO, SKOS, VANN)
"""Vocabularies whose terms rdflib lists."""
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@dataclass(frozen=True, slots=True)
class Pitfall:
    """P11 of ace:target: “Missing domain or range”, important."""

    number: str
    grade: str
    term: str
    told: str


def pitfalls(graph: Graph, home: str) -> list[Pitfall]:
    """Return what is found in an ontology whose terms begin with `home`, the gravest first."""
    found = (
        Pitfall(number, grade, str(term).removeprefix(home), f"{told}{more}")
        for number, grade, told, look in _LOOKS
        for term, more in look(_Ontology(graph, home))
    )
    return sorted(set(found), key=lambda p: (("critical", "important", "minor").index(p.grade), p.number, p.term))


@dataclass(frozen=True, slots=True)
class _Ontology:
    graph: Graph
    home: str

    def of(self, *kinds: URIRef) -> list[URIRef]:
        """Return the own terms of these kinds."""
        terms = {t for kind in kinds for t in self.graph.subjects(RDF.type, kind) if isinstance(t, URIRef)}
        return sorted(t for t in terms if t.startswith(self.home))

    def has(self, term: URIRef, *predicates: URIRef) -> bool:
        return any(self.graph.value(term, predicate) is not None for predicate in predicates)


_Found = Iterator[tuple[object, str]]


def _is_relation(o: _Ontology) -> _Found:
    yield from ((p, "") for p in o.of(*_PROPERTIES) if re.fullmatch("is(A|An)?", p.removeprefix(o.home)))


def _unconnected(o: _Ontology) -> _Found:
    for term in o.of(OWL.Class, *_PROPERTIES):
        links = {p for p in o.graph.predicates(term) if p not in (RDF.type, RDFS.isDefinedBy)}
        axioms = {
            RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, SDO.domainIncludes, SDO.rangeIncludes,
        }  # fmt: skip
        used = any((None, p, term) in o.graph for p in axioms)
        if not (links & axioms or used):
            yield term, ""


def _inverse_ends(o: _Ontology) -> _Found:
    for one, other in o.graph.subject_objects(OWL.inverseOf):
        for end, facing in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            if set(o.graph.objects(one, end)) != set(o.graph.objects(other, facing)):
                yield one, f": {str(other).removeprefix(o.home)}"


def _cycles(o: _Ontology) -> _Found:
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in o.of(OWL.Class, *_PROPERTIES):
            if any(term in o.graph.transitive_objects(wider, relation) for wider in o.graph.objects(term, relation)):
                yield term, ""


def _merged(o: _Ontology) -> _Found:
    yield from ((c, "") for c in o.of(OWL.Class) if re.search("[a-z](And|Or)[A-Z]", c.removeprefix(o.home)))


def _not_annotated(o: _Ontology) -> _Found:
    for term in o.of(OWL.Class, *_PROPERTIES, OWL.AnnotationProperty, SKOS.ConceptScheme):
        yield from ((term, f" {name}") for name in ("label", "comment") if not o.has(term, RDFS[name]))


def _not_disjoint(o: _Ontology) -> _Found:
    """Top classes of which nothing says that they are two; the kinds of one class are held to it as well."""
    g = o.graph
    above = {c: set(g.transitive_objects(c, RDFS.subClassOf)) for c in o.of(OWL.Class)}
    apart = {frozenset(pair) for pair in g.subject_objects(OWL.disjointWith)}
    for one, other in combinations(above, 2):
        related = one in above[other] or other in above[one]
        if not related and not any(frozenset((a, b)) in apart for a in above[one] for b in above[other]):
            yield one, f": {other.removeprefix(o.home)}"


def _no_ends(o: _Ontology) -> _Found:
    for term in o.of(*_PROPERTIES):
        for end, several in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
            if not o.has(term, end, several):
                yield term, f" ({end.rpartition('#')[2]})"


def _no_inverse(o: _Ontology) -> _Found:
    for term in o.of(OWL.ObjectProperty):
        if not o.has(term, OWL.inverseOf) and (None, OWL.inverseOf, term) not in o.graph:
            yield term, ""


def _several_ends(o: _Ontology) -> _Found:
    for term in o.of(*_PROPERTIES):
        if any(len(list(o.graph.objects(term, end))) > 1 for end in (RDFS.domain, RDFS.range)):
            yield term, ""


def _same_annotation(o: _Ontology) -> _Found:
    for term in o.of(OWL.Class, *_PROPERTIES):
        label, comment = o.graph.value(term, RDFS.label), o.graph.value(term, RDFS.comment)
        if label is not None and str(label).casefold() == str(comment).rstrip(".").casefold():
            yield term, ""


def _naming(o: _Ontology) -> _Found:
    for kinds, form in (((OWL.Class, SKOS.ConceptScheme), "[A-Z][A-Za-z0-9]*"), (_PROPERTIES, "[a-z][A-Za-z0-9]*")):
        yield from ((t, "") for t in o.of(*kinds) if not re.fullmatch(form, t.removeprefix(o.home)))


def _own_inverse(o: _Ontology) -> _Found:
    yield from ((t, "") for t in o.of(OWL.ObjectProperty) if (t, OWL.inverseOf, t) in o.graph)


def _symmetric_inverse(o: _Ontology) -> _Found:
    yield from ((t, "") for t in o.of(OWL.SymmetricProperty) if o.has(t, OWL.inverseOf))


def _wrong_loops(o: _Ontology) -> _Found:
    """A relation from a class to itself is needed for both."""
    for term in o.of(OWL.SymmetricProperty, OWL.TransitiveProperty):
        if set(o.graph.objects(term, RDFS.domain)) != set(o.graph.objects(term, RDFS.range)):
            yield term, ""


def _same_label(o: _Ontology) -> _Found:
    labels = Counter(str(o.graph.value(c, RDFS.label)) for c in o.of(OWL.Class))
    yield from ((c, "") for c in o.of(OWL.Class) if labels[str(o.graph.value(c, RDFS.label))] > 1)


def _untyped(o: _Ontology) -> _Found:
    for predicate in (RDFS.subClassOf, OWL.disjointWith, RDFS.subPropertyOf, OWL.inverseOf, RDFS.domain):
        for value in o.graph.objects(None, predicate):
            if (value, RDF.type, None) not in o.graph:
                yield value, ""


def _hijacked(o: _Ontology) -> _Found:
    """Terms of others that those others do not have."""
    for vocabulary in _CLOSED:
        of_it = {t for triple in o.graph for t in triple if isinstance(t, URIRef) and t.startswith(str(vocabulary._NS))}
        yield from ((term, "") for term in of_it if str(term) != str(vocabulary._NS) and term not in vocabulary)


def _no_declaration(o: _Ontology) -> _Found:
    if (None, RDF.type, OWL.Ontology) not in o.graph:
        yield "ontology", ""


def _no_licence(o: _Ontology) -> _Found:
    for ontology in o.graph.subjects(RDF.type, OWL.Ontology):
        if (ontology, DCTERMS.license, None) not in o.graph:
            yield ontology, ""


def _no_namespace(o: _Ontology) -> _Found:
    for ontology in o.graph.subjects(RDF.type, OWL.Ontology):
        if str(o.graph.value(ontology, VANN.preferredNamespaceUri)) != o.home:
            yield ontology, ""


_LOOKS: tuple[tuple[str, str, str, Callable[[_Ontology], _Found]], ...] = (
    ("P03", "critical", "Relation “is” instead of rdfs:subClassOf or rdf:type", _is_relation),
    ("P04", "minor", "Unconnected element", _unconnected),
    ("P05", "critical", "Wrong inverse: domain and range are not turned round", _inverse_ends),
    ("P06", "critical", "Cycle in a hierarchy", _cycles),
    ("P07", "minor", "Different concepts merged in one class", _merged),
    ("P08", "minor", "Missing annotation", _not_annotated),
    ("P10", "important", "Missing disjointness", _not_disjoint),
    ("P11", "important", "Missing domain or range", _no_ends),
    ("P13", "minor", "Inverse not declared", _no_inverse),
    ("P19", "critical", "Several domains or ranges", _several_ends),
    ("P20", "minor", "Label and comment say the same", _same_annotation),
    ("P22", "minor", "Naming convention", _naming),
    ("P25", "important", "Inverse of itself", _own_inverse),
    ("P26", "important", "Inverse of a symmetric relation", _symmetric_inverse),
    ("P28", "critical", "Wrong symmetric or transitive relation", _wrong_loops),
    ("P32", "minor", "Two classes of one label", _same_label),
    ("P35", "important", "Term without a type", _untyped),
    ("P38", "important", "No OWL ontology declaration", _no_declaration),
    ("P39", "critical", "Ambiguous namespace", _no_namespace),
    ("P40", "critical", "Term that its vocabulary does not have", _hijacked),
    ("P41", "important", "No licence", _no_licence),
)


def main() -> int:
    """Print the pitfalls of ontology/ace.ttl; 1 if one is critical."""
    from kg.ontology import schema_graph
    from kg.vocabulary import PREFIXES

    found = pitfalls(schema_graph(), PREFIXES["ace"])
    graded = Counter(each.grade for each in found)
    lines = [f"{each.grade:<10}{each.number}  {each.term}: {each.told}" for each in found]
    lines.append(", ".join(f"{graded[grade]} {grade}" for grade in ("critical", "important", "minor")))
    sys.stdout.write("\n".join(lines) + "\n")
    return int(graded["critical"] > 0)


if __name__ == "__main__":
    sys.exit(main())
