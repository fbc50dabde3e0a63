"""Which name abbreviates which."""

from __future__ import annotations

import pytest
from builders import flat

from kg.actors.mention import Found, words_of
from kg.actors.names.short import expansion, initials, is_shorter, is_told_in_document
from kg.model import ActorKind, FoundBy


def name(words: str, first: int, last: int, **entities: str) -> Found:
    doc = flat(words, **entities)
    return Found(doc, first, last, last, ActorKind.ORGANIZATION, FoundBy.RULE, words_of(doc, first, last))


@pytest.mark.parametrize(
    ("words", "at", "whole"),
    [
        ("the/DT Social/NNP Care/NNP Council/NNP (/NN SCC/NNP )/NN met/VBD", 5, "Social Care Council"),
        ("the/DT Office/NNP for/IN Fair/NNP Access/NNP (/NN OFA/NNP )/NN met/VBD", 6, "Office for Fair Access"),
        ("the/DT Social/NNP Care/NNP Council/NNP (/NN UK/NNP )/NN met/VBD", 5, None),
        ("the/DT social/JJ care/NN council/NN (/NN SCC/NNP )/NN met/VBD", 5, None),
    ],
)
def test_a_bracket_abbreviates_the_name_before_it(words: str, at: int, whole: str | None) -> None:
    assert expansion(name(words, at, at)) == whole


def test_initials_may_leave_out_small_words() -> None:
    assert initials("Department for Work and Pensions") == ("DWP", "DFWAP")


@pytest.mark.parametrize(
    ("short", "whole", "expected"),
    [
        ("Rowntree Foundation", "Joseph Rowntree Foundation", True),
        ("Birmingham Council", "Birmingham City Council", True),
        ("Acme", "Acme Ltd", True),
        ("City Council", "Birmingham Council", False),
        ("Council", "Birmingham Council", False),
        ("Leeds Council", "Birmingham City Council", False),
    ],
)
def test_a_shorter_form_keeps_the_head_and_what_tells(short: str, whole: str, expected: bool) -> None:
    assert is_shorter(short, whole) is expected


def test_a_committee_without_place_or_field_is_told_only_in_its_document() -> None:
    assert is_told_in_document(name("the/DT Scrutiny/NNP Committee/NNP met/VBD", 1, 2))
    assert not is_told_in_document(name("the/DT Hull/NNP Committee/NNP met/VBD", 1, 2, GPE="Hull"))
    assert not is_told_in_document(name("the/DT Committee/NNP on/IN Standards/NNPS Board/NNP met/VBD", 1, 4))
    assert not is_told_in_document(name("the/DT Scrutiny/NNP Institute/NNP met/VBD", 1, 2))


def test_a_council_of_several_names_without_the_is_one_in_all_documents() -> None:
    assert not is_told_in_document(name("Port/NNP Elland/NNP Council/NNP met/VBD", 0, 2))
    assert is_told_in_document(name("the/DT Works/NNP Liaison/NNP Council/NNP met/VBD", 1, 3))
    assert is_told_in_document(name("Town/NNP Council/NNP met/VBD", 0, 1))
