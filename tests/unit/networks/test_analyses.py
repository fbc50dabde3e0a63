"""The folder of analyses: every file is there and told of, nothing dated is lost, the same bytes each time."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from said import Said, coded

from kg.coding import Coding
from kg.networks import Options, Unit, Windows
from kg.networks.analyses import Analyses, Wishes, analyses

DEBATE: list[Said] = [
    ("Apple", "tax", 1, "2020-01-01"),
    ("Birch", "tax", 1, "2020-01-01"),
    ("Birch", "tax", 1, "2020-01-01"),
    ("Cedar", "tax", 0, "2020-01-02"),
    ("Apple", "tax", 0, "2020-03-01"),
    ("Cedar", "tax", 0, "2020-03-02"),
    ("Apple", "ban", 1, "2020-03-01"),
]
MONTHS = Options(windows=Windows(Unit.MONTHS, 1))
PLAIN = Wishes(pictures=None)


def rows(made: Analyses, file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.files[file].decode())))


def undated(coding: Coding) -> Coding:
    return replace(coding, documents=tuple(replace(d, time=None) for d in coding.documents))


def test_every_file_is_told_of_and_can_be_read() -> None:
    pytest.importorskip("matplotlib")
    made = analyses(coded(DEBATE), MONTHS, source="debate.dna")
    readme = made.files["README.txt"].decode()
    assert {name.rpartition(".")[2] for name in made.files} == {"csv", "svg", "txt"}
    for name in made.files:
        assert name == "README.txt" or f"  {name}: " in readme
        assert not name.endswith(".csv") or rows(made, name), name
    assert "source: debate.dna" in readme
    assert analyses(coded(DEBATE), MONTHS, source="debate.dna") == made


def test_the_readme_counts_what_was_kept_and_dropped_and_warns() -> None:
    readme = analyses(coded(DEBATE), MONTHS, PLAIN).files["README.txt"].decode()
    for line in (
        "  6 statements\n",
        "  1 not counted: duplicate\n",
        "  3 actors, 2 issues\n",
        "  There are fewer than 20 statements in all: one more or less changes the picture.\n",
        "  Windows with fewer than 20 statements (few = 1): 2 of 3.\n",
        "  Windows without statements: 1 of 3.\n",
    ):
        assert line in readme


def test_tables_have_the_numbers_of_the_debate() -> None:
    made = analyses(coded(DEBATE), MONTHS, PLAIN)
    assert [(r["name"], r["against"], r["for"]) for r in rows(made, "agreement.csv")] == [
        ("tax", "3", "2"), ("ban", "0", "1"),
    ]  # fmt: skip
    assert [(r["row"], r["turns"]) for r in rows(made, "flips.csv")] == [("Apple", "2020-03-01")]
    # No tie has more agreement than disagreement, so that no issue holds anything together: the last goes first.
    assert [(r["column"], r["loss"]) for r in rows(made, "backbone.csv")] == [("tax", "0"), ("ban", "0")]
    ties = {(r["source"], r["target"]): (r["agreement"], r["disagreement"]) for r in rows(made, "ties.csv")}
    # Apple, Birch and Cedar say 3, 1 and 2; Apple and Cedar agree once or twice and disagree twice.
    assert ties == {
        ("Apple", "Birch"): ("0.5", "0.5"),
        ("Apple", "Cedar"): ("0.8", "0.8"),
        ("Birch", "Cedar"): ("0", "1.333333333"),
    }
    assert [(r["statements"], r["few"]) for r in rows(made, "polarization.csv")] == [("3", "1"), ("0", "1"), ("3", "1")]
    assert [(r["first"], r["second"]) for r in rows(made, "distances.csv")] == [
        ("2020-01-16T12:00:00", "2020-03-16T12:00:00")
    ]


def test_statements_without_a_date_are_in_no_window_but_in_all_else() -> None:
    dated, late = coded(DEBATE), coded([("Dates", "cap", 1, "2020-05-01")])
    number = 1 + max(d.id for d in dated.documents)
    more = replace(late.statements[0], id=99, document=number)
    both = replace(
        dated,
        documents=(*dated.documents, replace(undated(late).documents[0], id=number)),
        statements=(*dated.statements, more),
    )
    made = analyses(both, MONTHS, PLAIN)
    assert "cap" in {r["name"] for r in rows(made, "agreement.csv")}
    assert "cap" in {r["column"] for r in rows(made, "positions.csv")}
    assert "cap" not in {r["column"] for r in rows(made, "windows.csv")}
    assert (
        "  1 statement in documents without a date: in no window, but in all else.\n"
        in made.files["README.txt"].decode()
    )


def test_without_windows_there_is_one_row_and_no_picture_of_time() -> None:
    pytest.importorskip("matplotlib")
    made = analyses(undated(coded(DEBATE)), Options(), Wishes(pictures=".png"))
    assert len(rows(made, "polarization.csv")) == 1
    assert [name for name in made.files if name.endswith(".png")] == ["agreement.png", "network.png"]
    assert "windows.csv" not in made.files


def test_a_collection_without_statements_gives_empty_tables() -> None:
    made = analyses(coded([]), Options(), PLAIN)
    assert "  0 statements\n" in made.files["README.txt"].decode()
    assert all(not rows(made, name) for name in made.files if name not in ("README.txt", "polarization.csv"))


def test_what_is_too_much_is_estimated_or_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.networks.analyses.MOST_ISSUES", 1)
    monkeypatch.setattr("kg.networks.analyses.LAPLACIAN_WORK", 1)
    monkeypatch.setattr("kg.networks.analyses.MOST_WINDOWS", 1)
    made = analyses(coded(DEBATE), MONTHS, PLAIN)
    assert [r["column"] for r in rows(made, "backbone.csv")] == ["tax"]
    assert len(made.notes) == 2
    assert "distances.csv" not in made.files
    for line in (*made.notes, "There are no distances.csv: there are too few or too many windows with statements."):
        assert f"  {line}\n" in made.files["README.txt"].decode()
