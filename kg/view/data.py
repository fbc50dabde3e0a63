"""Gathers what the page shows into one plain value that JSON can hold.

The network's nodes, edges and options are those of the pyvis Network; an edge is [node, node, relation, statement],
where the ends and what says it are numbers: of nodes, and of claims, events and roles in this order. Everything else is
the Knowledge, with its evidence: [document number, start, end, rule, source, cue, content, topics]; offsets count code
points. A claim has its positions, whose issues stand by themselves; what it has not is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from kg.issue_labels import alike
from kg.model import Actor, Claim, Event, Evidence, Extraction, Knowledge, Position, Role, Spans
from kg.networks import KINDS, drawing_options, drawn_edges, drawn_nodes, relations, short, slug_label, to_be_drawn
from kg.networks.actor_places import actor_positions
from kg.networks.drawing import ranks
from kg.ontology import event_roles
from kg.records import issue_json
from kg.withhold import notice

PACKED = 5_000
"""With more claims the texts of the documents stand compressed in the file."""

# What the page takes of a node of pyvis; shape, colours and dashes follow from kind and relation.
NODE = ("id", "label", "x", "y", "size", "kind", "rank", "community")


def page_data(
    knowledge: Knowledge,
    *,
    topics: Mapping[str, str] | None = None,
    title: str = "",
    audit: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return everything the page shows; `topics` gives the labels of topic ids, `title` the heading.

    `audit` says how right the coding is, as plain values (kg.audit.audit_json), or None.
    """
    values = page_values(knowledge, topics=topics, title=title, audit=audit)
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in values.items()}


def page_values(
    knowledge: Knowledge,
    *,
    topics: Mapping[str, str] | None = None,
    title: str = "",
    audit: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what `page_data` does, but what is long as an iterator, so that it never stands in memory as a whole."""
    graph = to_be_drawn(replace(knowledge, issues=()), topics=topics)  # the page shows the issues in views of their own
    number = {e.document.id: i for i, e in enumerate(knowledge.extractions)}
    unspoken = {c.id: c for e in knowledge.extractions for c in e.unresolved}  # without a speaker: not in the network
    claims = sorted((unspoken | {c.id: c for c in knowledge.claims}).values(), key=lambda c: c.id)
    events = sorted(knowledge.events, key=lambda v: v.id)
    roles = sorted(knowledge.roles, key=lambda r: r.id)
    labels = {t: (topics or {}).get(t) or slug_label(t) for c in claims for t in c.topics}
    nodes = {node: i for i, node in enumerate(sorted(graph))}
    said = [c.id for c in claims] + [v.id for v in events] + [r.id for r in roles]
    statements = {statement: i for i, statement in enumerate(said)}
    actors = {a.id: nodes[a.id] for a in knowledge.actors}
    places = actor_positions(knowledge, ranks(graph))
    names = iter(_names([e.document.path for e in knowledge.extractions]))
    return {
        "title": title or _title(knowledge),
        "packed": len(claims) > PACKED,
        "subtitle": _subtitle(knowledge),
        "notice": notice(knowledge),
        "kinds": {name: asdict(look) for name, look in KINDS.items()},
        "relations": {name: asdict(look) for name, look in relations().items()},
        "roles_of_events": [{"id": role.id, "shown": role.shown, "relation": role.relation} for role in event_roles()],
        "nodes": (_only(node, NODE) | _place(places, node["id"]) for node in drawn_nodes(graph)),
        "links": (_link(edge, nodes, statements) for edge in drawn_edges(graph)),
        "options": drawing_options(),
        "documents": (_document(extraction, actors, next(names)) for extraction in knowledge.extractions),
        "actors": {a.id: _actor(a) for a in sorted(knowledge.actors, key=lambda a: a.id)},
        "issues": _issues(knowledge),
        "claims": (_claim(c, number) for c in claims),
        "events": (_event(v, number) for v in events),
        "roles": (_role(r, number) for r in roles),
        "audit": dict(audit) if audit else None,
        "topics": dict(sorted(labels.items(), key=lambda item: (item[1].casefold(), item[0]))),
    }


def _link(edge: Mapping[str, Any], nodes: Mapping[str, int], statements: Mapping[str, int]) -> list[Any]:
    return [nodes[edge["from"]], nodes[edge["to"]], edge["relation"], statements.get(edge.get("statement") or "")]


def _place(places: Mapping[str, tuple[float, float]], node: str) -> dict[str, Any]:
    """Return where an actor stands in the picture of actors alone."""
    return {"place": places[node]} if node in places else {}


def _only(values: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if values.get(name) is not None}


def _title(knowledge: Knowledge) -> str:
    count = len(knowledge.extractions)
    if count == 1:
        return knowledge.extractions[0].document.title or "Who said what in one document"
    return f"Who said what in {count:,} documents"


def _subtitle(knowledge: Knowledge) -> str:
    """Name those who say most, first of those who have a name, and the years of the documents."""
    said = Counter(c.claimant for c in knowledge.claims if c.claimant)
    described = tuple(e.document.id for e in knowledge.extractions)  # “the manager” is known by its document
    unnamed = {i for i in said if i.rsplit("/", 1)[-1].startswith(described)}
    labels = {a.id: a.label for a in knowledge.actors}
    most = sorted(said, key=lambda i: (i in unnamed, -said[i], i))
    first = [labels[i] for i in most if i in labels][:3]
    years = sorted({e.document.date[:4] for e in knowledge.extractions if e.document.date})
    when = years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""
    names = ", ".join(first) + (" and others" if first and len(labels) > len(first) else "")
    return " · ".join(part for part in (names, when) if part)


def _names(paths: Sequence[str]) -> list[str]:
    """Return the paths from the folder that all of them are in: whose machine it was is nobody's business."""
    parts = [path.replace("\\", "/").split("/") for path in paths]
    folders = [names[:-1] for names in parts]
    shared = next((i for i, names in enumerate(zip(*folders, strict=False)) if len({*names}) > 1), None)
    shared = min(map(len, folders), default=0) if shared is None else shared
    return ["/".join(names[shared:]) for names in parts]


def _document(extraction: Extraction, actors: Mapping[str, int], name: str) -> dict[str, Any]:
    document = extraction.document
    known = ((m.span, actors.get(m.actor_id or "")) for m in extraction.mentions)
    mentions = sorted(((span, actor) for span, actor in known if actor is not None), key=lambda mention: mention[0])
    return {
        "id": document.id,
        "title": document.title or _first_words(document.text) or name,
        "date": document.date,
        "author": document.author,
        "publisher": document.publisher,
        "url": document.url,
        "path": name,
        "text": document.text,
        "mentions": [[span.start, span.end, actor] for span, actor in mentions],
    }


def _first_words(text: str) -> str:
    """Return how a text without a title begins, as it is cited."""
    return next((f"“{short(line, 60)}”" for line in text.splitlines() if line.strip()), "")


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "label": actor.label,
        "kind": str(actor.kind),
        "aliases": list(actor.aliases),
        "same_as": list(actor.same_as),
        "classification": actor.classification,
        "part_of": actor.part_of,
    }


