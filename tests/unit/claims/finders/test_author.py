"""What the author of a signed piece demands."""

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
