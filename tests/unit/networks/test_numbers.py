"""The numbers of discourse networks: by hand on four statements, and what holds of any statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import coded
from scipy.spatial.distance import cosine

from kg.errors import InputError
from kg.networks import (
    Aggregation,
    Duplicates,
    Kernel,
    Matrix,
    Mode,
    Normalization,
    Options,
    Unit,
    Windows,
    network,
    select,
)
from kg.networks.formats import files, find_network_format

Said = tuple[str, str, int, str]

UNION, PARTY, CHURCH = "Union", "Party", "Church"
SAID: list[Said] = [
    (UNION, "tax", 1, "2020-01-06"),
    (PARTY, "tax", 0, "2020-01-07"),
    (UNION, "ban", 1, "2020-01-08"),
    (UNION, "ban", 1, "2020-01-09"),
    (PARTY, "ban", 1, "2020-02-03"),
    (CHURCH, "tax", 1, "2021-01-04"),
]
ALL = Options(duplicates=Duplicates.INCLUDE)
ONE = replace(ALL, mode=Mode.ONE_MODE)


def cells(said: Sequence[Said], options: Options) -> dict[tuple[str, str], float]:
    (matrix,) = network(coded(said), options)
    return {
        (row, column): matrix.dense()[i, j]
        for i, row in enumerate(matrix.rows)
        for j, column in enumerate(matrix.columns)
        if matrix.dense()[i, j]
    }


def test_two_modes_show_how_often_who_is_for_less_how_often_against() -> None:
    assert cells(SAID, ALL) == {
        (UNION, "tax"): 1, (UNION, "ban"): 2, (PARTY, "tax"): -1, (PARTY, "ban"): 1, (CHURCH, "tax"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        (Aggregation.CONGRUENCE, {(UNION, PARTY): 2, (UNION, CHURCH): 1}),
        (Aggregation.CONFLICT, {(UNION, PARTY): 1, (PARTY, CHURCH): 1}),
        (Aggregation.SUBTRACT, {(UNION, PARTY): 1, (UNION, CHURCH): 1, (PARTY, CHURCH): -1}),
        (Aggregation.IGNORE, {(UNION, PARTY): 3, (UNION, CHURCH): 1, (PARTY, CHURCH): 1}),
    ],
)
def test_one_mode_shows_who_says_the_same(aggregation: Aggregation, expected: dict[tuple[str, str], float]) -> None:
    (matrix,) = network(coded(SAID), replace(ONE, aggregation=aggregation))
    order = {name: i for i, name in enumerate((UNION, PARTY, CHURCH))}
    found = {tuple(sorted((a, b), key=lambda n: order[n])): weight for a, b, weight in matrix.edges()}
    assert found == expected


def test_the_average_divides_by_how_much_both_say() -> None:
    found = cells(SAID, replace(ONE, aggregation=Aggregation.CONGRUENCE, normalization=Normalization.AVERAGE))
    assert found[UNION, PARTY] == 2 / ((3 + 2) / 2)
    assert found[CHURCH, UNION] == 1 / ((1 + 3) / 2)


def test_our_cosine_is_a_cosine_and_that_of_dna_is_not() -> None:
    asked = replace(ONE, aggregation=Aggregation.CONGRUENCE, normalization=Normalization.COSINE)
    assert cells(SAID, asked)[UNION, PARTY] == pytest.approx(1 - cosine([0, 1, 0, 2], [1, 0, 0, 1]))
    assert cells(SAID, replace(asked, compatible=True))[UNION, PARTY] == pytest.approx(2 / (3 * 2))


def test_without_a_side_nobody_disagrees() -> None:
    found = cells(SAID, replace(ONE, aggregation=Aggregation.SUBTRACT, qualifier=None))
    assert found[UNION, PARTY] == 3


def test_what_only_the_other_network_has_is_refused() -> None:
    with pytest.raises(InputError, match="use ignore, subtract or combine"):
        network(coded(SAID), replace(ALL, aggregation=Aggregation.CONGRUENCE))
    with pytest.raises(InputError, match="use no, average, jaccard or cosine"):
        network(coded(SAID), replace(ONE, normalization=Normalization.ACTIVITY))


def test_a_name_that_is_no_variable_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"no variable 'party'; there are: .*organization"):
        network(coded(SAID), replace(ALL, rows="party"))


# --- which statements count -----------------------------------------------------------------------------------

REPEATED: list[Said] = [
    (UNION, "tax", 1, day)
    for day in ("2020-01-06", "2020-01-06", "2020-01-10", "2020-01-30", "2020-02-24", "2021-01-11", "2021-01-11")
]


@pytest.mark.parametrize(
    ("duplicates", "ours", "dna"),
    [
        (Duplicates.INCLUDE, 7, 7),
        (Duplicates.DAY, 5, None),
        (Duplicates.WEEK, 4, 3),  # DNA takes the second weeks of two years for one
        (Duplicates.MONTH, 3, 2),  # and their Januaries
        (Duplicates.YEAR, 2, 2),
        (Duplicates.ALL, 1, 1),
    ],
)
def test_what_is_said_again_in_the_same_time_counts_once(duplicates: Duplicates, ours: int, dna: int | None) -> None:
    asked = replace(ALL, duplicates=duplicates)
    assert len(select(coded(REPEATED), asked).statements) == ours
    if dna is not None:
        assert len(select(coded(REPEATED), replace(asked, compatible=True)).statements) == dna


def test_rare_actors_and_issues_can_be_left_out_and_are_counted() -> None:
    selection = select(coded([*SAID, (PARTY, "ban", 1, "2020-02-04")]), replace(ALL, min_row=2, min_column=3))
    assert {s.row for s in selection.statements} == {UNION, PARTY}
    assert {s.column for s in selection.statements} == {"ban"}
    assert selection.dropped == {"of a rare node": 3}


def test_the_actor_is_the_person_or_else_the_organization() -> None:
    coding = coded(SAID)
    first, *rest = coding.statements
    named = replace(coding, statements=(replace(first, values={**first.values, "person": "Ann"}), *rest))
    assert {s.row for s in select(named, replace(ALL, rows="actor")).statements} == {"Ann", UNION, PARTY, CHURCH}


# --- windows --------------------------------------------------------------------------------------------------


def test_our_windows_begin_with_a_whole_month_and_part_the_time() -> None:
    months = network(coded(SAID), replace(ALL, windows=Windows(Unit.MONTHS, 1)))
    assert [m.start for m in months[:2]] == [datetime(2020, 1, 1), datetime(2020, 2, 1)]
    assert [m.statements for m in months] == [4, 1, *[0] * 10, 1]


@given(st.integers(1, 5), st.sampled_from(Unit), st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_windows_side_by_side_add_up_to_the_whole(size: int, unit: Unit, days: list[int]) -> None:
    if unit in (Unit.SECONDS, Unit.MINUTES, Unit.HOURS):
        days, size = [day % 2 for day in days], size * (3600 if unit is Unit.SECONDS else 60)
    said = [(UNION, "tax", i % 2, f"{datetime.fromordinal(737425 + day):%Y-%m-%d}") for i, day in enumerate(days)]
    parts = network(coded(said), replace(ALL, windows=Windows(unit, size, step=size)))
    (whole,) = network(coded(said), ALL)
    assert sum(part.statements for part in parts) == whole.statements
    assert sum(float(part.cells.sum()) for part in parts) == float(whole.cells.sum())


DAILY = [
    (UNION, "tax", 1, "2020-01-01"), (PARTY, "tax", 1, "2020-01-02"), (UNION, "ban", 0, "2020-01-02"),
    (CHURCH, "tax", 0, "2020-03-05"), (PARTY, "ban", 0, "2020-03-09"), (UNION, "cap", 1, "2020-07-01"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("size", "compatible", "step", "expected"),
    [
        (3, True, 1, [(0, 3), (1, 4), (2, 5), (3, 6)]),  # a statement and one to either side
        (2, True, 1, [(0, 3), (1, 4), (2, 5), (3, 6)]),
        (1, True, 1, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]),
        (4, True, 1, [(0, 5), (1, 6)]),
        (9, True, 1, []),
        (4, False, 1, [(0, 4), (1, 5), (2, 6)]),
        (4, False, 3, [(0, 4), (3, 6)]),
        (9, False, 1, [(0, 6)]),
    ],
)
def test_windows_of_events_hold_so_many_statements_in_order_of_time(
    size: int, compatible: bool, step: int, expected: list[tuple[int, int]]
) -> None:
    options = replace(ALL, mode=Mode.ONE_MODE, aggregation=Aggregation.CONGRUENCE, compatible=compatible)
    found = network(coded(DAILY), replace(options, windows=Windows(Unit.EVENTS, size, step)))
    assert [m.places for m in found] == expected
    for matrix, (first, end) in zip(found, expected, strict=True):
        (alone,) = network(coded(DAILY[first:end]), options)
        assert (matrix.rows, matrix.statements) == (alone.rows, end - first)
        assert np.array_equal(matrix.dense(), alone.dense())
        assert (f"{matrix.start:%Y-%m-%d}", f"{matrix.stop:%Y-%m-%d}") == (DAILY[first][3], DAILY[end - 1][3])


def test_windows_of_events_know_no_kernel_and_have_files_of_their_own_statements() -> None:
    coding = coded(DAILY)
    with pytest.raises(InputError, match="a kernel weighs statements by their time"):
        network(coding, replace(ALL, windows=Windows(Unit.EVENTS, 3, kernel=Kernel.UNIFORM)))
    found = network(coding, replace(ALL, windows=Windows(Unit.EVENTS, 2)))
    written = [name for name, _ in files(found, coding, find_network_format("nodes"))]
    assert len(set(written)) == len(found) == 5
    texts = [w.text for _, w in files(found, coding, find_network_format("edges"))]
    assert "ban" not in texts[0]  # of the two statements of one day only the first is in it


def test_a_kernel_weighs_what_is_near_more_and_what_is_as_near_alike() -> None:
    said = [(UNION, "tax", 1, "2020-01-01"), (PARTY, "tax", 1, "2020-01-05"), (CHURCH, "tax", 1, "2020-01-09")]
    for kernel in (Kernel.TRIANGULAR, Kernel.EPANECHNIKOV, Kernel.GAUSSIAN):
        asked = replace(ALL, windows=Windows(Unit.DAYS, 12, kernel=kernel, indent=False))
        middle = next(m for m in network(coded(said), asked) if m.middle == datetime(2020, 1, 5))
        weight = dict(zip(middle.rows, middle.dense()[:, 0], strict=True))
        assert weight[UNION] == pytest.approx(weight[CHURCH])
        assert weight[PARTY] > weight[UNION] > 0


def test_windows_need_dates() -> None:
    coding = coded(SAID)
    undated = replace(coding, documents=tuple(replace(d, time=None) for d in coding.documents))
    with pytest.raises(InputError, match="no document has a date"):
        network(undated, replace(ALL, windows=Windows(Unit.DAYS, 1)))
    assert network(undated, ALL)[0].statements == len(SAID)
    ranged = select(undated, replace(ALL, start=datetime(2020, 1, 1)))
    assert ranged.dropped == {"document without a date": len(SAID)}


# --- whatever is said -----------------------------------------------------------------------------------------

STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from("ABCDE"),
        st.sampled_from(["tax", "ban", "cap"]),
        st.integers(0, 1),
        st.dates(date(2019, 12, 20), date(2020, 2, 10)).map(str),
    ),
    min_size=1,
    max_size=25,
)
ONE_MODE = [a for a in Aggregation if a is not Aggregation.COMBINE]


@given(STATEMENTS, st.sampled_from(ONE_MODE), st.sampled_from(["no", "average", "jaccard", "cosine"]))
def test_one_mode_is_symmetric_and_bounded(said: list[Said], aggregation: Aggregation, normalization: str) -> None:
    asked = replace(ONE, aggregation=aggregation, normalization=Normalization(normalization))
    (matrix,) = network(coded(said), asked)
    dense = matrix.dense()
    assert np.allclose(dense, dense.T)
    assert not dense.diagonal().any()
    if aggregation is not Aggregation.SUBTRACT:
        assert (dense >= 0).all()
    if normalization in ("jaccard", "cosine"):
        assert (np.abs(dense) <= 1 + 1e-9).all()


@given(STATEMENTS, st.randoms(use_true_random=False), st.sampled_from(Duplicates), st.booleans())
def test_names_and_order_do_not_matter(
    said: list[Said], random: object, duplicates: Duplicates, compatible: bool
) -> None:
    asked = replace(ONE, aggregation=Aggregation.CONGRUENCE, duplicates=duplicates, compatible=compatible)
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    renamed = [("Z" + who.lower(), "the " + what, side, day) for who, what, side, day in shuffled]
    one, other = cells(said, asked), cells(renamed, asked)
    assert {("Z" + a.lower(), "Z" + b.lower()): v for (a, b), v in one.items()} == other


@given(STATEMENTS)
def test_congruence_is_what_networkx_projects(said: list[Said]) -> None:
    (matrix,) = network(coded(said), replace(ONE, aggregation=Aggregation.CONGRUENCE, duplicates=Duplicates.ALL))
    graph = nx.Graph()
    for who, what, side, _ in said:
        graph.add_edge(("who", who), ("what", what, side))
    actors = sorted({("who", who) for who, *_ in said})
    projected = nx.bipartite.weighted_projected_graph(graph, actors)
    assert {(a, b): w for a, b, w in matrix.edges()} == {
        tuple(sorted((a[1], b[1]))): w for a, b, w in projected.edges(data="weight")
    }


def test_a_matrix_names_its_rows_and_columns() -> None:
    (matrix,) = network(coded(SAID), ONE)
    assert isinstance(matrix, Matrix)
    assert matrix.rows == matrix.columns == (CHURCH, PARTY, UNION)
    assert next(iter(matrix.edges())) == (CHURCH, PARTY, -1.0)
