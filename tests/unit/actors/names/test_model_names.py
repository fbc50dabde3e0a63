"""What the language model takes for names: trimmed, refused, and told what it names."""

from __future__ import annotations

import pytest
from builders import flat
from spacy.tokens import Doc

from kg.actors.names.model import REFUSALS, is_constituency, offered
from kg.actors.names.usage import usage
from kg.model import ActorKind
from kg.syntax.wording import Wording

PERSON, BODY = ActorKind.PERSON, ActorKind.ORGANIZATION


def names(doc: Doc, *places: str, heading: bool = False) -> list[tuple[str, ActorKind | None]]:
    return [(f.name, f.kind) for f in offered(doc, usage([Wording.of(doc)]), frozenset(places), heading=heading)]


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        (flat("so/RB Chair/NNP Ed/NNP Balls/NNP MP/NNP spoke/VBD", PERSON="Chair Ed Balls MP"), ("Ed Balls", PERSON)),
        (flat("then/RB Iain/NNP Smith/NNP spoke/VBD", PERSON="Smith"), ("Iain Smith", PERSON)),
        (flat("ex/JJ Acme/NNP General/NNP Secretary/NNP left/VBD", ORG="ex Acme General Secretary"), ("Acme", BODY)),
        (flat("LEEDS/NNP -/NN Ed/NNP Balls/NNP spoke/VBD", PERSON="LEEDS - Ed Balls"), ("Ed Balls", PERSON)),
        (flat("on/IN Monday/NNP 's/POS Acme/NNP vote/NN ended/VBD", ORG="Monday's Acme"), ("Acme", BODY)),
        (flat("and/CC Acme/NNP (/NN Wales/NNP said/VBD", ORG="Acme ( Wales"), ("Acme", BODY)),
    ],
)  # fmt: skip
def test_a_name_ends_where_its_titles_begin(doc: Doc, expected: tuple[str, ActorKind]) -> None:
    assert names(doc) == [expected]


REFUSED = {
    "_is_short_initials": flat("an/DT RE/NNP IT/NNP lesson/NN", ORG="RE IT"),
    "_is_junk": flat("see/VB www.Acme.org/NNP now/RB", ORG="www.Acme.org"),
    "_is_no_person": flat("a/DT Brown/NNP spoke/VBD", PERSON="Brown"),
    "_is_no_organization": flat("the/DT Gambling/NNP Bill/NNP failed/VBD", ORG="Gambling Bill"),
    "_is_broadcast": flat("the/DT Panorama/NNP programme/NN ended/VBD", ORG="Panorama"),
    "_is_common": flat("the/DT Social/NNP Workers/NNPS met/VBD", ORG="Social Workers"),
    "_is_heading_only": flat("Populus/NNP Voters/NNPS Angry/NNP", ORG="Populus"),
}


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refuses: refuses.__name__)
def test_each_refusal_stands_alone_against_what_is_no_name(refusal: object) -> None:
    name = refusal.__name__  # type: ignore[attr-defined]
    assert names(REFUSED[name], heading=name == "_is_heading_only") == []


@pytest.mark.parametrize(
    ("doc", "kind"),
    [
        (flat("and/CC HCPC/NNP spoke/VBD", PERSON="HCPC"), BODY),
        (flat("WALLACE/NNP :/: thanks/VBZ", PERSON="WALLACE"), PERSON),
        (flat("North/NNP Torbay/NNP spoke/VBD", ORG="North Torbay"), None),
        (flat("Safe/NNP Wales/NNP spoke/VBD", PERSON="Safe Wales"), BODY),
        (flat("head/NN of/IN Alcohol/NNP Focus/NNP spoke/VBD", PERSON="Alcohol Focus"), BODY),
        (flat("aide/NN of/IN Alcohol/NNP Focus/NNP spoke/VBD", PERSON="Alcohol Focus"), PERSON),
    ],
)
def test_words_around_tell_what_it_names(doc: Doc, kind: ActorKind | None) -> None:
    assert [k for _, k in names(doc, "torbay")] == [kind]


def test_behind_a_member_of_parliament_stand_places() -> None:
    doc = flat("the/DT MP/NNP for/IN Dover/NNP and/CC Deal/NNP spoke/VBD")
    assert is_constituency(doc, 5)
    assert not is_constituency(flat("the/DT head/NN for/IN Dover/NNP and/CC Deal/NNP spoke/VBD"), 5)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the/DT Mill/NNP Lane/NNP closed/VBD", None),
        ("then/RB Robert/NNP Lane/NNP closed/VBD", PERSON),
        ("then/RB Mr/NNP Otto/NNP Lane/NNP closed/VBD", PERSON),
    ],
)
def test_a_street_is_nobody_but_a_surname_may_be_one(words: str, kind: ActorKind | None) -> None:
    name = " ".join(word.split("/")[0] for word in words.split()[-3:-1])
    assert names(flat(words, PERSON=name)) == [(name, kind)]


def test_in_a_heading_a_name_ends_where_the_running_text_ends_it() -> None:
    heading = flat("so/RB Ann/NNP Lee/NNP Scores/NNP Hit/NNP Again/NNP", ORG="Ann Lee Scores Hit")
    plain = flat("today/RB Ann/NNP Lee/NNP spoke/VBD")
    known = usage(map(Wording.of, (heading, plain)))
    found = offered(heading, known, frozenset(), heading=True)
    assert [(f.name, f.kind) for f in found] == [("Ann Lee", PERSON)]


def test_a_member_of_a_party_is_no_body() -> None:
    house = flat("so/RB House/NNP Republican/NNP Ann/NNP Lee/NNP spoke/VBD", ORG="House Republican Ann Lee")
    assert names(house) == [("Ann Lee", PERSON)]


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        (flat("the/DT NHI/NNP )/NN Bill/NNP failed/VBD", PERSON="Bill"), []),
        (flat("so/RB Finance/NNP Bill/NNP failed/VBD", PERSON="Finance Bill"), []),
        (flat("so/RB Ann/NNP Lee/NNP Portrait/NNP spoke/VBD", PERSON="Ann Lee Portrait"), [("Ann Lee", PERSON)]),
    ],
)
def test_a_law_is_no_person_and_a_name_ends_before_words_of_the_page(
    doc: Doc, expected: list[tuple[str, ActorKind]]
) -> None:
    assert names(doc) == expected
