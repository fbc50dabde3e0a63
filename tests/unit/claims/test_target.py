# ruff: noqa: E501
"""Whom a claim is aimed at, whom it speaks of."""

from __future__ import annotations

from drafts import cast, drafts, read

from kg.claims.meaning import meaning
from kg.claims.target import EventPlaces, about, addressee, target
from kg.model import Event, Evidence, Factuality, Span

BLAMED = "Lee/NNP/nsubj>blamed blamed=blame/VBD/ROOT ministers=minister/NNS/dobj>blamed for/IN/prep>blamed cuts=cut/NNS/pobj>for ././punct>blamed"
MUST = (
    "Lee/NNP/nsubj>said said=say/VBD/ROOT Kay/NNP/nsubj>resign must/MD/aux>resign resign/VB/ccomp>said ././punct>said"
)
TOLD = "Lee/NNP/nsubj>told told=tell/VBD/ROOT ministers=minister/NNS/dobj>told rent/NN/nsubj>rose rose=rise/VBD/ccomp>told ././punct>told"


def aimed(parse: str, speaker: str = "person/lee", **named: str) -> tuple[str, ...]:
    made = read(parse)
    draft = drafts(made)[0]
    tokens = made.tokens_in(draft.content)
    return target(draft, cast(made, **named), tokens, speaker, meaning(draft, tokens))


def test_the_part_that_the_cue_names_is_aimed_at() -> None:
    assert aimed(BLAMED, ministers="group/ministers") == ("group/ministers",)


def test_who_is_to_do_what_is_demanded_is_aimed_at() -> None:
    assert aimed(MUST, Kay="person/kay") == ("person/kay",)


def test_nobody_aims_at_himself() -> None:
    assert aimed(MUST, speaker="person/kay", Kay="person/kay") == ()


def test_who_is_told_is_addressed() -> None:
    made = read(TOLD)
    (draft,) = drafts(made)
    who = cast(made, ministers="group/ministers")
    assert addressee(draft, who, "person/lee") == ("group/ministers",)
    assert addressee(draft, who, "group/ministers") == ()


def test_only_what_lies_whole_in_what_is_said_is_spoken_of() -> None:
    made = read(TOLD)

    def event(name: str, *spans: Span) -> Event:
        return Event(
            type=name,
            label=name,
            factuality=Factuality.OCCURRED,
            evidence=tuple(Evidence("d", span, "r") for span in spans),
        )

    inside, across = event("a", Span(100, 101), Span(22, 26)), event("b", Span(10, 26))
    assert about((Span(20, 30),), cast(made), EventPlaces([across, inside]), set()) == (inside.id,)
