# ruff: noqa: E501
"""Claims inside claims."""

from __future__ import annotations

from drafts import SAID, drafts, read
from steps import steps

from kg.claims.draft import Draft, Kind, Speech
from kg.claims.nesting import collapse_surveys, is_part_of_outer, nest, performed
from kg.claims.speaker import Speaker
from kg.model import Span

TWICE = (
    "Lee/NNP/nsubj>said said=say/VBD/ROOT Kay/NNP/nsubj>warned warned=warn/VBD/ccomp>said rent/NN/nsubj>fell"
    " fell=fall/VBD/ccomp>warned ././punct>said"
)
SURVEY = (
    "The/DT/det>survey survey/NN/nsubj>found found=find/VBD/ROOT many/JJ/nsubj>reported reported=report/VBD/ccomp>found"
    " constant/JJ/amod>stress stress/NN/dobj>reported over/IN/prep>stress pay/NN/pobj>over ././punct>found"
)
OPPOSED = (
    "She/PRP/nsubj>said said=say/VBD/ROOT she/PRP/nsubj>condemned condemned=condemn/VBD/ccomp>said cuts=cut/NNS/dobj>condemned"
    " ././punct>said"
)


def by_rule(made: list[Draft]) -> dict[str, Draft]:
    return {draft.rule: draft for draft in made}


def test_a_cue_in_what_is_said_is_said_inside_it() -> None:
    made = drafts(read(TWICE))
    named = by_rule(made)
    outer = nest(made)
    assert outer == {named["warn"].key: named["say"]}


def test_the_smallest_claim_around_holds_it() -> None:
    (like,) = drafts(read(SAID))

    def draft(at: int, cue: Span, content: Span) -> Draft:
        mark = Speech(Kind.QUOTATION, "speaker-colon", None, like.head, like.speaker)
        return Draft(mark, at, (), (cue,), (content,), content, like.paragraph)

    large, small, inner = (
        draft(0, Span(0, 1), Span(2, 90)),
        draft(1, Span(3, 4), Span(5, 50)),
        draft(2, Span(6, 7), Span(8, 9)),
    )
    assert nest([inner, small, large]) == {inner.key: small, small.key: large}


def test_many_claims_take_steps_that_grow_with_them() -> None:
    (like,) = drafts(read(SAID))
    mark = Speech(Kind.QUOTATION, "speaker-colon", None, like.head, like.speaker)

    def needed(count: int) -> int:
        made = [
            Draft(mark, n, (), (Span(n, n + 1),), (Span(n + 2, n + 9),), Span(n, n + 9), like.paragraph)
            for n in range(0, count * 10, 10)
        ]
        return steps(lambda: nest(made))

    assert needed(4000) < 15 * needed(400)  # 100 times if every draft were held against every other


def test_what_people_told_a_survey_is_theirs() -> None:
    made = drafts(read(SURVEY))
    speakers = {d.key: Speaker("group/many" if str(d.speaker) == "many" else "org/ofsted") for d in made}
    nested = collapse_surveys(made, nest(made), speakers)
    assert [str(d.speaker) for d in nested.drafts] == ["many"]
    assert list(nested.relayed_by.values()) == ["org/ofsted"]
    assert nested.outer == {}


def test_who_says_something_about_himself_does_not_say_it_twice() -> None:
    made = drafts(read(TWICE))
    named = by_rule(made)
    same = {d.key: Speaker("person/lee") for d in made}
    other = same | {named["warn"].key: Speaker("person/kay")}
    assert is_part_of_outer(named["warn"], named["say"], same, {})
    assert not is_part_of_outer(named["warn"], named["say"], other, {})


def test_who_urges_somebody_does_so_whoever_tells_it() -> None:
    parse = (
        "Lee/NNP/nsubj>said said=say/VBD/ROOT Kay/NNP/nsubj>VERB VERBS/VBD/ccomp>said nurses=nurse/NNS/dobj>VERB"
        " to/TO/aux>act act/VB/xcomp>VERB ././punct>said"
    )
    for verb, part in (("urged=urge", False), ("wanted=want", True)):
        made = drafts(read(parse.replace("VERBS", verb).replace("VERB", verb.partition("=")[0])))
        named = {draft.rule: draft for draft in made}
        inner = next(d for d in made if d.rule != "say")
        speakers = {named["say"].key: Speaker("person/lee"), inner.key: Speaker("person/kay")}
        assert is_part_of_outer(inner, named["say"], speakers, {}) is part


def test_what_is_said_may_perform_an_act() -> None:
    made = drafts(read(OPPOSED))
    named = by_rule(made)
    outer = nest(made)
    inner = [d for d in made if d.key in outer]
    act = performed(named["say"], inner)
    assert act is not None
    assert str(act.head) == "condemned"
    assert performed(inner[0], ()) is None
