"""Turns a Knowledge into a networkx graph of actors, claims, events, issues and topics.

Nodes and edges carry plain strings and numbers only, so that every format of networkx can write them.
Each relation a statement makes is an edge of its own: two statements between one pair stay two edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.model import Act, Actor, Claim, Document, Event, Evidence, Issue, Knowledge, Polarity, Role, Side, Stance
from kg.ontology import event_roles

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]

LABEL_LENGTH = 80
"""Characters of a claim that stand beside its node."""

# What XML 1.0 cannot hold; a GEXF or GraphML file with one of these is one nobody can open.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_networkx(knowledge: Knowledge, *, topics: Mapping[str, str] | None = None) -> Graph:
    """Return a fresh graph of everything stated; `topics` gives the labels of topic ids.

    A node has `kind`, `label` and what its kind knows (date, act, stance …). An edge has `relation` and its
    evidence: `statement`, `document`, `start`, `end`, `sentence`, `rule`, `date`, `evidence_count`.
    """
    documents = {e.document.id: e.document for e in knowledge.extractions}
    graph = _with_nodes(knowledge, topics or {}, lean=False)
    for source, target, relation, values, evidence in _edges_of(knowledge):
        if source in graph and target in graph:
            _add_edge(graph, source, target, relation, {**_where(evidence, documents), **values})
    _add_wholes(graph, knowledge)
    return graph


def to_be_drawn(knowledge: Knowledge, *, topics: Mapping[str, str] | None = None) -> Graph:
    """Return the nodes and edges of `to_networkx` with no more than a picture needs.

    Of nodes `kind` and `label`, of edges `relation` and `statement`: the rest is most of the memory of a large graph.
    """
    graph = _with_nodes(knowledge, topics or {}, lean=True)
    for source, target, relation, values, _ in _edges_of(knowledge):
        if source in graph and target in graph:
            _add_edge(graph, source, target, relation, {"statement": values["statement"]})
    _add_wholes(graph, knowledge)
    return graph


def _with_nodes(knowledge: Knowledge, topics: Mapping[str, str], *, lean: bool) -> Graph:
    """Return a graph of the things spoken of, without edges; `lean` ones have no more than a kind and a label."""
    graph: Graph = nx.MultiDiGraph()
    for actor in sorted(knowledge.actors, key=lambda a: a.id):
        graph.add_node(actor.id, kind=str(actor.kind), label=xml_text(actor.label), **_names(actor, lean=lean))
    for issue in knowledge.issues:
        graph.add_node(issue.id, kind="issue", label=xml_text(issue.label), **_names(issue, lean=lean))
    for claim in sorted(knowledge.claims, key=lambda c: c.id):
        graph.add_node(claim.id, kind="claim", label=xml_text(short(claim.text)))
        graph.nodes[claim.id].update({} if lean else _claim_values(claim))
        for topic in claim.topics:
            graph.add_node(topic, kind="topic", label=xml_text(topics.get(topic) or slug_label(topic)))
    for event in sorted(knowledge.events, key=lambda e: e.id):
        graph.add_node(event.id, kind="event", label=xml_text(short(event.label or event.type)))
        graph.nodes[event.id].update({} if lean else _event_values(event))
    return graph


def _names(known: Actor | Issue, *, lean: bool) -> dict[str, str]:
    return {} if lean else {"aliases": xml_text("; ".join(known.aliases))}


def _edges_of(knowledge: Knowledge) -> list[Edge]:
    """Return what statements link, sorted: parallel edges are numbered in this order."""
    edges = [
        *(edge for claim in knowledge.claims for edge in _claim_edges(claim)),
        *(edge for event in knowledge.events for edge in _event_edges(event)),
        *(edge for role in knowledge.roles for edge in _role_edges(role)),
        *_contradictions(knowledge.claims),
    ]
    written = {id(edge[3]): edge[3] for edge in edges}  # the edges of a statement have one value between them
    order = {key: str(values) for key, values in written.items()}
    return sorted(edges, key=lambda e: (e[0], e[1], e[2], order[id(e[3])]))


def _add_wholes(graph: Graph, knowledge: Knowledge) -> None:
    """Link what is part of something to it."""
    for actor in sorted(knowledge.actors, key=lambda a: a.id):
        if actor.part_of in graph:
            _add_edge(graph, actor.id, str(actor.part_of), "part of", {})
    for issue in knowledge.issues:
        if issue.broader in graph:
            _add_edge(graph, issue.id, str(issue.broader), "part of", {})


_AIMS: Mapping[Side | Stance, str] = {
    Side.FOR: "supports",
    Side.AGAINST: "opposes",
    Stance.SUPPORTS: "supports",
    Stance.OPPOSES: "opposes",
}

Edge = tuple[str, str, str, dict[str, Any], tuple[Evidence, ...]]
"""Source, target, relation, values, evidence."""


def _claim_values(claim: Claim) -> dict[str, Any]:
    return {
        "text": xml_text(claim.text),
        "act": str(claim.act),
        "stance": str(claim.stance),
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "date": claim.date or "",
        "confidence": float(claim.confidence),
    }


def _event_values(event: Event) -> dict[str, Any]:
    return {
        "event_type": event.type,
        "factuality": str(event.factuality),
        "date": event.date or "",
    }


def _claim_edges(claim: Claim) -> Iterator[Edge]:
    """Yield who says it, at whom or what it aims, and what it is about."""
    values: dict[str, Any] = {
        "statement": claim.id,
        "act": str(claim.act),
        "stance": str(claim.stance),
        "confidence": float(claim.confidence),
    }
    if claim.date:
        values["date"] = claim.date
    if claim.claimant:
        yield claim.claimant, claim.id, "says", values, claim.evidence
    for reporter in claim.reported_by:
        yield reporter, claim.id, "reports", values, claim.evidence
    sides = {position.towards: _AIMS[position.side] for position in claim.positions}
    for towards, side in sides.items():
        yield claim.id, towards, side, values, claim.evidence
    for target in claim.target:
        if target not in sides:
            yield claim.id, target, _AIMS.get(claim.stance, "about"), values, claim.evidence
    for subject in (*claim.about, *claim.topics):
        if subject not in claim.target and subject not in sides:
            yield claim.id, subject, "about", values, claim.evidence
    for addressee in claim.addressee:
        yield claim.id, addressee, "addressed to", values, claim.evidence
    if claim.within:
        yield claim.id, claim.within, "quoted in", values, claim.evidence


def _event_edges(event: Event) -> Iterator[Edge]:
    values = {"statement": event.id, **({"date": event.date} if event.date else {})}
    for role in event_roles():
        for actor in event.of(role.id):
            ends = (actor, event.id) if role.acts else (event.id, actor)
            yield *ends, role.relation, values, event.evidence


def _role_edges(role: Role) -> Iterator[Edge]:
    if role.organization:
        values = {"statement": role.id, "title": xml_text(role.title), **({"date": role.date} if role.date else {})}
        yield role.person, role.organization, "member of", values, role.evidence


def _contradictions(claims: tuple[Claim, ...]) -> Iterator[Edge]:
    """Yield pairs that contradict each other on their face: a claim denied, or the same words affirmed and denied."""
    known = {claim.id for claim in claims}
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(" ".join(claim.text.split()).strip(" ,.;:").casefold(), []).append(claim)
        if claim.act is Act.DENIAL or claim.polarity is Polarity.DENIED:
            for other in sorted({*claim.about, *claim.target} & known - {claim.id}):
                yield claim.id, other, "contradicts", {"statement": claim.id}, claim.evidence
    for same in said.values():
        denied = [claim for claim in same if claim.polarity is Polarity.DENIED]
        for denial in denied:
            for against in same:
                if against.polarity is not Polarity.DENIED and against.claimant != denial.claimant:
                    yield denial.id, against.id, "contradicts", {"statement": denial.id}, denial.evidence


def _where(evidence: tuple[Evidence, ...], documents: Mapping[str, Document]) -> dict[str, Any]:
    """Return the first piece of evidence as plain values; documents it does not know are left out."""
    known = [e for e in evidence if e.document_id in documents]
    if not known:
        return {}
    first = known[0]
    document = documents[first.document_id]
    return {
        "document": xml_text(document.title or document.id),
        "start": first.span.start,
        "end": first.span.end,
        "sentence": xml_text(" ".join(first.span.of(document.text).split())),
        "rule": first.rule_id,
        "evidence_count": len(known),
        **({"date": document.date} if document.date else {}),
    }


def _add_edge(graph: Graph, source: str, target: str, relation: str, values: dict[str, Any]) -> None:
    """Add an edge under a key of its own, so that parallel statements all stay."""
    key = relation
    number = 1
    while graph.has_edge(source, target, key):
        number += 1
        key = f"{relation} {number}"
    graph.add_edge(source, target, key, relation=relation, **values)


def short(text: str, length: int = LABEL_LENGTH) -> str:
    """Return the text on one line, cut at a word with “…” where it is longer than `length`."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"


def slug_label(identifier: str) -> str:
    """Return readable words for an id without a label: topic/child-protection → Child protection."""
    words = identifier.rsplit("/", 1)[-1].replace("-", " ").strip()
    return words[:1].upper() + words[1:] if words else identifier


def xml_text(text: str) -> str:
    """Replace the characters that XML cannot hold, control characters and lone surrogates, by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)
