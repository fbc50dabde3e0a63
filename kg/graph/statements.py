"""Claims, events and roles as triples: each in the graph of every document that supports it.

What a statement says is repeated in each of those graphs, its evidence only where it stands. So a document is
replaced or removed by one graph, and what another document also supports stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import ORG, PROV, RDFS, SKOS

from kg.errors import ConformanceError
from kg.graph.sheet import Sheet
from kg.graph.terms import Names, Term, concept, day, decimal, document_graph, document_iri, node, slug, string, words
from kg.model import Claim, Event, Evidence, Role
from kg.ontology import event_roles
from kg.vocabulary import ACE, ETYPE, SEM

_LABEL_LENGTH = 90
_ACE, _ORG, _PROV, _RDFS, _SEM, _SKOS = Names(ACE), Names(ORG), Names(PROV), Names(RDFS), Names(SEM), Names(SKOS)


def put_claim(sheet: Sheet, claim: Claim, document_id: str, claimant_label: str, run: Term) -> None:
    """Write a claim as a document supports it; its claimant is known."""
    subject = sheet.iri(claim.id)
    graph, evidence = document_graph(sheet.base, document_id), _here(claim, document_id)
    sheet.put_type(graph, subject, _ACE.Claim)
    sheet.put(graph, subject, _RDFS.label, words(_label(claim, claimant_label)))
    _put_who(sheet, graph, subject, claim)
    sheet.put(graph, subject, _ACE.claimType, concept(claim.act))
    sheet.put(graph, subject, _ACE.stance, concept(claim.stance))
    sheet.put(graph, subject, _ACE.polarity, concept(claim.polarity))
    sheet.put(graph, subject, _ACE.modality, concept(claim.modality))
    sheet.put(graph, subject, _ACE.target, *sheet.iris(claim.target))
    sheet.put(graph, subject, _ACE.about, *sheet.iris(claim.about))
    sheet.put(graph, subject, _ACE.topic, *sheet.iris(claim.topics))
    sheet.put(graph, subject, _ACE.text, words(claim.text))
    if claim.cue:
        sheet.put(graph, subject, _ACE.cue, string(claim.cue))
    if claim.date:
        sheet.put(graph, subject, _ACE.date, day(claim.date))
    if claim.date_basis:
        sheet.put(graph, subject, _ACE.dateBasis, concept(claim.date_basis))
    sheet.put(graph, subject, _ACE.confidence, decimal(claim.confidence))
    for each in evidence:
        sheet.put(graph, subject, _ACE.sourceSpan, *sheet.spans(document_id, each.source))
        sheet.put(graph, subject, _ACE.cueSpan, *sheet.spans(document_id, each.cue))
        sheet.put(graph, subject, _ACE.contentSpan, *sheet.spans(document_id, each.content))
        for topic, words_of_it in each.topics:
            span = sheet.span(document_id, words_of_it)
            sheet.put(graph, subject, _ACE.topicSpan, span)
            sheet.put(graph, span, _ACE.topic, sheet.iri(topic))
    _put_evidence(sheet, graph, subject, document_id, evidence)
    sheet.put(graph, subject, _PROV.wasGeneratedBy, run)


def _put_who(sheet: Sheet, graph: Term, subject: Term, claim: Claim) -> None:
    """Write the claimant and those who pass the claim on or are told it."""
    if claim.claimant is not None:
        sheet.put(graph, subject, _ACE.claimant, sheet.iri(claim.claimant))
    sheet.put(graph, subject, _ACE.reportedBy, *sheet.iris(claim.reported_by))
    sheet.put(graph, subject, _ACE.addressee, *sheet.iris(claim.addressee))
    if claim.within in sheet.known and claim.within is not None:
        sheet.put(graph, subject, _ACE.within, sheet.iri(claim.within))
    if claim.share:
        sheet.put(graph, subject, _ACE.share, string(claim.share))


def put_event(sheet: Sheet, event: Event, document_id: str, run: Term) -> None:
    """Write an event as a document supports it."""
    subject = sheet.iri(event.id)
    graph, evidence = document_graph(sheet.base, document_id), _here(event, document_id)
    sheet.put_type(graph, subject, _ACE.Event)
    sheet.put(graph, subject, _RDFS.label, words(event.label))
    sheet.put(graph, subject, _SEM.eventType, node(ETYPE[event.type]))
    for role in event_roles():
        sheet.put(graph, subject, node(role.iri), *sheet.iris(event.of(role.id)))
    sheet.put(graph, subject, _ACE.factuality, concept(event.factuality))
    if event.place:
        place = sheet.iri("place/" + slug(event.place))
        sheet.put_type(graph, place, _ACE.Place)
        sheet.put(graph, place, _RDFS.label, words(event.place))
        sheet.put(graph, subject, _SEM.hasPlace, place)
    if event.date:
        sheet.put(graph, subject, _SEM.hasTimeStamp, day(event.date))
    if event.date_basis:
        sheet.put(graph, subject, _ACE.dateBasis, concept(event.date_basis))
    _put_evidence(sheet, graph, subject, document_id, evidence)
    sheet.put(graph, subject, _PROV.wasGeneratedBy, run)


def put_role(sheet: Sheet, role: Role, document_id: str, run: Term) -> None:
    """Write a person's post as a membership, as a document supports it; the post is shared by all who hold it."""
    subject = sheet.iri(role.id)
    post = sheet.iri("role/" + slug(role.title.casefold()))
    graph, evidence = document_graph(sheet.base, document_id), _here(role, document_id)
    sheet.put_type(graph, subject, _ORG.Membership)
    sheet.put(graph, subject, _RDFS.label, words(role.title))
    sheet.put(graph, subject, _ORG.member, sheet.iri(role.person))
    sheet.put(graph, subject, _ORG.role, post)
    sheet.put_type(graph, post, _ORG.Role)
    sheet.put(graph, post, _SKOS.prefLabel, words(role.title.casefold()))
    if role.organization:
        sheet.put(graph, subject, _ORG.organization, sheet.iri(role.organization))
    when = role.date or sheet.documents[document_id].date
    if when:
        sheet.put(graph, subject, _ACE.date, day(when))
    _put_evidence(sheet, graph, subject, document_id, evidence)
    sheet.put(graph, subject, _PROV.wasGeneratedBy, run)


def documents_of(statement: Claim | Event | Role) -> list[str]:
    """Return the ids of the documents that support a statement, sorted."""
    if not statement.evidence:
        raise ConformanceError(f"{statement.id} has no evidence; a rule must give the words it stands on")
    return sorted({each.document_id for each in statement.evidence})


def _here(statement: Claim | Event | Role, document_id: str) -> list[Evidence]:
    """Return the evidence of a statement in one document."""
    here = (each for each in statement.evidence if each.document_id == document_id)
    return sorted(here, key=lambda e: (e.span, e.rule_id))


def _put_evidence(sheet: Sheet, graph: Term, subject: Term, document_id: str, evidence: Iterable[Evidence]) -> None:
    """Write the document, the sentences and the rules that support a statement."""
    sheet.put(graph, subject, _ACE.document, document_iri(sheet.base, document_id))
    for each in evidence:
        sheet.put(graph, subject, _ACE.evidence, sheet.span(document_id, each.span))
        sheet.put(graph, subject, _ACE.rule, string(each.rule_id))


def _label(claim: Claim, claimant_label: str) -> str:
    """Return a line for lists and generic browsers: “UNISON, warning: staff freezes …”."""
    text = " ".join(claim.text.split())
    short = text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rsplit(" ", 1)[0] + " …"
    return f"{claimant_label}, {claim.act}: {short}"
