"""Which nouns and pronouns describe an actor."""

from __future__ import annotations

import pytest
from builders import doc

from kg.actors.reference.descriptions import Description, Determined, describe
from kg.model import ActorKind


def described(parse: str, *taken: int) -> list[Description]:
    return list(describe(doc(parse), frozenset(taken)))


def one(parse: str) -> Description:
    (item,) = described(parse)
    return item


@pytest.mark.parametrize(
    ("parse", "kind"),
    [
        ("the/DT/det>council council/NN/ROOT", ActorKind.ORGANIZATION),
        ("councils=council/NNS/ROOT", ActorKind.GROUP),
        ("a/DT/det>teacher teacher/NN/ROOT", ActorKind.PERSON),
        ("teachers=teacher/NNS/ROOT", ActorKind.GROUP),
        ("the/DT/det>elderly elderly/JJ/nsubj>met met=meet/VBD/ROOT", ActorKind.GROUP),
        ("the/DT/det>leadership leadership/NN/ROOT", ActorKind.GROUP),
        ("elderly/JJ/ROOT", None),
        ("weak/JJ/amod>leadership leadership/NN/ROOT", None),
        ("branches=branch/NNS/ROOT", None),
        ("a/DT/det>plan plan/NN/ROOT", None),
    ],
)
def test_the_kind_is_told_by_the_lists(parse: str, kind: ActorKind | None) -> None:
    assert [item.found.kind for item in described(parse)] == ([] if kind is None else [kind])


@pytest.mark.parametrize(
    ("parse", "determined"),
    [
        ("The/DT/det>council council/NN/ROOT", Determined.DEFINITE),
        ("A/DT/det>council council/NN/ROOT", Determined.INDEFINITE),
        ("Every/DT/det>council council/NN/ROOT", Determined.QUANTIFIED),
        ("Hull/NNP/poss>council 's/POS/case>Hull council/NN/ROOT", Determined.POSSESSIVE),
        ("council/NN/ROOT", Determined.BARE),
    ],
)
def test_how_a_noun_is_determined(parse: str, determined: Determined) -> None:
    assert one(parse).determined is determined


def test_the_words_that_say_what_kind_it_is() -> None:
    assert one("stressed/VBN/amod>workers social/JJ/amod>workers workers=worker/NNS/ROOT").core == ("social", "workers")
    assert one("a/DT/det>judge new/JJ/amod>judge unelected/JJ/amod>judge judge/NN/ROOT").core == ("unelected", "judge")
    secretary = "the/DT/det>Secretary Trade/NNP/nmod>Secretary and/CC/cc>Trade Industry/NNP/compound>Secretary "
    assert one(secretary + "Secretary/NNP/ROOT").core == ("Trade", "and", "Industry", "Secretary")


def test_a_description_reaches_over_what_it_is_of() -> None:
    head = one("the/DT/det>head head/NN/ROOT of/IN/prep>head nursing/NN/pobj>of in/IN/prep>head Hull/NNP/pobj>in")
    assert head.found.span.of("the head of nursing in Hull") == "the head of nursing"


def test_what_only_tells_of_another_is_none() -> None:
    assert [item.noun for item in described("council/NN/compound>leader leader/NN/ROOT")] == ["leader"]
    services = described("children=child/NNS/poss>services 's/POS/case>children services=service/NNS/ROOT")
    assert "child" not in [item.noun for item in services]
    assert described("minister/NN/compound>Lee Lee/NNP/ROOT", 1) == []


@pytest.mark.parametrize(
    ("parse", "formal"),
    [
        ("It/PRP/nsubj>is is=be/VBZ/ROOT clear/JJ/acomp>is he/PRP/nsubj>lost lost=lose/VBD/ccomp>is", True),
        ("It/PRP/nsubj>is is=be/VBZ/ROOT a/DT/det>shame shame/NN/attr>is to/TO/aux>lose lose/VB/acl>shame", True),
        ("It/PRP/nsubjpass>known is=be/VBZ/auxpass>known known=know/VBN/ROOT whether/IN/mark>known", True),
        ("It/PRP/nsubj>remains remains=remain/VBZ/ROOT to/TO/aux>see see/VB/xcomp>remains", True),
        ("It/PRP/nsubj>is is=be/VBZ/ROOT clear/JJ/acomp>is", False),
        ("It/PRP/nsubj>said said=say/VBD/ROOT prices=price/NNS/nsubj>rose rose=rise/VBD/ccomp>said", False),
    ],
)
def test_it_may_stand_for_a_clause(parse: str, *, formal: bool) -> None:
    assert ("it" not in [item.noun for item in described(parse)]) == formal
