"""Claims, events and roles as triples: each in the graph of every document that supports it.

What a statement says is repeated in each of those graphs, its evidence only where it stands. So a document is
replaced or removed by one graph, and what another document also supports stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode
from rdflib import ORG, PROV, RDFS, SKOS, URIRef

from kg.errors import ConformanceError
from kg.graph.sheet import Sheet
from kg.graph.terms import day, decimal, document_graph, document_iri, node, slug, string, words
from kg.model import Claim, Event, Evidence, Role
from kg.ontology import event_roles
from kg.vocabulary import ACE, ETYPE, SEM, concept

_LABEL_LENGTH = 90


def put_claim(sheet: Sheet, claim: Claim, claimant_label: str, run: NamedNode) -> None:
    """Write a claim; its claimant is known."""
    subject = sheet.iri(claim.id)
    for graph, document_id, evidence in _by_document(sheet, claim):
        sheet.put_type(graph, subject, ACE.Claim)
        sheet.put(graph, subject, RDFS.label, words(_label(claim, claimant_label)))
        _put_who(sheet, graph, subject, claim)
        sheet.put(graph, subject, ACE.claimType, node(concept(claim.act)))
        sheet.put(graph, subject, ACE.stance, node(concept(claim.stance)))
        sheet.put(graph, subject, ACE.polarity, node(concept(claim.polarity)))
        sheet.put(graph, subject, ACE.modality, node(concept(claim.modality)))
        sheet.put(graph, subject, ACE.target, *sheet.iris(claim.target))
        sheet.put(graph, subject, ACE.about, *sheet.iris(claim.about))
        sheet.put(graph, subject, ACE.topic, *sheet.iris(claim.topics))
        sheet.put(graph, subject, ACE.text, words(claim.text))
        if claim.cue:
            sheet.put(graph, subject, ACE.cue, string(claim.cue))
        if claim.date:
            sheet.put(graph, subject, ACE.date, day(claim.date))
        if claim.date_basis:
            sheet.put(graph, subject, ACE.dateBasis, node(concept(claim.date_basis)))
        sheet.put(graph, subject, ACE.confidence, decimal(claim.confidence))
        for each in evidence:
            sheet.put(graph, subject, ACE.sourceSpan, *sheet.spans(document_id, each.source))
            sheet.put(graph, subject, ACE.cueSpan, *sheet.spans(document_id, each.cue))
            sheet.put(graph, subject, ACE.contentSpan, *sheet.spans(document_id, each.content))
            for topic, words_of_it in each.topics:
                span = sheet.span(document_id, words_of_it)
                sheet.put(graph, subject, ACE.topicSpan, span)
                sheet.put(graph, span, ACE.topic, sheet.iri(topic))
        _put_evidence(sheet, graph, subject, document_id, evidence)
        sheet.put(graph, subject, PROV.wasGeneratedBy, run)


def _put_who(sheet: Sheet, graph: NamedNode, subject: NamedNode, claim: Claim) -> None:
    """Write the claimant and those who pass the claim on or are told it."""
    if claim.claimant is not None:
        sheet.put(graph, subject, ACE.claimant, sheet.iri(claim.claimant))
    sheet.put(graph, subject, ACE.reportedBy, *sheet.iris(claim.reported_by))
    sheet.put(graph, subject, ACE.addressee, *sheet.iris(claim.addressee))
    if claim.within in sheet.known and claim.within is not None:
        sheet.put(graph, subject, ACE.within, sheet.iri(claim.within))
    if claim.share:
        sheet.put(graph, subject, ACE.share, string(claim.share))


def put_event(sheet: Sheet, event: Event, run: NamedNode) -> None:
    """Write an event."""
    subject = sheet.iri(event.id)
    for graph, document_id, evidence in _by_document(sheet, event):
        sheet.put_type(graph, subject, ACE.Event)
        sheet.put(graph, subject, RDFS.label, words(event.label))
        sheet.put(graph, subject, SEM.eventType, node(ETYPE[event.type]))
        for role in event_roles():
            sheet.put(graph, subject, URIRef(role.iri), *sheet.iris(event.of(role.id)))
        sheet.put(graph, subject, ACE.factuality, node(concept(event.factuality)))
        if event.place:
            place = sheet.iri("place/" + slug(event.place))
            sheet.put_type(graph, place, ACE.Place)
            sheet.put(graph, place, RDFS.label, words(event.place))
            sheet.put(graph, subject, SEM.hasPlace, place)
        if event.date:
            sheet.put(graph, subject, SEM.hasTimeStamp, day(event.date))
        if event.date_basis:
            sheet.put(graph, subject, ACE.dateBasis, node(concept(event.date_basis)))
        _put_evidence(sheet, graph, subject, document_id, evidence)
        sheet.put(graph, subject, PROV.wasGeneratedBy, run)


def put_role(sheet: Sheet, role: Role, run: NamedNode) -> None:
    """Write a person's post as a membership; the post itself is shared by all who hold it."""
    subject = sheet.iri(role.id)
    post = sheet.iri("role/" + slug(role.title.casefold()))
    for graph, document_id, evidence in _by_document(sheet, role):
        sheet.put_type(graph, subject, ORG.Membership)
        sheet.put(graph, subject, RDFS.label, words(role.title))
        sheet.put(graph, subject, ORG.member, sheet.iri(role.person))
        sheet.put(graph, subject, ORG.role, post)
        sheet.put_type(graph, post, ORG.Role)
        sheet.put(graph, post, SKOS.prefLabel, words(role.title.casefold()))
        if role.organization:
            sheet.put(graph, subject, ORG.organization, sheet.iri(role.organization))
        when = role.date or sheet.documents[document_id].date
        if when:
            sheet.put(graph, subject, ACE.date, day(when))
        _put_evidence(sheet, graph, subject, document_id, evidence)
        sheet.put(graph, subject, PROV.wasGeneratedBy, run)


def _by_document(sheet: Sheet, statement: Claim | Event | Role) -> Iterator[tuple[NamedNode, str, list[Evidence]]]:
    """Yield the graph, id and evidence of each document that supports a statement, by id."""
    pieces = sorted(statement.evidence, key=lambda e: (e.document_id, e.span, e.rule_id))
    if not pieces:
        raise ConformanceError(f"{statement.id} has no evidence; a rule must give the words it stands on")
    for document_id in sorted({e.document_id for e in pieces}):
        here = [e for e in pieces if e.document_id == document_id]
        yield document_graph(sheet.base, document_id), document_id, here


def _put_evidence(
    sheet: Sheet, graph: NamedNode, subject: NamedNode, document_id: str, evidence: Iterable[Evidence]
) -> None:
    """Write the document, the sentences and the rules that support a statement."""
    sheet.put(graph, subject, ACE.document, document_iri(sheet.base, document_id))
    for each in evidence:
        sheet.put(graph, subject, ACE.evidence, sheet.span(document_id, each.span))
        sheet.put(graph, subject, ACE.rule, string(each.rule_id))


def _label(claim: Claim, claimant_label: str) -> str:
    """Return a line for lists and generic browsers: “UNISON, warning: staff freezes …”."""
    text = " ".join(claim.text.split())
    short = text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rsplit(" ", 1)[0] + " …"
    return f"{claimant_label}, {claim.act}: {short}"
