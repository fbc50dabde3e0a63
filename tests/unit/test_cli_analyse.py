"""kg analyse and kg network --plot as people type them: what is written, what is said, the exit code."""

from __future__ import annotations

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


def test_a_folder_of_tables_is_written_and_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("analyse", DNA, "--rows", "organization", "--pictures", "none", "--window", "weeks", "--size", 2)
    assert kg(*asked, "-o", tmp_path / "a") == 0
    assert "12 files into" in capsys.readouterr().err
    readme = (tmp_path / "a" / "README.txt").read_text(encoding="utf-8")
    assert "windows: 2 weeks, each 2 later" in readme
    assert kg(*asked, "-o", tmp_path / "b", "--quiet") == 0
    assert capsys.readouterr().err == ""
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == sorted(p.name for p in (tmp_path / "b").iterdir())
    assert all(p.read_bytes() == (tmp_path / "b" / p.name).read_bytes() for p in (tmp_path / "a").iterdir())


def test_a_build_is_analysed_with_pictures(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    (tmp_path / "statements.jsonl").write_text(export(school_debate(), "jsonl"), encoding="utf-8")
    assert kg("analyse", tmp_path, "-o", tmp_path / "a", "--pictures", "png") == 0
    assert (tmp_path / "a" / "network.png").read_bytes().startswith(b"\x89PNG")
    assert "Tom Reed" in (tmp_path / "a" / "positions.csv").read_text(encoding="utf-8")


def test_the_network_alone_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    picture = tmp_path / "network.svg"
    assert kg("network", DNA, "--rows", "organization", "--type", "onemode", "--plot", picture, "--threshold", 1) == 0
    assert picture.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["network", DNA, "--plot", "network.bmp"], "use one of .svg, .png, .pdf"),
        (["network", DNA, "--plot", "network.svg", "--window", "months"], "a picture shows one"),
        (["analyse", DNA, "--rows", "party"], "no variable 'party'"),
        (["analyse", DNA, "--start", "yesterday"], "write it so: 2009-07-31"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    arguments: list[object],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    assert kg(*arguments) == 1
    assert told in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_without_matplotlib_tables_can_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.networks.figures.find_spec", lambda name: None)
    assert kg("analyse", DNA, "-o", tmp_path / "a") == 1
    assert 'pip install "matplotlib>=' in " ".join(capsys.readouterr().err.split())
    assert kg("analyse", DNA, "-o", tmp_path / "a", "--pictures", "none") == 0


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    assert kg("analyse", DNA, "-o", tmp_path / "a", "--pictures", "gif") == 2
    assert kg("analyse", DNA, "-o", tmp_path / "a", "--dna-compatible", "--step", 2) == 2
