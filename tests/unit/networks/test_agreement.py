"""For and against, flips, centrality, communities and the tables of them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import Said, coded, symmetric

from kg.coding import Coding
from kg.networks import Aggregation, Options, Unit, Windows, network
from kg.networks.agreement import actors_by_activity, flips, issues_by_agreement, timeline
from kg.networks.centrality import centrality
from kg.networks.communities import communities
from kg.networks.polarization import Polarization, polarization
from kg.networks.signed import Signed, signed_networks
from kg.networks.tidy import csv_of, tidy, windows_table

DEBATE: list[Said] = [
    ("Apple", "tax", 1, "2020-01-01"),
    ("Birch", "tax", 1, "2020-01-01"),
    ("Cedar", "tax", 0, "2020-01-02"),
    ("Apple", "tax", 0, "2020-03-01"),
    ("Apple", "ban", 1, "2020-03-01"),
]
said = st.lists(
    st.tuples(
        st.sampled_from("ABCDE"),
        st.sampled_from("xyz"),
        st.integers(0, 1),
        st.sampled_from(["2020-01-01", "2020-01-02", "2021-03-05"]),
    ),
    max_size=25,
)


def one(coding: Coding, **more: object) -> Signed:
    (found,) = signed_networks(coding, replace(Options(), **more))  # type: ignore[arg-type]
    return found


def test_issues_by_agreement_count_statements_and_actors() -> None:
    tax, ban = issues_by_agreement(coded(DEBATE), Options())
    assert (tax.name, tax.statements, tax.against, tax.for_, tax.neither) == ("tax", 4, 2, 2, 0)
    assert (tax.others_against, tax.others_for, tax.balance) == (2, 2, 0)
    assert (ban.name, ban.against, ban.for_, ban.balance) == ("ban", 0, 1, 1)


def test_actors_by_activity_count_issues() -> None:
    apple = actors_by_activity(coded(DEBATE), Options())[0]
    assert (apple.name, apple.statements, apple.for_, apple.against) == ("Apple", 3, 2, 1)
    assert (apple.others_for, apple.others_against) == (2, 1)


def test_both_sides_count_even_where_the_network_ignores_sides() -> None:
    both = coded([("A", "tax", 1, "2020-01-01"), ("A", "tax", 0, "2020-01-01")])
    (tax,) = issues_by_agreement(both, Options(aggregation=Aggregation.IGNORE))
    assert (tax.for_, tax.against) == (1, 1)


def test_a_flip_names_the_day_on_which_the_side_changed() -> None:
    (flip,) = flips(coded(DEBATE), Options())
    assert (flip.row, flip.column, flip.for_, flip.against, flip.documents) == ("Apple", "tax", 1, 1, 2)
    assert (flip.first, flip.last) == (datetime(2020, 1, 1), datetime(2020, 3, 1))
    assert (flip.turns, flip.at_once) == ((datetime(2020, 3, 1),), 0)


def test_both_sides_in_one_document_are_no_turn() -> None:
    both = [("A", "tax", side, day) for day, sides in (("2020-01-01", (1,)), ("2020-02-01", (0, 1))) for side in sides]
    (flip,) = flips(coded([*both, ("A", "tax", 1, "2020-03-01")]), Options())
    assert (flip.turns, flip.at_once, flip.documents) == ((), 1, 3)


def test_the_timeline_is_in_order_of_time_with_the_words() -> None:
    coding = coded(DEBATE)
    texts = tuple(replace(d, text="We back\nthe tax.") for d in coding.documents)
    spans = tuple(replace(s, start=0, end=16) for s in coding.statements)
    found = timeline(replace(coding, documents=texts, statements=spans), Options())
    assert [(t.row, t.column, t.side, t.document) for t in found] == [
        ("Apple", "ban", "for", "Of 2020-03-01"),
        ("Apple", "tax", "for", "Of 2020-01-01"),
        ("Apple", "tax", "against", "Of 2020-03-01"),
        ("Birch", "tax", "for", "Of 2020-01-01"),
        ("Cedar", "tax", "against", "Of 2020-01-02"),
    ]
    assert {t.words for t in found} == {"We back the tax."}


@given(said)
def test_every_statement_that_counts_is_on_one_side_of_one_issue(statements: list[Said]) -> None:
    coding = coded(statements)
    (whole,) = network(coding, Options())
    for tallies in (issues_by_agreement(coding, Options()), actors_by_activity(coding, Options())):
        assert sum(t.statements for t in tallies) == whole.statements
        assert all(t.for_ + t.against + t.neither == t.statements for t in tallies)
    both = {(t.row, t.column) for t in timeline(coding, Options()) if t.side == "for"} & {
        (t.row, t.column) for t in timeline(coding, Options()) if t.side == "against"
    }
    assert {(f.row, f.column) for f in flips(coding, Options())} == both


def test_centrality_counts_and_adds_up_both_kinds_of_tie() -> None:
    found = {c.name: c for c in centrality(one(coded(DEBATE)))}
    apple = found["Apple"]  # averages: Apple and Birch (3 + 1) / 2, Apple and Cedar the same
    assert (apple.agrees_with, apple.disagrees_with) == (2, 2)
    assert (apple.agreement, apple.disagreement, apple.net) == pytest.approx((1.0, 1.0, 0.0))
    assert apple.betweenness == 1  # Birch and Cedar agree with Apple alone
    assert sum(c.pagerank for c in found.values()) == pytest.approx(1)


def test_nobody_is_central_where_nobody_speaks() -> None:
    assert centrality(one(coded([]))) == ()
    assert communities(one(coded([]))) == ()


@given(st.integers(2, 7), st.integers(0, 2**32 - 1))
def test_betweenness_is_that_of_networkx(count: int, seed: int) -> None:
    ties = symmetric(np.random.default_rng(seed).choice([0.0, 1.0, 2.0, 4.0], (count, count)))
    names = tuple("ABCDEFG"[:count])
    theirs = nx.Graph((i, j, {"far": 4 / ties[i, j]}) for i, j in zip(*np.nonzero(ties), strict=True))
    theirs.add_nodes_from(range(count))
    expected = nx.betweenness_centrality(theirs, weight="far")
    found = {c.name: c.betweenness for c in centrality(Signed(names, ties, ties * 0, 0))}
    assert found == pytest.approx({names[i]: value for i, value in expected.items()})


def test_two_groups_that_share_nothing_are_two_communities() -> None:
    groups = [(f"{issue}{n}", issue, 1, "2020-01-01") for issue in "xy" for n in (1, 2, 3)]
    found = communities(one(coded([*groups, ("x1", "z", 1, "2020-01-01"), ("x4", "x", 0, "2020-01-02")])))
    assert [(c.number, c.label, len(c.members)) for c in found] == [
        (1, "x2, x3 + 1", 3), (2, "y1, y2 + 1", 3), (3, "x4", 1),
    ]  # fmt: skip
    assert found[1].within == pytest.approx(3)
    assert (found[0].across, found[2].disagreement) == (0, 0)


@given(said, st.randoms(use_true_random=False))
def test_the_order_of_the_actors_makes_no_other_communities(statements: list[Said], random: Random) -> None:
    signed = one(coded(statements))
    assert communities(signed.only(random.sample(signed.names, len(signed.names)))) == communities(signed)
    parts = [member for community in communities(signed) for member in community.members]
    assert sorted(parts) == sorted(signed.names)


def test_windows_are_one_long_table_in_which_none_is_lost() -> None:
    found = network(coded(DEBATE), Options(windows=Windows(Unit.MONTHS, 1)))
    made = windows_table(found, few=3)
    assert made.columns[:5] == ("window_start", "window_middle", "window_stop", "statements", "few")
    assert [(row[0], *row[3:]) for row in made.rows] == [
        ("2020-01-01", 3, 0, "Apple", "tax", 1),
        ("2020-01-01", 3, 0, "Birch", "tax", 1),
        ("2020-01-01", 3, 0, "Cedar", "tax", -1),
        ("2020-02-01", 0, 1, "", "", ""),
        ("2020-03-01", 2, 1, "Apple", "ban", 1),
        ("2020-03-01", 2, 1, "Apple", "tax", -1),
    ]


def test_tables_keep_what_is_not_known_empty_and_names_harmless() -> None:
    coding = coded([("=cmd()", "tax", 1, "2020-01-01"), ("B", "ban", 1, "2020-01-01")])
    written = csv_of(tidy(Polarization, polarization(coding, Options()), without=("dna_score",)))
    (row,) = csv.DictReader(io.StringIO(written.text))
    assert (row["modularity"], row["few"], row["actors"], row["start"]) == ("", "1", "2", "2020-01-01")
    assert "dna_score" not in row
    tallies = csv_of(windows_table(network(coding, Options())))
    assert '"\'=cmd()","tax",1' in tallies.text
    assert "=cmd()" in tallies.notes[0]


def test_camps_stand_in_one_cell() -> None:
    both = coded([("A", "tax", 1, "2020-01-01"), ("B", "tax", 0, "2020-01-01"), ("C", "tax", 0, "2020-01-01")])
    made = tidy(Polarization, polarization(both, Options()))
    assert dict(zip(made.columns, made.rows[0], strict=True))["camps"] == "B; C | A"


def test_betweenness_of_very_many_actors_is_estimated_the_same_way_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.networks.centrality.MOST", 5)
    monkeypatch.setattr("kg.networks.centrality.SAMPLE", 4)
    star = coded(
        [
            *((f"p{n}", f"i{n}", 1, "2020-01-01") for n in range(9)),
            *(("hub", f"i{n}", 1, "2020-01-01") for n in range(9)),
        ]
    )
    found = centrality(one(star))
    assert found == centrality(one(star))
    assert max(found, key=lambda c: c.betweenness).name == "hub"
