"""What is wrong with a graph is told with the words it concerns."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest
from arbiter import Told, of_pyshacl
from examples.debate import CLAIMS, DOC1, DOC2, INSPECTION, knowledge
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import DCTERMS, ORG, RDF, XSD, Dataset, URIRef

from kg.bench_rdf.synthetic import synthetic
from kg.errors import ConformanceError
from kg.graph import Run, build_graph
from kg.graph.dataset import inner
from kg.model import Claim, Evidence, Knowledge, Mention, Span
from kg.settings import Settings
from kg.validate import Problem, Report, validate, verify_quotes
from kg.validate.facts import Facts
from kg.validate.shapes import shape_problems
from kg.vocabulary import ACE, NIF, SEM

BASE = "https://example.org/kg/"
BLAME = CLAIMS[1]


def graph_of(value: Knowledge) -> Dataset:
    return build_graph(value, settings=Settings(), run=Run(ended=None))


def with_claim(**changes: object) -> Knowledge:
    changed = dataclasses.replace(BLAME, **changes)  # type: ignore[arg-type]
    return dataclasses.replace(knowledge(), claims=(CLAIMS[0], changed))


def messages(report: Report) -> str:
    return "\n".join(map(str, report.problems))


def test_the_example_conforms_also_with_its_texts() -> None:
    assert validate(graph_of(knowledge()), documents=(DOC1, DOC2)).problems == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"date": "2012-02-30"}, "the date of a claim is a day, a month or a year"),
        ({"confidence": 1.5}, "the confidence of a claim lies between 0 and 1"),
        ({"text": ""}, "a claim says something"),
        ({"target": ("org/nobody",)}, "it points to something that the graph does not describe (see org/nobody)"),
        ({"topics": ("topic/none",)}, "the topic of a claim is one of ontology/topics.ttl"),
        ({"claimant": "event/" + INSPECTION.id.partition("/")[2]}, "a claim has one claimant, an actor"),
    ],
)
def test_a_defect_is_told_with_the_sentence(changes: dict[str, object], said: str) -> None:
    report = validate(graph_of(with_claim(**changes)))
    assert said in messages(report)
    assert "“UNISON, the UK's largest union, today laid blame" in messages(report)
    with pytest.raises(ConformanceError, match="the graph does not conform: “UNISON"):
        report.demand()


def test_an_unknown_event_type_is_told() -> None:
    value = dataclasses.replace(knowledge(), events=(dataclasses.replace(INSPECTION, type="party"),), claims=())
    assert "an event has one type" in messages(validate(graph_of(value)))


def test_a_quotation_that_is_not_in_the_document_is_told() -> None:
    other = dataclasses.replace(DOC1, text=DOC1.text.replace("laid blame", "put blame "))
    assert "the document has “put blame ” there" in messages(validate(graph_of(knowledge()), documents=(other,)))


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "said"),
    [
        (BLAME.id, str(ACE._NS) + "invented", Literal("x"), "uses a term that the ontology does not declare"),
        (BLAME.id, str(ACE.target), BlankNode("b"), "it has a blank node"),
        (BLAME.id, str(ACE.evidence), NamedNode(BASE + f"span/{DOC2.id}-94-102"), "a document that it does not name"),
        (BLAME.id, str(ACE.document), NamedNode(BASE + f"doc/{DOC2.id}"), "no evidence for it stands in a document"),
    ],
)
def test_a_foreign_triple_is_told(subject: str, predicate: str, value: NamedNode, said: str) -> None:
    graph = graph_of(knowledge())
    inner(graph).add(Quad(NamedNode(BASE + subject), NamedNode(predicate), value, NamedNode(BASE + "graph/entities")))
    if "evidence" in predicate:  # any span of the other document
        context = NamedNode(str(NIF.referenceContext))
        span = next(inner(graph).quads_for_pattern(None, context, NamedNode(BASE + f"doc/{DOC2.id}"))).subject
        inner(graph).add(
            Quad(NamedNode(BASE + subject), NamedNode(predicate), span, NamedNode(BASE + "graph/entities"))
        )
    assert said in messages(validate(graph))


def test_a_decimal_that_is_no_number_is_told() -> None:
    """PySHACL breaks on it."""
    graph = graph_of(knowledge())
    number = Literal("NaN", datatype=NamedNode(str(XSD.decimal)))
    inner(graph).add(Quad(NamedNode(BASE + BLAME.id), NamedNode(str(ACE.confidence)), number))
    assert "the confidence of a claim lies between 0 and 1 (not NaN)" in messages(validate(graph))


def test_a_date_that_is_none_is_told_in_a_sentence_alone(caplog: pytest.LogCaptureFixture) -> None:
    graph = graph_of(knowledge())
    when = Literal("2031-02-30", datatype=NamedNode(str(XSD.date)))
    inner(graph).add(Quad(NamedNode(BASE + BLAME.id), NamedNode(str(ACE.date)), when))
    assert "the date of a claim is a day, a month or a year (not 2031-02-30)" in messages(validate(graph))
    assert caplog.records == []


def test_a_span_past_the_end_is_told() -> None:
    short = dataclasses.replace(DOC1, text=DOC1.text[:30])
    value = Knowledge((dataclasses.replace(knowledge().extractions[0], document=short),), knowledge().actors)
    report = messages(validate(graph_of(value)))
    assert "it ends after the end of its document" in report


def test_long_sentences_are_cut_at_a_word() -> None:
    text = str(Problem("claim/1", "wrong", "word " * 100))
    assert text.endswith("word …” (claim/1): wrong")
    assert len(text) < 200


def test_verify_quotes_accepts_the_example() -> None:
    value = knowledge()
    whole = [dataclasses.replace(e, claims=_claims_of(value, e.document.id)) for e in value.extractions]
    assert verify_quotes(whole) == ()


def _claims_of(value: Knowledge, document_id: str) -> tuple[Claim, ...]:
    return tuple(c for c in value.claims if c.evidence[0].document_id == document_id)


def test_verify_quotes_tells_wrong_words_and_wrong_places() -> None:
    extraction = knowledge().extractions[0]
    mention = extraction.mentions[0]
    wrong = dataclasses.replace(
        extraction,
        mentions=(
            dataclasses.replace(mention, text="Unison"),
            Mention(DOC1.id, Span(5, 5), "", None, mention.found_by, 5),
        ),
        events=(dataclasses.replace(INSPECTION, evidence=(Evidence(DOC1.id, Span(0, 10_000), "r"),)),),
        claims=(dataclasses.replace(BLAME, text="failures in child care"),),
    )
    told = "\n".join(map(str, verify_quotes([wrong])))
    assert "“Unison” (mention 21): the document has “UNISON” there" in told
    assert "the span 5–5 does not lie in the document" in told
    assert "the span 0–10000 does not lie in the document" in told
    assert f"“failures in child care” ({wrong.claims[0].id}): the document has “failures in child protection" in told


def damaged() -> Dataset:
    """Return a graph with defects all over it, some of which show only where two documents are seen together."""
    graph = graph_of(synthetic(6))
    store = inner(graph)
    names = sorted((g for g in store.named_graphs() if "/doc/" in str(g)), key=str)
    lost = (ACE.claimant, NIF.anchorOf, DCTERMS.title, SEM.eventType, ORG.role, ACE.sha256)
    for name, predicate in zip(names, lost, strict=True):
        store.remove(next(store.quads_for_pattern(None, NamedNode(str(predicate)), None, name)))
    documents = [NamedNode(str(name).strip("<>").removesuffix("/graph")) for name in names]
    claims = [_first(store, ACE.Claim, name) for name in names]
    for subject, predicate, value in (
        (documents[1], DCTERMS.title, Literal("Another title")),
        (claims[2], ACE.claimant, NamedNode(BASE + "person/ed-balls")),
        (claims[3], ACE.topic, documents[3]),
        (claims[4], ACE.evidence, NamedNode(BASE + "span/none-1-2")),
        (claims[5], ACE.date, Literal("soon")),
        (_first(store, ACE.Span, names[4]), NIF.endIndex, Literal(0)),
        (NamedNode(BASE + "org/unison"), RDF.type, NamedNode(str(ACE.Person))),
        (BlankNode("b"), RDF.type, NamedNode(str(ACE.Claim))),
    ):
        store.add(Quad(subject, NamedNode(str(predicate)), value, names[0]))
    return graph


def _first(store: Store, wanted: URIRef, name: NamedNode | BlankNode | DefaultGraph) -> NamedNode:
    found = store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(wanted)), name)
    return min((quad.subject for quad in found if isinstance(quad.subject, NamedNode)), key=str)


def test_shapes_are_read_as_pyshacl_reads_them() -> None:
    store = inner(damaged())
    told = _told(store)
    assert told == of_pyshacl(store)
    assert len({message.partition(" (not ")[0] for _, message in told}) > 20
    assert ("b", "a claim has one act") in told


def _told(quads: Iterable[Quad]) -> Told:
    return {(problem.node, problem.message) for problem in shape_problems(Facts.of(quads))}
