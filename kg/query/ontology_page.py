"""Writes the page of the ontology for the documentation: each term with its meaning, axioms and an example.

    python -m kg.query.ontology_page docs/reference/ontology.md

Everything on it comes from ontology/ace.ttl, example.ttl and alignments.ttl; a test holds the file to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, VANN

from kg.ontology import ontology_dir, read_turtle, schema_graph
from kg.vocabulary import ACE, HOME, PREFIXES, abbreviated

_PROFILE = """\
The ontology lies within [OWL 2 RL](https://www.w3.org/TR/owl2-profiles/#OWL_2_RL), hence OWL 2 DL; a test holds it to
the forms of that profile. Rule engines and stores that infer (GraphDB, RDFox, owlrl) can use it whole. Nothing needs
inference: the data name the super-class `ace:Actor` beside the class of each actor.

A test looks for the pitfalls of [OOPS!](https://oops.linkeddata.es/catalogue.jsp) that a program can find: terms
without label, comment, domain, range or type, cycles, wrong inverses, missing disjointness, terms that other
vocabularies do not have, naming, namespace and licence. None that is critical or important is left but one: the address
of the namespace is not registered yet, so the ontology cannot be had there (P37). Of inverses, those that a query would
use are declared.
"""
_RELATIONS = {SKOS.closeMatch: "close to", SKOS.relatedMatch: "related to"}
_EXAMPLE = """\
The examples in Turtle are from `ontology/example.ttl`, a text of five sentences as `kg` reads it; prefixes stand at its
head.
"""


def ontology_page() -> str:
    """Return the page as Markdown."""
    graph = schema_graph()
    home = URIRef(HOME + "ns")
    sections = (
        "# The ontology",
        f"**{graph.value(home, DCTERMS.title)}.** {graph.value(home, DCTERMS.description)}",
        "\n".join(_facts(graph, home)),
        "Written by `python -m kg.query.ontology_page` from the files of `ontology/`; change those.",
        "## Profile and checks",
        _PROFILE,
        "## Classes",
        _EXAMPLE,
        "\n\n".join(_classes(graph)),
        "## Properties",
        "\n\n".join(_properties(graph)),
        "## Closed lists",
        "\n\n".join(_lists(graph)),
        "## Alignments",
        "Super-classes and super-properties stand with each term; `ontology/alignments.ttl` holds what says less.",
        "\n".join(_alignments(read_turtle(ontology_dir() / "alignments.ttl"))),
    )
    return "\n\n".join(section.rstrip("\n") for section in sections) + "\n"


def _facts(graph: Graph, home: URIRef) -> Iterator[str]:
    yield "| | |\n|---|---|"
    yield f"| namespace | `{graph.value(home, VANN.preferredNamespaceUri)}` |"
    yield f"| prefix | `{graph.value(home, VANN.preferredNamespacePrefix)}` |"
    yield f"| version | {graph.value(home, OWL.versionInfo)}, of {graph.value(home, DCTERMS.issued)} |"
    yield f"| licence | <{graph.value(home, DCTERMS.license)}> |"


def _classes(graph: Graph) -> Iterator[str]:
    examples = _examples()
    for term in _own(graph, OWL.Class):
        yield _heading(term)
        yield f"{graph.value(term, RDFS.comment)}"
        yield f"Example: {graph.value(term, SKOS.example)}"
        apart = {*graph.objects(term, OWL.disjointWith), *graph.subjects(OWL.disjointWith, term)}
        rows = (
            ("is also", _names(graph.objects(term, RDFS.subClassOf))),
            ("narrower", _names(graph.subjects(RDFS.subClassOf, term))),
            ("never also", _names(apart)),
            ("has", _names(_at(graph, term, RDFS.domain, SDO.domainIncludes))),
            ("stands after", _names(_at(graph, term, RDFS.range, SDO.rangeIncludes))),
        )
        yield "\n".join(("| | |\n|---|---|", *(f"| {name} | {value} |" for name, value in rows if value)))
        yield f"```turtle\n{examples[term]}\n```"


def _at(graph: Graph, term: URIRef, *ends: URIRef) -> set[object]:
    """Return the properties that may stand on a class, or point to it."""
    return {found for end in ends for found in graph.subjects(end, term)}


def _examples() -> dict[URIRef, str]:
    """Return for each class the first node of example.ttl that is of it, as it stands there."""
    path = ontology_dir() / "example.ttl"
    head, *blocks = path.read_text(encoding="utf-8").strip().split(" .\n\n")
    found: dict[URIRef, str] = {}
    for block in blocks:
        text = block.rstrip(" .\n") + " ."
        node = Graph().parse(data=f"{head} .\n\n{text}", format="turtle")
        for kind in node.objects(None, RDF.type):
            found.setdefault(URIRef(str(kind)), text)
    return found


def _properties(graph: Graph) -> Iterator[str]:
    for term in (*_own(graph, OWL.ObjectProperty), *_own(graph, OWL.DatatypeProperty)):
        yield _heading(term)
        note = graph.value(term, SKOS.scopeNote)
        yield f"{graph.value(term, RDFS.comment)} {note or ''}".strip()
        inverse = {*graph.objects(term, OWL.inverseOf), *graph.subjects(OWL.inverseOf, term)}
        rows = (
            ("of", _names((*graph.objects(term, RDFS.domain), *graph.objects(term, SDO.domainIncludes)))),
            ("to", _names((*graph.objects(term, RDFS.range), *graph.objects(term, SDO.rangeIncludes)))),
            ("is also", _names(graph.objects(term, RDFS.subPropertyOf))),
            ("inverse", _names(inverse)),
        )
        yield "\n".join(("| | |\n|---|---|", *(f"| {name} | {value} |" for name, value in rows if value)))


def _lists(graph: Graph) -> Iterator[str]:
    for scheme in _own(graph, SKOS.ConceptScheme):
        yield _heading(scheme)
        yield f"{graph.value(scheme, RDFS.comment)}"
        values = sorted((t for t in graph.subjects(SKOS.inScheme, scheme)), key=str)
        rows = (f"| `{_name(t)}` | {graph.value(t, SKOS.definition)} |" for t in values)
        yield "\n".join(("| value | meaning |\n|---|---|", *rows))


def _alignments(graph: Graph) -> Iterator[str]:
    """Yield a row a mapping, then those to models that have no IRIs."""
    bound = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    yield "| term | | of another model |\n|---|---|---|"
    for term in sorted(set(graph.subjects()), key=str):
        for relation, told in _RELATIONS.items():
            for iri in sorted(map(str, graph.objects(term, relation))):
                short = next((p + ":" + iri.removeprefix(n) for p, n in bound.items() if iri.startswith(n)), iri)
                yield f"| `{_name(term)}` | {told} | `{short}` |"
        for note in sorted(graph.objects(term, SKOS.note), key=str):
            yield f"| `{_name(term)}` | note | {note} |"


def _own(graph: Graph, kind: URIRef) -> list[URIRef]:
    """Return our terms of a kind, by name."""
    ours = (t for t in graph.subjects(RDF.type, kind) if isinstance(t, URIRef) and t in ACE._NS)
    return sorted(ours, key=lambda term: (str(term).casefold(), str(term)))


def _name(term: object) -> str:
    return abbreviated(str(term))


def _heading(term: URIRef) -> str:
    """Return a heading that links can name; an attribute list would be read by few programs."""
    return f'<a id="{_anchor(term)}"></a>\n\n### {_name(term)}'


def _anchor(term: URIRef) -> str:
    """Return the id of a heading; ace:Claim and ace:claim would be one without the kind of the first letter."""
    name = term.removeprefix(PREFIXES["ace"])
    return f"{'class' if name[0].isupper() else 'property'}-{name}"


def _names(terms: Iterable[object]) -> str:
    return ", ".join(_linked(t) for t in sorted(set(terms), key=str))


def _linked(term: object) -> str:
    ours = isinstance(term, URIRef) and term in ACE._NS
    return f"[`{_name(term)}`](#{_anchor(URIRef(str(term)))})" if ours else f"`{_name(term)}`"


def main() -> None:
    """Write the page to the file that the command names."""
    Path(sys.argv[1]).write_text(ontology_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
