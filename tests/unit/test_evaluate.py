"""Scores are checked by hand on one small document; every figure here was counted with a pencil."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluate import Miss, evaluate

TEXT = (
    "Unison blamed ministers for the cuts. “The service is failing children,” said Helga Pile, national officer "
    "of the union. Ofsted inspected Leeds in July 2009. Staff should be paid more. Nobody said a word."
)
GOLD = """
document: news.txt
actors:
  - {id: unison, name: UNISON, type: Organization, mentions: ["the union"]}
  - {id: pile, name: Helga Pile, type: Person, mentions: []}
  - {id: ofsted, name: Ofsted, type: Organization, mentions: []}
  - {id: ministers, name: ministers, type: Group, mentions: []}
roles:
  - {person: pile, role: national officer, organization: unison}
events:
  - {id: e1, type: Inspection, text: "Ofsted inspected Leeds", agent: ofsted, date: 2009-07}
  - {id: e2, type: FundingCut, text: "the cuts", agent: [ministers, unison]}
claims:
  - {id: c1, source: unison, cue: blamed, kind: indirect, stance: against, target: ministers,
     text: "ministers for the cuts"}
  - {id: c2, source: pile, cue: said, kind: direct, text: "The service is failing children"}
  - {id: c3, source: author, kind: author, modality: demand, text: "Staff should be paid more"}
not_claims: ["Nobody said a word"]
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "news.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def actor(name: str, label: str, kind: str = "organization", *mentions: str) -> dict[str, Any]:
    return {"id": name, "label": label, "kind": kind, "aliases": [], "mentions": [{"text": m} for m in mentions]}


def claim(claimant: str | None, *content: str, **more: Any) -> dict[str, Any]:
    return {"claimant": claimant, "content": [span(words) for words in content], "cue": [], "target": [], **more}


def event(type_: str, words: str, **more: Any) -> dict[str, Any]:
    start, end = span(words)
    return {"type": type_, "start": start, "end": end, "agent": [], "date": None, **more}


def extracted(**parts: Any) -> dict[str, Any]:
    document = {"path": "somewhere/news.txt", "author_id": "person/moffat", "publisher_id": "org/paper"}
    return {"document": document, "actors": [], "roles": [], "events": [], "claims": [], **parts}


ACTORS = [
    actor("org/unison", "Unison"),
    actor("person/helga-pile", "Helga Pile", "person"),
    actor("org/ofsted", "OFSTED’s"),
    actor("group/ministers", "government", "group", "The Ministers"),
]


def scores(gold: Path, **parts: Any) -> dict[str, Any]:
    return evaluate(gold, [extracted(**parts)], texts=gold).to_json()


def test_everything_right(gold: Path) -> None:
    found = extracted(
        actors=ACTORS,
        roles=[{"person": "person/helga-pile", "title": "National Officer", "organization": "org/unison"}],
        events=[
            event("inspection", "Ofsted inspected Leeds in July", agent=["org/ofsted"], date="2009-07"),
            event("FundingCut", "cuts", agent=["org/unison"]),
        ],
        claims=[
            claim("org/unison", "ministers for the cuts", stance="opposes", target=["group/ministers"]),
            claim("person/helga-pile", "The service is failing children,"),
            claim("person/moffat", "Staff should be paid more", act="demand"),
        ],
    )
    result = evaluate(gold, [found], texts=gold)
    assert result.misses == ()
    assert result.to_json() == {
        "claims": {
            "gold": 3,
            "predicted": 3,
            "content_recall": 1.0,
            "full_recall": 1.0,
            "precision": 1.0,
            "full_f1": 1.0,
            "by_kind": {"direct": "1/1", "indirect": "1/1", "author": "1/1"},
            "stance": "1/1",
            "modality": "1/1",
            "target": "1/1",
            "traps_fallen": "0/1",
        },
        "actors": {"recall": 1.0, "precision": 1.0, "gold": 4, "predicted_named": 3},
        "roles": {"recall": 1.0, "gold": 1, "predicted": 1},
        "events": {"found": 1.0, "typed": 1.0, "agent": "2/2", "date": "1/1", "gold": 2, "predicted": 2},
    }


def test_nothing_found(gold: Path) -> None:
    result = evaluate(gold, [extracted()], texts=gold)
    figures = result.to_json()
    assert (figures["claims"]["full_recall"], figures["claims"]["precision"], figures["claims"]["full_f1"]) == (
        0,
        None,
        0,
    )
    assert figures["actors"]["precision"] is None
    assert result.misses == (
        Miss("news.txt", "actor", "unison"),
        Miss("news.txt", "actor", "pile"),
        Miss("news.txt", "actor", "ofsted"),
        Miss("news.txt", "actor", "ministers"),
        Miss("news.txt", "role", "pile: national officer"),
        Miss("news.txt", "event", "e1 Inspection: Ofsted inspected Leeds"),
        Miss("news.txt", "event", "e2 FundingCut: the cuts"),
        Miss("news.txt", "claim", "c1 unison «blamed»: ministers for the cuts"),
        Miss("news.txt", "claim", "c2 pile «said»: The service is failing children"),
        Miss("news.txt", "claim", "c3 author «-»: Staff should be paid more"),
    )


def test_a_document_that_was_not_extracted_is_named_and_counts_as_missed(gold: Path) -> None:
    figures = evaluate(gold, [], texts=gold).to_json()
    assert figures["documents_absent"] == ["news.txt"]
    assert figures["claims"]["gold"] == 3


