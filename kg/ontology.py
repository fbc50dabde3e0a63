"""Finds ontology/ and reads it into plain values: known actors, topics, event types.

The text half is given these values and never sees RDF. User files extend the gazetteer: Turtle of the same form as
ontology/actors.ttl, or CSV with the columns id, label, kind and, if wanted, aliases, exact, context, classification,
part_of, same_as (several values separated by |).
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import ORG, OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef

from kg.errors import OntologyError
from kg.model import Actor, ActorKind, EventRole, KnownActor, Topic
from kg.named_files import brief, read_text, shown
from kg.vocabulary import ACE

_KINDS = {
    ACE.Person: ActorKind.PERSON,
    ACE.Organization: ActorKind.ORGANIZATION,
    ACE.Group: ActorKind.GROUP,
}
_FOLDERS = {"person": ActorKind.PERSON, "org": ActorKind.ORGANIZATION, "group": ActorKind.GROUP}
LONGEST_NAME = 500
"""Characters of a name at most."""
_BASE = "https://example.org/kg/"
"""What relative IRIs are taken to begin with while a file is checked."""
_COLUMNS = ("id", "label", "kind", "aliases", "exact", "context", "classification", "part_of", "same_as")


def ontology_dir() -> Path:
    """Return the folder of the ontology: inside an installed package, else beside it in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_ontology", here.parent / "ontology"):
        if (folder / "ace.ttl").is_file():
            return folder
    raise OntologyError(f"{here}: the ontology is missing; reinstall the package")


@cache
def schema_graph() -> Graph:
    """Return ontology/ace.ttl, parsed once; not to be changed."""
    return read_turtle(ontology_dir() / "ace.ttl")


def read_turtle(path: Path) -> Graph:
    """Parse a Turtle file of ours or the user's; OntologyError says where it is wrong.

    pyoxigraph holds it to the standard first: rdflib takes `<a <b> .` for a file that says nothing.
    """
    text = read_text(path, OntologyError)
    try:
        deque(parse(text.encode("utf-8"), format=RdfFormat.TURTLE, base_iri=_BASE), maxlen=0)
        return Graph().parse(data=text, format="turtle")
    except Exception as error:  # rdflib raises a class of its own for each kind of mistake
        reason = " ".join(str(error).split())[:200]
        raise OntologyError(f"{shown(path)}: not valid Turtle ({reason}); correct it there") from error


@cache
def event_roles() -> tuple[EventRole, ...]:
    """Return how one can take part in an event: the sub-properties of ace:participant, in their order."""
    graph = schema_graph()
    roles = graph.subjects(RDFS.subPropertyOf, ACE.participant)
    ordered = sorted((int(str(graph.value(role, ACE.order))), str(role)) for role in roles)
    return tuple(
        EventRole(
            id=_last(iri),
            iri=iri,
            shown=str(graph.value(URIRef(iri), ACE.shownAs)),
            relation=str(graph.value(URIRef(iri), ACE.relation)),
            acts=place == 0,
        )
        for place, (_, iri) in enumerate(ordered)
    )


def event_types() -> dict[str, str]:
    """Return the ids of the event types with their labels, by id."""
    return _concepts(ACE.EventType)


def _concepts(scheme: URIRef) -> dict[str, str]:
    """Return id → label of the concepts of a scheme."""
    graph = schema_graph()
    members = sorted(graph.subjects(SKOS.inScheme, scheme), key=str)
    return {_last(member): str(graph.value(member, SKOS.prefLabel)) for member in members}


@cache
def lifetimes(paths: tuple[Path, ...] = ()) -> Mapping[str, tuple[str | None, str | None]]:
    """Return from when to when bodies of the gazetteer were there, by id, as days, months or years.

    Only Turtle says it: schema:foundingDate and schema:dissolutionDate.
    """
    found: dict[str, tuple[str | None, str | None]] = {}
    for path in (ontology_dir() / "actors.ttl", *(p for p in paths if p.suffix.lower() != ".csv")):
        graph = read_turtle(path)
        for node in {n for p in (SDO.foundingDate, SDO.dissolutionDate) for n in graph.subjects(p)}:
            begin, end = (graph.value(node, p) for p in (SDO.foundingDate, SDO.dissolutionDate))
            key = actor_id(str(node), ActorKind.ORGANIZATION, path)
            found[key] = (None if begin is None else str(begin), None if end is None else str(end))
    return found


