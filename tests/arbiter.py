"""What pySHACL says of a graph, which decides what the shapes of the ontology mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from pyshacl import validate as run_shacl
from rdflib import RDF, SH, XSD, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral

from kg.ontology import ontology_dir, read_turtle
from kg.vocabulary import abbreviated

Told = set[tuple[str, str]]
"""Nodes with what is wrong with them."""

SHAPES = read_turtle(ontology_dir() / "shapes.ttl")


def of_pyshacl(quads: Iterable[Quad], shapes: Graph = SHAPES) -> Told:
    """Return what pySHACL finds in the union of all graphs, in the words of kg.validate."""
    data = Graph(bind_namespaces="none")
    for quad in quads:
        data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    _, results, text = run_shacl(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(results, Graph), text
    return {_told(results, result) for result in results.subjects(RDF.type, SH.ValidationResult)}


def _told(results: Graph, result: Any) -> tuple[str, str]:
    node, value = results.value(result, SH.focusNode), results.value(result, SH.value)
    shown = "" if value is None or value == node else f" (not {abbreviated(str(value))})"
    return abbreviated(str(node)), str(results.value(result, SH.resultMessage)) + shown


def _term(term: object) -> Any:
    if isinstance(term, Literal):
        plain = term.language or term.datatype == NamedNode(str(XSD.string))
        return RdflibLiteral(term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value))
    return BNode(term.value) if isinstance(term, BlankNode) else URIRef(str(getattr(term, "value", term)))
