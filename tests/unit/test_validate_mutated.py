"""Graphs with faults put into them at random: pySHACL finds the same, and so do the parts of a graph together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from random import Random

import pytest
from arbiter import of_pyshacl
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import RDF, RDFS, SKOS, XSD

from kg.bench_rdf.synthetic import synthetic
from kg.graph import Run, build_graph
from kg.graph.dataset import inner
from kg.settings import Settings
from kg.validate import Described, Problem, check_part
from kg.validate.facts import Facts
from kg.validate.shapes import shape_problems
from kg.vocabulary import ACE, NIF

SEEDS = range(6)
FAULTS = 80

# No “NaN” among them: pySHACL breaks on it.
LITERALS = [
    *(Literal(text) for text in ("", "soon", "0", "https://example.org/kg/doc/none")),
    *(Literal(text, language=tag) for text, tag in (("", "en"), ("name", "en"), ("name", "en-GB"), ("nom", "fr"))),
    *(
        Literal(text, datatype=NamedNode(str(datatype)))
        for datatype, texts in {
            XSD.integer: ("-1", "+7", "0", "3", "9" * 30, "9" * 5000, "three", "1.0", "٣", ""),
            XSD.decimal: ("-0.1", "0", "1", "1.0001", ".5", "1E0"),
            XSD.double: ("0.5", "INF"),
            XSD.boolean: ("true", "no"),
            XSD.date: ("2012-02-29", "2012-02-30", "2012-05-01Z", "12-05-01", "20120501", "-2012-05-01"),
            XSD.gYearMonth: ("2012-05", "2012-13", "2012"),
            XSD.gYear: ("2012", "-1", "12", "year"),
            XSD.dateTime: ("2012-05-01T10:00:00", "2012-05-01T10:00:00Z", "2012-05-01", "now"),
            XSD.anyURI: ("https://example.org",),
            XSD.duration: ("P1D",),
        }.items()
        for text in texts
    ),
]
COMPARED = {str(NIF.beginIndex), str(NIF.endIndex)}


@cache
def sound() -> tuple[Quad, ...]:
    """Return the quads of a graph that conforms, sorted."""
    dataset = build_graph(synthetic(4), settings=Settings(), run=Run(ended="2012-05-01T10:00:00Z"))
    return tuple(sorted(inner(dataset), key=str))


def mutated(seed: int) -> Store:
    """Return that graph with quads dropped, repeated with another value, or elsewhere."""
    random = Random(seed)
    quads = list(sound())
    own = [n for n, quad in enumerate(quads) if "/graph/schema" not in str(quad.graph_name)]
    store = Store()
    store.bulk_extend(quads)
    for _ in range(FAULTS):
        quad, other = quads[random.choice(own)], quads[random.choice(own)]
        if random.random() < 0.5:
            store.remove(quad)
        store.add(random.choice(CHANGES)(quad, other, random))
    for quad in random.sample(quads, 3):  # of the schema, too
        store.remove(quad)
    return store


def retagged(quad: Quad, other: Quad, random: Random) -> Quad:
    return Quad(quad.subject, quad.predicate, random.choice(LITERALS), quad.graph_name)


def with_another_value(quad: Quad, other: Quad, random: Random) -> Quad:
    return Quad(quad.subject, quad.predicate, other.object, quad.graph_name)


def of_another_node(quad: Quad, other: Quad, random: Random) -> Quad:
    return Quad(other.subject, quad.predicate, quad.object, other.graph_name)


def as_another_property(quad: Quad, other: Quad, random: Random) -> Quad:
    return Quad(quad.subject, other.predicate, quad.object, quad.graph_name)


def in_another_graph(quad: Quad, other: Quad, random: Random) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, random.choice([other.graph_name, DefaultGraph()]))


def of_another_class(quad: Quad, other: Quad, random: Random) -> Quad:
    names = [str(RDFS.Resource), str(SKOS.Concept), *(f"{ACE._NS}{name}" for name in ("Person", "Actor", "Claim", "X"))]
    return Quad(quad.subject, NamedNode(str(RDF.type)), NamedNode(random.choice(names)), quad.graph_name)


def nowhere(quad: Quad, other: Quad, random: Random) -> Quad:
    ends = [NamedNode("https://example.org/kg/claim/none"), BlankNode("b")]
    return Quad(
        quad.subject,
        quad.predicate,
        random.choice(ends[: 1 if str(quad.predicate.value) in COMPARED else 2]),
        quad.graph_name,
    )


def of_a_blank_node(quad: Quad, other: Quad, random: Random) -> Quad:
    return Quad(BlankNode(random.choice("bc")), quad.predicate, quad.object, quad.graph_name)


def with_a_narrower_class(quad: Quad, other: Quad, random: Random) -> Quad:
    own, wider = (NamedNode(f"{ACE._NS}{random.choice(['Person', 'Claim', 'X', 'Topic'])}") for _ in "ab")
    return Quad(own, NamedNode(str(RDFS.subClassOf)), wider, quad.graph_name)


CHANGES: Sequence[Callable[[Quad, Quad, Random], Quad]] = (
    retagged,
    with_another_value,
    of_another_node,
    as_another_property,
    in_another_graph,
    of_another_class,
    nowhere,
    of_a_blank_node,
    with_a_narrower_class,
)


@pytest.mark.parametrize("seed", SEEDS)
def test_pyshacl_finds_the_same(seed: int) -> None:
    store = mutated(seed)
    told = {(problem.node, problem.message) for problem in shape_problems(Facts.of(store))}
    assert told == of_pyshacl(store)
    assert len(told) > FAULTS / 4


def parts_of(store: Store, number: int, random: Random) -> list[list[Quad]]:
    """Return the quads by graph, the graphs dealt out to so many parts."""
    dealt = {name: random.randrange(number) for name in sorted(store.named_graphs(), key=str)}
    parts: list[list[Quad]] = [[] for _ in range(number)]
    for quad in store:
        parts[dealt.get(quad.graph_name, 0)].append(quad)  # type: ignore[call-overload]
    return parts


def around(part: Iterable[Quad], store: Store) -> list[Quad]:
    """Return what is said of a part's nodes, what points to them, and what is said of what they point to."""
    nodes = {quad.subject for quad in part}
    said = [quad for quad in store if quad.subject in nodes or quad.object in nodes]
    pointed = {quad.object for quad in said}
    return said + [quad for quad in store if quad.subject in pointed]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_problems_of_the_parts_are_those_of_the_whole(seed: int) -> None:
    store, random = mutated(seed), Random(seed)
    documents = [each.document for each in synthetic(4).extractions]
    texts = {document.id: document.text.replace("the", "teh") for document in documents}
    whole = check_part(store, texts=texts)
    for number in (1, 2, 7):
        found: set[Problem] = set()
        parts = parts_of(store, number, random)
        for part in parts:
            rest = [quad for each in parts if each is not part for quad in each]
            described = Described.of(rest)
            found |= set(check_part(part, described=described, besides=around(part, store), texts=texts))
        assert found == set(whole)


def test_a_document_is_checked_on_its_own_with_what_is_described() -> None:
    """What a build does: nothing is needed besides."""
    by_graph: dict[str, list[Quad]] = {}
    for quad in sound():
        by_graph.setdefault(quad.graph_name.value, []).append(quad)  # type: ignore[union-attr]
    documents = [name for name in by_graph if "/doc/" in name]
    assert len(documents) == 4
    for name in documents:
        own, rest = by_graph[name], [quad for other in by_graph if other != name for quad in by_graph[other]]
        described = Described.of(rest)
        assert check_part(own, described=described) == ()
        claimed = next(quad for quad in own if quad.predicate.value == str(ACE.claimant))
        (told,) = check_part([quad for quad in own if quad != claimed], described=described)
        assert told.message == "a claim has one claimant, an actor"
        assert told.words
        for missing in ("person/", "act/", "run/"):
            known = {iri: classes for iri, classes in described.classes.items() if f"/{missing}" not in iri}
            assert check_part(own, described=Described(known, described.wider)), missing