def topics(path: Path | None = None) -> tuple[Topic, ...]:
    """Return the topics of a SKOS scheme (the example of the ontology unless `path` names one), by id."""
    path = path or ontology_dir() / "topics.ttl"
    graph = read_turtle(path)
    nodes = sorted({n for kind in (SKOS.Concept, ACE.Topic) for n in graph.subjects(RDF.type, kind)}, key=str)
    found = []
    for node in nodes:
        label = graph.value(node, SKOS.prefLabel)
        if label is None:
            raise OntologyError(f"{path}: the topic {node} has no skos:prefLabel; give it one")
        labels = (str(label), *_texts(graph, node, SKOS.altLabel))
        broader = sorted(_topic_id(n) for n in graph.objects(node, SKOS.broader))
        found.append(Topic(_topic_id(node), str(label), tuple(dict.fromkeys(labels)), tuple(broader)))
    if not found:
        raise OntologyError(f"{path}: holds no skos:Concept; see ontology/topics.ttl for the form")
    _check_topics(found, path)
    return tuple(sorted(found, key=lambda t: t.id))


def _check_topics(found: Sequence[Topic], path: Path) -> None:
    """Refuse two topics of one id and wider topics that are not there."""
    ids = {t.id for t in found}
    if len(ids) < len(found):
        raise OntologyError(f"{path}: two topics end in the same name; rename one of them")
    for topic in found:
        for wider in topic.broader:
            if wider not in ids:
                raise OntologyError(f"{path}: {topic.id} is narrower than {wider}, which the file does not hold")


def known_actors(paths: Sequence[Path] = ()) -> tuple[KnownActor, ...]:
    """Return the gazetteer: ontology/actors.ttl, then the user's files, later entries of an id adding to earlier ones.

    Raises OntologyError for an unreadable file or an entry without label or kind.
    """
    own = ontology_dir() / "actors.ttl"
    found: dict[str, KnownActor] = {}
    for path in (own, *paths):
        entries = list(_actors_of(path))
        if not entries:
            raise OntologyError(f"{path}: holds no actor; see ontology/actors.ttl for the form, or leave the file out")
        for entry in entries:
            _check_actor(entry, path)
            earlier = found.get(entry.actor.id)
            found[entry.actor.id] = _joined(earlier, entry) if earlier else entry
    return tuple(found[key] for key in sorted(found))


def _actors_of(path: Path) -> Iterable[KnownActor]:
    return _from_csv(path) if path.suffix.lower() == ".csv" else _from_turtle(path)


def _check_actor(entry: KnownActor, path: Path) -> None:
    """Refuse names that are none, and links that no graph can hold: now, not when all texts are read."""
    for name in (*entry.labels, *entry.exact):
        if len(name) > LONGEST_NAME:
            raise OntologyError(f"{path}: {entry.actor.id} has a name of {len(name):,} characters; shorten it")
    for link in entry.actor.same_as:
        try:
            NamedNode(link)
        except ValueError as error:
            remedy = "write it in full, with http:// or https://"
            raise OntologyError(f"{path}: {entry.actor.id}: {brief(link)} is not an IRI; {remedy}") from error


def _joined(first: KnownActor, second: KnownActor) -> KnownActor:
    a, b = first.actor, second.actor  # of one kind: the id says which
    actor = Actor(
        a.id,
        b.label,
        a.kind,
        tuple(n for n in dict.fromkeys((a.label, *a.aliases, *b.aliases)) if n != b.label),
        tuple(dict.fromkeys((*a.same_as, *b.same_as))),
        b.classification or a.classification,
        b.part_of or a.part_of,
    )
    return KnownActor(
        actor,
        tuple(dict.fromkeys((*second.labels, *first.labels))),
        tuple(dict.fromkeys((*first.exact, *second.exact))),
        tuple(dict.fromkeys((*first.context, *second.context))),
    )


