"""What each name is of, from all its places in the document."""

from __future__ import annotations

import pytest
from builders import doc, flat
from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.names.kinds import settle
from kg.model import ActorKind, FoundBy

PERSON, BODY = ActorKind.PERSON, ActorKind.ORGANIZATION


def name(parse: Doc, first: int, last: int, kind: ActorKind | None, *, sure: bool = False) -> Found:
    how = FoundBy.RULE if sure else FoundBy.NER
    return Found(parse, first, last, last, kind, how, words_of(parse, first, last), sure=sure)


def acts(word: str) -> Doc:
    return doc(f"{word}/NNP/nsubj>spoke spoke=speak/VBD/ROOT")


def test_a_form_has_the_kind_that_most_of_its_places_say() -> None:
    found = settle([name(acts("Acme"), 0, 0, kind) for kind in (BODY, PERSON, BODY)])
    assert [f.kind for f in found] == [BODY] * 3


def test_one_place_of_a_sure_source_outweighs_the_model() -> None:
    found = settle([name(acts("Acme"), 0, 0, PERSON, sure=True), *(name(acts("Acme"), 0, 0, BODY) for _ in range(5))])
    assert {f.kind for f in found} == {PERSON}


def test_a_surname_of_the_text_is_a_person_unless_it_stands_where_places_do() -> None:
    full = name(doc("Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke spoke=speak/VBD/ROOT"), 0, 1, PERSON)
    alone = name(acts("Lee"), 0, 0, BODY)
    places = [name(flat("rain/NN in/IN Lee/NNP fell/VBD"), 2, 2, None) for _ in range(2)]
    assert [f.kind for f in settle([full, alone, *places])] == [PERSON, PERSON, None, None]


def test_two_persons_in_one_name_are_left_to_their_surnames() -> None:
    pair = flat("then/RB Lee/NNP and/CC Fox/NNP met/VBD")
    full = [name(flat(f"then/RB {first}/NNP {last}/NNP met/VBD"), 1, 2, PERSON) for first, last in
            (("Ann", "Lee"), ("Sue", "Fox"))]  # fmt: skip
    assert [f.name for f in settle([*full, name(pair, 1, 3, PERSON)])] == ["Ann Lee", "Sue Fox"]
    assert [f.name for f in settle([full[0], name(pair, 1, 3, PERSON)])] == ["Ann Lee", "Lee and Fox"]


def test_what_never_acts_and_stands_where_places_do_is_a_place() -> None:
    (found,) = settle([name(flat("rain/NN in/IN Populus/NNP fell/VBD"), 2, 2, BODY)])
    assert found.kind is None
    within, acting = settle(
        [name(flat("rain/NN in/IN Populus/NNP fell/VBD"), 2, 2, BODY), name(acts("Populus"), 0, 0, BODY)]
    )
    assert (within.kind, acting.kind) == (BODY, BODY)


def test_a_word_that_is_called_a_person_and_never_does_anything_is_left_out() -> None:
    idle = name(doc("rain/NN/ROOT Acme/NNP/npadvmod>rain"), 1, 1, PERSON)
    assert settle([idle]) == []
    assert len(settle([name(doc("rain/NN/ROOT Gary/NNP/npadvmod>rain"), 1, 1, PERSON)])) == 1


def test_a_scheme_is_no_body_though_it_acts() -> None:
    assert settle([name(acts("Brexit"), 0, 0, BODY)]) == []


def test_who_is_called_mr_elsewhere_is_a_person() -> None:
    full = name(doc("Tam/NNP/compound>Reekie Reekie/NNP/nsubj>spoke spoke=speak/VBD/ROOT"), 0, 1, BODY)
    short = Found(flat("Mr/NNP Reekie/NNP spoke/VBD"), 0, 1, 1, PERSON, FoundBy.RULE, "Reekie", sure=True)
    assert [f.kind for f in settle([full, short])] == [PERSON, PERSON]
    assert [f.kind for f in settle([name(full.doc, 0, 1, BODY)])] == [BODY]


@pytest.mark.parametrize(
    ("surname", "kind"), [("McKay", PERSON), ("O'Dowd", PERSON), ("Dunmere", BODY), ("Homes", BODY)]
)
def test_a_surname_of_the_form_makes_a_person_of_who_speaks(surname: str, kind: ActorKind) -> None:
    (found,) = settle([name(doc(f"Tam/NNP/compound>{surname} {surname}/NNP/nsubj>said said=say/VBD/ROOT"), 0, 1, BODY)])
    assert found.kind is kind


@pytest.mark.parametrize(("noun", "kind"), [("director", PERSON), ("operator", BODY)])
def test_a_name_beside_a_role_is_a_persons_unless_companies_are_called_so(noun: str, kind: ActorKind) -> None:
    beside = f"The/DT/det>{noun} {noun}/NN/nsubj>spoke ,/,/punct>{noun} Gus/NNP/compound>Petty Petty/NNP/appos>{noun}"
    before = f"{noun}/NN/compound>Petty Gus/NNP/compound>Petty Petty/NNP/nsubj>spoke"
    end = "spoke=speak/VBD/ROOT"
    (one,) = settle([name(doc(f"{beside} {end}"), 3, 4, BODY)])
    (other,) = settle([name(doc(f"{before} {end}"), 1, 2, BODY)])
    assert (one.kind, other.kind) == (kind, kind)


def test_a_building_in_which_something_takes_place_is_no_body() -> None:
    within = doc("met=meet/VBD/ROOT at/IN/prep>met Dale/NNP/compound>Library Library/NNP/pobj>at")
    acting = doc("Dale/NNP/compound>Library Library/NNP/nsubj>closed closed=close/VBD/ROOT")
    (place,) = settle([name(within, 2, 3, BODY, sure=True)])
    assert place.kind is None
    found = settle([name(within, 2, 3, BODY, sure=True), name(acting, 0, 1, BODY, sure=True)])
    assert [f.kind for f in found] == [BODY, BODY]


def test_what_an_owner_calls_its_plan_is_no_body() -> None:
    plan = doc(
        "Dale/NNP/poss>plan 's/POS/case>Dale Warm/NNP/compound>Streets Streets/NNP/compound>plan "
        "plan/NN/nsubj>failed failed=fail/VBD/ROOT"
    )
    assert settle([name(plan, 2, 3, BODY)]) == []


def test_a_last_word_that_speaks_alone_is_a_surname() -> None:
    full = name(doc("Zashi/NNP/compound>Thoor Thoor/NNP/nsubj>met met=meet/VBD/ROOT"), 0, 1, BODY)
    alone = name(doc("Thoor/NNP/nsubj>said said=say/VBD/ROOT"), 0, 0, BODY)
    assert [f.kind for f in settle([full, alone])] == [PERSON, PERSON]
    full.kind = BODY
    alone = name(doc("Thoor/NNP/nsubj>fell fell=fall/VBD/ROOT"), 0, 0, BODY)
    assert [f.kind for f in settle([full, alone])][1] == BODY
