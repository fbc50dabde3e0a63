"""Codes what was found in texts, as a person codes it by hand: each side that somebody takes is a statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Literal

from kg.coding.found_documents import coded_documents
from kg.coding.offices import offices
from kg.coding.statements import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedStatement,
    Coding,
    DataType,
    Entity,
    Value,
    Variable,
)
from kg.model import Actor, ActorKind, Claim, Document, Evidence, Issue, Knowledge, Position, Side, Span

KIND = "DNA Statement"
LONGEST_TITLE = 40
"""Characters of a title beside a name."""
CODER = "kg"
ACT, RULE, CONFIDENCE = "act", "rule", "confidence"
VARIABLES = (
    Variable(PERSON, DataType.SHORT_TEXT),
    Variable(ORGANIZATION, DataType.SHORT_TEXT),
    Variable(CONCEPT, DataType.SHORT_TEXT),
    Variable(AGREEMENT, DataType.BOOLEAN),
    Variable(ACT, DataType.SHORT_TEXT),
    Variable(RULE, DataType.SHORT_TEXT),
    Variable(CONFIDENCE, DataType.INTEGER),
)
"""Those of the Discourse Network Analyzer; then the kind of saying, what found it, and how sure, in percent."""

COLOURS: Mapping[ActorKind, tuple[int, int, int]] = {
    ActorKind.PERSON: (0x00, 0x72, 0xB2),
    ActorKind.ORGANIZATION: (0x00, 0x7A, 0x5A),
    ActorKind.GROUP: (0x5E, 0x5A, 0xA8),
}
"""Those of the network that kg draws."""
CONCEPT_COLOUR = (0xB9, 0x78, 0x00)

Towards = Literal["issues", "actors", "both"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A side, with the stretch of the document that says so and the ids of whose it is."""

    document: Document
    claim: Claim
    position: Position
    evidence: Evidence
    span: Span
    person: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class _Names:
    """What actors and issues are called in the code book: no two alike of those that stand in one column."""

    actors: Mapping[str, Actor]
    issues: Mapping[str, Issue]
    labels: Mapping[str, str]


def coding_of(knowledge: Knowledge, *, towards: Towards = "issues") -> Coding:
    """Return a statement for each side that a claim takes on an issue, as `towards` says also or only on an actor.

    The person is who claims it, if a person, and the organization then the one whose office that person has (see
    `offices`); else the organization or group that claims it, and no person. The concept is the label of the issue or
    actor; agreement is 1 for, 0 against. Documents and statements are numbered by date, document and place, undated
    ones last. `key` is the id of the document, or that of the position.
    """
    documents, notes = coded_documents(knowledge)
    numbers = {document.key: document.id for document in documents}
    sides = (found for found in _found(knowledge) if towards == "both" or _is_on(found.position) == towards)
    found = sorted(_with_bodies(knowledge, sides), key=lambda f: _place(f, numbers))
    names = _names(knowledge, found)
    statements = [_statement(n, f, numbers[f.document.id], names.labels) for n, f in enumerate(found, start=1)]
    if alone := sum(1 for f in found if f.person and not f.body):
        notes = (f"statements of a person whose organization is not known, without organization: {alone}", *notes)
    return Coding(
        documents=documents,
        statements=tuple(statements),
        kinds={KIND: VARIABLES},
        entities=tuple(_entities(found, names, with_issues=towards != "actors")),
        coders=(CODER,),
        notes=notes,
    )


def _with_bodies(knowledge: Knowledge, sides: Iterable[_Found]) -> Iterator[_Found]:
    """Tell of each side the person and the organization whose it is."""
    people = {actor.id for actor in knowledge.actors if actor.kind is ActorKind.PERSON}
    held = offices(knowledge)
    for found in sides:
        who = str(found.claim.claimant)
        if who in people:
            yield replace(found, person=who, body=held(who, found.document, found.span.start) or "")
        else:
            yield replace(found, body=who)


def _statement(number: int, found: _Found, document: int, labels: Mapping[str, str]) -> CodedStatement:
    values: dict[str, Value] = {
        PERSON: labels.get(found.person, found.person),
        ORGANIZATION: labels.get(found.body, found.body),
        CONCEPT: labels.get(found.position.towards, found.position.towards),
        AGREEMENT: int(found.position.side is Side.FOR),
        ACT: str(found.claim.act),
        RULE: found.evidence.rule_id,
        CONFIDENCE: round(found.claim.confidence * 100),
    }
    place, key = found.span, found.claim.id_of(found.position)
    return CodedStatement(number, document, values, place.start, place.end, KIND, CODER, key)


def _is_on(position: Position) -> Towards:
    return "issues" if position.issue else "actors"


def _place(found: _Found, numbers: Mapping[str, int]) -> tuple[int, int, int, str]:
    return numbers[found.document.id], found.span.start, found.span.end, found.claim.id_of(found.position)


