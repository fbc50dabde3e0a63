"""Writes ontology/README.md from ace.ttl, topics.ttl and the questions, so that it never says what they do not.

    python -m kg.query.handbook

A test fails when the file is not what this writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS

from kg.model import Topic
from kg.ontology import ontology_dir, schema_graph, topics
from kg.query.questions import questions
from kg.vocabulary import ACE, HOME, PREFIXES, abbreviated

_FILES = """\
| file | what it holds |
|---|---|
| `ace.ttl` | the vocabulary: classes, properties, closed lists |
| `shapes.ttl` | what a graph must look like (SHACL); every build is checked against it |
| `topics.ttl` | an example of a scheme of topics (SKOS), for one debate; `topics = "…"` in kg.toml names it, or yours |
| `example.ttl` | a text of five sentences as a graph, with a node of each class |
| `alignments.ttl` | how the terms meet those of other models |
| `actors.ttl` | the gazetteer: known bodies and the names that denote them |
| `queries/` | the questions below, one file each, plain SPARQL 1.1 |
"""
_GRAPHS = """\
| graph | what it holds |
|---|---|
| `{base}doc/<id>/graph` | what one document supports: its claims, positions, events, roles, spans and mentions |
| `{base}graph/entities` | actors with their names; issues with their wordings |
| `{base}graph/schema` | `ace.ttl` and the topics |
| `{base}graph/run` | program, model, rules and settings; what the data set is |

`graph.nq` has the graphs, `graph.ttl` is their union. What two documents support stands in the graphs of both: to
replace or remove a document, replace or remove its graph. No node is blank, the super-class `ace:Actor` is written
out, offsets count Unicode code points from 0, end exclusive.
"""


def handbook() -> str:
    """Return the text of ontology/README.md."""
    graph = schema_graph()
    home = URIRef(HOME + "ns")
    sections = (
        f"# {graph.value(home, DCTERMS.title)}",
        f"{graph.value(home, DCTERMS.description)}",
        f"Version {graph.value(home, OWL.versionInfo)}, namespace `{PREFIXES['ace']}`. Written by "
        "`python -m kg.query.handbook` from the files beside it; change those.",
        _FILES,
        "## Classes",
        "\n".join(_classes(graph)),
        "## Properties",
        "\n".join(_properties(graph)),
        "## Closed lists",
        "\n".join(_lists(graph)),
        "## Topics",
        "\n".join(_topics(topics())),
        "## Named graphs",
        _GRAPHS,
        "## Questions",
        '`kg ask NN` answers one; `kg ask 05 --actor "Ofsted"` gives a parameter. Elsewhere, paste the file.',
        "\n".join(_questions()),
    )
    return "\n\n".join(section.rstrip("\n") for section in sections) + "\n"


def _classes(graph: Graph) -> Iterator[str]:
    yield "| class | what it is | is also |\n|---|---|---|"
    for term in _terms(graph, OWL.Class):
        wider = _names(graph.objects(term, RDFS.subClassOf))
        yield f"| `{_name(term)}` | {graph.value(term, RDFS.comment)} | {wider} |"


def _properties(graph: Graph) -> Iterator[str]:
    yield "| property | of | to | meaning | is also |\n|---|---|---|---|---|"
    for term in (*_terms(graph, OWL.ObjectProperty), *_terms(graph, OWL.DatatypeProperty)):
        note = graph.value(term, SKOS.scopeNote)
        meaning = f"{graph.value(term, RDFS.comment)} {note or ''}".strip()
        cells = (
            f"`{_name(term)}`",
            _names(graph.objects(term, RDFS.domain)),
            _names(graph.objects(term, RDFS.range)),
            meaning,
            _names(graph.objects(term, RDFS.subPropertyOf)),
        )
        yield "| " + " | ".join(cells) + " |"


def _lists(graph: Graph) -> Iterator[str]:
    yield "| list | values |\n|---|---|"
    for scheme in _terms(graph, SKOS.ConceptScheme):
        values = sorted(_name(c) for c in graph.subjects(SKOS.inScheme, scheme))
        yield f"| `{_name(scheme)}`: {graph.value(scheme, RDFS.comment)} | {', '.join(f'`{v}`' for v in values)} |"


def _topics(found: Iterable[Topic], wider: str | None = None, depth: int = 0) -> Iterator[str]:
    """Yield the tree of topics as nested list items."""
    every = tuple(found)
    for topic in every:
        if (wider is None and not topic.broader) or wider in topic.broader:
            yield f"{'  ' * depth}- {topic.label}"
            yield from _topics(every, topic.id, depth + 1)


def _questions() -> Iterator[str]:
    yield "| | question | parameters |\n|---|---|---|"
    for question in questions():
        given = ", ".join(f"{p.name} (`{p.default}`)" for p in question.parameters)
        yield f"| [{question.number}](queries/{question.path.name}) | {question.title} | {given} |"


def _terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    """Return our terms of a kind, by name; those of others are declared beside them."""
    return sorted((t for t in graph.subjects(RDF.type, kind) if isinstance(t, URIRef) and t in ACE._NS), key=str)


def _name(term: object) -> str:
    return abbreviated(str(term))


def _names(terms: Iterable[object]) -> str:
    return ", ".join(f"`{_name(t)}`" for t in sorted(terms, key=str))


def main() -> None:
    """Write ontology/README.md."""
    (ontology_dir() / "README.md").write_text(handbook(), encoding="utf-8")


if __name__ == "__main__":
    main()
