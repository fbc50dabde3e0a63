"""How issues stand: who takes sides, and in how many documents."""

from __future__ import annotations

from phones import BAN, TABLETS, debate

from kg.issues import tally
from kg.issues.alike import alike
from kg.model import Issue


def test_speakers_are_counted_once_by_side_and_the_most_spoken_of_comes_first() -> None:
    ban, tablets = tally(debate())
    assert (ban.issue, tablets.issue) == (BAN, TABLETS)
    assert (ban.claims, ban.speakers, ban.speakers_for, ban.speakers_against, ban.documents) == (3, 3, 2, 1, 2)
    assert (tablets.claims, tablets.speakers_for, tablets.speakers_against, tablets.documents) == (1, 0, 1, 1)


def test_issues_with_an_action_of_one_class_in_the_same_documents_may_be_the_same() -> None:
    issues = [Issue(f"issue/{n}", label) for n, label in enumerate(("cap on rents", "rent limits", "ban on cars"))]
    documents = {"issue/0": {"a", "b"}, "issue/1": {"b"}, "issue/2": {"a", "b"}}
    assert alike(issues, documents) == {"issue/0": ("issue/1",), "issue/1": ("issue/0",), "issue/2": ()}
    assert alike(issues, documents | {"issue/1": {"c"}})["issue/0"] == ()


def test_an_issue_on_which_nobody_takes_a_side_is_kept_if_it_is_given() -> None:
    unspoken = Issue("issue/bells", "school bells")
    assert [t.issue.id for t in tally(debate(), (unspoken, BAN))] == [BAN.id, TABLETS.id, "issue/bells"]
    assert [t.claims for t in tally(debate(), (unspoken,))] == [3, 1, 0]
