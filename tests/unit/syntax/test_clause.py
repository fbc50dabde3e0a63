# ruff: noqa: E501
"""What a parse says of who does what to whom; the parses are written down, so every test shows what it rests on."""

from __future__ import annotations

import pytest
from builders import doc
from spacy.tokens import Token

from kg.model import Modality, Polarity, Span
from kg.syntax import (
    Clause,
    begin,
    clauses,
    conjuncts,
    cover,
    end,
    has_finite_verb,
    noun_phrase,
    phrase,
    prepositions,
    sentence,
)


def row(clause: Clause) -> str:
    """“council cut services” or “services cut! by council” (passive); “?” for a subject that is not known."""
    if clause.passive:
        words = [text(clause.undergoer), clause.lemma + "!", "by", text(clause.subject), *map(text, clause.objects)]
    else:
        words = [text(clause.subject), clause.lemma, *map(text, clause.objects)]
    return " ".join(words).replace(" by ?", "")


def text(token: Token | None) -> str:
    return "?" if token is None else token.lower_


ROWS = {
    "active": (
        "The/DT/det>council council/NN/nsubj>cut cut/VBD/ROOT services=service/NNS/dobj>cut ././punct>cut",
        ["council cut services"],
    ),
    "passive": (
        "Services=service/NNS/nsubjpass>cut were=be/VBD/auxpass>cut cut/VBN/ROOT by/IN/agent>cut councils=council/NNS/pobj>by",
        ["services cut! by councils"],
    ),
    "passive without an agent": (
        "Services=service/NNS/nsubjpass>cut were=be/VBD/auxpass>cut cut/VBN/ROOT",
        ["services cut!"],
    ),
    "copula": (
        "Staff/NN/nsubj>are are=be/VBP/ROOT heroes=hero/NNS/attr>are",
        ["staff be heroes"],
    ),
    "conjoined verbs share the subject": (
        "Unions=union/NNS/nsubj>condemned condemned=condemn/VBD/ROOT cuts=cut/NNS/dobj>condemned and/CC/cc>condemned "
        "demanded=demand/VBD/conj>condemned talks=talk/NNS/dobj>demanded",
        ["unions condemn cuts", "unions demand talks"],
    ),
    "conjoined passives share the undergoer": (
        "Services=service/NNS/nsubjpass>cut were=be/VBD/auxpass>cut cut/VBN/ROOT and/CC/cc>cut closed=close/VBN/conj>cut "
        "by/IN/agent>closed councils=council/NNS/pobj>by",
        ["services cut!", "services close! by councils"],
    ),
    "an active verb after a passive one": (
        "Balls=Balls/NNP/nsubjpass>sacked was=be/VBD/auxpass>sacked sacked=sack/VBN/ROOT and/CC/cc>sacked left=leave/VBD/conj>sacked",
        ["balls sack!", "balls leave"],
    ),
    "relative clause on the subject": (
        "Unions=union/NNS/nsubj>blamed which/WDT/nsubj>represent represent/VBP/relcl>Unions staff/NN/dobj>represent "
        "blamed=blame/VBD/ROOT ministers=minister/NNS/dobj>blamed",
        ["unions represent staff", "unions blame ministers"],
    ),
    "relative clause in the passive": (
        "Ministers=minister/NNS/nsubj>sued who/WP/nsubjpass>sacked were=be/VBD/auxpass>sacked sacked=sack/VBN/relcl>Ministers "
        "by/IN/agent>sacked Balls/NNP/pobj>by sued=sue/VBD/ROOT councils=council/NNS/dobj>sued",
        ["ministers sack! by balls", "ministers sue councils"],
    ),
    "relative clause on the object": (
        "The/DT/det>report report/NN/nsubj>warned that/WDT/dobj>ignored ministers=minister/NNS/nsubj>ignored "
        "ignored=ignore/VBD/relcl>report warned=warn/VBD/ROOT",
        ["ministers ignore report", "report warn"],
    ),
    "relative clause without a pronoun": (
        "The/DT/det>cuts cuts=cut/NNS/nsubj>hurt ministers=minister/NNS/nsubj>announced announced=announce/VBD/relcl>cuts "
        "hurt/VBP/ROOT staff/NN/dobj>hurt",
        ["ministers announce cuts", "cuts hurt staff"],
    ),
    "a place is no object": (
        "Towns=town/NNS/nsubj>shrank where/WRB/advmod>work staff/NN/nsubj>work work/VBP/relcl>Towns shrank=shrink/VBD/ROOT",
        ["staff work", "towns shrink"],
    ),
    "the report in which: no object": (
        "The/DT/det>report report/NN/nsubj>appeared in/IN/prep>hit which/WDT/pobj>in ministers=minister/NNS/nsubj>hit "
        "hit/VBD/relcl>report back/RB/advmod>hit appeared=appear/VBD/ROOT",
        ["ministers hit", "report appear"],
    ),
    "the people whose children: no object": (
        "People/NNS/nsubj>sued whose/WP$/poss>children children=child/NNS/nsubj>died died=die/VBD/relcl>People "
        "sued=sue/VBD/ROOT councils=council/NNS/dobj>sued",
        ["children die", "people sue councils"],
    ),
    "the plan they spoke about: no object": (
        "Plans=plan/NNS/nsubj>failed they/PRP/nsubj>spoke spoke=speak/VBD/relcl>Plans about/IN/prep>spoke "
        "failed=fail/VBD/ROOT",
        ["they speak", "plans fail"],
    ),
    "conjoined relative clauses": (
        "Staff/NN/nsubj>left who/WP/nsubj>lied lied=lie/VBD/relcl>Staff and/CC/cc>lied were=be/VBD/auxpass>sacked "
        "sacked=sack/VBN/conj>lied left=leave/VBD/ROOT",
        ["staff lie", "staff sack!", "staff leave"],
    ),
    "reduced relative clause": (
        "Cuts=cut/NNS/nsubj>worry announced=announce/VBN/acl>Cuts by/IN/agent>announced ministers=minister/NNS/pobj>by "
        "worry/VBP/ROOT staff/NN/dobj>worry",
        ["cuts announce! by ministers", "cuts worry staff"],
    ),
    "participle on a noun": (
        "A/DT/det>report report/NN/nsubj>appeared criticising=criticise/VBG/acl>report councils=council/NNS/dobj>criticising "
        "appeared=appear/VBD/ROOT",
        ["report criticise councils", "report appear"],
    ),
    "participle after the main clause": (
        "Pile/NNP/nsubj>spoke spoke=speak/VBD/ROOT ,/,/punct>spoke adding=add/VBG/advcl>spoke that/IN/mark>suffer "
        "staff/NN/nsubj>suffer suffer/VBP/ccomp>adding",
        ["pile speak", "pile add", "staff suffer"],
    ),
    "participle before the main clause": (
        "Pushed=push/VBN/advcl>resigned by/IN/agent>Pushed unions=union/NNS/pobj>by ,/,/punct>resigned "
        "ministers=minister/NNS/nsubj>resigned resigned=resign/VBD/ROOT",
        ["ministers push! by unions", "ministers resign"],
    ),
    "the one who is urged acts": (
        "Unions=union/NNS/nsubj>urged urged=urge/VBD/ROOT ministers=minister/NNS/dobj>urged to/TO/aux>resign resign/VB/xcomp>urged",
        ["unions urge ministers", "ministers resign"],
    ),
    "the one who is hired acts": (
        "Ministers=minister/NNS/nsubj>hired hired=hire/VBD/ROOT firms=firm/NNS/dobj>hired to/TO/aux>ask ask/VB/advcl>hired them/PRP/dobj>ask",
        ["ministers hire firms", "firms ask them"],
    ),
    "the one who promises acts": (
        "Ministers=minister/NNS/nsubj>promised promised=promise/VBD/ROOT unions=union/NNS/dobj>promised to/TO/aux>resign "
        "resign/VB/xcomp>promised",
        ["ministers promise unions", "ministers resign"],
    ),
    "the one who refuses acts": (
        "Ministers=minister/NNS/nsubj>refused refused=refuse/VBD/ROOT to/TO/aux>comment comment/VB/xcomp>refused",
        ["ministers refuse", "ministers comment"],
    ),
    "the one who is told acts": (
        "Staff/NN/nsubjpass>told were=be/VBD/auxpass>told told=tell/VBN/ROOT to/TO/aux>leave leave/VB/xcomp>told",
        ["staff tell!", "staff leave"],
    ),
    "conjoined infinitives": (
        "Councils=council/NNS/nsubj>want want/VBP/ROOT to/TO/aux>close close/VB/xcomp>want schools=school/NNS/dobj>close "
        "and/CC/cc>close cut/VB/conj>close services=service/NNS/dobj>cut",
        ["councils want", "councils close schools", "councils cut services"],
    ),
    "the accused does what he is accused of": (
        "Unions=union/NNS/nsubj>accused accused=accuse/VBD/ROOT ministers=minister/NNS/dobj>accused of/IN/prep>accused "
        "misleading=mislead/VBG/pcomp>of parents=parent/NNS/dobj>misleading",
        ["unions accuse ministers", "ministers mislead parents"],
    ),
    "the accused in the passive too": (
        "Ministers=minister/NNS/nsubjpass>accused were=be/VBD/auxpass>accused accused=accuse/VBN/ROOT of/IN/prep>accused "
        "lying=lie/VBG/pcomp>of",
        ["ministers accuse!", "ministers lie"],
    ),
    "one apologises for one's own deeds": (
        "Ministers=minister/NNS/nsubj>apologised apologised=apologise/VBD/ROOT for/IN/prep>apologised "
        "misleading=mislead/VBG/pcomp>for parents=parent/NNS/dobj>misleading",
        ["ministers apologise", "ministers mislead parents"],
    ),
    "a that-clause has its own subject": (
        "He/PRP/nsubj>denied denied=deny/VBD/ROOT that/IN/mark>lied ministers=minister/NNS/nsubj>lied lied=lie/VBD/ccomp>denied",
        ["he deny", "ministers lie"],
    ),
    "an existential has no subject": (
        "There/EX/expl>is is=be/VBZ/ROOT a/DT/det>plan plan/NN/attr>is",
        ["? be plan"],
    ),
    "a verb that has become a preposition is no clause": (
        "According=accord/VBG/prep>failed to/IN/prep>According Ofsted/NNP/pobj>to councils=council/NNS/nsubj>failed "
        "failed=fail/VBD/ROOT",
        ["councils fail"],
    ),
    "two sentences": (
        "Ministers=minister/NNS/nsubj>lied lied=lie/VBD/ROOT ././punct>lied Staff/NN/nsubj>left left=leave/VBD/ROOT",
        ["ministers lie", "staff leave"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parse", "rows"), ROWS.values(), ids=ROWS)
def test_who_does_what_to_whom(parse: str, rows: list[str]) -> None:
    assert [row(clause) for clause in clauses(doc(parse))] == rows


def test_a_subject_taken_over_from_another_clause_is_marked() -> None:
    first, second = clauses(
        doc("Staff/NN/nsubj>refused refused=refuse/VBD/ROOT to/TO/aux>leave leave/VB/xcomp>refused")
    )
    assert (first.inherited, second.inherited) == (False, True)


def test_complements_and_recipient() -> None:
    (told, fail) = clauses(
        doc(
            "Ofsted/NNP/nsubj>told told=tell/VBD/ROOT parents=parent/NNS/dative>told that/IN/mark>fail "
            "schools=school/NNS/nsubj>fail fail/VBP/ccomp>told"
        )
    )
    assert (text(told.recipient), told.complements) == ("parents", (fail.head,))


# --- prepositional phrases --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        ("They/PRP/nsubj>imposed imposed=impose/VBD/ROOT bans=ban/NNS/dobj>imposed on/IN/prep>imposed work/NN/pobj>on", "on work"),
        ("They/PRP/nsubj>imposed imposed=impose/VBD/ROOT bans=ban/NNS/dobj>imposed on/IN/prep>bans work/NN/pobj>on", "on work"),
        ("They/PRP/nsubj>failed failed=fail/VBD/ROOT because/IN/prep>failed of/IN/prep>because cuts=cut/NNS/pobj>of",
         "because of cuts"),
        ("They/PRP/nsubj>failed failed=fail/VBD/ROOT According=accord/VBG/prep>failed to/IN/prep>According us/PRP/pobj>to",
         "according to us"),
        ("They/PRP/nsubj>gave gave=give/VBD/ROOT aid/NN/dobj>gave to/IN/dative>gave councils=council/NNS/pobj>to", "to councils"),
        ("He/PRP/nsubj>apologised apologised=apologise/VBD/ROOT for/IN/prep>apologised lying=lie/VBG/pcomp>for", "for lying"),
    ],
)  # fmt: skip
def test_prepositions_however_attached(parse: str, found: str) -> None:
    (clause, *_) = clauses(doc(parse))
    assert [f"{name} {head.lower_}" for name, head in clause.obliques] == [found]
    name, _, head = found.rpartition(" ")
    assert text(clause.oblique(name)) == head
    assert clause.oblique("despite") is None


def test_prepositions_of_a_noun() -> None:
    parse = doc("inquiry/NN/ROOT into/IN/prep>inquiry death/NN/pobj>into by/IN/prep>inquiry Ofsted/NNP/pobj>by")
    assert [(name, head.text) for name, head in prepositions(parse[0])] == [("into", "death"), ("by", "Ofsted")]


# --- negation, modality, tense ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parse", "denied"),
    [
        ("They/PRP/nsubj>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut", False),
        ("They/PRP/nsubj>cut did=do/VBD/aux>cut not/RB/neg>cut cut/VB/ROOT jobs=job/NNS/dobj>cut", True),
        ("They/PRP/nsubj>cut never/RB/neg>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut", True),
        ("Nobody/NN/nsubj>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut", True),
        ("No/DT/det>council council/NN/nsubj>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut", True),
        ("Neither/DT/det>council council/NN/nsubj>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut", True),
        ("Not/RB/neg>all all/DT/nsubj>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut", True),
        ("They/PRP/nsubj>cut no/RB/neg>longer longer/RBR/advmod>cut cut/VBP/ROOT jobs=job/NNS/dobj>cut", True),
        ("They/PRP/nsubj>said said=say/VBD/ROOT nothing/NN/dobj>said", True),
        ("They/PRP/nsubj>had had=have/VBD/ROOT no/DT/det>plan plan/NN/dobj>had", True),
        (
            "They/PRP/nsubj>cut cut/VBD/ROOT jobs=job/NNS/dobj>cut with/IN/prep>cut no/DT/det>plan plan/NN/pobj>with",
            False,
        ),
    ],
)
def test_polarity(parse: str, denied: bool) -> None:
    (clause,) = clauses(doc(parse))
    assert clause.polarity is (Polarity.DENIED if denied else Polarity.AFFIRMED)


