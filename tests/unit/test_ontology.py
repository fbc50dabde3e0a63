"""Reading the gazetteer, topics and event types, and what is said of files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.model import ActorKind, KnownActor
from kg.ontology import event_types, known_actors, lifetimes, topics

PREFIX = """
@prefix ace: <https://w3id.org/ace-kg/ns#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix o: <https://example.org/kg/org/> . @prefix p: <https://example.org/kg/person/> .
@prefix t: <https://example.org/kg/topic/> .
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for ontology/, with a gazetteer of one union."""
    monkeypatch.setattr(ontology, "ontology_dir", lambda: tmp_path)
    text = """o:unison a ace:Organization ; skos:prefLabel "UNISON"@en ; skos:altLabel "Public Service Union"@en ;
        skos:hiddenLabel "Unison" ; org:classification "trade-union" ; ace:context "union" ;
        owl:sameAs <http://www.wikidata.org/entity/Q0> .
    o:branch a ace:Organization ; skos:prefLabel "Leeds branch" ; org:subOrganizationOf o:unison ."""
    (tmp_path / "actors.ttl").write_text(PREFIX + text, encoding="utf-8")
    return tmp_path


def by_id(actors: tuple[KnownActor, ...]) -> dict[str, KnownActor]:
    return {a.actor.id: a for a in actors}


def test_an_actor_is_read_with_its_names_and_links(own: Path) -> None:
    union = by_id(known_actors())["org/unison"]
    assert union.labels == ("UNISON", "Public Service Union")
    assert union.exact == ("Unison",)
    assert union.context == ("union",)
    assert union.actor.kind is ActorKind.ORGANIZATION
    assert union.actor.classification == "trade-union"
    assert union.actor.same_as == ("http://www.wikidata.org/entity/Q0",)
    assert by_id(known_actors())["org/branch"].actor.part_of == "org/unison"


def test_a_classification_may_be_an_iri(own: Path) -> None:
    text = (
        "o:x a ace:Organization ; skos:prefLabel 'X' ; org:classification <https://example.org/kg/actor-type/council> ."
    )
    (own / "actors.ttl").write_text(PREFIX + text, encoding="utf-8")
    assert known_actors()[0].actor.classification == "council"


def test_user_files_add_actors_and_names(own: Path) -> None:
    table = own / "mine.csv"
    table.write_text(
        "id,label,kind,aliases,exact\norg/unison,UNISON the union,organization,U|The Union,\n"
        "person/jo,Jo Ruiz,person,,Jo\n",
        encoding="utf-8-sig",
    )
    actors = by_id(known_actors([table]))
    assert actors["org/unison"].actor.label == "UNISON the union"
    assert set(actors["org/unison"].labels) == {"UNISON the union", "U", "The Union", "UNISON", "Public Service Union"}
    assert actors["org/unison"].exact == ("Unison",)
    assert actors["person/jo"].exact == ("Jo",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "id,label\norg/x,X\n", "line 1 must name columns"),
        ("a.csv", "id,label,kind,colour\norg/x,X,organization,red\n", "line 1 must name columns"),
        ("a.csv", "id,label,kind\norg/x,X,union\n", "line 2: kind is 'union'; use person, organization, group"),
        ("a.csv", "id,label,kind\norg/x,,organization\n", "line 2: id and label must not be empty"),
        ("a.csv", "id,label,kind\nunison,X,organization\n", "must end in org/name"),
        ("a.csv", "id,label,kind\norg/unison,U,person\n", "must end in person/name"),
        ("a.ttl", "o:x a ace:Organization .", "has no skos:prefLabel"),
        ("a.ttl", "p:x a ace:Organization ; skos:prefLabel 'X' .", "must end in org/name"),
        ("a.ttl", "o:x a ace:Organization", "not valid Turtle"),
        ("a.ttl", "<a <b> .", "not valid Turtle"),
        ("a.ttl", "[" * 100_000, "not valid Turtle"),
        ("a.ttl", "", "holds no actor; see ontology/actors.ttl for the form"),
        ("a.ttl", "<https://example.org/kg/org/x> a <https://w3id.org/ace-kg#Organization> .", "holds no actor"),
        (
            "a.ttl",
            "o:x a ace:Organization ; skos:prefLabel '" + "X" * 600 + "' .",
            "a name of 600 characters",
        ),
        ("a.csv", "id,label,kind\n", "holds no actor"),
        ("a.csv", "id,label,kind\norg/x," + "a" * 200_000 + ",organization\n", "line 2: not CSV .field larger"),
        ("a.csv", 'id,label,kind\norg/x,"X,organization\norg/y,Y,organization\n', "not CSV .unexpected end of data"),
        ("a.csv", "id,label,kind\norg/x,X, Y and Z,organization\n", "line 2: has more cells than columns"),
        ("a.csv", "id,label,kind,same_as\norg/x,X,organization,wiki data\n", "org/x: 'wiki data' is not an IRI"),
    ],
)
def test_a_wrong_gazetteer_says_where_and_what_to_do(own: Path, name: str, content: str, said: str) -> None:
    path = own / name
    path.write_text((PREFIX if name.endswith("ttl") else "") + content, encoding="utf-8")
    with pytest.raises(OntologyError, match=said) as error:
        known_actors([path])
    assert str(path) in str(error.value)


def test_a_missing_or_binary_file_is_named(own: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.csv: cannot be read"):
        known_actors([own / "none.csv"])
    (own / "latin.csv").write_bytes(b"id,label,kind\norg/x,Caf\xe9,organization\n")
    with pytest.raises(OntologyError, match=r"latin\.csv: not UTF-8 at byte 23"):
        known_actors([own / "latin.csv"])


def test_topics_come_with_labels_and_wider_topics() -> None:
    found = {t.id: t for t in topics()}
    thresholds = found["topic/thresholds"]
    assert thresholds.label == "thresholds"
    assert "threshold" in thresholds.labels
    assert thresholds.broader == ("topic/child-protection",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no skos:Concept"),
        ("t:a a skos:Concept .", "has no skos:prefLabel"),
        ("t:a a skos:Concept ; skos:prefLabel 'A' ; skos:broader t:b .", "narrower than topic/b"),
        ("t:a a skos:Concept ; skos:prefLabel 'A' . <urn:x/a> a skos:Concept ; skos:prefLabel 'B' .", "rename one"),
    ],
)
def test_a_wrong_topic_scheme_says_what_to_do(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "t.ttl"
    path.write_text(PREFIX + content, encoding="utf-8")
    with pytest.raises(OntologyError, match=said):
        topics(path)


def test_event_types_have_labels() -> None:
    assert event_types()["funding-cut"] == "funding cut"


def test_a_body_is_there_from_one_day_to_another_as_the_gazetteers_say(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        '<https://x.org/org/club> schema:dissolutionDate "1999-05"^^xsd:gYearMonth .\n'
    )
    found = lifetimes((mine, tmp_path / "more.csv"))
    assert found["org/club"] == (None, "1999-05")
    assert found["org/public-health-england"] == ("2013-04-01", "2021-10-01")
    assert all(begin is None or end is None or begin < end for begin, end in found.values())
