"""Whom “I”, “we” and “you” mean, and what is remembered of names."""

from __future__ import annotations

from links_of import links

OPEN = None
I_AGREE = "I/PRP/nsubj>agreed agreed=agree/VBD/ROOT"
WE = "We/PRP/nsubj>agreed agreed=agree/VBD/ROOT"
REPORT = ("Prices=price/NNS/nsubj>rose rose=rise/VBD/ROOT",) * 3


def test_i_is_the_author_and_we_the_publisher() -> None:
    told = links(I_AGREE, WE, author="Ann Lee", publisher="UNISON")
    assert told == {"I": ("person/ann-lee", "pronoun-author"), "We": ("org/unison", "pronoun-publisher")}
    assert links(WE, author="Ann Lee")["We"] == ("person/ann-lee", "pronoun-publisher")


def test_in_a_quotation_they_are_who_says_it() -> None:
    assert links(f"“/:/punct>agreed {I_AGREE} ”/:/punct>agreed", author="Ann Lee")["I"] == (OPEN, "pronoun-quoted")


def test_a_stray_we_is_nobody() -> None:
    assert links(*REPORT, WE)["We"] == (OPEN, "pronoun-unsigned")


def test_you_is_whoever_reads() -> None:
    unison = "UNISON/NNP/nsubj>met met=meet/VBD/ROOT"
    assert links(unison, "You/PRP/nsubj>agreed agreed=agree/VBD/ROOT")["You"] == (OPEN, "pronoun-addressee")


def test_a_subject_that_follows_at_once_is_its_owner() -> None:
    report = (
        "In/IN/prep>said its/PRP/poss>report report/NN/pobj>In ,/,/punct>said UNISON/NNP/nsubj>said said=say/VBD/ROOT"
    )
    assert links(report)["its"] == ("org/unison", "pronoun-ahead")


def test_an_honorific_of_a_role_tells_who_has_it() -> None:
    named = "Sen./NNP/compound>Lee Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke spoke=speak/VBD/ROOT"
    later = "The/DT/det>senator senator/NN/nsubj>agreed agreed=agree/VBD/ROOT"
    assert links(named, *REPORT, later)["The senator"] == ("person/ann-lee", "person-has-role")