def test_a_negated_governor_does_not_deny_its_complement() -> None:
    want, go = clauses(
        doc("They/PRP/nsubj>want do/VBP/aux>want not/RB/neg>want want/VB/ROOT to/TO/aux>go go/VB/xcomp>want")
    )
    assert (want.polarity, go.polarity) == (Polarity.DENIED, Polarity.AFFIRMED)


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        ("They/PRP/nsubj>cut cut/VBD/ROOT", Modality.ASSERTED),
        ("They/PRP/nsubj>cut will/MD/aux>cut cut/VB/ROOT", Modality.ASSERTED),
        ("They/PRP/nsubj>cut may/MD/aux>cut cut/VB/ROOT", Modality.POSSIBLE),
        ("They/PRP/nsubj>cut could/MD/aux>cut cut/VB/ROOT", Modality.POSSIBLE),
        ("Perhaps/RB/advmod>cut they/PRP/nsubj>cut cut/VBD/ROOT", Modality.POSSIBLE),
        ("They/PRP/nsubj>cut will/MD/aux>cut probably/RB/advmod>cut cut/VB/ROOT", Modality.PROBABLE),
        ("They/PRP/nsubj>cut should/MD/aux>cut cut/VB/ROOT", Modality.OBLIGATION),
        ("They/PRP/nsubj>cut must/MD/aux>cut cut/VB/ROOT", Modality.OBLIGATION),
        ("They/PRP/nsubj>cut would/MD/aux>cut cut/VB/ROOT", Modality.HYPOTHETICAL),
        ("If/IN/mark>cut they/PRP/nsubj>cut cut/VBP/ROOT", Modality.HYPOTHETICAL),
        ("They/PRP/nsubj>need need/VBP/ROOT help/NN/dobj>need", Modality.OBLIGATION),
    ],
)
def test_modality(parse: str, found: Modality) -> None:
    (clause,) = clauses(doc(parse))
    assert clause.modality is found


