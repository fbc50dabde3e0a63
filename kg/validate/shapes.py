"""ontology/shapes.ttl as plain checks of one node at a time.

The shapes use a small part of SHACL Core (https://www.w3.org/TR/shacl/): one property a path, and the parameters of
`_TESTS`. What is not known here is refused, never skipped. Meaning and sentences are those of pySHACL, which takes
forty times as long and decides in the tests; what a literal means is asked of rdflib, as it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from math import inf
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import RDF, SH, XSD, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.term import Node as Term

from kg.errors import ConformanceError
from kg.ontology import ontology_dir, read_turtle
from kg.validate.facts import TYPE, Facts, Node, Value, plain
from kg.validate.literals import is_less, is_well_formed, order, rdflib_literal
from kg.validate.problems import Problem
from kg.vocabulary import abbreviated

Holds = Callable[[Facts, Value], bool]
"""A test of one value."""

Test = Callable[[Facts, Value, Sequence[Value]], Sequence[Value | None]]
"""Returns the values at fault, of those of a property of a node; None for all together."""

_PYTHON: dict[URIRef, type] = {
    XSD.string: str,
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.date: date,
    XSD.dateTime: datetime,
    XSD.gYearMonth: object,
    XSD.gYear: object,
}
"""The datatypes known, with what their well-formed literals are in rdflib; object: whatever it takes."""

_NO_IRI = "Value is not of Node Kind sh:IRI"
"""What pySHACL says where the shape of a class has no sentence of its own."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What must hold of a node, or of the values of one of its properties: how many, of each, of all, of properties."""

    path: str | None
    message: str
    least: int
    most: float
    each: tuple[Holds, ...]
    all: tuple[Test, ...]
    properties: tuple[Shape, ...]

    def faults(self, facts: Facts, node: Value) -> list[tuple[str, Value | None]]:
        """Return what is wrong with a node: the message and the value at fault."""
        values = (node,) if self.path is None else facts.values(node, self.path)
        found: list[tuple[str, Value | None]] = []
        if not self.least <= len(values) <= self.most:
            found.append((self.message, None))
        for holds in self.each:
            for value in values:
                if not holds(facts, value):
                    found.append((self.message, value))
        for test in self.all:
            found += [(self.message, value) for value in test(facts, node, values)]
        for shape in self.properties:
            found += shape.faults(facts, node)
        return found


def shape_problems(facts: Facts) -> Iterator[Problem]:
    """Yield what the shapes find wrong with the nodes that the facts are about."""
    by_class: dict[Value, list[Shape]] = {}
    for target, shape in _own_shapes():
        for narrower in facts.narrower(target):
            by_class.setdefault(narrower, []).append(shape)
    for node in facts.nodes:
        shapes = {id(shape): shape for kind in facts.values(node, TYPE) for shape in by_class.get(kind, ())}
        for shape in shapes.values():
            for message, value in shape.faults(facts, node):
                yield Problem(abbreviated(plain(node)), message + _shown(node, value), facts.words(node))


def _shown(node: Node, value: Value | None) -> str:
    if value is None or value == node:
        return ""
    return f" (not {abbreviated(str(rdflib_literal(value)) if isinstance(value, Literal) else plain(value))})"


@cache
def _own_shapes() -> tuple[tuple[str, Shape], ...]:
    path = ontology_dir() / "shapes.ttl"
    return compiled(read_turtle(path), path)


def compiled(graph: Graph, path: Path) -> tuple[tuple[str, Shape], ...]:
    """Return the shapes of a graph, each with the class whose instances it is about, sorted by class.

    Raises ConformanceError, naming the file, for anything in the graph that is not known here.
    """
    reading = _Reading(graph, path, set())
    targets = sorted((str(wanted), node) for node, wanted in graph.subject_objects(SH.targetClass))
    shapes = tuple((wanted, reading.shape(node, top=True)) for wanted, node in targets)
    if unread := sorted({str(node) for node in graph.subjects()} - reading.seen):
        raise reading.refusal(f"{abbreviated(unread[0])}, which no shape with sh:targetClass leads to")
    return shapes


@dataclass(frozen=True, slots=True)
class _Reading:
    """A graph of shapes while it is read, with the nodes read so far."""

    graph: Graph
    path: Path
    seen: set[str]

    def refusal(self, what: str) -> ConformanceError:
        return ConformanceError(f"{self.path}: the shapes use {what}; teach kg/validate/shapes.py to check it")

    def shape(self, node: Term, *, top: bool = False, told: bool = True) -> Shape:
        """Read a shape; only one that is `told` needs a sentence, not the members of a list."""
        self.seen.add(str(node))
        path = self._path(node)
        each, together, properties, least, most = [], [], [], 0, inf
        for predicate, value in sorted(self.graph.predicate_objects(node)):
            if predicate == SH.property and path is None:
                properties.append(self.shape(value, told=told))
            elif predicate in _OF_EACH:
                each.append(_OF_EACH[predicate](self, value))
            elif predicate == SH.minCount and path is not None:
                least = max(least, self.number(value))
            elif predicate == SH.maxCount and path is not None:
                most = min(most, self.number(value))
            elif predicate in _OF_ALL and path is not None:
                together.append(_OF_ALL[predicate](self, value))
            elif not self._structure(predicate, value, top=top):
                raise self.refusal(f"{_name(predicate)} {_name(value)}")
        message = self._message(node, told=told)
        return Shape(path, message, least, most, tuple(each), tuple(together), tuple(properties))

    def _path(self, node: Term) -> str | None:
        """Return the property a shape is about, if it is about one."""
        paths = list(self.graph.objects(node, SH.path))
        if len(paths) > 1 or not all(isinstance(path, URIRef) for path in paths):
            raise self.refusal("a sh:path that is not one property")
        return str(paths[0]) if paths else None

    def _message(self, node: Term, *, told: bool) -> str:
        messages = list(self.graph.objects(node, SH.message))
        if len(messages) == 1:
            return str(messages[0])
        if messages or (told and any(p not in _UNTOLD for p in self.graph.predicates(node))):
            raise self.refusal(f"a constraint with {len(messages)} sentences (sh:message)")
        return _NO_IRI

    def _structure(self, predicate: Term, value: Term, *, top: bool) -> bool:
        """Whether a triple of a shape is no test, but known."""
        if predicate == RDF.type:
            return value in (SH.NodeShape, SH.PropertyShape)
        return predicate == SH.message or predicate == (SH.targetClass if top else SH.path)

    def members(self, head: Term) -> list[Term]:
        """Return the members of a list, whose nodes are read thereby."""
        self.seen.update(str(node) for node in self.graph.transitive_objects(head, RDF.rest) if node != RDF.nil)
        found = list(Collection(self.graph, head))
        if not found:
            raise self.refusal("an empty list")
        return found

    def number(self, value: Term) -> int:
        if not isinstance(value, RdflibLiteral) or not isinstance(value.value, int):
            raise self.refusal(f"{_name(value)} where a number should be")
        return value.value


