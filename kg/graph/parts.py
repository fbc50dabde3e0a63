"""The whole graph, document by document: each part is made, checked and written before the next one is begun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import RDF

from kg.errors import ConformanceError
from kg.graph.description import put_description
from kg.graph.entities import put_actor, put_document, put_other_copy, put_run, put_schema, put_topic, run_iri
from kg.graph.positions import put_issues, put_positions
from kg.graph.run import Run
from kg.graph.sheet import Sheet
from kg.graph.statements import documents_of, put_claim, put_event, put_role
from kg.graph.terms import document_iri, node
from kg.model import Claim, Event, Extraction, Knowledge, Role, Topic
from kg.ontology import lifetimes
from kg.ontology import topics as read_topics
from kg.settings import Settings
from kg.vocabulary import ACE

_DOCUMENT, _CLAIM, _EVENT = (frozenset([str(each)]) for each in (ACE.Document, ACE.Claim, ACE.Event))
_TYPE = f" {node(RDF.type)} "


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of N-Quads, sorted, each once: what one document supports, or with `document` None, what all share."""

    document: str | None
    lines: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Supported:
    """The statements that a document supports, by id."""

    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a graph; iterating makes them one after the other, what all share first."""

    knowledge: Knowledge = field(repr=False)
    settings: Settings
    run: Run
    topics: tuple[Topic, ...] = field(repr=False)
    sheet: Sheet = field(repr=False)
    copies: Mapping[str, list[Extraction]] = field(repr=False)
    """The documents by id, sorted, each with its copies: the same characters are the same document."""
    supported: Mapping[str, Supported] = field(repr=False)
    """What each document supports, claims without a claimant left out."""
    labels: Mapping[str, str] = field(repr=False)
    """The labels of actors and issues by id."""

    @classmethod
    def of(cls, knowledge: Knowledge, *, settings: Settings, run: Run, topics: Iterable[Topic] | None = None) -> Parts:
        """Prepare the parts; for `topics` see `build_graph`."""
        known = {actor.id for actor in knowledge.actors} | {c.id for c in knowledge.claims if c.claimant is not None}
        sheet = Sheet(settings.base_iri, {e.document.id: e.document for e in knowledge.extractions}, frozenset(known))
        if topics is None:
            topics = read_topics(Path(settings.topics) if settings.topics else None)
        labels = {actor.id: actor.label for actor in knowledge.actors}
        labels |= {issue.id: issue.label for issue in knowledge.issues}
        return cls(knowledge, settings, run, tuple(topics), sheet, _copies(knowledge), _by_document(knowledge), labels)

    def __iter__(self) -> Iterator[Part]:
        """Yield the parts, each document's by its id."""
        yield self.shared()
        for document_id in self.copies:
            yield self.of_document(document_id)

    def shared(self) -> Part:
        """Return what all documents share; raises ConformanceError if a statement stands in a document not given."""
        put_run(self.sheet, self.run, self.settings)
        put_schema(self.sheet)
        for topic in self.topics:
            put_topic(self.sheet, topic)
        known = lifetimes(tuple(Path(p) for p in self.settings.actors))
        for actor in self.knowledge.actors:
            put_actor(self.sheet, actor, known)
        put_issues(self.sheet, self.knowledge.issues)
        if unknown := sorted(self.supported.keys() - self.sheet.documents.keys()):
            raise ConformanceError(f"evidence in document {unknown[0]!r}, which was not given; give all documents")
        return Part(None, self.sheet.take())

    def of_document(self, document_id: str) -> Part:
        """Return what one document supports."""
        run = run_iri(self.sheet, self.run, self.settings)
        first, *others = self.copies[document_id]
        put_document(self.sheet, first, run)
        for copy in others:
            put_other_copy(self.sheet, copy)
        here = self.supported.get(document_id, Supported())
        for role in here.roles:
            put_role(self.sheet, role, document_id, run)
        for event in here.events:
            put_event(self.sheet, event, document_id, run)
        for claim in here.claims:
            put_claim(self.sheet, claim, document_id, self.labels.get(claim.claimant or "", ""), run)
            put_positions(self.sheet, claim, document_id, self.labels, run)
        return Part(document_id, self.sheet.take())

    def classes(self) -> dict[str, frozenset[str]]:
        """Return the classes of what a part may point to in another: a document; the statement of another document."""
        found = dict.fromkeys((document_iri(self.sheet.base, i)[1:-1] for i in self.sheet.documents), _DOCUMENT)
        pointed_to = {statement for statements in self.elsewhere().values() for statement in statements}
        found |= {self.sheet.iri(e.id)[1:-1]: _EVENT for e in self.knowledge.events if e.id in pointed_to}
        return found | {self.sheet.iri(c.id)[1:-1]: _CLAIM for c in self.knowledge.claims if c.id in pointed_to}

    def elsewhere(self) -> dict[str, set[str]]:
        """Return by document the statements that its part points to, if only another document may support them."""
        pointing: list[tuple[Claim | Event, tuple[str | None, ...]]]
        pointing = [(event, event.of()) for event in self.knowledge.events]
        pointing += [(claim, (*claim.target, *claim.about, claim.within)) for claim in self.knowledge.claims]
        known = {statement.id for statement, _ in pointing}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for statement, to in pointing:
            if len(documents := documents_of(statement)) > 1:
                for document_id in documents:
                    found[document_id].update(each for each in to if each is not None and each in known)
        return dict(found)

    def description(self, triples: int, classes: Mapping[str, int]) -> Part:
        """Return the description of the data set, given how many triples and instances of classes the parts have."""
        run = put_run(self.sheet, self.run, self.settings)
        self.sheet.take()
        put_description(self.sheet, run, triples, classes, self.settings)
        return Part(None, self.sheet.take())


def class_of(triple: str) -> str | None:
    """Return the class, if a line says that something is of one."""
    subject, found, rest = triple.partition(_TYPE)
    return rest[: rest.index(">") + 1] if found and subject.find(" ") < 0 else None


def _by_document(knowledge: Knowledge) -> Mapping[str, Supported]:
    """Return what each document supports; claims without a claimant are left out."""
    found: defaultdict[str, Supported] = defaultdict(Supported)
    for role in knowledge.roles:
        for document_id in documents_of(role):
            found[document_id].roles.append(role)
    for event in knowledge.events:
        for document_id in documents_of(event):
            found[document_id].events.append(event)
    for claim in knowledge.claims:
        for document_id in documents_of(claim) if claim.claimant is not None else ():
            found[document_id].claims.append(claim)
    return dict(found)


def _copies(knowledge: Knowledge) -> Mapping[str, list[Extraction]]:
    found: defaultdict[str, list[Extraction]] = defaultdict(list)
    for extraction in sorted(knowledge.extractions, key=lambda e: (e.document.id, e.document.path)):
        found[extraction.document.id].append(extraction)
    return dict(found)
