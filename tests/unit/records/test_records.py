"""What was found, written as a line of JSON and read back: equal field by field, those that equality leaves out too."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import (
    Act,
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Claim,
    DateBasis,
    Document,
    Event,
    Evidence,
    Extraction,
    Factuality,
    FoundBy,
    Gap,
    Mention,
    Modality,
    Polarity,
    Role,
    Span,
    Stance,
    take_part,
)
from kg.ontology import event_roles
from kg.pipeline import extract
from kg.records import extraction_line, read_statements

CORPUS = Path(__file__).parents[3] / "corpus"
TEXT = "Ofsted inspected Leeds. “It failed”, she said 😀.\u2028Staff left. " * 3
ACTORS = ("org/ofsted", "person/ann-lee", "group/staff")


def again(extraction: Extraction) -> Extraction:
    (read,) = read_statements(extraction_line(extraction) + "\n").extractions
    return read


def test_nothing_is_lost_of_the_corpus() -> None:
    knowledge, _ = extract([CORPUS])
    for extraction in knowledge.extractions:
        assert repr(again(extraction)) == repr(extraction)


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
maybe = st.none() | words
dates = st.none() | st.sampled_from(["2009", "2009-07", "2009-07-01"])
actor_ids = st.sampled_from(ACTORS)
several = st.lists(actor_ids, max_size=3, unique=True).map(tuple)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


stretches = st.lists(spans(), max_size=2).map(tuple)
evidence = st.lists(
    st.builds(
        Evidence,
        document_id=st.just("d"),
        span=spans(),
        rule_id=words,
        source=stretches,
        cue=stretches,
        content=stretches,
        topics=st.lists(st.tuples(words, spans()), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=2,
).map(tuple)
bases = st.none() | st.sampled_from(DateBasis)
claims = st.builds(
    Claim,
    claimant=st.none() | actor_ids,
    act=st.sampled_from(Act),
    text=words,
    stance=st.sampled_from(Stance),
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    target=several,
    about=several,
    topics=several,
    addressee=several,
    date=dates,
    date_basis=bases,
    share=maybe,
    reported_by=several,
    within=maybe,
    scope=words,
    cue=words,
    confidence=st.integers(0, 100).map(lambda n: n / 100),
    reasons=st.lists(words, max_size=2).map(tuple),
    evidence=evidence,
)
events = st.builds(
    Event,
    type=words,
    label=words,
    participants=st.tuples(*(several for _ in event_roles())).map(
        lambda who: take_part(dict(zip((role.id for role in event_roles()), who, strict=True)))
    ),
    place=maybe,
    date=dates,
    date_basis=bases,
    factuality=st.sampled_from(Factuality),
    scope=words,
    evidence=evidence,
)
roles = st.builds(
    Role, person=actor_ids, title=words, organization=st.none() | actor_ids, date=dates, evidence=evidence
)
blocks = st.builds(
    Block, span=spans(), kind=st.sampled_from(BlockKind), repeats=st.none() | st.integers(0, 50), date=dates
)
mentions = st.builds(
    Mention,
    document_id=st.just("d"),
    span=spans(),
    text=words,
    actor_id=st.none() | actor_ids | st.just("org/not-listed"),
    found_by=st.sampled_from(FoundBy),
    head=st.integers(0, 50),
    why=words,
)


def ordered(found: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted({(m.span, m.head): m for m in found}.values(), key=lambda m: (m.span, m.head)))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    fields = {name: draw(maybe) for name in ("title", "date", "author", "publisher", "url")}
    made = draw(st.lists(blocks, max_size=3))
    document = Document("d", draw(words), TEXT, sha256=draw(words), blocks=tuple(made), **fields)
    kinds = (ActorKind.GROUP, ActorKind.ORGANIZATION, ActorKind.PERSON)
    actors = tuple(Actor(i, draw(words), kind, draw(several)) for i, kind in zip(sorted(ACTORS), kinds, strict=True))

    def in_order(found: list[Claim] | list[Event] | list[Role]) -> tuple[Claim | Event | Role, ...]:
        return tuple(sorted({s.id: s for s in found}.values(), key=lambda s: (s.evidence[0].span, s.id)))

    return Extraction(
        document,
        actors,
        ordered(draw(st.lists(mentions, max_size=4))),
        in_order(draw(st.lists(roles, max_size=2))),  # type: ignore[arg-type]
        in_order(draw(st.lists(events, max_size=2))),  # type: ignore[arg-type]
        in_order(draw(st.lists(claims, max_size=3))),  # type: ignore[arg-type]
        draw(maybe),
        draw(maybe),
        tuple(draw(st.lists(words, max_size=2))),
        in_order(draw(st.lists(claims, max_size=2))),  # type: ignore[arg-type]
        tuple(sorted(draw(st.lists(st.builds(Gap, span=spans(), reason=words), max_size=2)))),
    )


@settings(deadline=None, max_examples=60)
@given(extractions())
def test_nothing_is_lost_of_anything(extraction: Extraction) -> None:
    read = again(extraction)
    assert repr(read) == repr(extraction)
    assert extraction_line(read) == extraction_line(extraction)


def test_a_lone_surrogate_can_be_written() -> None:
    line = extraction_line(Extraction(Document("d", "d", "a\ud800b")))
    assert "\ufffd" in line and line.encode("utf-8")


@pytest.mark.parametrize("line", ["{", "[]", '{"document": {}}', "null"])
def test_what_is_no_record_is_named_with_its_line(line: str) -> None:
    with pytest.raises(Exception, match="line 2: not a line of kg build"):
        read_statements("\n" + line + "\n")