@pytest.mark.parametrize("verb", ["need/VBP", "have/VBP"])
def test_having_to_do_something_is_an_obligation(verb: str) -> None:
    word = verb.split("/")[0]
    _, go = clauses(doc(f"They/PRP/nsubj>{word} {verb}/ROOT to/TO/aux>go go/VB/xcomp>{word}"))
    assert go.modality is Modality.OBLIGATION


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        ("They/PRP/nsubj>cut cut/VBD/ROOT", "past"),
        ("They/PRP/nsubj>cut have/VBP/aux>cut cut/VBN/ROOT", "past"),
        ("Jobs=job/NNS/nsubjpass>cut were=be/VBD/auxpass>cut cut/VBN/ROOT", "past"),
        ("They/PRP/nsubj>cut cut/VBP/ROOT", "present"),
        ("They/PRP/nsubj>cutting are=be/VBP/aux>cutting cutting=cut/VBG/ROOT", "present"),
        ("They/PRP/nsubj>cut will/MD/aux>cut cut/VB/ROOT", "future"),
        ("Jobs=job/NNS/nsubjpass>cut will/MD/aux>cut be/VB/auxpass>cut cut/VBN/ROOT", "future"),
        ("cut/VB/ROOT", ""),
    ],
)
def test_tense(parse: str, found: str) -> None:
    (clause,) = clauses(doc(parse))
    assert clause.tense == found


