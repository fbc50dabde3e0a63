"""What becomes of issues, and of the sides on them, when people decide which are one, two or none."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from phones import BAN, HEADS, MINISTER, PARENTS, TABLETS, UNION, phones

from kg.assemble import assemble
from kg.decisions import Decision, apply
from kg.export.jsonl import write
from kg.model import Extraction, Issue, Knowledge, Wording
from kg.records import read_statements

REMEDY = "matches nothing in these documents; correct it, or remove it if it is no longer needed"


def decide(*decisions: Decision) -> tuple[Knowledge, tuple[str, ...]]:
    after, warnings = apply(phones(), decisions)
    return assemble(after), warnings


def sides(knowledge: Knowledge) -> set[tuple[str, str, str]]:
    """Return who takes which side on what."""
    return {(c.claimant or "", str(p.side), p.issue) for c in knowledge.claims for p in c.positions if p.issue}


def issue(knowledge: Knowledge, id_: str) -> Issue:
    return next(i for i in knowledge.issues if i.id == id_)


def test_merged_issues_are_one_with_all_wordings() -> None:
    after, warnings = decide(Decision("merge", issues=(BAN.id, TABLETS.id), name="screens"))
    (one,) = after.issues
    assert warnings == ()
    assert (one.id, one.label, one.for_means, one.broader) == (BAN.id, "screens", BAN.for_means, None)
    assert one.aliases == ("ban on phones", "phone-free schools", "tablets for all")
    assert (MINISTER, "against", BAN.id) in sides(after)


def test_who_is_for_an_issue_merged_with_a_mark_is_against_the_one_that_stays() -> None:
    after, _ = decide(Decision("merge", issues=("ban on phones", "-tablets for all")))
    assert (MINISTER, "for", BAN.id) in sides(after)
    assert issue(after, BAN.id).opposites == ("phones in class", "tablets for all")
    turned, _ = decide(Decision("merge", issues=(TABLETS.id, f"-{BAN.id}")))
    assert {(UNION, "against", TABLETS.id), (HEADS, "for", TABLETS.id)} <= sides(turned)
    assert issue(turned, TABLETS.id).aliases == ("phones in class",)


def test_an_issue_is_split_by_its_wordings() -> None:
    decision = Decision("split", issues=(BAN.id,), wordings=("phone-free schools",), name="Schools without phones")
    after, warnings = decide(decision)
    assert warnings == ()
    assert (PARENTS, "for", "issue/schools-without-phones") in sides(after)
    assert (UNION, "for", BAN.id) in sides(after)
    assert issue(after, BAN.id).aliases == ()
    new = issue(after, "issue/schools-without-phones")
    assert (new.label, new.aliases) == ("Schools without phones", ("phone-free schools",))


def test_a_wording_of_the_opposite_splits_off_as_what_it_says() -> None:
    decision = Decision("split", issues=(BAN.id,), wordings=("phones in class",), name="phones in class")
    after, _ = decide(decision)
    assert (HEADS, "for", "issue/phones-in-class") in sides(after)
    assert issue(after, "issue/phones-in-class").wordings == (Wording("phones in class"),)


def test_a_renamed_issue_keeps_its_id_and_its_old_name() -> None:
    after, _ = decide(Decision("rename", issues=("phone-free schools",), name="phones out of class"))
    assert (issue(after, BAN.id).label, issue(after, BAN.id).aliases[0]) == ("phones out of class", "ban on phones")


def test_on_an_issue_that_is_none_nobody_takes_a_side() -> None:
    after, warnings = decide(Decision("reject", issues=(BAN.id,)))
    assert sides(after) == {(MINISTER, "against", TABLETS.id)}
    assert [(i.id, i.broader) for i in after.issues] == [(TABLETS.id, None)]
    assert (warnings, len(after.claims)) == ((), 5)


def test_who_is_for_and_against_what_is_one_now_takes_no_side() -> None:
    split = Decision("split", issues=(BAN.id,), wordings=("phones in class",), name="phones in class")
    merge = Decision("merge", issues=(TABLETS.id, "phones in class"))
    after, _ = decide(split, merge, Decision("reject", statement="claim/x"))
    assert (HEADS, "for", TABLETS.id) in sides(after)


def test_an_issue_that_others_are_a_part_of_is_kept() -> None:
    only = [c for c in phones()[0].claims if c.claimant != MINISTER] + list(phones()[1].claims)
    after, _ = decide(*(Decision("reject", statement=c.id) for c in only))
    assert [(i.id, i.broader) for i in after.issues] == [(BAN.id, None), (TABLETS.id, BAN.id)]


def test_what_matches_nothing_or_too_much_is_said() -> None:
    _, warnings = decide(
        Decision("rename", issues=("issue/gone",), name="X", where="decisions.toml, rename 1"),
        Decision("split", issues=(BAN.id,), wordings=("a", "ban on phones"), name="X", where="decisions.toml, split 1"),
    )
    assert warnings == (
        f"decisions.toml, split 1: 'ban on phones' is the label of {BAN.id}; rename it first",
        f"decisions.toml, split 1: wording 'a' {REMEDY}",
        f"decisions.toml, rename 1: 'issue/gone' {REMEDY}",
    )


ISSUES = st.sampled_from([BAN.id, TABLETS.id, "phone-free schools", "issue/none", "X"])
DECISIONS = st.lists(
    st.one_of(
        st.builds(lambda a, m, b: Decision("merge", issues=(a, m + b)), ISSUES, st.sampled_from(["", "-"]), ISSUES),
        st.builds(
            lambda i, w, n: Decision("split", issues=(i,), wordings=(w,), name=n),
            ISSUES,
            st.sampled_from(["phones in class", "phone-free schools"]),
            st.sampled_from(["X", "tablets for all"]),
        ),
        st.builds(lambda i, n: Decision("rename", issues=(i,), name=n), ISSUES, st.sampled_from(["X", "Y"])),
        st.builds(lambda i: Decision("reject", issues=(i,)), ISSUES),
        st.builds(
            lambda c, i, s: Decision("correct", statement=c, to=(("side", s), ("issue", i))),
            st.sampled_from([c.id for e in phones() for c in e.claims]),
            ISSUES,
            st.sampled_from(["for", "against", "none"]),
        ),
    ),
    max_size=5,
)


def lines(extractions: tuple[Extraction, ...]) -> str:
    return write(assemble(extractions))


@given(DECISIONS)
def test_the_order_makes_no_difference_and_all_issues_are_there(decisions: list[Decision]) -> None:
    first = apply(phones(), decisions)[0]
    for order in permutations(phones()):
        assert lines(apply(order, list(reversed(decisions)))[0]) == lines(first)
    for e in first:
        assert {p.issue for c in e.claims for p in c.positions if p.issue} <= {i.id for i in e.issues}
        assert {i.broader for i in e.issues if i.broader} <= {i.id for i in e.issues}
        assert all(len({p.side for p in c.positions if p.issue == i.id}) <= 1 for c in e.claims for i in e.issues)


def test_decisions_can_be_applied_to_what_a_build_wrote_and_once_more() -> None:
    decisions = (
        Decision("merge", issues=(BAN.id, TABLETS.id), name="screens"),
        Decision("split", issues=(BAN.id,), wordings=("phone-free schools",), name="X"),
    )
    once = lines(apply(phones(), decisions)[0])
    read = read_statements(lines(phones()))
    assert lines(apply(read.extractions, decisions)[0]) == once
    assert lines(apply(read_statements(once).extractions, decisions)[0]) == once