def _issues(knowledge: Knowledge) -> list[dict[str, Any]]:
    """Return the issues by id, each with those that it is perhaps the same as."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for position in (p for c in knowledge.claims for p in c.positions if p.issue is not None):
        documents[position.towards].add(position.document_id)
    same = alike(knowledge.issues, documents)
    return [issue_json(issue) | {"alike": same[issue.id]} for issue in sorted(knowledge.issues, key=lambda i: i.id)]


def _claim(claim: Claim, number: Mapping[str, int]) -> dict[str, Any]:
    values = {
        "id": claim.id,
        "who": claim.claimant,
        "act": str(claim.act),
        "stance": str(claim.stance),
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "target": list(claim.target),
        "about": list(claim.about),
        "topics": list(claim.topics),
        "addressee": list(claim.addressee),
        "date": claim.date,
        "basis": claim.date_basis and str(claim.date_basis),
        "share": claim.share,
        "reporters": list(claim.reported_by),
        "within": claim.within,
        "text": claim.text,
        "confidence": claim.confidence,
        "reasons": list(claim.reasons),
        "positions": [_position(p, number) for p in claim.positions if p.document_id in number],
        "evidence": _evidence(claim.evidence, number),
    }
    return {name: value for name, value in values.items() if value is not None and value != []}


def _position(position: Position, number: Mapping[str, int]) -> dict[str, Any]:
    return {
        "side": str(position.side),
        "towards": position.towards,
        "wording": position.wording,
        "naming": str(position.naming),
        "doc": number[position.document_id],
        "why": _pairs(position.why),
        "steps": list(position.steps),
    }


def _event(event: Event, number: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "label": event.label,
        "participants": {role.id: list(event.of(role.id)) for role in event_roles() if event.of(role.id)},
        "place": event.place,
        "date": event.date,
        "basis": event.date_basis and str(event.date_basis),
        "factuality": str(event.factuality),
        "evidence": _evidence(event.evidence, number),
    }


def _role(role: Role, number: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": role.id,
        "person": role.person,
        "title": role.title,
        "organization": role.organization,
        "date": role.date,
        "evidence": _evidence(role.evidence, number),
    }


def _evidence(evidence: Sequence[Evidence], number: Mapping[str, int]) -> list[list[Any]]:
    known = [e for e in evidence if e.document_id in number]
    return [
        [
            *(number[e.document_id], e.span.start, e.span.end, e.rule_id),
            *(_pairs(e.source), _pairs(e.cue), _pairs(e.content)),
            [[topic, span.start, span.end] for topic, span in e.topics],
        ]
        for e in known
    ]


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
