"""Every yes and no sentence of the event rules, through the real pipeline; and every type is one of the ontology."""

from __future__ import annotations

import re

import pytest
from marks import holds, unmark

from kg.actors import Gazetteer, find_actors
from kg.events.find import find_events
from kg.events.mention import find_happenings
from kg.ontology import event_roles, event_types, known_actors
from kg.page import pages
from kg.parsing.load import Parser, load_parser
from kg.reading import document
from kg.rules.event import EventRule, load_event_rules
from kg.syntax import begin, end

RULES = load_event_rules()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(known_actors([]))


@pytest.mark.parametrize(
    ("rule", "sentence"), [pytest.param(r, s, id=f"{r.id}-{s}") for r in RULES.rules for s in r.yes]
)
def test_yes(rule: EventRule, sentence: str, parser: Parser, gazetteer: Gazetteer) -> None:
    plain, marks = unmark(sentence)
    text = document(plain, given={"date": "2012-05-16"})
    (page,) = pages([text], parser)
    cast = find_actors(page, gazetteer)
    assert rule.type in [e.type for e in find_events(page, cast)]
    found = [
        h
        for paragraph in page.paragraphs
        for h in find_happenings(paragraph, RULES, cast.actor)
        if h.rule.type == rule.type
    ]
    for role, first, last in marks:
        heads = [token for h in found for token in h.of(role)]
        assert any(first <= begin(t) and end(t) <= last for t in heads), f"{role} {plain[first:last]!r}: found {heads}"


@pytest.mark.parametrize(
    ("rule", "sentence"), [pytest.param(r, s, id=f"{r.id}-{s}") for r in RULES.rules for s in r.no]
)
def test_no(rule: EventRule, sentence: str, parser: Parser, gazetteer: Gazetteer) -> None:
    text = document(sentence, given={"date": "2012-05-16"})
    (page,) = pages([text], parser)
    forms = {form for p in page.parses for t in p for form in (t.lower_, t.lemma_.lower())}
    forms |= {word.removesuffix("s") for word in re.findall(r"[\w-]+", sentence.lower())}
    assert holds(forms, (*rule.verbs, *rule.nouns)), "holds no word of the rule, so it could not fail"
    found = find_events(page, find_actors(page, gazetteer))
    assert [e.label for e in found if e.type == rule.type] == []


def test_rules_fill_roles_of_the_ontology_in_their_order() -> None:
    known = [role.id for role in event_roles()]
    assert [r.id for r in RULES.rules if list(r.roles) != [role for role in known if role in r.roles]] == []


def test_every_rule_has_examples_and_a_type_of_the_ontology() -> None:
    known = event_types()
    assert [r.id for r in RULES.rules if r.type not in known] == []
    assert [r.id for r in RULES.rules if not r.yes or not r.no] == []


@pytest.mark.parametrize(
    ("sentence", "kind", "reality"),
    [
        ("Minister to visit Leeds hospital", "visit", "planned"),
        ("He will speak at Friday’s meeting of councillors.", "meeting", "planned"),
        ("He spoke at Friday’s meeting of councillors.", "meeting", "occurred"),
        ("A meeting of councillors is due to be held next week.", "meeting", "planned"),
        ("The party is expected to win the election.", "election", "planned"),
        ("The party won the election in 1997.", "election", "occurred"),
        ("She condemned the cuts proposed by the Government.", "funding-cut", "planned"),
        ("Workers may join a strike earmarked for 23 June.", "strike", "planned"),
        ("UKIP won seats in last June's European elections.", "election", "occurred"),
        ("Ministers postponed the launch of the scheme on Monday.", "launch", "planned"),
    ],
)
def test_what_a_text_says_of_the_reality_of_an_event(
    sentence: str, kind: str, reality: str, parser: Parser, gazetteer: Gazetteer
) -> None:
    text = document(sentence, given={"date": "2012-05-16"})
    (page,) = pages([text], parser)
    found = find_events(page, find_actors(page, gazetteer))
    assert [e.factuality.value for e in found if e.type == kind] == [reality]


@pytest.mark.parametrize(
    ("story", "kind", "times"),
    [
        ("Jane Fox has resigned. Ms Fox quit after a report. Jane Fox's resignation was welcomed.", "resignation", [3]),
        ("Jane Fox quit the board. Ms Fox also resigned as chairman.", "resignation", [1, 1]),
        ("Jane Fox resigned in 2004. Ms Fox resigned again in 2006.", "resignation", [1, 1]),
        ("He spoke of the forthcoming election. Labour hopes to win the election.", "election", [2]),
    ],
)
def test_mentions_of_one_event_are_one(
    story: str, kind: str, times: list[int], parser: Parser, gazetteer: Gazetteer
) -> None:
    text = document(story, given={"date": "2012-05-16"})
    (page,) = pages([text], parser)
    found = find_events(page, find_actors(page, gazetteer))
    assert [len(e.evidence) for e in found if e.type == kind] == times