def _name(term: Term) -> str:
    return term.n3() if isinstance(term, RdflibLiteral) else abbreviated(str(term)).replace(str(SH), "sh:")


# --- tests, each as pySHACL's component of the same name


def _node_kind(reading: _Reading, value: Term) -> Holds:
    if value != SH.IRI:
        raise reading.refusal(f"sh:nodeKind {_name(value)}")
    return lambda facts, each: type(each) is str


def _class(reading: _Reading, value: Term) -> Holds:
    wanted = str(value)
    return lambda facts, each: not facts.narrower(wanted).isdisjoint(facts.classes(each))


def _datatype(reading: _Reading, value: Term) -> Holds:
    datatype = URIRef(str(value))
    if datatype not in _PYTHON:
        raise reading.refusal(f"sh:datatype {_name(value)}")
    wanted, form = NamedNode(str(datatype)), _PYTHON[datatype]
    return lambda facts, each: type(each) is Literal and each.datatype == wanted and is_well_formed(each, form)


def _in(reading: _Reading, value: Term) -> Holds:
    members = reading.members(value)
    if not all(isinstance(each, URIRef) for each in members):
        raise reading.refusal("sh:in with something that is no IRI")
    wanted = frozenset(map(str, members))
    return lambda facts, each: type(each) is str and each in wanted


def _pattern(reading: _Reading, value: Term) -> Holds:
    search = re.compile(str(value)).search
    return lambda facts, each: type(each) is not BlankNode and search(plain(each)) is not None


def _min_length(reading: _Reading, value: Term) -> Holds:
    least = reading.number(value)
    return lambda facts, each: type(each) is not BlankNode and len(plain(each)) >= least


def _bound(*allowed: int) -> Callable[[_Reading, Term], Holds]:
    """Return what reads a bound of numbers; `allowed`: how a value may stand to it, -1 below it, 0 equal, 1 above."""

    def read(reading: _Reading, value: Term) -> Holds:
        if not isinstance(value, RdflibLiteral) or not isinstance(value.value, int | Decimal):
            raise reading.refusal(f"{_name(value)} where a number should be")
        bound = Literal(str(value), datatype=NamedNode(str(value.datatype)))
        return lambda facts, each: type(each) is Literal and order(each, bound) in allowed

    return read


def _less_than(reading: _Reading, value: Term) -> Test:
    other = str(value)

    def less(a: Value, b: Value) -> bool:
        return isinstance(a, str | Literal) and isinstance(b, str | Literal) and is_less(a, b)

    def test(facts: Facts, node: Value, values: Sequence[Value]) -> list[Value | None]:
        others = facts.values(node, other)
        return [value for value in values for each in others if not less(value, each)]

    return test


def _unique_lang(reading: _Reading, value: Term) -> Test:
    if value != RdflibLiteral(True):
        raise reading.refusal(f"sh:uniqueLang {_name(value)}")

    def test(facts: Facts, node: Value, values: Sequence[Value]) -> Sequence[None]:
        tags = [value.language for value in values if type(value) is Literal and value.language]
        return () if len(tags) == len(set(tags)) else (None,)

    return test


def _some_of(enough: Callable[[int], bool]) -> Callable[[_Reading, Term], Holds]:
    """Return what reads a list of shapes, of which the right number must hold."""

    def read(reading: _Reading, value: Term) -> Holds:
        shapes = [reading.shape(member, told=False) for member in reading.members(value)]
        return lambda facts, each: enough(sum(not shape.faults(facts, each) for shape in shapes))

    return read


_OF_EACH: dict[Term, Callable[[_Reading, Term], Holds]] = {
    SH.nodeKind: _node_kind,
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH["in"]: _in,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.minInclusive: _bound(0, 1),
    SH.maxInclusive: _bound(-1, 0),
    SH["or"]: _some_of(lambda holding: holding > 0),
    SH.xone: _some_of(lambda holding: holding == 1),
}
_OF_ALL: dict[Term, Callable[[_Reading, Term], Test]] = {SH.lessThan: _less_than, SH.uniqueLang: _unique_lang}
_UNTOLD = (RDF.type, SH.targetClass, SH.nodeKind, SH.property)
