"""What the author of a signed piece demands and judges."""

from __future__ import annotations

from drafts import found, read

MUST = "Rents=rent/NNS/nsubj>fall must/MD/aux>fall fall/VB/ROOT ././punct>fall"
ASKED = "Rents=rent/NNS/nsubj>fall must/MD/aux>fall fall/VB/ROOT ?/./punct>fall"
NEEDED = "Homes=home/NNS/nsubjpass>needed are=be/VBP/auxpass>needed needed=need/VBN/ROOT ././punct>needed"
THEIRS = (
    "She/PRP/nsubj>said said=say/VBD/ROOT rents=rent/NNS/nsubj>fall must/MD/aux>fall fall/VB/ccomp>said ././punct>said"
)
QUOTED = (
    "“/``/punct>fall Rents=rent/NNS/nsubj>fall must/MD/aux>fall fall/VB/ROOT for/IN/prep>fall us/PRP/pobj>for"
    " ././punct>fall ”/''/punct>fall"
)


def test_what_must_be_is_demanded() -> None:
    assert found(read(MUST), author=True) == [("author-demand", "", "Rents must fall")]


def test_only_where_the_author_is_asked_for() -> None:
    assert found(read(MUST)) == []


def test_what_is_needed_is_demanded() -> None:
    assert [f.rule for f in found(read(NEEDED), author=True)] == ["author-demand"]


def test_questions_and_what_others_say_are_no_demands_of_the_author() -> None:
    for parse in (ASKED, THEIRS, QUOTED):
        assert "author-demand" not in [f.rule for f in found(read(parse), author=True)], parse


I_AM = "I/PRP/nsubj>am am=be/VBP/ROOT old/JJ/acomp>am ././punct>am"
IS_BAD = "It/PRP/nsubj>is is=be/VBZ/ROOT a/DT/det>disgrace disgrace/NN/attr>is ././punct>is"
CAME = "It/PRP/nsubj>came came=come/VBD/ROOT in/IN/prep>came May/NNP/pobj>in ././punct>came"


def test_who_speaks_as_i_judges_and_narrates() -> None:
    said = [f.content for f in found(read(I_AM, IS_BAD, CAME, I_AM), author=True) if f.rule == "author-judgement"]
    assert said == ["I am old.", "It is a disgrace.", "I am old."]


def test_a_report_does_not_judge() -> None:
    assert found(read(IS_BAD, CAME), author=True) == []
