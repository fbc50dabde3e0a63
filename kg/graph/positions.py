"""Issues, and the sides that claims take on them or towards actors, as triples."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import DCTERMS, PROV, RDFS, SKOS

from kg.graph.sheet import Sheet
from kg.graph.terms import Names, Term, common_graph, concept, document_graph, document_iri, words
from kg.model import Claim, Issue, Position
from kg.vocabulary import ACE

_ACE, _DCTERMS, _PROV, _RDFS, _SKOS = Names(ACE), Names(DCTERMS), Names(PROV), Names(RDFS), Names(SKOS)
ARROW = " → "
"""Stands between the steps of a derivation."""


def put_issues(sheet: Sheet, issues: tuple[Issue, ...]) -> None:
    """Write the issues with their wordings, as concepts of one scheme, that of the collection."""
    graph = common_graph(sheet.base, "entities")
    scheme = sheet.iri("scheme/issues")
    if issues:
        sheet.put_type(graph, scheme, _SKOS.ConceptScheme)
        sheet.put(graph, scheme, _DCTERMS.title, words("What the debate is about"))
    for issue in issues:
        subject = sheet.iri(issue.id)
        sheet.put_type(graph, subject, _ACE.Issue, _SKOS.Concept)
        sheet.put(graph, subject, _SKOS.inScheme, scheme)
        sheet.put(graph, subject, _SKOS.prefLabel, words(issue.label))
        sheet.put(graph, subject, _SKOS.altLabel, *(words(a) for a in sorted(set(issue.aliases))))
        sheet.put(graph, subject, _ACE.opposite, *(words(o) for o in sorted(set(issue.opposites))))
        if issue.for_means:
            sheet.put(graph, subject, _SKOS.definition, words(issue.for_means))
        if issue.broader:
            sheet.put(graph, subject, _SKOS.broader, sheet.iri(issue.broader))


def put_positions(sheet: Sheet, claim: Claim, document: str, labels: Mapping[str, str], run: Term) -> None:
    """Write the sides that a claim takes in the words of a document."""
    who, graph = labels.get(claim.claimant or "", ""), document_graph(sheet.base, document)
    for position in claim.positions:
        if position.document_id != document:
            continue
        subject = sheet.iri(claim.id_of(position))
        sheet.put(graph, sheet.iri(claim.id), _ACE.position, subject)
        sheet.put_type(graph, subject, _ACE.Position)
        label = f"{who}, {position.side}: {labels.get(position.towards, position.towards)}"
        sheet.put(graph, subject, _RDFS.label, words(label))
        _put_what(sheet, graph, subject, position)
        sheet.put(graph, subject, _ACE.document, document_iri(sheet.base, document))
        sheet.put(graph, subject, _ACE.evidence, *sheet.spans(document, position.why))
        sheet.put(graph, subject, _PROV.wasGeneratedBy, run)


def _put_what(sheet: Sheet, graph: Term, subject: Term, position: Position) -> None:
    """Write which side it is, on what, in which words, and how it follows from them."""
    if position.issue:
        sheet.put(graph, subject, _ACE.onIssue, sheet.iri(position.issue))
    if position.actor:
        sheet.put(graph, subject, _ACE.towards, sheet.iri(position.actor))
    sheet.put(graph, subject, _ACE.side, concept(position.side))
    if position.wording:
        sheet.put(graph, subject, _ACE.wording, words(position.wording))
    sheet.put(graph, subject, _ACE.naming, concept(position.naming))
    if position.steps:
        sheet.put(graph, subject, _ACE.steps, words(ARROW.join(position.steps)))
