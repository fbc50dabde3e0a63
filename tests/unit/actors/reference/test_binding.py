"""What the structure of a sentence says of a pronoun."""

from __future__ import annotations

import pytest
from builders import doc
from spacy.tokens import Doc

from kg.actors.mention import Found
from kg.actors.reference.binding import barred, bound, governing_subject, is_half_of_pair, is_of_kin, subject_ahead
from kg.model import ActorKind, FoundBy


def at(parse: Doc, word: str) -> int:
    return next(token.i for token in parse if token.text == word)


def named(parse: Doc, **people: str) -> dict[int, Found]:
    """The mentions of people, by the word that names each: Ann="f"."""
    places = {at(parse, word): gender for word, gender in people.items()}
    return {
        i: Found(parse, i, i, i, ActorKind.PERSON, FoundBy.NER, "x", gender=gender, actor=f"person/{parse[i].lower_}")
        for i, gender in places.items()
    }


def words(parse: Doc, places: frozenset[int]) -> set[str]:
    return {parse[i].text for i in places}


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("He/PRP/nsubj>left or/CC/cc>He she/PRP/conj>He left/VBD/ROOT", True),
        ("He/PRP/nsubj>left and/CC/cc>He she/PRP/conj>He left/VBD/ROOT", False),
    ],
)
def test_he_or_she_is_a_pair(parse: str, *, expected: bool) -> None:
    sentence = doc(parse)
    assert [is_half_of_pair(sentence[0]), is_half_of_pair(sentence[2])] == [expected, expected]


@pytest.mark.parametrize(
    ("opening", "subject"),
    [
        ("urged=urge/VBD/ROOT Sue/NNP/dobj>urged to/TO/aux>keep keep/VB/xcomp>urged", "Sue"),
        ("promised=promise/VBD/ROOT Sue/NNP/dobj>promised to/TO/aux>keep keep/VB/xcomp>promised", "Ann"),
        ("called=call/VBD/ROOT on/IN/prep>called Sue/NNP/pobj>on to/TO/aux>keep keep/VB/xcomp>called", "Sue"),
        ("said=say/VBD/ROOT Sue/NNP/nsubj>keep will/MD/aux>keep keep/VB/ccomp>said", "Sue"),
    ],
)
def test_the_subject_around_is_who_is_to_do_it(opening: str, subject: str) -> None:
    parse = doc(f"Ann/NNP/nsubj>{opening.split('=')[0]} {opening} her/PRP/poss>word word/NN/dobj>keep")
    found = governing_subject(parse[at(parse, "her")])
    assert found is not None
    assert found.text == subject


def test_a_relative_just_told_of_is_of_the_gender() -> None:
    parse = doc("mother/NN/ROOT and/CC/cc>mother her/PRP/poss>friend friend/NN/conj>mother")
    assert is_of_kin(parse[2])
    assert not is_of_kin(doc("father/NN/ROOT and/CC/cc>father her/PRP/poss>friend friend/NN/conj>father")[2])


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("Ann/NNP/nsubj>met and/CC/cc>Ann her/PRP/poss>son son/NN/conj>Ann met/VBD/ROOT", "person/ann"),
        ("Sue/NNP/nsubj>saw saw/VBD/ROOT Ann/NNP/dobj>saw leaving=leave/VBG/acl>Ann her/PRP/poss>son "
         "son/NN/dobj>leaving", "person/ann"),
        ("Sue/NNP/nsubj>blamed blamed/VBD/ROOT Ann/NNP/dobj>blamed for/IN/prep>blamed losing=lose/VBG/pcomp>for "
         "her/PRP/poss>son son/NN/dobj>losing", "person/ann"),
        ("Sue/NNP/nsubj>praised praised=praise/VBD/ROOT Ann/NNP/dobj>praised for/IN/prep>praised her/PRP/poss>son "
         "son/NN/pobj>for", "person/ann"),
        ("Sue/NNP/nsubj>met met=meet/VBD/ROOT Ann/NNP/dobj>met for/IN/prep>met her/PRP/poss>son son/NN/pobj>for", None),
    ],
    ids=["joined", "who does it", "who is blamed", "who is praised", "not told"],
)  # fmt: skip
def test_the_structure_may_leave_one(parse: str, expected: str | None) -> None:
    sentence = doc(parse)
    found = bound(sentence[at(sentence, "her")], named(sentence, Ann="f"))
    assert (found.actor if found is not None else None) == expected


def test_a_subject_that_follows_at_once_is_meant_if_it_agrees() -> None:
    parse = doc("In/IN/prep>said her/PRP/poss>book book/NN/pobj>In ,/,/punct>said Ann/NNP/nsubj>said said/VBD/ROOT")
    her = Found(parse, 1, 1, 1, ActorKind.PERSON, FoundBy.PRONOUN, "her", gender="f", named=False)
    names = named(parse, Ann="f")
    assert subject_ahead(her, names) is names[4]
    assert subject_ahead(her, named(parse, Ann="m")) is None


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("Ann/NNP/nsubj>met met/VBD/ROOT her/PRP/dobj>met", {"Ann"}),
        (
            "Ann/NNP/poss>attack 's/POS/case>Ann attack/NN/nsubj>hurt on/IN/prep>attack her/PRP/pobj>on hurt/VBD/ROOT",
            {"Ann"},
        ),
        ("Ann/NNP/nsubj>met met/VBD/ROOT Sue/NNP/dobj>met and/CC/cc>met hurt/VBD/conj>met her/PRP/dobj>hurt", {"Ann"}),
        ("Ann/NNP/nsubj>welcomed welcomed=welcome/VBD/ROOT her/PRP/poss>apology apology/NN/dobj>welcomed", {"Ann"}),
        ("Ann/NNP/nsubj>praised praised=praise/VBD/ROOT her/PRP/poss>minister minister/NN/dobj>praised", set()),
        ("Ann/NNP/nsubj>hurt hurt/VBD/ROOT herself/PRP/dobj>hurt", set()),
    ],
)
def test_those_of_its_own_clause_are_barred(parse: str, expected: set[str]) -> None:
    sentence = doc(parse)
    pronoun = next(token for token in sentence if token.tag_ == "PRP")
    assert words(sentence, barred(pronoun)) - {pronoun.text} == expected
