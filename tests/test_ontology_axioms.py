"""The ontology lies in the profile it states, has no grave pitfall, contradicts no graph, and its page is its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples.debate import debate_for_queries
from owl_profile import beyond_owl_rl
from owlrl import DeductiveClosure, OWLRL_Semantics
from owlrl.Namespaces import ERRNS
from pitfalls import pitfalls
from pyoxigraph import RdfFormat, Store
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg.graph import Run, build_graph
from kg.graph.dataset import open_dataset
from kg.ontology import ontology_dir, read_turtle, schema_graph
from kg.query.ontology_page import ontology_page
from kg.settings import Settings
from kg.validate import validate
from kg.vocabulary import ACE, HOME, PREFIXES

ROOT = Path(__file__).parent.parent
HOME_OF_TERMS = PREFIXES["ace"]
PROFILE = URIRef("http://www.w3.org/ns/owl-profile/RL")


def altered(turtle: str, *without: tuple[object, object, object]) -> Graph:
    """Return the ontology with more triples, and without some."""
    graph = Graph()
    for triple in schema_graph():
        graph.add(triple)
    for triple in without:
        graph.remove(triple)
    prefixes = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())
    return graph.parse(data=f"{prefixes}\n{turtle}", format="turtle")


def test_the_ontology_lies_in_the_profile_it_states() -> None:
    assert (URIRef(HOME + "ns"), DCTERMS.conformsTo, PROFILE) in schema_graph()
    assert beyond_owl_rl(schema_graph()) == []


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        ("ace:Claim rdfs:subClassOf schema:Statement .", "used as a class, not declared"),
        ("ace:Claim rdfs:subClassOf [ a owl:Restriction ] .", "which this check does not read"),
        ("ace:target rdfs:range ace:Nothing .", "is no declared class"),
        ("ace:date rdfs:range xsd:gYear .", "is no datatype of OWL 2 RL"),
        ("ace:target a owl:DatatypeProperty .", "is two kinds of property"),
        ("ace:cue rdfs:subPropertyOf ace:target .", "not declared as properties of one kind"),
        ("ace:target a owl:ReflexiveProperty .", "which OWL 2 RL does not have"),
        ("ace:within a owl:TransitiveProperty .", "is transitive, and asymmetric"),
        ("ace:Claim skos:note 'x' .", "used as a property, not declared"),
        ("ace:Claim rdfs:subClassOf owl:Thing .", "owl:Thing in a class axiom"),
    ],
)
def test_what_is_outside_the_profile_is_told(turtle: str, told: str) -> None:
    assert any(told in each for each in beyond_owl_rl(altered(turtle)))


def test_the_ontology_has_no_grave_pitfall() -> None:
    found = pitfalls(schema_graph(), HOME_OF_TERMS)
    assert [p for p in found if p.grade != "minor"] == []
    assert {p.number for p in found} <= {"P13"}  # an inverse that no query would use is not declared


@pytest.mark.parametrize(
    ("number", "turtle", "without"),
    [
        ("P03", "ace:is a owl:ObjectProperty .", ()),
        ("P04", "ace:Lonely a owl:Class .", ()),
        ("P05", "ace:addressee owl:inverseOf ace:makes . ace:makes rdfs:domain ace:Claim .", ()),
        ("P06", "ace:Actor rdfs:subClassOf ace:Person .", ()),
        ("P07", "ace:ClaimOrEvent a owl:Class .", ()),
        ("P08", "", ((ACE.Claim, RDFS.comment, None),)),
        ("P10", "", ((ACE.Person, OWL.disjointWith, None),)),
        ("P11", "", ((ACE.side, RDFS.domain, None),)),
        ("P19", "ace:side rdfs:domain ace:Claim .", ()),
        ("P20", "ace:Claim rdfs:comment 'Claim.'@en .", ((ACE.Claim, RDFS.comment, None),)),
        ("P22", "ace:small_class a owl:Class .", ()),
        ("P25", "ace:within owl:inverseOf ace:within .", ()),
        ("P26", "ace:makes a owl:SymmetricProperty .", ()),
        ("P28", "ace:makes a owl:TransitiveProperty .", ()),
        ("P32", "ace:Claim rdfs:label 'event'@en .", ((ACE.Claim, RDFS.label, None),)),
        ("P35", "ace:Claim rdfs:subClassOf schema:Statement .", ()),
        ("P38", "", ((None, RDF.type, OWL.Ontology),)),
        ("P39", "", ((URIRef(HOME + "ns"), None, None),)),
        ("P40", "ace:Claim rdfs:subClassOf prov:Claim .", ()),
        ("P41", "", ((None, DCTERMS.license, None),)),
    ],
)
def test_each_pitfall_is_seen(number: str, turtle: str, without: tuple[tuple[object, object, object], ...]) -> None:
    if number == "P39":
        turtle = f"<{HOME}ns> a owl:Ontology ."
    assert number in {p.number for p in pitfalls(altered(turtle, *without), HOME_OF_TERMS)}


def inferred(graph: Graph) -> Graph:
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def test_a_reasoner_finds_no_contradiction_in_a_graph_and_adds_the_inverses() -> None:
    graph = read_turtle(ontology_dir() / "example.ttl")
    for s, p, o, _ in build_graph(debate_for_queries(), settings=Settings(), run=Run(version="0")).quads():
        graph.add((s, p, o))
    inferred(graph)
    assert [str(m) for m in graph.objects(None, ERRNS.error)] == []
    ways = set(graph.subject_objects(ACE.claimant))
    assert ways and {(claim, actor) for actor, claim in graph.subject_objects(ACE.makes)} == ways


def test_a_reasoner_finds_what_the_disjointness_forbids() -> None:
    graph = inferred(altered("ace:x a ace:Claim, ace:Event ."))
    assert list(graph.subjects(ERRNS.error))


def test_each_class_has_an_example_in_words_and_in_the_example_graph() -> None:
    example = read_turtle(ontology_dir() / "example.ttl")
    for term in schema_graph().subjects(RDF.type, OWL.Class):
        if str(term).startswith(HOME_OF_TERMS):
            assert schema_graph().value(term, SKOS.example) is not None, term
            assert (None, RDF.type, term) in example, term


def test_the_alignments_are_of_declared_terms() -> None:
    graph = read_turtle(ontology_dir() / "alignments.ttl")
    ours = {t for triple in graph for t in triple if str(t).startswith(HOME) and t != URIRef(HOME + "alignments")}
    assert ours <= set(schema_graph().subjects())


def test_the_page_of_the_ontology_is_up_to_date() -> None:
    page = ROOT / "docs" / "reference" / "ontology.md"
    assert page.read_text(encoding="utf-8") == ontology_page(), "python -m kg.query.ontology_page " + str(page)


def test_the_page_links_to_itself_rightly() -> None:
    page = ontology_page()
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(re.findall(r'<a id="([^"]+)">', page))


def test_the_example_graph_conforms_to_the_shapes() -> None:
    store = Store()
    for name in ("ace.ttl", "example.ttl"):
        store.load((ontology_dir() / name).read_bytes(), format=RdfFormat.TURTLE)
    assert validate(open_dataset(store)).problems == ()
