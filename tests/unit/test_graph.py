"""What the triples say, in which graph they lie, and that hostile names and words cannot break them."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from examples.debate import ACTORS, CLAIMS, DOC1, DOC2, UNKNOWN_SPEAKER, WARNED, knowledge, span
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from pyoxigraph import NamedNode, parse
from pyoxigraph import RdfFormat as Form
from rdflib import DC, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD, Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCAT

from kg.errors import ConformanceError, OntologyError, SettingsError
from kg.graph import Run, build_graph
from kg.graph.dataset import triples
from kg.graph.terms import Term, day, decimal, document_graph, iri, slug, string, words
from kg.model import Actor, ActorKind, Document, Extraction, FoundBy, Knowledge, Mention, Span
from kg.settings import Settings
from kg.store import write_turtle
from kg.vocabulary import ACE, NIF, concept

BASE = "https://example.org/kg/"
RUN = Run(version="0.1.0", model="en", model_version="3.8.0", model_weights="ab", rule_set="cd", ended=None)


def graph_of(value: Knowledge, base: str = BASE, run: Run = RUN, **settings: object) -> Dataset:
    return build_graph(value, settings=Settings(base_iri=base, **settings), run=run)  # type: ignore[arg-type]


def term(written: Term) -> Any:
    """A term as a store reads it."""
    (triple,) = parse(f"<urn:s> <urn:p> {written} .", format=Form.N_TRIPLES)
    return triple.object


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return graph_of(knowledge())


def node(local: str) -> URIRef:
    return URIRef(BASE + local)


def test_a_claim_says_who_what_how_and_where(graph: Dataset) -> None:
    blame = next(c for c in CLAIMS if c.act == "blame")
    claim = node(blame.id)
    assert graph.value(claim, ACE.claimant) == node("org/unison")
    assert graph.value(claim, ACE.claimType) == concept(blame.act)
    assert graph.value(claim, ACE.target) == node("org/uk-government")
    assert graph.value(claim, ACE.date) == Literal("2012-05-01", datatype=XSD.date)
    assert str(graph.value(claim, ACE.rule)) == "laid-blame"
    assert graph.value(claim, ACE.document) == node(f"doc/{DOC1.id}")
    sentence = graph.value(claim, ACE.evidence)
    assert str(graph.value(sentence, NIF.anchorOf)).startswith("UNISON, the UK's largest union, today laid blame")
    assert str(graph.value(graph.value(claim, ACE.cueSpan), NIF.anchorOf)) == "laid blame"


def test_a_broken_quotation_has_a_span_a_stretch_in_code_points(graph: Dataset) -> None:
    spans = list(graph.objects(node(WARNED.id), ACE.contentSpan))
    quotes = {str(graph.value(s, NIF.anchorOf)) for s in spans}
    assert "We need proper supervision 😀." in quotes
    for each in spans:
        begin, end = (int(str(graph.value(each, p))) for p in (NIF.beginIndex, NIF.endIndex))
        assert DOC1.text[begin:end] == str(graph.value(each, NIF.anchorOf))


def test_a_claim_inside_a_claim_names_it_and_its_reporter(graph: Dataset) -> None:
    inner = next(c for c in CLAIMS if c.within)
    assert graph.value(node(inner.id), ACE.within) == node(WARNED.id)
    assert graph.value(node(inner.id), ACE.reportedBy) == node("person/helga-pile")


def test_a_claim_without_claimant_is_not_written() -> None:
    value = knowledge()
    unknown = dataclasses.replace(UNKNOWN_SPEAKER, claimant=None)
    inside = dataclasses.replace(CLAIMS[1], within=unknown.id)
    graph = graph_of(dataclasses.replace(value, claims=(unknown, inside)))
    assert set(graph.subjects(RDF.type, ACE.Claim)) == {node(inside.id)}
    assert graph.value(node(inside.id), ACE.within) is None


def test_the_words_of_a_topic_name_it() -> None:
    words_of_it = span(DOC1, "child protection")
    evidence = dataclasses.replace(CLAIMS[1].evidence[0], topics=(("topic/child-protection", words_of_it),))
    claim = dataclasses.replace(CLAIMS[1], evidence=(evidence,))
    graph = graph_of(dataclasses.replace(knowledge(), claims=(claim,)))
    found = graph.value(node(claim.id), ACE.topicSpan)
    assert str(graph.value(found, NIF.anchorOf)) == "child protection"
    assert graph.value(found, ACE.topic) == node("topic/child-protection")


def test_an_actor_has_its_names_super_class_and_mentions(graph: Dataset) -> None:
    ofsted = node("org/ofsted")
    assert set(graph.objects(ofsted, RDF.type)) == {ACE.Actor, ACE.Organization}
    assert graph.value(ofsted, SKOS.prefLabel) == Literal("Ofsted", lang="en")
    mention = graph.value(ofsted, ACE.evidence)
    assert str(graph.value(mention, NIF.anchorOf)) == "Ofsted"


def test_a_body_of_the_gazetteer_tells_from_when_to_when_it_was_there() -> None:
    gone = Actor("org/public-health-england", "Public Health England", ActorKind.ORGANIZATION)
    graph = graph_of(dataclasses.replace(knowledge(), actors=(*knowledge().actors, gone)))
    found = [graph.value(node(gone.id), each) for each in (SDO.foundingDate, SDO.dissolutionDate)]
    assert found == [Literal(day, datatype=XSD.date) for day in ("2013-04-01", "2021-10-01")]


def test_a_document_says_what_is_known_of_it() -> None:
    document = Document(
        "d", "d.txt", "Cuts.", author="Ann Lee", publisher="The Post", section="LETTERS", url="https://post.example/d"
    )
    graph = graph_of(Knowledge((Extraction(document, (), ()),), ()))
    said = [graph.value(node("doc/d"), each) for each in (DC.creator, DC.publisher, SDO.articleSection, SDO.url)]
    assert list(map(str, said)) == ["Ann Lee", "The Post", "LETTERS", "https://post.example/d"]


def test_a_document_gives_each_wording_for_an_actor_once_and_a_pronoun_only_where_there_is_no_other() -> None:
    text = "Ofsted said Ofsted’s view was known; the inspectorate said so, and it did. She agreed."
    ofsted, her = ACTORS[0], Actor("person/x", "X", ActorKind.PERSON)
    found = [("Ofsted", 0), ("Ofsted", 12), ("the inspectorate", 37), ("it", 67)]
    pronoun = {"it": FoundBy.PRONOUN}
    mentions = [
        Mention("d", Span(at, at + len(words)), words, ofsted.id, pronoun.get(words, FoundBy.NER), at)
        for words, at in found
    ]
    mentions.append(Mention("d", Span(75, 78), "She", her.id, FoundBy.PRONOUN, 75))
    extraction = Extraction(Document("d", "d.txt", text), (ofsted, her), tuple(mentions))
    graph = graph_of(Knowledge((extraction,), (ofsted, her)))
    shown = {str(graph.value(span, NIF.anchorOf)) for span in graph.objects(None, ACE.evidence)}
    assert shown == {"Ofsted", "the inspectorate", "She"}
    assert len(list(graph.objects(node(ofsted.id), ACE.evidence))) == 2


def test_a_page_about_an_actor_is_not_the_actor() -> None:
    actor = Actor(
        "org/o",
        "O",
        ActorKind.ORGANIZATION,
        (),
        ("https://en.wikipedia.org/wiki/O", "http://www.wikidata.org/entity/Q0"),
    )
    graph = graph_of(Knowledge((), (actor,)))
    assert list(graph.objects(node("org/o"), OWL.sameAs)) == [URIRef("http://www.wikidata.org/entity/Q0")]
    assert list(graph.objects(node("org/o"), SDO.sameAs)) == [URIRef("https://en.wikipedia.org/wiki/O")]


def test_a_link_that_is_no_iri_is_named() -> None:
    with pytest.raises(OntologyError, match="actor org/o: 'not an iri' is not an IRI"):
        graph_of(Knowledge((), (Actor("org/o", "O", ActorKind.ORGANIZATION, (), ("not an iri",)),)))


def test_roles_are_memberships_with_a_shared_post(graph: Dataset) -> None:
    held = graph.value(None, ORG.member, node("person/ed-balls"))
    assert str(graph.value(graph.value(held, ORG.role), SKOS.prefLabel)) == "children’s minister"
    assert graph.value(held, ACE.date) == Literal("2008-11-13", datatype=XSD.date)


def test_what_a_document_supports_lies_in_its_graph() -> None:
    quoted = CLAIMS[1]
    echoed = dataclasses.replace(
        quoted, evidence=(*quoted.evidence, *(dataclasses.replace(e, document_id=DOC2.id) for e in CLAIMS[6].evidence))
    )
    graph = graph_of(dataclasses.replace(knowledge(), claims=(echoed, CLAIMS[6])))
    first, second = (graph.graph(URIRef(document_graph(BASE, d.id)[1:-1])) for d in (DOC1, DOC2))
    assert first.value(node(echoed.id), ACE.claimant) == second.value(node(echoed.id), ACE.claimant)
    graph.remove_graph(first)
    assert [str(d) for d in graph.objects(node(echoed.id), ACE.document)] == [f"{BASE}doc/{DOC2.id}"]
    assert all(str(s).startswith(f"{BASE}span/{DOC2.id}") for s in graph.objects(node(echoed.id), ACE.evidence))


def test_every_triple_lies_in_a_named_graph_and_no_node_is_blank() -> None:
    store = graph_of(knowledge()).store._inner  # type: ignore[attr-defined]
    quads = list(store)
    names = {q.graph_name.value for q in quads}
    assert {n.removeprefix(BASE) for n in names} == {
        f"doc/{DOC1.id}/graph",
        f"doc/{DOC2.id}/graph",
        "graph/entities",
        "graph/schema",
        "graph/run",
    }
    assert all(isinstance(q.subject, NamedNode) for q in quads)


def test_documents_do_not_tell_where_they_lay(graph: Dataset) -> None:
    assert str(graph.value(node(f"doc/{DOC1.id}"), DCTERMS.identifier)) == "union.txt"
    assert not any("somewhere" in str(o) for o in graph.objects())


def test_two_copies_of_a_text_are_one_document_with_two_names() -> None:
    untitled = [dataclasses.replace(DOC1, path=path, title=None) for path in ("x/b.txt", "a.txt")]
    graph = graph_of(Knowledge(tuple(Extraction(d) for d in untitled)))
    document = node(f"doc/{DOC1.id}")
    assert [str(t) for t in graph.objects(document, DCTERMS.title)] == ["a.txt"]
    assert sorted(map(str, graph.objects(document, DCTERMS.identifier))) == ["a.txt", "b.txt"]


def test_a_statement_without_evidence_is_an_error() -> None:
    with pytest.raises(ConformanceError, match=rf"{CLAIMS[0].id} has no evidence"):
        graph_of(dataclasses.replace(knowledge(), claims=(dataclasses.replace(CLAIMS[0], evidence=()),)))


def test_evidence_of_a_document_that_was_not_given_is_an_error() -> None:
    with pytest.raises(ConformanceError, match=DOC1.id):
        graph_of(Knowledge((), ACTORS, claims=CLAIMS[:1]))


def test_the_run_names_program_model_rules_and_settings(graph: Dataset) -> None:
    run = graph.value(None, RDF.type, ACE.ExtractionRun)
    assert str(graph.value(run, ACE.modelVersion)) == "3.8.0"
    assert str(graph.value(run, ACE.ruleSet)) == "cd"
    assert "author_claims=signed" in {str(o) for o in graph.objects(run, ACE.setting)}
    assert str(graph.value(graph.value(run, PROV.wasAssociatedWith), RDFS.label)) == "kg 0.1.0"
    assert set(graph.objects(run, PROV.used)) == {node(f"doc/{d.id}") for d in (DOC1, DOC2)}


def test_the_description_counts_right(graph: Dataset) -> None:
    dataset = node("dataset")
    assert graph.value(dataset, VOID.triples) == Literal(len(triples(graph)))
    counts = {
        str(graph.value(part, VOID["class"])).rpartition("#")[2]: int(str(graph.value(part, VOID.entities)))
        for part in graph.objects(dataset, VOID.classPartition)
    }
    assert counts["Claim"] == len(CLAIMS)
    assert counts["Document"] == 2
    assert counts["Membership"] == 2


def test_the_data_set_says_in_which_files_it_lies(graph: Dataset) -> None:
    found = {str(graph.value(file, DCTERMS.title)) for file in graph.objects(node("dataset"), DCAT.distribution)}
    assert found == {"graph.ttl", "graph.nq"}


def test_the_data_set_says_of_its_publication_what_the_settings_say_and_no_more(graph: Dataset) -> None:
    dataset = node("dataset")
    assert [graph.value(dataset, each) for each in (DCTERMS.license, DCTERMS.creator, DCTERMS.issued)] == [None] * 3
    licence = "https://creativecommons.org/licenses/by/4.0/"
    published = graph_of(
        knowledge(),
        dataset_title="Rents",
        dataset_licence=licence,
        dataset_creator='Lee & "Sons"',
        dataset_issued="2012-05",
    )
    assert published.value(dataset, DCTERMS.title) == Literal("Rents", lang="en")
    assert published.value(dataset, DCTERMS.license) == URIRef(licence)
    assert str(published.value(published.value(dataset, DCTERMS.creator), FOAF.name)) == 'Lee & "Sons"'
    assert published.value(dataset, DCTERMS.issued) == Literal("2012-05", datatype=XSD.gYearMonth)


def test_how_the_data_set_is_described_does_not_make_another_run() -> None:
    runs = [set(graph_of(knowledge(), dataset_title=t).subjects(RDF.type, ACE.ExtractionRun)) for t in ("a", "b")]
    assert runs[0] == runs[1]


def test_workers_do_not_change_the_graph_but_settings_do() -> None:
    one, two = graph_of(knowledge(), workers=1), graph_of(knowledge(), workers=2)
    assert triples(one) == triples(two)
    assert triples(one) != triples(graph_of(knowledge(), author_claims="never"))


def test_no_clock_but_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert Run().ended is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert Run().ended == "1970-01-01T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(SettingsError, match="set it to seconds since 1970"):
        Run()


def test_the_base_iri_is_a_setting() -> None:
    graph = graph_of(knowledge(), base="urn:kg:")
    assert graph.value(URIRef("urn:kg:org/unison"), SKOS.prefLabel) == Literal("UNISON", lang="en")
    assert not any("example.org" in str(t) for triple in graph.triples((None, None, None)) for t in triple)


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2009-07-14", XSD.date),
        ("2009-07", XSD.gYearMonth),
        ("2009", XSD.gYear),
        ("2009-02-30", XSD.string),
        ("2009-13", XSD.string),
        ("0000", XSD.string),
        ("٢٠٠٩", XSD.string),
        ("2009-07\n", XSD.string),
    ],
)
def test_dates_are_as_precise_as_they_are_known(text: str, datatype: URIRef) -> None:
    assert term(day(text)).datatype.value == str(datatype)


@pytest.mark.parametrize(
    ("value", "text"), [(0.9, "0.9"), (1.0, "1"), (0.0, "0"), (-0.00001, "0"), (0.123456, "0.1235")]
)
def test_decimals_have_no_zeros_that_stores_drop(value: float, text: str) -> None:
    assert term(decimal(value)).value == text


@given(st.lists(st.text(), min_size=2, max_size=2, unique=True))
def test_different_ids_have_different_valid_iris(ids: list[str]) -> None:
    first, second = (iri(BASE, local)[1:-1] for local in ids)
    assert first != second
    assert first.isascii()
    assert NamedNode(first).value == first


@given(st.text())
def test_slugs_are_plain_and_stable(name: str) -> None:
    assert slug(name) == slug(name)
    assert slug(name).replace("-", "a").isalnum()
    assert slug(name).isascii()


def test_names_in_other_scripts_keep_apart() -> None:
    names = ["Ögürük", "Oguruk", "Право", "Правa", "公正取引委員会", "!!!", "???", "a" * 70, "a" * 71]
    assert len({slug(n) for n in names}) == len(names)


NASTY = [
    '"',
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x7f",
    "\ufffe",
    "\u2028",
    "\u202e",
    "<>",
    "'@en",
    "\ud800",
    "😀",
    "e\u0301",
]
NASTY += ["> <x> <y> <z> .", '""" . <x> <y> <z>', "x" * 100_000, "@prefix", "_:b0", "^^<x>", "\\u0022", "%20"]
HOSTILE = st.text(st.characters(codec=None, exclude_categories=()), max_size=60) | st.sampled_from(NASTY)


