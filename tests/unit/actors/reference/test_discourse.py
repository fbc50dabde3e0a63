"""The state of reading, the layout of a text, whom nouns may stand for, and who says a quotation."""

from __future__ import annotations

from collections import Counter

import pytest
from builders import dialogue, doc, page

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.reference.candidates import latest, nouns, own_nouns, told_most
from kg.actors.reference.discourse import Discourse
from kg.actors.reference.governments import Governments, governments
from kg.actors.reference.layout import Layout
from kg.actors.reference.speakers import speakers
from kg.actors.registry import Entry, Registry
from kg.model import ActorKind, FoundBy
from kg.page import Page


def discourse(read: Page) -> Discourse:
    registry = Registry("d", Gazetteer(()))
    return Discourse(registry, Layout.of(read), Governments(None), None, None)


def pass_by(state: Discourse, read: Page, paragraph: int, word: str, kind: ActorKind) -> Found:
    """Pass a name of one word; its actor is called after it."""
    parse = read.parses[paragraph]
    i = next(token.i for token in parse if token.text == word)
    found = Found(parse, i, i, i, kind, FoundBy.NER, word)
    state.registry.call(state.registry.named(kind, word), found, word)
    state.remember(found)
    return found


def body(label: str, sort: str | None = None) -> Entry:
    return Entry("org/x", ActorKind.ORGANIZATION, label, True, classification=sort)


def test_a_quotation_between_counts_as_one_sentence() -> None:
    quoted = "“/:/punct>left We/PRP/nsubj>left left=leave/VBD/ROOT ././punct>left ”/:/punct>left"
    plain = "Ann/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
    for between, apart in ((quoted, 2), (plain, 4)):
        read = page(*(doc(parse) for parse in (plain, between, between, between, plain)))
        state = discourse(read)
        pass_by(state, read, 0, "Ann", ActorKind.PERSON)
        later = pass_by(state, read, 4, "Ann", ActorKind.PERSON)
        assert state.apart(later, state.seen[0]) == apart
        assert state.since(later, state.seen[0]) == 4
        assert state.counts["person/ann"] == 2


def test_in_a_dialogue_all_that_is_said_is_quoted() -> None:
    said = "We/PRP/nsubj>left left=leave/VBD/ROOT"
    read = dialogue(*((doc(f"{name}/NNP/ROOT"), doc(said)) for name in ("LEE", "KAY")))
    assert [Layout.of(read).is_quoted(parse[0]) for parse in read.parses] == [False, True, False, True]


def test_who_is_named_beside_a_quotation_says_it_else_who_spoke_last() -> None:
    said = "Ann/NNP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said ././punct>said"
    quoted = "“/:/punct>left She/PRP/nsubj>left left=leave/VBD/ccomp>{0} ,/,/punct>left ”/:/punct>left "
    beside = quoted.format("added") + "Sue/NNP/nsubj>added added=add/VBD/ROOT"
    alone = "“/:/punct>left She/PRP/nsubj>left left=leave/VBD/ROOT ././punct>left ”/:/punct>left"
    for last, expected in ((beside, "person/sue"), (alone, "person/ann")):
        read = page(doc(said), doc(last))
        state = discourse(read)
        pass_by(state, read, 0, "Ann", ActorKind.PERSON)
        if last is beside:
            sue = pass_by(state, read, 1, "Sue", ActorKind.PERSON)
            state.here = {sue.head: sue}
        she = Found(read.parses[1], 1, 1, 1, ActorKind.PERSON, FoundBy.PRONOUN, "she", gender="f", named=False)
        assert speakers(state, she) == {expected}


def test_nobody_says_what_is_no_quotation() -> None:
    read = page(doc("Ann/NNP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said"))
    state = discourse(read)
    assert speakers(state, pass_by(state, read, 0, "Ann", ActorKind.PERSON)) == frozenset()


@pytest.mark.parametrize(
    ("entry", "noun"),
    [
        (body("Hull Council"), "authority"),
        (body("Department for Education"), "department"),
        (body("Ofsted", "inspectorate"), "watchdog"),
    ],
)
def test_a_noun_may_stand_for_a_body(entry: Entry, noun: str) -> None:
    assert noun in nouns(entry)
    assert noun not in nouns(body("Acme"))
    assert nouns(Entry("person/x", ActorKind.PERSON, "Ann Council", True)) == set()


def test_a_branch_inside_a_name_is_its_own_noun() -> None:
    assert own_nouns(body("Hull branch of UNISON")) == {"branch"}
    assert own_nouns(body("Hull Council")) == {"council"}


def test_a_generic_noun_means_the_only_body_near() -> None:
    read = page(doc("UNISON/NNP/nsubj>met met=meet/VBD/ROOT Acme/NNP/dobj>met"), doc("body/NN/ROOT"))
    for others, expected in (((), "org/unison"), (("Acme",), None)):
        state = discourse(read)
        for word in ("UNISON", *others):
            pass_by(state, read, 0, word, ActorKind.ORGANIZATION)
        here = Found(read.parses[1], 0, 0, 0, ActorKind.ORGANIZATION, FoundBy.DESCRIPTION, "body")
        found = latest(state, here, "body", [state.registry.entries["org/unison"]])
        assert (found.id if found is not None else None) == expected


def test_who_stands_only_in_the_role_of_another_is_not_told_of_by_itself() -> None:
    read = page(
        doc("UNISON/NNP/nsubj>met met=meet/VBD/ROOT"),
        doc("Acme/NNP/compound>boss boss/NN/nsubj>met met=meet/VBD/ROOT"),
    )
    state = discourse(read)
    pass_by(state, read, 0, "UNISON", ActorKind.ORGANIZATION)
    pass_by(state, read, 1, "Acme", ActorKind.ORGANIZATION)
    found = told_most(state, state.seen)
    assert found is not None
    assert found.id == "org/unison"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Whitehall Westminster", "org/uk-government"),
        ("Holyrood Edinburgh Glasgow", "org/scottish-government"),
        ("Washington Pentagon", "org/us-government"),
        ("Washington Whitehall", None),
        ("Whitehall Paris", None),
        ("trees", None),
        ("Auckland", "org/new-zealand-government"),
        ("Ottawa", "org/canadian-government"),
        ("Canberra", "org/australian-government"),
        ("Dublin", "org/irish-government"),
        # words that many countries have tell nothing by themselves, and do not outweigh those of one
        ("MPs MPs Labour Labour", None),
        ("MPs MPs Labour Labour Zealand", "org/new-zealand-government"),
        ("MPs MPs Labour Labour Zealand British", None),
        ("MPs MPs Labour Labour Paris British British", "org/uk-government"),
        ("Senate federal $", None),
    ],
)
def test_the_words_of_a_text_tell_its_government(text: str, meant: str | None) -> None:
    assert governments(Counter(text.split())).meant == meant
