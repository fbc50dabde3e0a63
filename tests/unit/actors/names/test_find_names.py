"""The sources of names together: who wins where they share words."""

from __future__ import annotations

from builders import doc, flat, page, with_entities
from spacy.tokens import Doc

from kg.actors.gazetteer import Gazetteer
from kg.actors.names.find import names
from kg.model import Actor, ActorKind, FoundBy, KnownActor

SORTS = {"UNISON": "union", "Labour": "party", "Tory": "party", "Senate": "parliament", "Supreme Court": "court"}
GAZETTEER = Gazetteer(
    tuple(
        KnownActor(Actor(f"org/{name}", name, ActorKind.ORGANIZATION, classification=sort), (name,))
        for name, sort in SORTS.items()
    )
)


def found(*parses: Doc) -> list[tuple[str, FoundBy]]:
    return [(f.doc[f.first : f.last + 1].text, f.how) for f in names(page(*parses).paragraphs, GAZETTEER)]


def test_a_known_actor_wins_over_the_model() -> None:
    said = flat("then/RB UNISON/NNP Scotland/NNP spoke/VBD", ORG="UNISON Scotland")
    assert found(said) == [("UNISON", FoundBy.GAZETTEER)]


def test_a_name_with_a_head_wins_over_the_known_one_inside_it() -> None:
    assert found(flat("the/DT UNISON/NNP Pension/NNP Fund/NNP spoke/VBD")) == [("UNISON Pension Fund", FoundBy.RULE)]


def test_a_name_that_is_longer_only_by_chance_is_the_known_one() -> None:
    assert found(flat("Among/IN Supreme/NNP Court/NNP judges/NNS"))[0] == ("Supreme Court", FoundBy.GAZETTEER)
    assert found(flat("the/DT Republican/NNP Senate/NNP voted/VBD")) == [("Senate", FoundBy.GAZETTEER)]
    assert found(flat("the/DT Labour/NNP Treasury/NNP spoke/VBD"))[0] == ("Labour", FoundBy.GAZETTEER)


def test_a_party_is_no_member_of_itself() -> None:
    plans = doc("Tory/NNP/compound>plans plans/NNS/nsubj>failed failed=fail/VBD/ROOT")
    member = doc("A/DT/det>Tory Tory/NNP/nsubj>failed failed=fail/VBD/ROOT")
    assert found(plans) == [("Tory", FoundBy.GAZETTEER)]
    assert found(member) == []


def test_an_acronym_in_brackets_is_a_name_and_a_title_is_not() -> None:
    named = "the/DT Social/NNP Care/NNP Council/NNP (/NN {}/NNP )/NN spoke/VBD"
    assert found(flat(named.format("SCC")))[1:] == [("SCC", FoundBy.ACRONYM)]
    assert found(flat(named.format("OBE")))[1:] == []


def test_a_place_behind_a_committee_says_which_one() -> None:
    said = "the/DT Scrutiny/NNP Committee/NNP {}/IN New/NNP York/NNP spoke/VBD"
    assert found(flat(said.format("in"), GPE="New York"))[0] == ("Scrutiny Committee in New York", FoundBy.RULE)
    assert found(flat(said.format("near"), GPE="New York"))[0] == ("Scrutiny Committee", FoundBy.RULE)


def test_a_law_with_the_name_of_a_body_is_no_body() -> None:
    assert found(flat("the/DT Gambling/NNP Commission/NNP Report/NNP ended/VBD")) != []
    assert found(flat("the/DT Commission/NNP of/IN Gambling/NNP Act/NNP ended/VBD")) == []


def test_names_stand_in_text_order_with_what_governs_them_as_head() -> None:
    parse = with_entities(
        doc("Ann/NNP/compound>Lee Lee/NNP/nsubj>met met=meet/VBD/ROOT UNISON/NNP/dobj>met"), PERSON="Ann Lee"
    )
    assert [f.token.text for f in names(page(parse).paragraphs, GAZETTEER)] == ["Lee", "UNISON"]
