"""Checks a graph against the shapes and every quotation against its document; problems come with their words.

Shapes without SPARQL run through pySHACL, a few thousand nodes at a time, so that time and memory do not depend on
what else the graph holds; what needs the whole graph is asked once of the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, QuerySolutions, Store
from pyshacl import validate as run_shacl
from rdflib import DCTERMS, RDF, RDFS, SH, SKOS, XSD, BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral

from kg.errors import ConformanceError
from kg.graph.dataset import flat
from kg.graph.terms import string
from kg.model import Claim, Document, Event, Evidence, Extraction, Role, Span
from kg.ontology import ontology_dir, read_turtle, schema_graph
from kg.vocabulary import ACE, NIF, PREFIXES, abbreviated

_QUOTE_LENGTH = 160

SLICE = 2000
"""Nodes whose shapes are checked at a time."""

Node = NamedNode | BlankNode
_TYPE, _SUBCLASS, _STRING = (NamedNode(str(term)) for term in (RDF.type, RDFS.subClassOf, XSD.string))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """“‘Ofsted found …’ (claim/12ab): a claim has one claimant, an actor.”"""

    node: str
    message: str
    words: str = ""

    def __str__(self) -> str:
        words = " ".join(self.words.split())
        short = words if len(words) <= _QUOTE_LENGTH else words[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
        return f"“{short}” ({self.node}): {self.message}" if short else f"{self.node}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a graph, sorted; nothing if it conforms."""

    problems: tuple[Problem, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def demand(self) -> None:
        """Raise ConformanceError with the first problem and the number of the others, if there are any."""
        if self.problems:
            more = f" (and {len(self.problems) - 1} more; see kg validate)" if len(self.problems) > 1 else ""
            raise ConformanceError(f"the graph does not conform: {self.problems[0]}{more}")


def validate(dataset: Dataset, *, documents: Iterable[Document] = ()) -> Report:
    """Check a graph against the shapes and rules of the ontology, and its quotations against the documents given."""
    store = flat(dataset, named=False)
    problems = [*_shape_problems(store), *_whole_graph_problems(store)]
    texts = {document.id: document.text for document in documents}
    if texts:
        problems.extend(_text_problems(store, texts))
    return Report(tuple(sorted(set(problems))))


@cache
def _shapes() -> Graph:
    return read_turtle(ontology_dir() / "shapes.ttl")


def _shape_problems(store: Store) -> Iterator[Problem]:
    targets = [(shape, node) for shape, wanted in _targets() for node in _instances(store, wanted)]
    for start in range(0, len(targets), SLICE):
        some = targets[start : start + SLICE]
        yield from _slice_problems(store, _shapes_of(some), _surroundings(store, {node for _, node in some}))


def _targets() -> list[tuple[URIRef, NamedNode]]:
    """Return the shapes, each with the class whose instances it is about."""
    pairs = _shapes().subject_objects(SH.targetClass)
    return sorted((URIRef(str(shape)), NamedNode(str(wanted))) for shape, wanted in pairs)


def _instances(store: Store, wanted: NamedNode) -> list[Node]:
    """Return the nodes of a class or of a narrower one that the graph knows, sorted."""
    classes = [wanted]
    for each in classes:
        narrower = {q.subject for q in store.quads_for_pattern(None, _SUBCLASS, each, DefaultGraph())}
        classes.extend(node for node in narrower if isinstance(node, NamedNode) and node not in classes)
    found = {q.subject for each in classes for q in store.quads_for_pattern(None, _TYPE, each, DefaultGraph())}
    return sorted((node for node in found if isinstance(node, Node)), key=str)


def _shapes_of(targets: Iterable[tuple[URIRef, Node]]) -> Graph:
    """Return the shapes with these nodes as their targets, for the types of other nodes are there to be looked up."""
    shapes = Graph(bind_namespaces="none")
    for triple in _shapes():
        if triple[1] != SH.targetClass:
            shapes.add(triple)
    for shape, node in targets:
        shapes.add((shape, SH.targetNode, _rdflib(node)))
    return shapes


def _surroundings(store: Store, nodes: Iterable[Node]) -> Graph:
    """Return what the shapes need of the graph: all about the nodes, the classes of what they point to."""
    about = [q for node in nodes for q in store.quads_for_pattern(node, None, None, DefaultGraph())]
    values = {q.object for q in about if isinstance(q.object, Node)}
    about += [q for value in values for q in store.quads_for_pattern(value, _TYPE, None, DefaultGraph())]
    about += store.quads_for_pattern(None, _SUBCLASS, None, DefaultGraph())
    graph = Graph(bind_namespaces="none")
    for quad in about:
        graph.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    return graph


def _rdflib(term: object) -> Any:
    """Return a term as rdflib's; parsing text takes three times as long."""
    if isinstance(term, Literal):
        datatype = None if term.language or term.datatype == _STRING else URIRef(term.datatype.value)
        return RdflibLiteral(term.value, lang=term.language, datatype=datatype)
    return BNode(term.value) if isinstance(term, BlankNode) else URIRef(_plain(term))


def _slice_problems(store: Store, shapes: Graph, data: Graph) -> Iterator[Problem]:
    conforms, results, text = run_shacl(data, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(results, Graph):
        raise ConformanceError(f"the shapes cannot be applied ({text}); see ontology/shapes.ttl")
    if conforms:
        return
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node = str(results.value(result, SH.focusNode))
        message = str(results.value(result, SH.resultMessage))
        value = results.value(result, SH.value)
        shown = "" if value is None or str(value) == node else f" (not {abbreviated(str(value))})"
        yield Problem(abbreviated(node), message + shown, _words(store, node))


def _words(store: Store, name: str) -> str:
    """Return the words a node stands on: its quotation or name, its sentence, its text."""
    try:
        node = NamedNode(name)
    except ValueError:
        return ""
    for predicate in (NIF.anchorOf, SKOS.prefLabel):
        if words := _values(store, node, predicate):
            return words[0].value
    for span in _values(store, node, ACE.evidence):
        if isinstance(span, NamedNode) and (words := _values(store, span, NIF.anchorOf)):
            return words[0].value
    for predicate in (ACE.text, RDFS.label, DCTERMS.title):
        if words := _values(store, node, predicate):
            return words[0].value
    return ""


def _values(store: Store, subject: NamedNode, predicate: URIRef) -> list[NamedNode | Literal]:
    """Return the values of a property, sorted."""
    quads = store.quads_for_pattern(subject, NamedNode(str(predicate)), None, DefaultGraph())
    return sorted((q.object for q in quads if isinstance(q.object, NamedNode | Literal)), key=str)


_CHECKS = {
    "its evidence stands in a document that it does not name": """
        SELECT ?node ?value {
          ?node ace:document ?any ; ace:evidence|ace:sourceSpan|ace:cueSpan|ace:contentSpan|ace:topicSpan ?value .
          ?value nif:referenceContext ?d . FILTER NOT EXISTS { ?node ace:document ?d } }""",
    "no evidence for it stands in a document that it names": """
        SELECT ?node ?value { ?node ace:document ?value .
          FILTER NOT EXISTS { ?node ace:evidence/nif:referenceContext ?value } }""",
    "no claim takes it; a position is a claim's": """
        SELECT ?node ?value { ?node a ace:Position ; ace:side ?value . FILTER NOT EXISTS { ?c ace:position ?node } }""",
    "it ends after the end of its document": """
        SELECT ?node ?value { ?node nif:endIndex ?value ; nif:referenceContext/ace:charLength ?n .
          FILTER (?value > ?n) }""",
    "it points to something that the graph does not describe": """
        SELECT ?node ?value { ?node ?p ?value . FILTER (isIRI(?value) && STRSTARTS(STR(?p), STR(ace:)))
          FILTER NOT EXISTS { ?value ?q ?o } }""",
    "it uses a term that the ontology does not declare": """
        SELECT ?node ?value { { ?node ?value ?o } UNION { ?node a ?value }
          FILTER (STRSTARTS(STR(?value), STR(ace:))) }""",
    "it has a blank node; every node needs an IRI": """
        SELECT ?node ?value { ?node ?value ?o . FILTER (isBlank(?node) || isBlank(?o)) }""",
}
"""What concerns more than one node: the message and a query for the nodes it concerns."""

_UNDECLARED = "it uses a term that the ontology does not declare"


def _whole_graph_problems(store: Store) -> Iterator[Problem]:
    known = {str(term) for term in schema_graph().subjects() if str(term).startswith(str(ACE._NS))}
    for message, query in _CHECKS.items():
        rows = store.query(query, prefixes=PREFIXES)
        if not isinstance(rows, QuerySolutions):
            raise TypeError("a check must be a SELECT")
        for row in rows:
            node, value = _plain(row["node"]), _plain(row["value"])
            if message == _UNDECLARED and value in known:
                continue
            yield Problem(abbreviated(node), f"{message} (see {abbreviated(value)})", _words(store, node))


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


def _text_problems(store: Store, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Compare each span with the characters it points to."""
    for quad in store.quads_for_pattern(None, NamedNode(str(NIF.anchorOf)), None, DefaultGraph()):
        span, quote = quad.subject, quad.object
        if not isinstance(span, NamedNode) or not isinstance(quote, Literal):
            continue
        begin, end, context = (_values(store, span, p) for p in (NIF.beginIndex, NIF.endIndex, NIF.referenceContext))
        if not (begin and end and context):
            continue  # the shapes have said so
        text = texts.get(context[0].value.rsplit("/", 1)[-1])
        if text is None:
            continue
        found = text[int(begin[0].value) : int(end[0].value)]
        if found != quote.value and string(found) != quote:
            yield Problem(abbreviated(span.value), f"the document has “{found[:60]}” there", quote.value)


def verify_quotes(extractions: Iterable[Extraction]) -> tuple[Problem, ...]:
    """Check that every span lies in its document and every quotation is exactly the words there."""
    problems: list[Problem] = []
    for extraction in extractions:
        text, document_id = extraction.document.text, extraction.document.id
        for mention in extraction.mentions:
            problems.extend(_quote_problems(f"mention {mention.span.start}", mention.span, mention.text, text))
        statements: list[Role | Event | Claim] = [*extraction.roles, *extraction.events, *extraction.claims]
        for statement in statements:
            here = [e for e in statement.evidence if e.document_id == document_id]
            for each in here:
                for span in (each.span, *each.source, *each.cue, *each.content, *(s for _, s in each.topics)):
                    problems.extend(_quote_problems(statement.id, span, None, text))
            if isinstance(statement, Claim):
                problems.extend(_claim_problems(statement, here, text))
                shown = [span for p in statement.positions if p.document_id == document_id for span in p.why]
                problems.extend(each for span in shown for each in _quote_problems(statement.id, span, None, text))
    return tuple(sorted(set(problems)))


def _quote_problems(node: str, span: Span, quote: str | None, text: str) -> Iterator[Problem]:
    if not 0 <= span.start < span.end <= len(text):
        yield Problem(node, f"the span {span.start}–{span.end} does not lie in the document", quote or "")
    elif quote is not None and quote != span.of(text):
        yield Problem(node, f"the document has “{span.of(text)[:60]}” there", quote)


def _claim_problems(claim: Claim, evidence: Sequence[Evidence], text: str) -> Iterator[Problem]:
    """The words of a claim are those of the content of one of its pieces of evidence."""
    contents = [" … ".join(span.of(text) for span in each.content) for each in evidence if each.content]
    if contents and claim.text not in contents:
        yield Problem(claim.id, f"the document has “{contents[0][:60]}” there", claim.text)
