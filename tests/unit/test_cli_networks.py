"""kg network as people type it: what is printed where, what is written, the exit code."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from examples.schools import school_debate

from kg.cli import main
from kg.export import export

DNA = Path(__file__).parents[1] / "gold" / "dna" / "synthetic.dna"


def kg(*arguments: object) -> int:
    """Run the command line; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    return int(ended.value.code or 0)


def test_the_matrix_of_a_dna_file_is_printed_with_its_names(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "--type onemode --rows organization --aggregation congruence --normalization average --duplicates document"
    assert kg("network", DNA, *asked.split(), "--dna-compatible", "--csv") == 0
    said = capsys.readouterr()
    header, *rows = csv.reader(said.out.splitlines())
    assert header[0] == ""
    assert header[1:] == [row[0] for row in rows]
    assert "statements counted; not counted:" in said.err


def test_a_build_gives_the_network_of_its_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "statements.jsonl").write_text(export(school_debate(), "jsonl"), encoding="utf-8")
    assert kg("network", tmp_path, "--json", "--quiet") == 0
    (found,) = json.loads(capsys.readouterr().out)
    cells = {
        (row, column): found["cells"][i][j]
        for i, row in enumerate(found["rows"])
        for j, column in enumerate(found["columns"])
    }
    assert cells["Tom Reed", "ban on phones in schools"] == -1
    assert cells["Tom Reed", "free school lunches"] == 1


def test_windows_go_into_a_folder_one_file_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kg("network", DNA, "--window", "months", "--size", 3, "--step", 3, "-o", tmp_path / "out") == 0
    assert [path.name for path in sorted((tmp_path / "out").iterdir())][:2] == [
        "1_2019-12-01_2020-03-01.csv",
        "2_2020-03-01_2020-06-01.csv",
    ]
    assert "windows have fewer than 20 statements: read them with care." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--rows", "party"], "no variable 'party'"),
        (["--start", "July"], "--start 'July' is no date; write it so: 2009-07-31"),
        (["--exclude", "tax"], "write it so: --exclude 'concept=A carbon tax'"),
        (["--start", "2021-01-01", "--stop", "2020-01-01"], "ends before that"),
        (["--of", "actors"], "only a build tells of actors"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kg("network", DNA, *arguments) == 1
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_file_that_holds_no_statements_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("The union is for the tax.", encoding="utf-8")
    assert kg("network", tmp_path / "notes.txt") == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "tells nothing of coded statements; name the folder of a build" in said


def test_kernels_want_windows(capsys: pytest.CaptureFixture[str]) -> None:
    assert kg("network", DNA, "--kernel", "gaussian") == 2
    assert "say --window" in " ".join(capsys.readouterr().err.split())


def test_a_document_dated_far_from_all_others_is_pointed_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ["organization,concept,agreement,date", "Union,tax,yes,2003-03-01", "Party,tax,no,2003-03-18"]
    (tmp_path / "coded.csv").write_text("\n".join([*rows, "Union,ban,yes,2021-09-07"]), encoding="utf-8")
    assert kg("network", tmp_path / "coded.csv", "--window", "months") == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "No statement from 2003-04-01 to 2021-09-01: is a document dated wrongly?" in said