def _found(knowledge: Knowledge) -> Iterator[_Found]:
    """Yield each side once a document, whatever words stand for what it is on."""
    documents = {e.document.id: e.document for e in knowledge.extractions}
    for claim in knowledge.claims:
        seen: set[tuple[str, str]] = set()
        for position in claim.positions:
            key = (claim.id_of(position), position.document_id)
            within = [e for e in claim.evidence if e.document_id == position.document_id]
            if claim.claimant is None or not within or key in seen or position.document_id not in documents:
                continue
            seen.add(key)
            evidence = next((e for e in within if any(e.span.overlaps(span) for span in position.why)), within[0])
            yield _Found(documents[position.document_id], claim, position, evidence, _stretch(evidence))


def _stretch(evidence: Evidence) -> Span:
    """Return what is said, from its first word to its last; the sentence where that is not known."""
    if not evidence.content:
        return evidence.span
    return Span(min(span.start for span in evidence.content), max(span.end for span in evidence.content))


def _names(knowledge: Knowledge, found: Sequence[_Found]) -> _Names:
    """Tell two of one name apart, where both stand in one column of the code book."""
    actors = {actor.id: actor for actor in knowledge.actors}
    issues = {issue.id: issue for issue in knowledge.issues}
    things: tuple[Actor | Issue, ...] = (*knowledge.actors, *knowledge.issues)
    labels = {thing.id: " ".join(thing.label.split()) or thing.id for thing in things}
    columns = ({f.person for f in found}, {f.body for f in found}, {*issues, *(f.position.towards for f in found)})
    return _Names(actors, issues, told_apart(labels, columns, documents_of(knowledge)))


def documents_of(knowledge: Knowledge) -> Mapping[str, str]:
    """Return by id what the document is called, title or file, that an actor stands in where it is but one."""
    found: dict[str, set[str]] = defaultdict(set)
    for extraction in knowledge.extractions:
        name = " ".join((extraction.document.title or "").split())
        file = extraction.document.path.replace("\\", "/").rsplit("/", 1)[-1]
        for actor in extraction.actors:
            found[actor.id].add(shorten(name, LONGEST_TITLE, placeholder="…") if name else file)
    return {actor: next(iter(names)) for actor, names in found.items() if len(names) == 1}


def told_apart(
    labels: Mapping[str, str], columns: Iterable[Collection[str]], documents: Mapping[str, str]
) -> Mapping[str, str]:
    """Return the labels by id, with more beside those that two ids of one column of the code book share.

    That is the document where each of them has one of its own, “voters (Budget day)”, else the id.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        counts = Counter(labels.get(id_) for id_ in column)
        for id_ in column:
            if id_ in labels and counts[labels[id_]] > 1:
                alike[labels[id_]].add(id_)
    apart = dict(labels)
    for label, ids in alike.items():
        places = Counter(documents.get(id_, "") for id_ in ids)
        telling = "" not in places and max(places.values()) == 1
        apart |= {id_: f"{label} ({documents[id_] if telling else id_})" for id_ in ids}
    return apart


def _entities(found: Sequence[_Found], names: _Names, *, with_issues: bool) -> Iterator[Entity]:
    """Yield what the statements name, and every issue, in the order of the variables and of the alphabet."""
    used: dict[str, dict[str, Actor | Issue | None]] = {v.name: {} for v in VARIABLES}
    towards = [f.position.towards for f in found]
    for column, ids in (
        (PERSON, [f.person for f in found]),
        (ORGANIZATION, [f.body for f in found]),
        (CONCEPT, [*names.issues, *towards] if with_issues else towards),
    ):
        for id_ in ids:
            used[column][names.labels.get(id_, id_)] = names.actors.get(id_) or names.issues.get(id_)
    for f in found:
        used[ACT][str(f.claim.act)] = used[RULE][f.evidence.rule_id] = None
    for variable, values in used.items():
        yield from (entity_of(variable, value, values[value]) for value in sorted(values) if value)


def entity_of(variable: str, value: str, thing: Actor | Issue | None) -> Entity:
    """Return a value of the code book with what is known of the actor or issue, if it is one."""
    if thing is None:
        return Entity(variable, value, (0, 0, 0), {"Type": "", "Alias": "", "Notes": ""})
    aliases = "; ".join(alias for alias in thing.aliases if alias != value)
    if isinstance(thing, Actor):
        sort = thing.classification or str(thing.kind)
        known = {"Type": sort, "Alias": aliases, "Notes": "; ".join(thing.same_as)}
        return Entity(variable, value, COLOURS[thing.kind], known)
    meant = {"agreement": thing.for_means, "disagreement": ", ".join(thing.opposites)}
    notes = "; ".join(f"{side}: {words}" for side, words in meant.items() if words)
    return Entity(variable, value, CONCEPT_COLOUR, {"Type": "issue", "Alias": aliases, "Notes": notes})