# --- phrases and places -----------------------------------------------------------------------------------------

LIST = doc(
    "The/DT/det>union union/NN/nsubj>left ,/,/punct>union the/DT/det>council council/NN/conj>union and/CC/cc>council "
    "old/JJ/amod>staff staff/NN/conj>council who/WP/nsubj>lied lied=lie/VBD/relcl>staff left=leave/VBD/ROOT ././punct>left",
    start=100,
)  # fmt: skip


def test_a_noun_phrase_ends_before_what_is_joined_to_it() -> None:
    text = " " * 100 + LIST.text
    assert noun_phrase(LIST[1]).of(text) == "The union"
    assert noun_phrase(LIST[7]).of(text) == "old staff"
    assert noun_phrase(LIST[7], full=True).of(text) == "old staff who lied"


def test_conjuncts_are_found_in_order() -> None:
    assert [token.text for token in conjuncts(LIST[1])] == ["union", "council", "staff"]


def test_a_hyphen_does_not_break_a_phrase() -> None:
    parse = doc("well/RB/advmod>funded -/:/punct>funded funded=fund/VBN/amod>services services=service/NNS/ROOT")
    assert [token.text for token in phrase(parse[3])] == ["well", "-", "funded", "services"]


def test_places_count_from_the_start_of_the_document() -> None:
    assert (begin(LIST[1]), end(LIST[1])) == (104, 109)
    assert sentence(LIST[1]) == Span(100, 100 + len(LIST.text))


def test_neighbours_are_joined_into_one_stretch_over_line_breaks() -> None:
    parse = doc("bad/JJ/amod>cuts ↵/_SP/dep>bad cuts=cut/NNS/nsubj>hurt hurt/VBP/ROOT staff/NN/dobj>hurt")
    assert parse.text == "bad \n cuts hurt staff"
    assert cover([parse[2], parse[0], parse[4]]) == (Span(0, 10), Span(16, 21))
    assert cover([parse[1]]) == ()


def test_a_heading_has_no_finite_verb() -> None:
    assert not has_finite_verb(doc("Cuts=cut/NNS/ROOT to/IN/prep>Cuts services=service/NNS/pobj>to"))
    assert has_finite_verb(doc("Cuts=cut/NNS/nsubj>hurt hurt/VBP/ROOT"))
