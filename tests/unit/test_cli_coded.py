"""kg export dna and kg export statements as people type them: what is read, what is written, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from phones import debate

from kg.cli import main
from kg.coding import coding_of, read_coding, read_dna
from kg.export import export

DNA = Path(__file__).parents[1] / "gold" / "dna" / "synthetic.dna"


def kg(*arguments: object) -> int:
    """Run the command line; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "statements.jsonl").write_text(str(export(debate(), "jsonl")), encoding="utf-8")
    return folder


@pytest.mark.parametrize("named", ["folder", "file"])
def test_a_build_becomes_a_dna_file(
    build: Path, tmp_path: Path, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = build if named == "folder" else build / "statements.jsonl"
    assert kg("export", "dna", source, "-o", tmp_path / "debate.dna") == 0
    assert read_dna(tmp_path / "debate.dna").statements == coding_of(debate()).statements
    told = capsys.readouterr().err
    assert "statements of a person whose organization is not known" in told
    assert "documents without a date, put on 1970-01-01 00:00:00" in told


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_statements_are_a_table_as_the_file_is_called(build: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"statements{ending}"
    assert kg("export", "statements", build, "-o", path) == 0
    assert path.read_bytes().startswith(b"PAR1") == (ending == ".parquet")
    assert read_coding(path).statements == coding_of(debate()).statements


def test_the_table_of_a_dna_file_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert kg("export", "statements", DNA) == 0
    assert len(capsys.readouterr().out.splitlines()) == 73


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gexf", DNA], "can be written as dna or statements"),
        (["dna", DNA, "--withhold"], "nothing withheld in it"),
        (["dna", DNA, DNA], "one .dna file"),
        (["dna", "none.dna"], "none.dna: cannot be read"),
    ],
)
def test_what_cannot_be_written_is_refused(
    arguments: list[object], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kg("export", *arguments, "-o", tmp_path / "out") == 1
    assert told in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_withheld_is_nowhere_in_the_file(build: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Ann Lee\n")
    assert kg("export", "dna", build, "--withhold-also", tmp_path / "names.txt", "-o", tmp_path / "a.dna") == 0
    assert b"Ann Lee" not in (tmp_path / "a.dna").read_bytes()


def test_the_network_is_the_same_from_the_build_the_file_and_the_table(
    build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for path in (build, tmp_path / "a.dna", tmp_path / "a.csv", tmp_path / "a.parquet"):
        if path != build:
            kind = "dna" if path.suffix == ".dna" else "statements"
            assert kg("export", kind, build, "-o", path) == 0
        capsys.readouterr()
        assert kg("network", path, "--csv") == 0
        found.append(capsys.readouterr().out)
    assert "Parents First" in found[0]
    assert found == [found[0]] * 4


def test_neutral_statements_make_a_network_and_uncoded_ones_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "by-hand.csv"
    path.write_text("actor,concept,agreement\nA,cuts,1\nB,cuts,-1\nC,cuts,\nD,cuts,0\n")
    assert kg("network", path, "--rows", "organization", "--csv") == 0
    said = capsys.readouterr()
    assert [line.split(",") for line in said.out.splitlines()[1:3]] == [['"A"', "1"], ['"B"', "-1"]]
    assert "rows without agreement, taken as not coded: 1" in " ".join(said.err.split())
