"""What quads say, by node and property, as the checks want it: IRIs as text, everything else as the store's terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import DCTERMS, RDF, RDFS, SKOS

from kg.vocabulary import ACE, NIF

Node = str | BlankNode | Triple
"""What a quad is about; an IRI is its text."""

Value = str | BlankNode | Literal | Triple
"""What a quad says of it."""

TYPE, _SUBCLASS = str(RDF.type), str(RDFS.subClassOf)
_NAMES = (str(NIF.anchorOf), str(SKOS.prefLabel))
_EVIDENCE = str(ACE.evidence)
_TEXTS = (str(ACE.text), str(RDFS.label), str(DCTERMS.title))


@dataclass(frozen=True, slots=True)
class Described:
    """What the rest of a graph describes, for the check of a part: its nodes with their classes.

    `classes`: IRI → the IRIs of its classes as the graph states them, none if it states none; any mapping will do, for
    only what the part points to is looked up: actors, topics, issues, the run, the terms of the ontology, and
    statements of other documents. `wider`: the IRI of a class → those it is directly narrower than.
    """

    classes: Mapping[str, Collection[str]] = field(default_factory=dict)
    wider: Mapping[str, Collection[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Described:
        """Return what these quads describe."""
        classes: dict[str, tuple[str, ...]] = {}
        wider: dict[str, set[str]] = {}
        same: dict[tuple[str, ...], tuple[str, ...]] = {}
        for quad in quads:
            if not isinstance(quad.subject, NamedNode):
                continue
            node, predicate = quad.subject.value, quad.predicate.value
            known = classes.setdefault(node, ())
            if predicate == TYPE and isinstance(quad.object, NamedNode) and quad.object.value not in known:
                more = (*known, quad.object.value)
                classes[node] = same.setdefault(more, more)
            elif predicate == _SUBCLASS and isinstance(quad.object, NamedNode):
                wider.setdefault(node, set()).add(quad.object.value)
        return cls(classes, wider)


NOTHING = Described()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of each node: property → its value, or a list of several, in which some may stand twice.

    `nodes`: those the check is about. What is said of the others is there to be looked up. One value is no list, for
    millions of lists keep Python's garbage collector busy longer than all checks take.
    """

    about: Mapping[Node, Mapping[str, Value | list[Value]]]
    nodes: Sequence[Node]
    described: Described = NOTHING
    wider: Mapping[str, Collection[str]] = field(default_factory=dict)
    _narrower: dict[str, frozenset[str]] = field(default_factory=dict)
    _words: dict[Node, str] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[Quad], besides: Iterable[Quad] = (), described: Described = NOTHING) -> Facts:
        """Gather what quads say; those besides say more, but the check is not about their nodes."""
        about: dict[Node, dict[str, Value | list[Value]]] = {}
        _gather(quads, about)
        nodes = tuple(about)
        _gather(besides, about)
        wider = {name: set(above) for name, above in described.wider.items()}
        for node, said in about.items():
            if _SUBCLASS in said and type(node) is str:
                wider.setdefault(node, set()).update(_iris(several(said[_SUBCLASS])))
        return cls(about, nodes, described, wider)

    def values(self, node: Value, predicate: str) -> Sequence[Value]:
        """Return the values of a property of a node, each once."""
        said = self.about.get(node) if type(node) is str or type(node) is BlankNode else None
        found = said.get(predicate) if said else None
        return () if found is None else tuple(dict.fromkeys(found)) if isinstance(found, list) else (found,)

    def classes(self, value: Value) -> Collection[Value]:
        """Return the classes that a node is said to be of; those wider than these not among them."""
        here = self.values(value, TYPE)
        there = self.described.classes.get(value, ()) if type(value) is str else ()
        return (*here, *there) if there else here

    def is_described(self, iri: str) -> bool:
        """Whether anything is said of an IRI."""
        return iri in self.about or iri in self.described.classes

    def narrower(self, wanted: str) -> frozenset[str]:
        """Return a class with all classes narrower than it."""
        if wanted not in self._narrower:
            found = [wanted]
            for each in found:
                found += sorted(name for name, above in self.wider.items() if each in above and name not in found)
            self._narrower[wanted] = frozenset(found)
        return self._narrower[wanted]

    def words(self, node: Node) -> str:
        """Return the words a node stands on: its quotation or name, its sentence, its text."""
        if node not in self._words:  # looked for once, for thousands of problems may be of one node
            self._words[node] = self._find_words(node) if type(node) is str else ""
        return self._words[node]

    def _find_words(self, node: str) -> str:
        for predicate in _NAMES:
            if found := self._texts(node, predicate):
                return found[0]
        for span in self.sorted(node, _EVIDENCE):
            if type(span) is str and (found := self._texts(span, _NAMES[0])):
                return found[0]
        for predicate in _TEXTS:
            if found := self._texts(node, predicate):
                return found[0]
        return ""

    def _texts(self, node: str, predicate: str) -> list[str]:
        return [plain(each) for each in self.sorted(node, predicate)]

    def sorted(self, node: Node, predicate: str) -> list[str | Literal]:
        """Return the literals and IRIs that are the values of a property, sorted as N-Triples writes them."""
        found = [each for each in self.values(node, predicate) if isinstance(each, str | Literal)]
        return (
            found if len(found) < 2 else sorted(found, key=lambda each: f"<{each}>" if type(each) is str else str(each))
        )


def several(found: Value | list[Value]) -> Sequence[Value]:
    """Return what a property is said to be as a sequence."""
    return found if isinstance(found, list) else (found,)


def _gather(quads: Iterable[Quad], about: dict[Node, dict[str, Value | list[Value]]]) -> None:
    for quad in quads:
        subject, predicate, term = quad.subject, quad.predicate.value, quad.object
        node = subject.value if isinstance(subject, NamedNode) else subject
        value = term.value if type(term) is NamedNode else term
        said = about.get(node)
        if said is None:
            said = about[node] = {}
        known = said.get(predicate)
        if known is None:
            said[predicate] = value
        elif isinstance(known, list):
            known.append(value)
        elif known != value:
            said[predicate] = [known, value]


def _iris(values: Iterable[Value]) -> Iterator[str]:
    return (value for value in values if type(value) is str)


def plain(value: Value) -> str:
    """Return the text of a term: an IRI, the lexical form, the name of a blank node."""
    return value if type(value) is str else str(getattr(value, "value", value))
