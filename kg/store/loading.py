"""Pushes a graph into a store that runs elsewhere: one named graph after another, only those that changed.

What was sent is noted beside the graph, so that a later run goes on where this one ended; what has arrived is asked
back from the store, graph by graph. Sending a graph replaces it.
"""

from __future__ import annotations

import hashlib
import json
import re
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, parse
from rdflib import VOID, Dataset

from kg.errors import InputError, StoreError
from kg.graph.dataset import inner
from kg.store.files import replace_file
from kg.store.remote import Client, shown

CHUNK = 1000
"""Triples in one SPARQL update; Virtuoso refuses very long ones."""
_NOTE_EVERY = 50

Progress = Callable[[str, int, int], None]

_QUERIES_AT = (
    ("/rdf-graphs/service", ""),
    ("/statements", ""),
    ("/sparql-graph-crud-auth", "/sparql"),
    ("/sparql-graph-crud", "/sparql"),
    ("/sparql-auth", "/sparql"),
    ("/store", "/query"),
    ("/update", "/query"),
    ("/data", "/query"),
)
"""Where stores that are written to at one address answer queries: RDF4J and GraphDB, Virtuoso, Oxigraph, Fuseki."""
_ESCAPE = re.compile(rb"\\(?:\\([uU])|.)")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A store: `address` takes graphs by the Graph Store Protocol, or SPARQL updates if `update`.

    `query` answers queries; without one, arrivals are counted by fetching each graph back.
    """

    address: str
    update: bool = False
    query: str | None = None

    def known(self) -> Endpoint:
        """Return the endpoint with the address of its queries where the kind of store tells it."""
        parts = urllib.parse.urlsplit(self.address)
        for ending, instead in _QUERIES_AT:
            if self.query is None and parts.path.endswith(ending):
                path = parts.path.removesuffix(ending) + instead
                return replace(self, query=urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, "", "")))
        return self

    @property
    def note(self) -> str:
        """Name of the file that notes what this store holds; the same however the store is written to."""
        store = self.known().query or self.address
        return f".load-{hashlib.sha256(store.encode()).hexdigest()[:16]}.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A graph of the store: what was done (sent, unchanged, removed, left), its triples here and there."""

    graph: str
    done: str
    here: int
    there: int

    @property
    def arrived(self) -> bool:
        """Whether the store holds just as many triples as it was sent."""
        return self.done == "left" or self.here == self.there


def load(
    dataset: Dataset,
    endpoint: Endpoint,
    client: Client,
    *,
    folder: Path,
    prune: bool = False,
    progress: Progress = lambda *_: None,
) -> Iterator[Loaded]:
    """Send each named graph that the store does not hold as it is, yielding what became of each.

    `folder` keeps the note of what was sent: a graph that was sent as it is, and of which the store counts as many
    triples, is left alone (see `forget`). With `prune`, graphs of documents under the same base IRI that this dataset
    does not have are removed; without it they are yielded as left. Raises StoreError when the store refuses.
    """
    store, where = inner(dataset), endpoint.known()
    if endpoint.update and where.query is None:
        raise StoreError(f"{shown(where.address)}: say where this store answers queries, with --query")
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        raise InputError("the file has triples outside named graphs; load graph.nq, which kg build writes")
    names = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    note = folder / where.note
    sent = _read_note(note)
    try:
        for done, name in enumerate(names):
            progress("loading", done, len(names))
            yield _send(client, where, name, _lines(store, name), sent)
            if done % _NOTE_EVERY == 0:
                _write_note(note, where, sent)
        progress("loading", len(names), len(names))
        for name in _gone(client, where, store, names, sent):
            if prune:
                _drop(client, where, name)
                sent.pop(name, None)
            yield Loaded(name, "removed" if prune else "left", 0, _count(client, where, name))
    finally:
        _write_note(note, where, sent)


def _send(client: Client, where: Endpoint, name: str, lines: Sequence[bytes], sent: dict[str, str]) -> Loaded:
    """Send a graph unless the store holds it as it is; note it in `sent` once it has arrived."""
    held = hashlib.sha256(b"".join(lines)).hexdigest()
    if sent.get(name) == held and _count(client, where, name) == len(lines):
        return Loaded(name, "unchanged", len(lines), len(lines))
    sent.pop(name, None)
    _put(client, where, name, lines)
    there = _count(client, where, name)
    if there == len(lines):
        sent[name] = held
    return Loaded(name, "sent", len(lines), there)


