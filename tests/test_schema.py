"""The ontology, its shapes and the vocabulary of the code agree, are documented, and do what the examples say."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest
from arbiter import of_pyshacl
from pyoxigraph import RdfFormat, Store
from pyshacl import validate as run_shacl
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection

from kg.errors import ConformanceError
from kg.graph.dataset import open_dataset
from kg.model import ActorKind
from kg.ontology import event_roles, event_types, ontology_dir, read_turtle, schema_graph, topics
from kg.query.handbook import handbook
from kg.validate import validate
from kg.validate.facts import Facts
from kg.validate.shapes import compiled, shape_problems
from kg.vocabulary import ACE, ETYPE, PREFIXES, SCHEMES, concept

EXAMPLES = Path(__file__).parent / "examples"
ONTOLOGY = schema_graph()
SHAPES = read_turtle(ontology_dir() / "shapes.ttl")
OURS = Namespace(PREFIXES["ace"])
TERMS = sorted(t for t in ONTOLOGY.subjects(unique=True) if isinstance(t, URIRef) and t in OURS)
PROPERTIES = [t for t in TERMS if {OWL.ObjectProperty, OWL.DatatypeProperty} & set(ONTOLOGY.objects(t, RDF.type))]
CLASSES = [t for t in TERMS if (t, RDF.type, OWL.Class) in ONTOLOGY]
CONCEPTS = sorted(ONTOLOGY.subjects(RDF.type, SKOS.Concept))


def test_the_vocabulary_is_the_ontology() -> None:
    roles = {role.id for role in event_roles()}  # one declaration makes a role: no program names them all
    assert (set(ACE.__annotations__) - {"_NS"}) | roles == {str(t).removeprefix(OURS) for t in TERMS}


@pytest.mark.parametrize("enum", SCHEMES, ids=lambda e: e.__name__)
def test_closed_lists_are_the_enums(enum: type[StrEnum]) -> None:
    scheme, _ = SCHEMES[enum]
    assert set(ONTOLOGY.subjects(SKOS.inScheme, scheme)) == {concept(value) for value in enum}


def test_event_types_are_concepts_of_their_scheme() -> None:
    assert {ETYPE[i] for i in event_types()} == set(ONTOLOGY.subjects(SKOS.inScheme, ACE.EventType))


def test_kinds_of_actor_are_classes() -> None:
    assert {f"{OURS}{kind.capitalize()}" for kind in ActorKind} <= {str(c) for c in CLASSES}


@pytest.mark.parametrize("term", TERMS, ids=lambda t: t.removeprefix(OURS))
def test_every_term_has_a_label_and_a_comment(term: URIRef) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        values = [v for v in ONTOLOGY.objects(term, predicate) if getattr(v, "language", None) == "en"]
        assert len(values) == 1, predicate
    assert str(ONTOLOGY.value(term, RDFS.comment)).endswith((".", "…"))
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == URIRef(PREFIXES["ace"][:-1])


@pytest.mark.parametrize("term", PROPERTIES, ids=lambda t: t.removeprefix(OURS))
def test_every_property_has_domain_and_range_or_a_reason(term: URIRef) -> None:
    note = str(ONTOLOGY.value(term, SKOS.scopeNote) or "")
    assert len(list(ONTOLOGY.objects(term, RDFS.domain))) == 1 or "No domain" in note
    assert len(list(ONTOLOGY.objects(term, RDFS.range))) == 1 or "No range" in note


@pytest.mark.parametrize("term", CLASSES, ids=lambda t: t.removeprefix(OURS))
def test_every_class_is_aligned_and_has_a_shape(term: URIRef) -> None:
    assert any(wider not in OURS for wider in ONTOLOGY.objects(term, RDFS.subClassOf))
    with_shape = set(SHAPES.objects(None, SH.targetClass))
    assert {term, *ONTOLOGY.objects(term, RDFS.subClassOf)} & with_shape


def test_every_concept_has_a_label_and_a_definition_and_one_scheme() -> None:
    for each in CONCEPTS:
        assert ONTOLOGY.value(each, SKOS.prefLabel) is not None, each
        assert str(ONTOLOGY.value(each, SKOS.definition)).endswith("."), each
        assert len(list(ONTOLOGY.objects(each, SKOS.inScheme))) == 1, each


def test_the_ontology_has_no_blank_node() -> None:
    assert all(isinstance(s, URIRef) for s in ONTOLOGY.subjects())


# --- shapes


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = run_shacl(Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, text


def test_the_shapes_use_declared_terms_only() -> None:
    used = {t for triple in SHAPES for t in triple if isinstance(t, URIRef) and str(t).startswith(PREFIXES["ace"])}
    assert used <= set(TERMS)
    lists = {t for triple in SHAPES for t in triple if str(t).startswith("https://w3id.org/ace-kg/") and t not in OURS}
    assert {t for t in lists if "/shapes#" not in str(t)} <= set(CONCEPTS)


def test_lists_in_shapes_are_whole() -> None:
    for values in SHAPES.objects(None, SH["in"]):
        members = set(Collection(SHAPES, values))
        scheme = ONTOLOGY.value(next(iter(members)), SKOS.inScheme)
        assert members == set(ONTOLOGY.subjects(SKOS.inScheme, scheme))


def test_no_shape_runs_a_query_a_node() -> None:
    assert (None, SH.sparql, None) not in SHAPES


@pytest.mark.parametrize(
    ("turtle", "said"),
    [
        ("[] sh:property [ sh:path ace:text ; sh:hasValue 1 ; sh:message 'm' ]", "sh:hasValue"),
        ("[] sh:property [ sh:path ace:text ; sh:severity sh:Info ; sh:minCount 1 ; sh:message 'm' ]", "sh:severity"),
        (
            "[] sh:property [ sh:path ( ace:evidence ace:text ) ; sh:minCount 1 ; sh:message 'm' ]",
            "sh:path that is not",
        ),
        ("[] sh:property [ sh:path ace:text ; sh:minCount 1 ]", "a constraint with 0 sentences"),
        ("[] sh:property [ sh:path ace:text ; sh:datatype xsd:duration ; sh:message 'm' ]", "sh:datatype xsd:duration"),
        ("[] sh:property [ sh:path ace:text ; sh:nodeKind sh:Literal ; sh:message 'm' ]", "sh:nodeKind sh:Literal"),
        ("[] sh:property [ sh:path ace:text ; sh:in ( 'a' ) ; sh:message 'm' ]", "no IRI"),
        ("[] sh:property [ sh:path ace:text ; sh:minInclusive 'a' ; sh:message 'm' ]", "where a number should be"),
        ("[] sh:closed true", "sh:closed"),
        ("[] sh:minCount 1 ; sh:message 'm'", "sh:minCount"),
        ("[] sh:xone ( [ sh:not [ sh:class ace:Claim ] ] ) ; sh:message 'm'", "sh:not"),
        (
            "ace:S a sh:NodeShape ; sh:targetNode ace:C ; sh:nodeKind sh:IRI",
            "ace:S, which no shape with sh:targetClass",
        ),
    ],
)
def test_what_the_checks_do_not_know_of_shacl_is_refused(turtle: str, said: str) -> None:
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in (*PREFIXES.items(), ("sh", str(SH)))]
    shape = turtle.replace("[] sh:", "[] a sh:NodeShape ; sh:targetClass ace:Claim ; sh:")
    graph = Graph().parse(data="\n".join((*lines, f"{shape} .")), format="turtle")
    with pytest.raises(ConformanceError, match=f"mine.ttl: the shapes use .*{said}"):
        compiled(graph, Path("mine.ttl"))


def test_every_constraint_has_a_sentence() -> None:
    for constraint in SHAPES.objects(None, SH.property):
        if (None, SH.property, constraint) in SHAPES and SHAPES.value(constraint, SH.path) is not None:
            assert SHAPES.value(constraint, SH.message) is not None


def example(*parts: str) -> Store:
    """Return the ontology with the valid example and more Turtle."""
    store = Store()
    store.load(path=str(ontology_dir() / "ace.ttl"), format=RdfFormat.TURTLE)
    text = "\n".join(((EXAMPLES / "valid.ttl").read_text(encoding="utf-8"), *parts))
    store.load(text, format=RdfFormat.TURTLE)
    return store


def test_the_valid_example_conforms_and_uses_every_class() -> None:
    store = example()
    assert validate(open_dataset(store)).problems == ()
    used = store.query("SELECT DISTINCT ?c { ?x a ?c FILTER(STRSTARTS(STR(?c), STR(ace:))) }", prefixes=PREFIXES)
    assert {str(row["c"].value) for row in used} == {str(c) for c in CLASSES}  # type: ignore[union-attr]


INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_an_invalid_example_fails_as_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = text.splitlines()[0].removeprefix("# ")
    problems = validate(open_dataset(example(text))).problems
    assert any(p.message.startswith(expected) for p in problems), [str(p) for p in problems]


@pytest.mark.parametrize("path", [EXAMPLES / "valid.ttl", *INVALID], ids=lambda p: p.stem)
def test_shapes_find_in_an_example_what_pyshacl_finds(path: Path) -> None:
    store = example(path.read_text(encoding="utf-8"))
    assert {(p.node, p.message) for p in shape_problems(Facts.of(store))} == of_pyshacl(store)


def test_every_shape_has_an_invalid_example() -> None:
    expected = {p.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for p in INVALID}
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape):
        nodes = [shape, *SHAPES.objects(shape, SH.property)]
        said = {str(m) for n in nodes for m in SHAPES.objects(n, SH.message)}
        assert any(m.startswith(e) for m in said for e in expected), shape


# --- topics and documentation


def test_topics_form_one_tree_of_about_twenty_and_more() -> None:
    found = {t.id: t for t in topics()}
    assert len(found) >= 20
    for topic in found.values():
        seen = [topic.id]
        while found[seen[-1]].broader:
            assert len(found[seen[-1]].broader) == 1
            seen.append(found[seen[-1]].broader[0])
            assert len(seen) <= 4, f"{topic.id} lies in a circle or too deep"


def test_no_label_belongs_to_two_topics() -> None:
    counts = Counter(label.casefold() for t in topics() for label in t.labels)
    assert [label for label, n in counts.items() if n > 1] == []


def test_the_handbook_is_not_stale() -> None:
    written = (ontology_dir() / "README.md").read_text(encoding="utf-8")
    assert written == handbook(), "run: python -m kg.query.handbook"
