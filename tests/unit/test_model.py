"""Equal statements are equal values with equal ids; where they were found does not matter."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Act,
    Block,
    BlockKind,
    Claim,
    DateBasis,
    Event,
    Evidence,
    Factuality,
    Polarity,
    Role,
    Span,
    Stance,
    digest,
    take_part,
)

HERE, THERE = Evidence("a", Span(0, 5), "said"), Evidence("b", Span(7, 9), "according-to")
CLAIM = Claim("org/unison", Act.BLAME, "staff suffer", evidence=(HERE,))
WHO = take_part({"agent": ("org/ofsted",), "affected": ("org/leeds",)})
EVENT = Event("inspection", "inspection of Leeds", WHO, evidence=(HERE,))
ROLE = Role("person/pile", "National Officer", "org/unison", evidence=(HERE,))

CLAIM_ID, EVENT_ID, ROLE_ID = (
    "claim/afbc56dcc34f6159",
    "event/inspection-8b31d2b9db6e210b",
    "membership/402ed7d276e8aa3e",
)
"""Written down: graphs made earlier name them."""


@pytest.mark.parametrize("statement", [CLAIM, EVENT, ROLE], ids=["claim", "event", "role"])
def test_evidence_does_not_change_what_is_stated(statement: Claim | Event | Role) -> None:
    elsewhere = replace(statement, evidence=(THERE,))
    assert elsewhere == statement
    assert hash(elsewhere) == hash(statement)
    assert elsewhere.id == statement.id


def test_confidence_and_cue_do_not_change_what_is_claimed() -> None:
    assert replace(CLAIM, confidence=0.5, cue="blamed", reasons=("hedged",)) == CLAIM


@pytest.mark.parametrize("text", ["Staff suffer", "staff  suffer.", "staff\nsuffer,", " staff suffer; "])
def test_case_space_and_closing_marks_do_not_make_another_claim(text: str) -> None:
    assert replace(CLAIM, text=text).id == CLAIM.id


@pytest.mark.parametrize(
    "change",
    [
        {"claimant": "org/ofsted"},
        {"claimant": None},
        {"text": "staff do not suffer"},
        {"share": "80%"},
        {"within": "claim/1"},
        {"scope": "a"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_speaker_act_or_content_is_another_claim(change: dict[str, object]) -> None:
    assert replace(CLAIM, **change).id != CLAIM.id  # type: ignore[arg-type]


def test_the_act_tells_claims_of_one_document_apart_but_not_the_echoes_of_a_quotation() -> None:
    own = replace(CLAIM, scope="a")
    assert replace(own, act=Act.STATEMENT).id != own.id
    echo = replace(CLAIM, act=Act.STATEMENT, text="“Staff suffer,”")
    assert echo.id == CLAIM.id


@pytest.mark.parametrize("change", [{"stance": Stance.OPPOSES}, {"polarity": Polarity.DENIED}, {"target": ("org/x",)}])
def test_how_a_claim_is_read_does_not_change_its_address(change: dict[str, object]) -> None:
    assert replace(CLAIM, **change).id == CLAIM.id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"type": "inquiry"},
        {"label": "inspection of York"},
        {"participants": take_part({"agent": ("org/leeds",), "affected": ("org/ofsted",)})},
        {"participants": take_part({"agent": ("org/ofsted", "org/leeds")})},
        {"date": "2009-07"},
        {"scope": "a"},
    ],
    ids=["type", "label", "swapped", "moved", "date", "scope"],
)
def test_another_event_has_another_id(change: dict[str, object]) -> None:
    assert replace(EVENT, **change).id != EVENT.id  # type: ignore[arg-type]


def test_the_order_of_participants_does_not_make_another_event() -> None:
    first, second = (
        replace(EVENT, participants=take_part({"agent": agents})) for agents in (("org/a", "org/b"), ("org/b", "org/a"))
    )
    assert first.id == second.id


def test_how_a_date_was_found_does_not_make_another_event() -> None:
    assert replace(EVENT, date_basis=DateBasis.RELATIVE, factuality=Factuality.ALLEGED).id == EVENT.id


def test_a_role_is_the_same_whatever_the_case_of_its_title() -> None:
    assert replace(ROLE, title="national officer").id == ROLE.id
    assert replace(ROLE, organization=None).id != ROLE.id


def test_ids_stay_the_same_from_run_to_run() -> None:
    assert digest("a") == hashlib.sha256(b"1:a").hexdigest()[:16]
    assert (CLAIM.id, EVENT.id, ROLE.id) == (CLAIM_ID, EVENT_ID, ROLE_ID)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_digests(first: list[str], second: list[str]) -> None:
    assert (digest(*first) == digest(*second)) == (first == second)


def test_lone_surrogates_have_a_digest() -> None:
    assert digest("\ud83d") != digest("\ud83e")


@pytest.mark.parametrize("statement", [CLAIM, EVENT, ROLE], ids=["claim", "event", "role"])
def test_statements_cross_process_borders(statement: Claim | Event | Role) -> None:
    back = pickle.loads(pickle.dumps(statement))
    assert back == statement
    assert back.evidence == statement.evidence


def test_spans_end_before_their_end() -> None:
    assert Span(0, 2).of("abc") == "ab"
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 3).overlaps(Span(2, 5))
    assert Span(0, 3).covers(Span(0, 3))
    assert not Span(0, 3).covers(Span(2, 4))


@pytest.mark.parametrize(
    ("kind", "extractable"),
    [(BlockKind.BODY, True), (BlockKind.REPEAT, True), (BlockKind.CHROME, False), (BlockKind.BYLINE, False)],
)
def test_nothing_is_drawn_from_chrome_and_bylines(kind: BlockKind, extractable: bool) -> None:
    assert Block(Span(0, 1), kind).extractable is extractable
