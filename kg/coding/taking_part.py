"""Who took part in which event, and who belongs to which organization, in the form of coded statements.

So the networks of coded statements also show who meets whom where, and who is whose: DNA's event participation and
affiliation networks. Nobody takes a side here; there is no agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.coding.found import CODER, documents_of, entity_of, told_apart
from kg.coding.found_documents import coded_documents
from kg.coding.offices import offices
from kg.coding.statements import (
    ORGANIZATION,
    PERSON,
    CodedStatement,
    Coding,
    DataType,
    Entity,
    Variable,
)
from kg.model import Actor, ActorKind, Evidence, Knowledge

PARTICIPATION, MEMBERSHIP = "Participation", "Membership"
EVENT, ROLE, TITLE = "event", "role", "title"


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing that a document tells: `person` and `body` are ids or "", `more` the values of the other variables."""

    evidence: Evidence
    key: str
    person: str
    body: str
    more: Mapping[str, str]


def participations_of(knowledge: Knowledge) -> Coding:
    """Return a statement for each actor that takes part in an event, once a document that tells of it.

    The variables are person, organization, event (its label and date) and role (who did it, to whom it was done …). The
    organization of a person is the one of the office held; see `kg.coding.offices`.
    """
    return _coding(knowledge, PARTICIPATION, (EVENT, ROLE), list(_participations(knowledge)))


def affiliations_of(knowledge: Knowledge) -> Coding:
    """Return a statement for each office in an organization, once a document: person, organization and title."""
    told = [
        _Told(evidence, role.id, role.person, role.organization, {TITLE: role.title})
        for role in knowledge.roles
        if role.organization
        for evidence in _first_of_each_document(role.evidence)
    ]
    return _coding(knowledge, MEMBERSHIP, (TITLE,), told)


def _participations(knowledge: Knowledge) -> Iterator[_Told]:
    documents = {e.document.id: e.document for e in knowledge.extractions}
    kinds = {actor.id: actor.kind for actor in knowledge.actors}
    held = offices(knowledge)
    labels = Counter((event.label or event.type, event.date) for event in knowledge.events)
    for event in knowledge.events:
        name = " ".join((event.label or event.type).split()) + (f" ({event.date})" if event.date else "")
        if labels[event.label or event.type, event.date] > 1:
            name += f" [{event.id}]"
        for evidence in _first_of_each_document(event.evidence):
            for part in event.participants:
                if part.actor not in kinds:
                    continue  # an event may concern another event
                person = part.actor if kinds[part.actor] is ActorKind.PERSON else ""
                document = documents.get(evidence.document_id)
                body = held(person, document, evidence.span.start) if person and document else part.actor
                yield _Told(evidence, event.id, person, body or "", {EVENT: name, ROLE: part.role})


def _first_of_each_document(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    first: dict[str, Evidence] = {}
    for each in evidence:
        first.setdefault(each.document_id, each)
    yield from first.values()


def _coding(knowledge: Knowledge, kind: str, more: tuple[str, ...], told: Sequence[_Told]) -> Coding:
    documents, notes = coded_documents(knowledge)
    numbers = {document.key: document.id for document in documents}
    actors = {actor.id: actor for actor in knowledge.actors}
    names = {id_: " ".join(actor.label.split()) or id_ for id_, actor in actors.items()}
    labels = told_apart(names, ({t.person for t in told}, {t.body for t in told}), documents_of(knowledge))
    order = sorted(
        (t for t in told if t.evidence.document_id in numbers and (t.person or t.body)),
        key=lambda t: (numbers[t.evidence.document_id], t.evidence.span, t.key, t.person, t.body, *t.more.values()),
    )
    statements = tuple(
        CodedStatement(
            id=number,
            document=numbers[t.evidence.document_id],
            values={PERSON: labels.get(t.person, ""), ORGANIZATION: labels.get(t.body, ""), **t.more},
            start=t.evidence.span.start,
            end=t.evidence.span.end,
            kind=kind,
            coder=CODER,
            key=t.key,
        )
        for number, t in enumerate(order, start=1)
    )
    variables = tuple(Variable(name, DataType.SHORT_TEXT) for name in (PERSON, ORGANIZATION, *more))
    entities = tuple(_entities(order, actors, labels, more))
    return Coding(documents, statements, {kind: variables}, entities, (CODER,), notes)


def _entities(
    told: Sequence[_Told], actors: Mapping[str, Actor], labels: Mapping[str, str], more: tuple[str, ...]
) -> Iterator[Entity]:
    for variable, ids in ((PERSON, {t.person for t in told}), (ORGANIZATION, {t.body for t in told})):
        for id_ in sorted(ids & set(labels), key=lambda i: labels[i]):
            yield entity_of(variable, labels[id_], actors[id_])
    for variable in more:
        for value in sorted({t.more[variable] for t in told} - {""}):
            yield entity_of(variable, value, None)