def test_the_right_words_of_the_wrong_claimant_are_content_only(gold: Path) -> None:
    result = evaluate(
        gold, [extracted(actors=ACTORS, claims=[claim("org/ofsted", "ministers for the cuts")])], texts=gold
    )
    figures = result.to_json()["claims"]
    assert (figures["content_recall"], figures["full_recall"], figures["precision"]) == (0.333, 0.0, 0.0)
    assert any("content found, claimant org/ofsted" in miss.what for miss in result.misses)


def test_of_two_with_the_content_the_right_claimant_counts(gold: Path) -> None:
    both = [claim("org/ofsted", "ministers for the cuts"), claim("org/unison", "ministers for the cuts.")]
    figures = scores(gold, actors=ACTORS, claims=both)["claims"]
    assert (figures["full_recall"], figures["precision"]) == (0.333, 0.5)


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("ministers for", 1),  # 13 of 22 characters
        ("for the cuts", 1),  # 12 of 22
        ("the cuts", 0),  # 8 of 22
        ("Unison blamed ministers for the cuts", 1),  # 22 of 36
    ],
)
def test_content_counts_from_half_of_the_joint_characters(gold: Path, words: str, counts: int) -> None:
    figures = scores(gold, actors=ACTORS, claims=[claim("org/unison", words)])["claims"]
    assert figures["by_kind"]["indirect"] == f"{counts}/1"


def test_a_longer_quotation_holds_the_gold_one_but_a_longer_report_does_not(gold: Path) -> None:
    claims = [claim("person/helga-pile", TEXT), claim("org/unison", TEXT)]
    figures = scores(gold, actors=ACTORS, claims=claims)["claims"]
    assert figures["by_kind"] == {"direct": "1/1", "indirect": "0/1", "author": "0/1"}


def test_content_in_several_stretches_is_joined(gold: Path) -> None:
    parts = claim("person/helga-pile", "The service is", "failing children")
    assert scores(gold, actors=ACTORS, claims=[parts])["claims"]["by_kind"]["direct"] == "1/1"


@pytest.mark.parametrize("claimant", ["person/moffat", "org/paper", "author", "blog/author"])
def test_the_author_of_the_gold_is_author_or_publisher(gold: Path, claimant: str) -> None:
    figures = scores(gold, claims=[claim(claimant, "Staff should be paid more")])["claims"]
    assert figures["by_kind"]["author"] == "1/1"


def test_words_that_only_look_like_a_claim_are_a_trap(gold: Path) -> None:
    fallen = claim(None, "word", cue=[span("said a")])
    assert scores(gold, claims=[fallen])["claims"]["traps_fallen"] == "1/1"


def test_groups_do_not_count_against_the_precision_of_actors(gold: Path) -> None:
    found = [actor("group/staff", "staff", "group"), actor("org/nobody", "Nobody"), ACTORS[0]]
    assert scores(gold, actors=found)["actors"] == {"recall": 0.25, "precision": 0.5, "gold": 4, "predicted_named": 2}


def test_a_role_needs_its_organization_and_a_word_of_its_title(gold: Path) -> None:
    role = {"person": "person/helga-pile", "title": "officer", "organization": "org/unison"}
    for wrong in ({"organization": None}, {"title": "secretary"}, {"title": None}, {"person": "org/ofsted"}):
        assert scores(gold, actors=ACTORS, roles=[role | wrong])["roles"]["recall"] == 0.0
    assert scores(gold, actors=ACTORS, roles=[role])["roles"]["recall"] == 1.0


def test_an_event_of_a_near_type_is_typed_and_of_another_only_found(gold: Path) -> None:
    near = scores(gold, events=[event("Assessment", "inspected"), event("Death", "cuts")])["events"]
    assert (near["found"], near["typed"]) == (1.0, 0.5)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (("document: news.txt", "title: News"), "the key “document” must name the text file"),
        (("kind: indirect, ", ""), "claims, entry 1: kind must be given"),
        (("kind: indirect", "kind: rumour"), "claim c1: kind is 'rumour'; use one of direct"),
        (('text: "the cuts"', 'text: "no cuts"'), "event e2: its text does not stand in news.txt"),
        (("id: ofsted, name", "name"), "actors, entry 3: id must be given"),
        (("roles:", "roles: ["), "cannot be read as YAML"),
        (("roles:\n  - {person: pile, role: national officer, organization: unison}", "roles: none"), "must be a list"),
        (
            ("roles:\n  - {person", "roles:\n  - pile\n  - {person"),
            "roles, entry 1: must be a mapping with person, role",
        ),
    ],
)
def test_ill_formed_gold_is_named(gold: Path, damage: tuple[str, str], message: str) -> None:
    assert damage[0] in GOLD
    (gold / "news.yaml").write_text(GOLD.replace(*damage), encoding="utf-8")
    with pytest.raises(InputError, match=r"news\.yaml") as error:
        evaluate(gold, [extracted()], texts=gold)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_gold_and_texts_are_named(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        evaluate(tmp_path / "nowhere", [])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no gold here"):
        evaluate(tmp_path / "empty", [])
    with pytest.raises(InputError, match="name the folder of the documents"):
        evaluate(gold, [], texts=tmp_path / "empty")
    with pytest.raises(InputError, match="names no path"):
        evaluate(gold, [{"claims": []}], texts=gold)


def test_gold_of_the_corpus_fits_its_documents() -> None:
    root = Path(__file__).parents[2]
    figures = evaluate(root / "tests/gold/corpus", [], texts=root / "corpus").to_json()
    assert len(figures["documents_absent"]) == len(list((root / "corpus").iterdir()))
    assert figures["claims"]["gold"] > 40
