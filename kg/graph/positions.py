"""Issues, and the sides that claims take on them or towards actors, as triples."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS

from kg.graph.sheet import Sheet
from kg.graph.terms import common_graph, document_graph, document_iri, node, words
from kg.model import Claim, Issue, Position
from kg.vocabulary import ACE, concept

ARROW = " → "
"""Stands between the steps of a derivation."""


def put_issues(sheet: Sheet, issues: tuple[Issue, ...]) -> None:
    """Write the issues with their wordings, as concepts of one scheme, that of the collection."""
    graph = common_graph(sheet.base, "entities")
    scheme = sheet.iri("scheme/issues")
    if issues:
        sheet.put(graph, scheme, RDF.type, node(SKOS.ConceptScheme))
        sheet.put(graph, scheme, DCTERMS.title, words("What the debate is about"))
    for issue in issues:
        subject = sheet.iri(issue.id)
        sheet.put_type(graph, subject, ACE.Issue, SKOS.Concept)
        sheet.put(graph, subject, SKOS.inScheme, scheme)
        sheet.put(graph, subject, SKOS.prefLabel, words(issue.label))
        sheet.put(graph, subject, SKOS.altLabel, *(words(a) for a in sorted(set(issue.aliases))))
        sheet.put(graph, subject, ACE.opposite, *(words(o) for o in sorted(set(issue.opposites))))
        if issue.for_means:
            sheet.put(graph, subject, SKOS.definition, words(issue.for_means))
        if issue.broader:
            sheet.put(graph, subject, SKOS.broader, sheet.iri(issue.broader))


def put_positions(sheet: Sheet, claim: Claim, labels: Mapping[str, str], run: NamedNode) -> None:
    """Write the sides that a claim takes, each in the graph of the document whose words show it."""
    who = labels.get(claim.claimant or "", "")
    for position in claim.positions:
        graph, document = document_graph(sheet.base, position.document_id), position.document_id
        subject = sheet.iri(claim.id_of(position))
        sheet.put(graph, sheet.iri(claim.id), ACE.position, subject)
        sheet.put_type(graph, subject, ACE.Position)
        label = f"{who}, {position.side}: {labels.get(position.towards, position.towards)}"
        sheet.put(graph, subject, RDFS.label, words(label))
        _put_what(sheet, graph, subject, position)
        sheet.put(graph, subject, ACE.document, document_iri(sheet.base, document))
        sheet.put(graph, subject, ACE.evidence, *sheet.spans(document, position.why))
        sheet.put(graph, subject, PROV.wasGeneratedBy, run)


def _put_what(sheet: Sheet, graph: NamedNode, subject: NamedNode, position: Position) -> None:
    """Write which side it is, on what, in which words, and how it follows from them."""
    if position.issue:
        sheet.put(graph, subject, ACE.onIssue, sheet.iri(position.issue))
    if position.actor:
        sheet.put(graph, subject, ACE.towards, sheet.iri(position.actor))
    sheet.put(graph, subject, ACE.side, node(concept(position.side)))
    if position.wording:
        sheet.put(graph, subject, ACE.wording, words(position.wording))
    sheet.put(graph, subject, ACE.naming, node(concept(position.naming)))
    if position.steps:
        sheet.put(graph, subject, ACE.steps, words(ARROW.join(position.steps)))
