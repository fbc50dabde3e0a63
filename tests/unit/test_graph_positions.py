"""Issues and positions in the graph and in the files made of it, on a small debate."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from examples.debate import DOC1, DOC2, FREEZES, LEEDS, PLAN, debate_for_queries, knowledge, span
from rdflib import RDF, SKOS, Dataset, Literal, URIRef

from kg.export import export
from kg.graph import Run, build_graph
from kg.graph.jsonld import jsonld
from kg.graph.terms import document_graph
from kg.model import Claim, Extraction, Knowledge, Naming, Position, Side, Span
from kg.networks import to_networkx
from kg.settings import Settings
from kg.validate import validate, verify_quotes
from kg.vocabulary import ACE, NIF, concept

BASE = "https://example.org/kg/"


def graph_of(value: Knowledge) -> Dataset:
    return build_graph(value, settings=Settings(), run=Run(ended=None))


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return graph_of(knowledge())


def node(local: str) -> URIRef:
    return URIRef(BASE + local)


def claim_on(issue: str, side: Side) -> tuple[Claim, Position]:
    """Return the claim of the debate that takes this side, with its position."""
    found = ((c, p) for c in knowledge().claims for p in c.positions)
    return next((c, p) for c, p in found if (p.issue, p.side) == (issue, side))


def test_an_issue_is_a_concept_of_the_collection_with_its_wordings(graph: Dataset) -> None:
    issue = node(PLAN.id)
    assert set(graph.objects(issue, RDF.type)) == {ACE.Issue, SKOS.Concept}
    assert graph.value(issue, SKOS.prefLabel) == Literal("integrated working", lang="en")
    assert graph.value(issue, SKOS.altLabel) == Literal("plan for integrated working", lang="en")
    assert graph.value(issue, ACE.opposite) == Literal("separate services", lang="en")
    assert graph.value(issue, SKOS.definition) == Literal("Services work under one roof.", lang="en")
    assert graph.value(node(LEEDS.id), SKOS.broader) == issue
    assert graph.value(graph.value(issue, SKOS.inScheme), RDF.type) == SKOS.ConceptScheme


def test_a_position_says_which_side_on_what_in_which_words(graph: Dataset) -> None:
    claim, stated = claim_on(PLAN.id, Side.FOR)
    position = graph.value(node(claim.id), ACE.position)
    assert position == node(claim.id_of(stated))
    assert graph.value(position, ACE.onIssue) == node(PLAN.id)
    assert graph.value(position, ACE.side) == concept(Side.FOR)
    assert graph.value(position, ACE.naming) == concept(Naming.GENERIC)
    assert graph.value(position, ACE.wording) == Literal("the plan", lang="en")
    assert graph.value(position, ACE.steps) == Literal("supports → for the plan", lang="en")
    assert {str(graph.value(s, NIF.anchorOf)) for s in graph.objects(position, ACE.evidence)} == {
        "the plan",
        "supports",
    }


def test_a_claim_takes_a_side_on_an_issue_and_towards_an_actor(graph: Dataset) -> None:
    blame = next(c for c in knowledge().claims if c.act == "blame")
    positions = list(graph.objects(node(blame.id), ACE.position))
    assert {graph.value(p, ACE.towards) for p in positions} == {None, node("org/uk-government")}
    assert {graph.value(p, ACE.onIssue) for p in positions} == {None, node("issue/cuts")}


def test_a_position_has_the_same_id_whatever_words_show_it() -> None:
    claim, stated = claim_on(FREEZES.id, Side.AGAINST)
    assert claim.id_of(stated) == claim.id_of(replace(stated, wording="they", why=stated.why[:1], steps=()))
    assert claim.id_of(stated) != claim.id_of(replace(stated, side=Side.FOR))
    assert claim.id_of(stated) != claim.id_of(replace(stated, issue=PLAN.id))


def test_what_two_documents_show_lies_in_the_graphs_of_both() -> None:
    claim, stated = claim_on(PLAN.id, Side.FOR)
    there = replace(
        stated, document_id=DOC2.id, why=(span(DOC2, "the plan for integrated working"),), wording="the plan"
    )
    echo = replace(claim.evidence[0], document_id=DOC2.id, span=there.why[0], source=(), cue=(), content=there.why)
    echoed = replace(claim, scope="", evidence=(*claim.evidence, echo), positions=(stated, there))
    graph = graph_of(replace(knowledge(), claims=(echoed,)))
    assert validate(graph).problems == ()
    position = node(echoed.id_of(stated))
    assert set(graph.subjects(RDF.type, ACE.Position)) == {position}
    graph.remove_graph(graph.graph(URIRef(document_graph(BASE, DOC1.id)[1:-1])))
    assert [str(d) for d in graph.objects(position, ACE.document)] == [f"{BASE}doc/{DOC2.id}"]
    assert all(f"span/{DOC2.id}" in str(s) for s in graph.objects(position, ACE.evidence))


@pytest.mark.parametrize("value", [knowledge(), debate_for_queries()], ids=["debate", "with rarer things"])
def test_a_debate_with_positions_conforms(value: Knowledge) -> None:
    assert validate(graph_of(value), documents=(DOC1, DOC2)).problems == ()


def test_json_ld_names_issues_and_positions_shortly(graph: Dataset) -> None:
    claim, stated = claim_on(PLAN.id, Side.FOR)
    found = json.loads(jsonld(graph))
    position = next(n for n in found["@graph"] if n["@id"] == claim.id_of(stated).replace("/", ":"))
    assert position["ace:side"] == "side:for"
    assert position["ace:onIssue"] == "issue:integrated-working"
    assert position["ace:steps"] == "supports → for the plan"
    assert found["@context"]["ace:onIssue"] == {"@type": "@id"}
    assert found["@context"]["ace:steps"] == {"@language": "en"}


def test_csv_has_a_row_for_each_position_and_keeps_target_and_about_apart() -> None:
    value = knowledge()
    rows = list(csv.DictReader(io.StringIO(export(value, "csv").removeprefix("\ufeff"), newline="")))
    sided = [row for row in rows if row["kind"] == "position"]
    assert len(sided) == sum(len(claim.positions) for claim in value.claims)
    row = next(row for row in sided if row["issue"] == "integrated working" and row["side"] == "for")
    assert (row["who"], row["does"], row["wording"]) == ("Calderdale Council", "endorsement", "the plan")
    assert row["why"] == "supports → for the plan"
    assert row["sentence"] == "The council supports the plan for integrated working."
    assert {row["target"] for row in sided if not row["issue"]} == {"UK Government", "Ed Balls"}
    accused = next(row for row in rows if (row["kind"], row["does"]) == ("claim", "accusation"))
    assert (accused["target"], accused["about"]) == ("Ed Balls", "independent inquiry into the death of Baby P")


def test_the_network_links_claims_to_issues_by_side() -> None:
    network = to_networkx(knowledge())
    claim, _ = claim_on(PLAN.id, Side.AGAINST)
    assert network.nodes[PLAN.id]["kind"] == "issue"
    assert network.nodes[PLAN.id]["label"] == "integrated working"
    assert [v["relation"] for v in network.get_edge_data(claim.id, PLAN.id).values()] == ["opposes"]
    assert [v["relation"] for v in network.get_edge_data(LEEDS.id, PLAN.id).values()] == ["part of"]
    assert '<attvalue for="kind" value="issue"/>' in export(knowledge(), "gexf")
    assert "issue/integrated-working" in export(knowledge(), "graphml")


def test_words_of_a_position_that_lie_outside_the_document_are_told() -> None:
    claim, stated = claim_on(FREEZES.id, Side.AGAINST)
    beyond = replace(stated, why=(Span(0, len(DOC1.text) + 1),))
    assert verify_quotes([Extraction(DOC1, claims=(claim,))]) == ()
    problems = verify_quotes([Extraction(DOC1, claims=(replace(claim, positions=(beyond,)),))])
    assert [(p.node, "does not lie in the document" in p.message) for p in problems] == [(claim.id, True)]
