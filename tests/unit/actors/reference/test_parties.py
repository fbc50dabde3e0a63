"""Which party is meant."""

from __future__ import annotations

from links_of import links

OPEN = None
LABOUR = "Labour/NNP/nsubj>won won=win/VBD/ROOT"
BOTH = LABOUR + " as/IN/mark>lost Greens/NNPS/nsubj>lost lost=lose/VBD/advcl>won"
PARTY = "The/DT/det>party party/NN/nsubj>agreed agreed=agree/VBD/ROOT"
FAR = ("Prices=price/NNS/nsubj>rose rose=rise/VBD/ROOT",) * 7


def test_the_only_party_near_is_meant() -> None:
    assert links(LABOUR, PARTY)["The party"] == ("org/labour", "party-only-near")
    assert links(LABOUR, *FAR[:3], PARTY)["The party"] == ("org/labour", "party-only")
    assert links(LABOUR, *FAR, PARTY)["The party"] == (OPEN, "description-none-near")
    assert links(PARTY)["The party"] == (OPEN, "description-none-told-of")


def test_of_two_the_subject_of_the_sentence_before_is_meant() -> None:
    assert links(BOTH, PARTY)["The party"] == ("org/labour", "party-main-subject")
    as_object = "Prices=price/NNS/nsubj>hurt hurt/VBD/ROOT the/DT/det>party party/NN/dobj>hurt"
    assert links(BOTH, as_object)["the party"] == (OPEN, "description-two-fit")


def test_who_speaks_of_the_party_means_his_own() -> None:
    lee = (
        "Greens/NNPS/compound>leader leader/NN/compound>Lee Ann/NNP/compound>Lee Lee/NNP/nsubj>said said=say/VBD/ROOT "
        "the/DT/det>party party/NN/nsubj>won won=win/VBD/ccomp>said"
    )
    assert links(LABOUR, lee)["the party"] == ("org/greens", "party-of-subject")


def test_his_party_is_the_one_the_text_says_he_belongs_to() -> None:
    lee = "Labour/NNP/compound>leader leader/NN/compound>Lee " + (
        "Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke spoke=speak/VBD/ROOT"
    )
    hers = "Her/PRP/poss>party party/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    assert links(lee, LABOUR.replace("Labour", "Greens"), hers)["Her party"] == ("org/labour", "party-of-person")
    assert links(LABOUR, hers)["Her party"] == (OPEN, "party-of-person-unknown")


def test_another_party_is_none_told_of() -> None:
    rival = PARTY.replace("party/NN", "rival/JJ/amod>party party/NN")
    assert links(LABOUR, rival)["The rival party"] == (OPEN, "party-another")


def test_what_a_party_is_said_to_be_is_that_party() -> None:
    third = "Greens/NNPS/nsubj>were were=be/VBD/ROOT the/DT/det>party third/JJ/amod>party party/NN/attr>were"
    assert links(LABOUR, third)["the third party"] == ("org/greens", "party-predicate")


def test_what_others_are_said_to_be_is_not_the_party_told_of() -> None:
    prices = "Prices=price/NNS/nsubj>were were=be/VBD/ROOT the/DT/det>party party/NN/attr>were"
    assert links(LABOUR, prices)["the party"] == (OPEN, "description-predicate")


def test_a_name_is_not_the_party_told_of() -> None:
    name = "The/DT/det>Party Local/NNP/compound>Party Party/NNP/nsubj>agreed agreed=agree/VBD/ROOT"
    assert links(LABOUR, name)["The Local Party"] == (OPEN, "description-name")


def test_two_parties_as_a_subject_leave_it_open() -> None:
    joint = "Labour/NNP/nsubj>said and/CC/cc>Labour Greens/NNPS/conj>Labour said=say/VBD/ROOT " + (
        "the/DT/det>party party/NN/nsubj>won won=win/VBD/ccomp>said"
    )
    assert links(joint)["the party"] == (OPEN, "party-joined")
