"""The union of all graphs as JSON-LD with its context inside: short names, plain strings, nothing to fetch.

A property whose values are all of one kind (links, English text, one datatype) says so once, in the context.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import RDF, XSD, Dataset

from kg.graph.dataset import union_lines

_TYPE = str(RDF.type)
_STRING = str(XSD.string)


def jsonld(dataset: Dataset) -> str:
    """Return the graph as JSON-LD 1.1, nodes and properties sorted."""
    lines = sorted(union_lines(dataset))
    triples = [quad.triple for quad in parse(b"".join(lines), format=RdfFormat.N_TRIPLES)]
    bound = {prefix: str(namespace) for prefix, namespace in dataset.namespaces() if prefix}
    names = _Names(bound)
    coerced = {name: kind for name, kind in _kinds(triples, names).items() if kind}
    nodes: dict[str, dict[str, list[object]]] = {}
    for triple in triples:
        node = nodes.setdefault(names.short(_iri(triple.subject)), {})
        if triple.predicate.value == _TYPE:
            node.setdefault("@type", []).append(names.short(_iri(triple.object)))
            continue
        name = names.short(triple.predicate.value)
        node.setdefault(name, []).append(_value(triple.object, coerced.get(name, {}), names))
    context = {prefix: bound[prefix] for prefix in sorted(names.used)} | {n: coerced[n] for n in sorted(coerced)}
    graph = [{"@id": name} | {key: _one(values) for key, values in node.items()} for name, node in nodes.items()]
    return json.dumps({"@context": {"@version": 1.1} | context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


class _Names:
    """Abbreviates IRIs and remembers the prefixes used."""

    def __init__(self, bound: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in bound.items()}
        self.used: set[str] = set()

    def short(self, iri: str) -> str:
        """Return the IRI as prefix:name where that is unambiguous, else in full."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not iri[cut:]:
            return iri
        self.used.add(prefix)
        return f"{prefix}:{iri[cut:]}"


def _kinds(triples: Iterable[Triple], names: _Names) -> dict[str, dict[str, str]]:
    """Return, for each property, what all of its values are; nothing where they differ."""
    kinds: dict[str, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate.value == _TYPE:
            continue
        name, kind = names.short(triple.predicate.value), _kind(triple.object, names)
        kinds[name] = kind if kinds.setdefault(name, kind) == kind else {}
    return kinds


def _kind(term: object, names: _Names) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@type": "@id"}
    if term.language:
        return {"@language": term.language}
    return {} if term.datatype.value == _STRING else {"@type": names.short(term.datatype.value)}


def _value(term: object, coerced: Mapping[str, str], names: _Names) -> object:
    kind = _kind(term, names)
    text = term.value if isinstance(term, Literal) else names.short(_iri(term))
    if kind == coerced:
        return text
    if kind == {"@type": "@id"}:
        return {"@id": text}
    return {"@value": text} | kind


def _iri(term: object) -> str:
    """Return the IRI of a node; a foreign graph may hold blank ones."""
    return term.value if isinstance(term, NamedNode) else str(term)


def _one(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values
