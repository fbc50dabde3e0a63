"""From a name as people type it to the actor, topic or issue of a graph."""

from __future__ import annotations

import difflib

from pyoxigraph import NamedNode, Store
from rdflib import RDF, RDFS, SKOS, URIRef

from kg.errors import QueryError
from kg.vocabulary import ACE, abbreviated

CLASSES = {"actor": ACE.Actor, "topic": ACE.Topic, "issue": ACE.Issue}
"""The kinds of thing that a parameter can name."""
_LISTED_BY = {"actor": "30", "topic": "12", "issue": "03"}


def resolve(name: str, kind: URIRef, store: Store) -> NamedNode:
    """Return the actor, topic or issue called so: by id (org/unison), IRI, label or other name, whatever the case.

    Raises QueryError if nothing or more than one thing is called so, with the nearest names.
    """
    names = _names(kind, store)
    for form in (str, str.casefold):
        for preferred in (True, False):
            wanted = form(name.strip())
            found = sorted({iri for label, main, iri in names if form(label) == wanted and main >= preferred})
            if len(found) == 1:
                return NamedNode(found[0])
            if found:
                raise QueryError(f"{name!r} is the name of {', '.join(map(abbreviated, found))}; give one of these")
    labels = {label.casefold(): label for label, _, _ in sorted(names, reverse=True)}
    near = [labels[match] for match in difflib.get_close_matches(name.casefold(), sorted(labels), n=3)]
    noun = abbreviated(str(kind)).rpartition(":")[2].lower()
    hint = f"did you mean {' or '.join(near)}?" if near else f"see kg ask {_LISTED_BY[noun]}"
    raise QueryError(f"no {noun} called {name!r} in this graph; {hint}")


def _names(kind: URIRef, store: Store) -> list[tuple[str, bool, str]]:
    """Return name, whether it is a main one, and IRI of all nodes of a class."""
    found = []
    for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(kind)), None):
        node = quad.subject
        if not isinstance(node, NamedNode):
            continue
        found += [(node.value, True, node.value), (abbreviated(node.value), True, node.value)]
        for predicate in (SKOS.prefLabel, RDFS.label, SKOS.altLabel):
            labels = store.quads_for_pattern(node, NamedNode(str(predicate)), None, None)
            found += [(q.object.value, predicate != SKOS.altLabel, node.value) for q in labels]  # type: ignore[union-attr]
    return found
