"""How alike the networks of two codings are: correlations by hand, windows, and that errors average out."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from codings import of_documents

from kg.coding import Coding
from kg.coding.comparison import compare
from kg.networks.window_validity import Width, cosine, pearson, window_validity

CELLS = {("ann", "cap"): 2.0, ("ann", "levy"): -1.0, ("bob", "cap"): 1.0}
OTHER = {("ann", "cap"): 1.0, ("bob", "cap"): -1.0, ("bob", "levy"): 3.0}


def widths(a: Coding, b: Coding, *, rows: str = "actor", aligned: bool = False) -> dict[str, Width]:
    return {width.name: width for width in window_validity(compare(a, b, aligned=aligned), rows=rows)}


def test_cosine_by_hand() -> None:
    assert cosine(CELLS, OTHER) == pytest.approx((2 - 1) / sqrt(6 * 11))


def test_pearson_is_that_of_the_whole_matrices() -> None:
    rows, columns = ("ann", "bob"), ("cap", "levy", "licence")
    dense = [[cells.get((row, column), 0.0) for row in rows for column in columns] for cells in (CELLS, OTHER)]
    assert pearson(CELLS, OTHER, 6) == pytest.approx(np.corrcoef(dense)[0, 1])


def test_a_network_without_ties_is_no_match_and_two_are_none() -> None:
    assert (cosine(CELLS, {}), pearson({}, CELLS, 6)) == (0, 0)
    assert cosine({}, {}) is None
    assert pearson({}, {}, 6) is None


def test_pearson_is_undefined_where_all_cells_are_the_same() -> None:
    assert pearson({("ann", "cap"): 1.0}, {("ann", "cap"): 2.0}, 1) is None
    assert cosine({("ann", "cap"): 1.0}, {("ann", "cap"): 2.0}) == 1


def test_windows_are_those_of_the_calendar() -> None:
    days = {"one": "2024-12-30", "two": "2025-01-01", "three": "2025-03-31", "four": "2025-04-01"}
    a = of_documents({name: (f"{name} +cap @0-9",) for name in days}, dates=days)
    found = widths(a, a)
    assert {name: width.windows for name, width in found.items()} == {
        "day": 4, "week": 2, "month": 4, "quarter": 3, "year": 2, "all": 1,
    }  # fmt: skip


def test_a_document_without_a_date_counts_only_in_all() -> None:
    a = of_documents({"one": ("ann +cap @0-9",), "two": ("ann +cap @0-9",)}, dates={"one": "2024-12-30"})
    found = widths(a, a)
    assert [(w.statements_a, w.statements_b) for w in (found["year"], found["all"])] == [(1, 1), (2, 2)]


def test_the_date_is_that_of_the_reference_or_else_the_other() -> None:
    lines = {"one": ("ann +cap @0-9",)}
    other = of_documents(lines, dates={"one": "2031-01-01"})
    assert widths(of_documents(lines), other)["day"].windows == 1
    assert widths(of_documents(lines, dates={"one": "2024-12-30"}), other)["day"].both == 1


def test_errors_to_either_side_average_out_in_longer_windows() -> None:
    days = {f"day {n}": f"2025-01-{n:02}" for n in range(1, 21)}
    true = dict.fromkeys(days, ("ann +cap @0-9", "bob -cap @10-19"))
    told = {name: (*true[name][:1], "bob +cap @10-19") if n % 4 == 0 else true[name] for n, name in enumerate(days)}
    found = widths(of_documents(true, dates=days), of_documents(told, dates=days))
    day, all_ = found["day"].affiliation.cosine, found["all"].affiliation.cosine
    assert day == pytest.approx(0.75)  # one day in four is wrong: ann +1, bob +1 against ann +1, bob −1 is 0
    assert all_ == pytest.approx((20 * 20 + 20 * 10) / sqrt(2 * 20**2 * (20**2 + 10**2)))
    assert all_ > day


def test_a_window_in_which_one_coding_has_nothing_counts_as_no_match() -> None:
    days = {"one": "2025-01-01", "two": "2025-01-02"}
    a = of_documents({"one": ("ann +cap @0-9",), "two": ("ann +cap @0-9",)}, dates=days)
    b = of_documents({"one": ("ann +cap @0-9",), "two": ()}, dates=days)
    found = widths(a, b)["day"]
    assert (found.windows, found.both, found.affiliation.cosine) == (2, 1, 0.5)


def test_the_network_of_actors_is_of_those_who_agree() -> None:
    a = of_documents({"one": ("ann +cap @0-9", "bob +cap @10-19", "cat -cap @20-29")})
    b = of_documents({"one": ("ann +cap @0-9", "bob -cap @10-19", "cat -cap @20-29")})
    assert widths(a, a)["all"].congruence.cosine == 1
    assert widths(a, b)["all"].congruence.cosine == 0  # ann with bob; bob with cat
    assert widths(a, b)["all"].congruence.pearson == pytest.approx(-0.5)  # (1, 0, 0) and (0, 0, 1)


def test_actors_can_be_the_organizations() -> None:
    a = of_documents({"one": ("ann/Union +cap @0-9",)})
    b = of_documents({"one": ("bob/Union +cap @0-9",)})
    assert widths(a, b)["all"].affiliation.cosine == 0
    assert widths(a, b, rows="organization")["all"].affiliation.cosine == 1


def test_a_repetition_in_a_document_counts_once() -> None:
    a = of_documents({"one": ("ann +cap @0-9", "ann +cap @10-19")})
    assert widths(a, a)["all"].statements_a == 1


def test_what_is_alike_by_chance_stands_beside_it() -> None:
    many = tuple(
        f"{who} {side} @{n}0-{n}9" for n, (who, side) in enumerate(zip("abcdefgh", ["+x", "-y"] * 4, strict=True))
    )
    a = of_documents({"one": many})
    found = widths(a, a)["all"]
    assert found.affiliation.cosine == found.congruence.cosine == 1
    assert found.affiliation.chance is not None and found.congruence.chance is not None
    assert 0 < found.affiliation.chance < 0.9
    assert 0 < found.congruence.chance < 0.9
    assert widths(a, a)["all"] == found


def test_aligned_concepts_are_one_column() -> None:
    a = of_documents({"one": ("ann +cap @0-9", "bob +cap @10-19")})
    b = of_documents({"one": ("ann +limit @0-9", "bob +limit @10-19")})
    assert widths(a, b)["all"].affiliation.cosine == 0
    assert widths(a, b, aligned=True)["all"].affiliation.cosine == 1
