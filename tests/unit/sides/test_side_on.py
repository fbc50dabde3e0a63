"""The side of a text on a proposition: both are read by the same steps."""

from __future__ import annotations

import pytest
from builders import doc

from kg.sides import as_phrase, best_side_on, read_issue, read_proposition, side_on
from kg.sides.wordings import are_kin, same_words, stem, stems

SCRAP = "We/PRP/nsubj>scrap should/MD/aux>scrap scrap/VB/ROOT the/DT/det>levy levy/NN/dobj>scrap"
COSTS = "The/DT/det>levy levy/NN/nsubj>costs costs=cost/VBZ/ROOT jobs=job/NNS/dobj>costs"
HELPS = "The/DT/det>levy levy/NN/nsubj>helps helps=help/VBZ/ROOT schools=school/NNS/dobj>helps"
ELSEWHERE = "Rain=rain/NN/nsubj>helps helps=help/VBZ/ROOT farmers=farmer/NNS/dobj>helps"
THREAT = "Iraq@GPE/NNP/nsubj>poses poses=pose/VBZ/ROOT a/DT/det>threat threat/NN/dobj>poses"
NO_THREAT = "He/PRP/nsubj>is is=be/VBZ/ROOT no/DT/det>threat threat/NN/attr>is"


def test_who_speaks_against_the_levy_is_for_its_end() -> None:
    proposition = read_proposition(doc(SCRAP))
    assert proposition.sides["levy"] == (-1, 1.0)
    against, favour = side_on(doc(COSTS), proposition), side_on(doc(HELPS), proposition)
    assert against is not None
    assert favour is not None
    assert (against.side, favour.side) == (1, -1)
    assert against.steps == ("levy", "costs jobs (effect: harms jobs, wanted)")


def test_a_text_about_something_else_is_a_guess() -> None:
    proposition = read_proposition(doc(SCRAP))
    assert side_on(doc(ELSEWHERE), proposition) is None
    assert not best_side_on(doc(ELSEWHERE), proposition).shown


def test_who_denies_a_statement_is_against_it() -> None:
    proposition = read_proposition(doc(THREAT))
    assert proposition.states
    assert best_side_on(doc(THREAT), proposition).judgement.side == 1
    assert best_side_on(doc(NO_THREAT), proposition).judgement.side == -1


@pytest.mark.parametrize(("one", "other"), [("democracy", "democratisation"), ("prohibition", "prohibit")])
def test_kin(one: str, other: str) -> None:
    assert are_kin(stem(one), stem(other))


@pytest.mark.parametrize(("one", "other"), [("international", "internal"), ("plan", "planet"), ("levy", "lever")])
def test_no_kin(one: str, other: str) -> None:
    assert not are_kin(stem(one), stem(other))


def test_words_of_a_text_come_under_the_stems_of_the_proposition() -> None:
    assert same_words({3: "democrat", 5: "rain"}, {"democrac", "levy"}) == {3: "democrac"}


BAN = "ban/NN/ROOT on/IN/prep>ban disposable/JJ/amod>vapes vapes=vape/NNS/pobj>on"
THEY_HARM = "They=they/PRP/nsubj>harm harm/VBP/ROOT children=child/NNS/dobj>harm"
IT_WOULD_HARM = "It/PRP/nsubj>harm would/MD/aux>harm harm/VB/ROOT shops=shop/NNS/dobj>harm"
SCHEME = "The/DT/det>scheme scheme/NN/nsubj>harms harms=harm/VBZ/ROOT shops=shop/NNS/dobj>harms"


def test_a_wording_of_an_issue_says_the_contrary_of_what_it_would_end() -> None:
    issue = read_issue([(doc(BAN), 1)])
    assert issue.sides["ban"] == (1, 1.0)
    assert issue.sides["vape"] == (-1, 1.0)


def test_a_wording_may_be_marked_as_the_contrary() -> None:
    assert read_issue([(doc(BAN), 1), (doc("cigar/NN/ROOT"), -1)]).sides["cigar"][0] == -1


@pytest.mark.parametrize(("text", "side"), [(THEY_HARM, 1), (IT_WOULD_HARM, -1), (SCHEME, -1)])
def test_what_stands_for_an_issue(text: str, side: int) -> None:
    said = side_on(doc(text), read_issue([(doc(BAN), 1)]))
    assert said is not None
    assert said.side == side


def test_who_stands_for_nothing_says_nothing() -> None:
    assert side_on(doc(ELSEWHERE), read_issue([(doc(BAN), 1)])) is None


PHRASES = [("cuts to budgets", "the cuts to budgets"), ("cut taxes", "cut taxes")]


@pytest.mark.parametrize(("wording", "phrase"), PHRASES)
def test_a_wording_is_parsed_as_a_phrase(wording: str, phrase: str) -> None:
    assert as_phrase(wording) == phrase


def test_abbreviations() -> None:
    scheme = "deposit/NN/compound>scheme return/NN/compound>scheme scheme/NN/ROOT"
    assert "drs" in read_issue([(doc(scheme), 1)]).words
    assert list(stems(doc("The/DT/det>DRS DRS/NNP/ROOT")).values()) == ["drs"]