@hypothesis(deadline=None, max_examples=50)
@given(st.lists(HOSTILE, min_size=1, max_size=5), st.sampled_from([Form.TURTLE, Form.N_QUADS, Form.TRIG]))
def test_hostile_words_survive_every_syntax(texts: list[str], form: Form) -> None:
    actors = tuple(
        Actor(f"org/{n}-{t[:40]}", t or "-", ActorKind.ORGANIZATION, (t + "!",), (), None) for n, t in enumerate(texts)
    )
    graph = graph_of(Knowledge((), actors))
    store = graph.store._inner  # type: ignore[attr-defined]
    name = NamedNode(BASE + "graph/entities")
    written = store.dump(format=form, from_graph=name if form is Form.TURTLE else None)
    triples = {str(q.triple) for q in parse(written, format=form)}
    assert triples == {
        str(q.triple) for q in (store.quads_for_pattern(None, None, None, name) if form is Form.TURTLE else store)
    }
    labels = {str(n) for n in graph.objects(None, SKOS.prefLabel)}
    assert {term(words(t or "-")).value for t in texts} <= labels
    assert len(set(graph.subjects(RDF.type, ACE.Organization))) == len(actors)


@hypothesis(deadline=None, max_examples=20)
@given(st.lists(HOSTILE, min_size=1, max_size=3, unique=True))
def test_another_parser_reads_the_same_turtle(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("hostile") / "g.ttl"
    actors = tuple(Actor(f"org/{t[:50]}#{n}", t or "-", ActorKind.ORGANIZATION) for n, t in enumerate(texts))
    graph = graph_of(Knowledge((), actors))
    write_turtle(graph, path)
    read = Graph().parse(path)
    assert len(read) == len(triples(graph))
    assert len(set(read.subjects(RDF.type, ACE.Organization))) == len(actors)


@pytest.mark.parametrize(
    ("local", "ending"),
    [
        ("org/unison", "org/unison"),
        ("org/the_union.co", "org/the_union.co"),
        ("org/Ö", "org/_C3_96"),
        ("org/a/b", "org/a_2Fb"),
        ("org/-.", "org/_2D_2E"),
        ("org/_2F", "org/_5F2F"),
        ("org/%2F", "org/_252F"),
    ],
)
def test_iris_hold_nothing_a_prefixed_name_must_escape(local: str, ending: str) -> None:
    assert iri(BASE, local) == f"<{BASE}{ending}>"


def test_what_some_reader_cannot_hold_becomes_a_replacement_character() -> None:
    assert term(string("a\ud800b\x00c\uffffd")).value == "a\ufffdb\ufffdc\ufffdd"


def test_hash_seeds_do_not_change_a_byte(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from pathlib import Path\n"
        "from examples.debate import knowledge\n"
        "from kg.graph import Run, build_graph\n"
        "from kg.settings import Settings\n"
        "from kg.store import write_nquads, write_trig, write_turtle\n"
        "graph = build_graph(knowledge(), settings=Settings(), run=Run(ended=None))\n"
        "for write, name in ((write_turtle, 'g.ttl'), (write_nquads, 'g.nq'), (write_trig, 'g.trig')):\n"
        "    write(graph, Path(sys.argv[1]) / name)\n"
    )
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        made.append({p.name: p.read_bytes() for p in sorted(folder.iterdir())})
    assert made[0] == made[1]
    assert set(made[0]) == {"g.ttl", "g.nq", "g.trig"}
