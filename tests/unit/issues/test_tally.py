"""How issues stand: who takes sides, and in how many documents."""

from __future__ import annotations

from phones import BAN, TABLETS, debate

from kg.issue_labels import alike
from kg.issues import tally
from kg.issues.forms import nominal
from kg.model import Issue


def test_speakers_are_counted_once_by_side_and_the_most_spoken_of_comes_first() -> None:
    ban, tablets = tally(debate())
    assert (ban.issue, tablets.issue) == (BAN, TABLETS)
    assert (ban.claims, ban.speakers, ban.speakers_for, ban.speakers_against, ban.documents) == (3, 3, 2, 1, 2)
    assert (tablets.claims, tablets.speakers_for, tablets.speakers_against, tablets.documents) == (1, 0, 1, 1)


def test_issues_with_an_action_of_one_class_in_the_same_documents_may_be_the_same() -> None:
    issues = [
        Issue(f"issue/{n}", label) for n, label in enumerate(("cap on rents", "limit on increases", "ban on cars"))
    ]
    documents = {"issue/0": {"a", "b"}, "issue/1": {"b"}, "issue/2": {"a", "b"}}
    assert alike(issues, documents) == {"issue/0": ("issue/1",), "issue/1": ("issue/0",), "issue/2": ()}
    assert alike(issues, documents | {"issue/1": {"c"}})["issue/0"] == ()


def test_issues_that_share_half_of_the_words_of_a_label_may_be_the_same_wherever_they_stand() -> None:
    labels = (
        "assisted dying",
        "assisted suicide",
        "tax on vapor products",
        "tax on vapes",
        "ban on vapes",
        "sugar tax",
    )
    same = alike([Issue(label, label) for label in labels], {label: {label} for label in labels})
    assert {one: others for one, others in same.items() if others} == {
        "assisted dying": ("assisted suicide",),
        "assisted suicide": ("assisted dying",),
        "tax on vapor products": ("tax on vapes",),
        "tax on vapes": ("tax on vapor products",),
    }


def test_a_label_that_starts_with_a_verb_becomes_a_noun() -> None:
    labels = ("ban phones", "legalising cannabis", "restricting marketing", "congestion charge", "cuts")
    assert [nominal(label) for label in labels] == [
        "ban on phones",
        "legalisation of cannabis",
        "restriction of marketing",
        "congestion charge",
        "cuts",
    ]


def test_an_issue_on_which_nobody_takes_a_side_is_kept_if_it_is_given() -> None:
    unspoken = Issue("issue/bells", "school bells")
    assert [t.issue.id for t in tally(debate(), (unspoken, BAN))] == [BAN.id, TABLETS.id, "issue/bells"]
    assert [t.claims for t in tally(debate(), (unspoken,))] == [3, 1, 0]
