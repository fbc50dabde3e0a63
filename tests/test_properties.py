# ruff: noqa: E501
"""What holds whatever the text: places are exact, order does not matter, nothing a text contains breaks the run."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.assemble import assemble, pool
from kg.model import Act, Actor, ActorKind, Claim, Document, Evidence, Extraction, Knowledge, Span
from kg.parsing.load import Parser, load_parser
from kg.pipeline import Known, extract_batch
from kg.reading import document
from kg.records import extraction_json, extraction_line
from kg.settings import Settings
from kg.validate import verify_quotes

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))

# --- assembly ---------------------------------------------------------------------------------------------------

EVIDENCE = st.builds(
    lambda document_id, start, rule: Evidence(document_id, Span(start, start + 5), rule),
    st.sampled_from("abc"),
    st.integers(0, 3),
    st.sampled_from(["said", "quoted"]),
)
CLAIMS = st.builds(
    Claim,
    claimant=st.sampled_from(["org/unison", "org/ofsted", None]),
    act=st.sampled_from([Act.STATEMENT, Act.BLAME]),
    text=st.sampled_from(["Staff suffer", "staff suffer.", "No."]),
    target=st.sampled_from([(), ("org/x",)]),
    confidence=st.sampled_from([0.5, 0.9]),
    evidence=st.lists(EVIDENCE, min_size=1, max_size=3).map(tuple),
)
ACTORS = st.builds(
    Actor,
    id=st.sampled_from(["org/unison", "org/ofsted"]),
    label=st.sampled_from(["UNISON", "Unison", "Ofsted"]),
    kind=st.sampled_from([ActorKind.ORGANIZATION, ActorKind.GROUP]),
    aliases=st.lists(st.sampled_from(["the union", "Unison", "UNISON"]), unique=True).map(tuple),
)
EXTRACTIONS = st.lists(
    st.builds(
        Extraction,
        document=st.sampled_from("abcd").map(lambda name: Document(name, f"{name}.txt", "A text of some length.")),
        actors=st.lists(ACTORS, max_size=2, unique_by=lambda a: a.id).map(tuple),
        claims=st.lists(CLAIMS, max_size=4).map(pool),
    ),
    max_size=4,
    unique_by=lambda e: e.document.id,
)


def stated(claims: tuple[Claim, ...]) -> list[tuple[str, tuple[Evidence, ...], float]]:
    return [(c.id, c.evidence, c.confidence) for c in claims]


@given(st.lists(CLAIMS, max_size=8))
def test_equal_claims_become_one_and_keep_all_evidence(claims: list[Claim]) -> None:
    pooled = pool(claims)
    assert len({c.id for c in pooled}) == len(pooled)
    assert {c.id for c in pooled} == {c.id for c in claims}
    for claim in pooled:
        assert set(claim.evidence) == {e for c in claims if c.id == claim.id for e in c.evidence}
        assert claim.confidence == max(c.confidence for c in claims if c.id == claim.id)


@given(st.lists(CLAIMS, max_size=8))
def test_pooling_again_changes_nothing(claims: list[Claim]) -> None:
    once = pool(claims)
    assert stated(pool(once)) == stated(once)


@given(EXTRACTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_matter(extractions: list[Extraction], chance: random.Random) -> None:
    shuffled = list(extractions)
    chance.shuffle(shuffled)
    first, second = assemble(extractions), assemble(shuffled)
    assert first == second
    assert stated(first.claims) == stated(second.claims)


# --- reading ----------------------------------------------------------------------------------------------------

PIECES = [
    "“We need help,” said Helga Pile.", "UNISON", "By Ann Lee", "13 November 2008", "Related articles", "- item", "http://x.y/z",
    "\n", "\n\n", "\r\n", "\u202e", "\ufeff", "\x00", "\x0b", "\u2028", "👩‍👧", "é", "<b>", "</script>", "\\", '"', "’", "“", " ", "\t",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_blocks_lie_in_order_in_the_text(text: str) -> None:
    read = document(text)
    assert read.text == text
    ends = 0
    for block in read.blocks:
        assert ends <= block.span.start < block.span.end <= len(text)
        assert block.span.of(text).strip()
        ends = block.span.end


# --- the whole text half ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(Settings())


def check_places(extraction: Extraction) -> dict[str, Any]:
    """Every place is where it says it is; returns the extraction as it is printed."""
    text = extraction.document.text
    printed = extraction_json(extraction)
    known = {actor["id"] for actor in printed["actors"]}
    for mention in (m for actor in printed["actors"] for m in actor["mentions"]):
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for statement in (*printed["roles"], *printed["events"], *printed["claims"]):
        for evidence in statement["evidence"]:
            assert 0 <= evidence["start"] < evidence["end"] <= len(text)
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    for claim in printed["claims"]:
        assert " … ".join(text[start:end] for start, end in claim["content"]) == claim["text"]
        assert {claim["claimant"], *claim["target"], *claim["addressee"]} - {None} <= known
    assert verify_quotes([extraction]) == ()
    assert json.loads(extraction_line(extraction))["document"]["length"] == len(text)
    return printed


@pytest.mark.model
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_places_are_exact_and_two_runs_agree(path: Path, parser: Parser, known: Known) -> None:
    read = document(path.read_bytes().decode("utf-8-sig"), path=path.name)
    (first,) = extract_batch([read], parser, known, Settings())
    (second,) = extract_batch([read], parser, known, Settings())
    printed = check_places(first)
    assert printed["claims"]
    assert extraction_line(first) == extraction_line(second)


@pytest.mark.model
def test_a_document_says_the_same_in_whatever_company(parser: Parser, known: Known) -> None:
    documents = [document(path.read_bytes().decode("utf-8-sig"), path=path.name) for path in CORPUS]
    together = extract_batch(documents, parser, known, Settings())
    alone = [extract_batch([read], parser, known, Settings())[0] for read in documents]
    assert [extraction_line(e) for e in together] == [extraction_line(e) for e in alone]
    assert isinstance(assemble(together), Knowledge)


@pytest.mark.model
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(PIECES)), min_size=1, max_size=12))
def test_damage_moves_places_but_never_breaks_them(parser: Parser, known: Known, damage: list[tuple[int, str]]) -> None:
    text = CORPUS[2].read_bytes().decode("utf-8-sig")[:2000]
    for place, piece in damage:
        text = text[:place] + piece + text[place:]
    (extraction,) = extract_batch([document(text, path="a.txt")], parser, known, Settings(author_claims="always"))
    check_places(extraction)