def forget(endpoint: Endpoint, folder: Path) -> None:
    """Forget what was sent to a store, so that everything is sent again: for stores that others write to as well."""
    (folder / endpoint.note).unlink(missing_ok=True)


def _lines(store: Store, name: str) -> list[bytes]:
    data = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(name)) or b""
    return sorted(data.splitlines(keepends=True))


def _gone(client: Client, where: Endpoint, store: Store, names: Sequence[str], sent: Mapping[str, str]) -> list[str]:
    """Return the graphs of documents that the store holds and the dataset does not.

    Known from the note, and from the store itself where it answers queries: the base IRI names the collection.
    """
    found = set(sent)
    bases = [q.object for q in store.quads_for_pattern(None, NamedNode(str(VOID.uriSpace)), None, None)]
    if where.query is not None:
        for base in sorted(b.value for b in bases if isinstance(b, Literal)):
            document = re.compile(re.escape(base) + r"doc/[^/<>\"{}|^`\\\x00-\x20]+/graph")
            here = f"STRSTARTS(STR(?g), {Literal(base + 'doc/')})"
            rows = client.ask(where.query, f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER ({here}) }}")
            found |= {row["g"] for row in rows if document.fullmatch(row.get("g", ""))}
    return sorted(found - set(names))


def _put(client: Client, where: Endpoint, name: str, lines: Sequence[bytes]) -> None:
    """Replace a graph. N-Triples is Turtle, and every store takes Turtle."""
    if not where.update:
        client.send("PUT", _graph_address(where, name), data=b"".join(lines), kind="text/turtle; charset=utf-8")
        return
    for start in range(0, max(1, len(lines)), CHUNK):
        triples = b"".join(map(_in_sparql, lines[start : start + CHUNK]))
        drop = b"" if start else b"DROP SILENT GRAPH <" + name.encode() + b"> ;\n"
        _update(client, where, drop + b"INSERT DATA { GRAPH <" + name.encode() + b"> {\n" + triples + b"} }")


def _in_sparql(line: bytes) -> bytes:
    r"""Write \\u as \\\u0075: SPARQL resolves \uXXXX before it looks at strings, and some stores see one in \\u."""
    return _ESCAPE.sub(lambda m: b"\\\\\\u%04x" % ord(m[1]) if m[1] else m[0], line)


def _drop(client: Client, where: Endpoint, name: str) -> None:
    if where.update:
        _update(client, where, b"DROP SILENT GRAPH <" + name.encode() + b">")
    else:
        client.send("DELETE", _graph_address(where, name))


def _update(client: Client, where: Endpoint, sparql: bytes) -> None:
    client.send("POST", where.address, data=sparql, kind="application/sparql-update; charset=utf-8")


def _graph_address(where: Endpoint, name: str) -> str:
    sign = "&" if "?" in where.address else "?"
    return f"{where.address}{sign}{urllib.parse.urlencode({'graph': name})}"


def _count(client: Client, where: Endpoint, name: str) -> int:
    """Ask the store how many triples a graph has."""
    if where.query is not None:
        rows = client.ask(where.query, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
        try:
            return int(rows[0]["n"]) if rows else 0
        except (KeyError, ValueError) as error:
            raise StoreError(
                f"{shown(where.query)}: counts triples, but answers no number; give the address of queries with --query"
            ) from error
    reply = client.send("GET", _graph_address(where, name), accept="application/n-triples, text/turtle;q=0.5")
    form = RdfFormat.from_media_type(reply.kind) if reply.kind else None
    if reply.status == 404 or form is None:
        return 0
    try:
        return len({quad.triple for quad in parse(reply.body, format=form)})
    except SyntaxError as error:
        raise StoreError(f"{shown(where.address)}: sends back what is not {form.name}; give --query") from error


def _read_note(path: Path) -> dict[str, str]:
    """Return the hash of each graph that was sent; nothing if the note is missing or damaged: all is sent again."""
    try:
        graphs = json.loads(path.read_text(encoding="utf-8"))["graphs"]
        return {str(name): str(held) for name, held in graphs.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_note(path: Path, where: Endpoint, sent: Mapping[str, str]) -> None:
    graphs = {name: sent[name] for name in sorted(sent)}
    text = json.dumps({"store": shown(where.address), "graphs": graphs}, indent=1) + "\n"
    replace_file(path, lambda file: file.write(text.encode()))
