"""The look-up of known actors, and the gazetteer that ships."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.actors import Gazetteer
from kg.actors.gazetteer import LOCAL
from kg.actors.reference.governments import GOVERNMENTS, namesakes
from kg.actors.words import kinds
from kg.model import Actor, ActorKind, Document, KnownActor
from kg.ontology import known_actors


def known(
    actor_id: str, label: str, *labels: str, exact: tuple[str, ...] = (), context: tuple[str, ...] = ()
) -> KnownActor:
    return KnownActor(Actor(actor_id, label, ActorKind.ORGANIZATION), (label, *labels), exact, context)


GAZETTEER = Gazetteer(
    (
        known("org/unison", "UNISON"),
        known("org/ofsted", "Ofsted", "Office for Standards in Education"),
        known("org/mind", "Mind", exact=(), context=("charity",)),
        known("org/who", "World Health Organization", exact=("WHO",)),
        known("org/the-times", "The Times"),
        known("org/council", "Hull Council"),
        known("org/city-council", "Hull Council of Churches"),
    )
)


def found(text: str, *context: str) -> list[tuple[str, str]]:
    return [(text[a:b], k.actor.id) for a, b, k in GAZETTEER.find(text, frozenset(context))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNISON and Unison", [("UNISON", "org/unison"), ("Unison", "org/unison")]),
        ("They sang in unison.", []),
        ("OFSTED's report", [("OFSTED", "org/ofsted")]),
        ("an Ofsted-style body", []),
        ("the Unisons", []),
        ("Who said WHO?", [("WHO", "org/who")]),
        ("at the times of The Times", [("The Times", "org/the-times")]),
        ("Hull Council of Churches", [("Hull Council of Churches", "org/city-council")]),
        ("the office for standards in education", []),
    ],
)
def test_names_match_whole_words_whatever_their_case_from_a_capital_on(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_an_ambiguous_name_counts_only_in_its_context() -> None:
    assert found("Mind said so.") == []
    assert found("Mind said so.", "charity") == [("Mind", "org/mind")]
    assert found("I do mind.", "charity") == []


def test_a_masthead_is_looked_up_as_a_whole() -> None:
    assert GAZETTEER.exact("Unison") is not None
    assert GAZETTEER.exact("Unison Scotland") is None


def test_no_two_shipped_actors_share_a_name_but_those_that_only_a_text_about_their_country_can_mean() -> None:
    assert {k.actor.id for k in known_actors()} >= LOCAL
    kept = ((k, {*k.labels, *(() if k.actor.id in LOCAL else k.exact)}) for k in known_actors())
    names = Counter((n.lower(), k.actor.id) for k, found in kept for n in found)
    owners = Counter(name for name, _ in names)
    assert [name for name, count in owners.items() if count > 1] == []


def test_every_sort_of_shipped_body_has_nouns_that_may_stand_for_it() -> None:
    sorts = {k.actor.classification for k in known_actors() if k.actor.kind is ActorKind.ORGANIZATION}
    assert sorts - set(kinds()) == set()


def test_every_government_meant_by_the_government_is_a_shipped_actor() -> None:
    ids = {k.actor.id for k in known_actors()}
    assert {g.id for g in GOVERNMENTS} <= ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calderdale Metropolitan Borough Council", "org/calderdale-council"),
        ("Birmingham City Council", "org/birmingham-council"),
        ("London Borough of Hackney", "org/hackney-council"),
        ("Department for Children, Schools and Families", "org/department-for-education"),
    ],
)
def test_former_and_official_names_lead_to_one_actor(text: str, expected: str) -> None:
    gazetteer = Gazetteer(known_actors())
    assert [k.actor.id for _, _, k in gazetteer.find(text, frozenset())] == [expected]


def test_who_left_a_known_body_is_told_by_its_name_and_who_is_against_it_is_not() -> None:
    assert found("an ex-Ofsted man") == [("Ofsted", "org/ofsted")]
    assert found("an anti-Ofsted man") == []
    assert found("a sex-Ofsted man") == []


def test_places_are_those_whose_councils_are_known() -> None:
    council = KnownActor(
        Actor("org/torbay", "Torbay Council", ActorKind.ORGANIZATION, classification="local-authority"),
        ("Torbay Council",),
    )
    assert Gazetteer((council, known("org/x", "Mersey Council"))).places == {"torbay"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Business, Innovation and Employment", "org/mbie"),
        ("the Royal Canadian Mounted Police", "org/rcmp"),
        ("the Canadian House of Commons", "org/house-of-commons-of-canada"),
        ("the European Court of Auditors", "org/european-court-of-auditors"),
        ("the U.S. Department of Labor", "org/us-department-of-labor"),
    ],
)
def test_bodies_of_other_countries_are_found_by_names_that_are_theirs_alone(text: str, expected: str) -> None:
    assert [k.actor.id for _, _, k in Gazetteer(known_actors()).find(text, frozenset())] == [expected]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MPs from Labour told the Treasury in Auckland", ["org/new-zealand-labour-party", "org/new-zealand-treasury"]),
        ("MPs from Labour told the Treasury in London", ["org/labour-party", "org/hm-treasury"]),
        ("MPs from Labour told the Treasury in Oslo, Norway and Auckland", []),
        ("The Conservatives and the NDP in Ottawa", ["org/conservative-party-of-canada", "org/new-democratic-party"]),
        ("The NDP met in Lagos", []),
        (
            "The Supreme Court of Canada and the NZ Labour Party met in London",
            [
                "org/supreme-court-of-canada",
                "org/new-zealand-labour-party",
            ],
        ),
    ],
)
def test_a_name_that_countries_share_is_that_of_the_country_of_the_text(text: str, found: list[str]) -> None:
    words = re.findall(r"\w+", text)
    gazetteer = Gazetteer(known_actors()).without(namesakes(Counter(words), Document("d", "d.txt", text)))
    assert [k.actor.id for _, _, k in gazetteer.find(text, frozenset(words))] == found