def _from_turtle(path: Path) -> Iterable[KnownActor]:
    graph = read_turtle(path)
    nodes = {node: kind for cls, kind in _KINDS.items() for node in graph.subjects(RDF.type, cls)}
    for node in sorted(nodes, key=str):
        label = graph.value(node, SKOS.prefLabel)
        if label is None:
            raise OntologyError(f"{path}: the actor {node} has no skos:prefLabel; give it one")
        part_of = graph.value(node, ORG.subOrganizationOf)
        kind_of_body = graph.value(node, ORG.classification)
        aliases = _texts(graph, node, SKOS.altLabel)
        exact = _texts(graph, node, SKOS.hiddenLabel)
        yield KnownActor(
            Actor(
                actor_id(str(node), nodes[node], path),
                str(label),
                nodes[node],
                aliases,
                tuple(sorted(str(o) for o in graph.objects(node, OWL.sameAs))),
                None if kind_of_body is None else _last(kind_of_body),
                None if part_of is None else actor_id(str(part_of), ActorKind.ORGANIZATION, path),
            ),
            (str(label), *aliases),
            exact,
            _texts(graph, node, ACE.context),
        )


def actor_id(iri: str, kind: ActorKind, path: Path) -> str:
    """Return the local part of an actor's IRI (org/unison), checked against its kind."""
    folder, _, name = iri.rstrip("/").rpartition("/")
    folder = folder.rpartition("/")[2]
    if not name or _FOLDERS.get(folder) is not kind:
        wanted = next(f for f, k in _FOLDERS.items() if k is kind)
        raise OntologyError(f"{path}: the actor <{iri}> is a {kind}; its IRI must end in {wanted}/name")
    return f"{folder}/{name}"


def _from_csv(path: Path) -> Iterable[KnownActor]:
    text = read_text(path, OntologyError)
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    begin = 1
    try:
        header = rows.fieldnames or []
        unknown = [name for name in header if name not in _COLUMNS]
        if unknown or not {"id", "label", "kind"} <= set(header):
            raise OntologyError(f"{path}: line 1 must name columns of {', '.join(_COLUMNS)}, the first three at least")
        begin = rows.line_num + 1
        for row in rows:
            yield _from_row(row, f"{path}, line {rows.line_num}", path)
            begin = rows.line_num + 1
    except csv.Error as error:
        remedy = "a cell with quotes in it stands in quotes, and they are doubled in it"
        raise OntologyError(f"{path}, line {begin}: not CSV ({error}); {remedy}") from error


def _from_row(row: dict[str, str | None], where: str, path: Path) -> KnownActor:
    if None in row:
        raise OntologyError(f"{where}: has more cells than columns; put a cell with commas in it in quotes")
    cell = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    many = {name: tuple(v.strip() for v in cell[name].split("|") if v.strip()) for name in _COLUMNS}
    if cell["kind"] not in list(ActorKind):
        raise OntologyError(f"{where}: kind is {brief(cell['kind'])}; use {', '.join(ActorKind)}")
    if not cell["id"] or not cell["label"]:
        raise OntologyError(f"{where}: id and label must not be empty")
    kind = ActorKind(cell["kind"])
    actor = Actor(
        actor_id(cell["id"], kind, path),
        cell["label"],
        kind,
        many["aliases"],
        many["same_as"],
        cell["classification"] or None,
        actor_id(cell["part_of"], ActorKind.ORGANIZATION, path) if cell["part_of"] else None,
    )
    return KnownActor(actor, (cell["label"], *many["aliases"]), many["exact"], many["context"])


def _texts(graph: Graph, node: object, predicate: URIRef) -> tuple[str, ...]:
    values = graph.objects(URIRef(str(node)), predicate)
    return tuple(sorted({str(v) for v in values if isinstance(v, Literal)}))


def _last(node: object) -> str:
    """Return what stands after the last / or # of an IRI, or the literal itself."""
    return str(node).rstrip("/").rpartition("/")[2].rpartition("#")[2]


def _topic_id(node: object) -> str:
    return "topic/" + _last(node)
