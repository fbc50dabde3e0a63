"""Networks are written whole or not at all, in the format that was asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from coded import FORMULA, coding

import kg
from kg.cli import main
from kg.errors import InputError
from kg.networks import Duplicates, Matrix, Options, Unit, Windows, network
from kg.networks.formats import FORMATS, find_network_format

WHOLE = Options(duplicates=Duplicates.INCLUDE)
DNA = Path(__file__).parents[1] / "gold/dna/synthetic.dna"


def windows(days: int) -> tuple[Matrix, ...]:
    return network(coding(), replace(WHOLE, windows=Windows(Unit.DAYS, days, step=days)))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
def test_the_ending_of_a_file_tells_the_format(format_: object, tmp_path: Path) -> None:
    suffix = format_.suffix  # type: ignore[attr-defined]
    by_ending, by_name = tmp_path / f"my.net.work{suffix.upper()}", tmp_path / "named.txt"
    told = kg.write_networks(network(coding(), WHOLE), coding(), by_ending)
    assert told == kg.write_networks(network(coding(), WHOLE), coding(), by_name, format_)  # type: ignore[arg-type]
    assert by_ending.read_bytes() == by_name.read_bytes() != b""
    assert told and all(note for note in told)


def test_an_ending_that_tells_nothing_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"use one of \.csv, \.edges\.csv, .*, \.dl, or name the format"):
        kg.write_networks(network(coding(), WHOLE), coding(), tmp_path / "network.txt")
    assert list(tmp_path.iterdir()) == []


def test_windows_of_all_formats_go_into_one_folder(tmp_path: Path) -> None:
    for format_ in FORMATS:
        kg.write_networks(windows(10), coding(), tmp_path, format_)
    assert len(list(tmp_path.iterdir())) == 2 * len(FORMATS)
    assert (tmp_path / "1_2020-01-06_2020-01-16.edges.csv").read_text().startswith('"source","target"')


def test_windows_of_another_width_are_not_mixed_with_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "1_notes.csv").write_text("mine")
    kg.write_networks(windows(5), coding(), tmp_path)
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(InputError, match="has networks of other windows, such as"):
        kg.write_networks(windows(10), coding(), tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    assert len(kg.write_networks(windows(5), coding(), tmp_path)) <= 3, "the same ones may be written again"


def test_a_folder_in_the_place_of_a_file_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "2_2020-01-16_2020-01-26.net").mkdir()
    with pytest.raises(InputError, match="is a folder; remove it"):
        kg.write_networks(windows(10), coding(), tmp_path, find_network_format("pajek"))
    assert [p.name for p in tmp_path.iterdir()] == ["2_2020-01-16_2020-01-26.net"]


def test_a_name_that_is_changed_in_many_windows_is_said_once(tmp_path: Path) -> None:
    told = kg.write_networks(network(coding(), replace(WHOLE, windows=Windows(Unit.DAYS, 15))), coding(), tmp_path)
    assert sum(FORMULA in note for note in told) == 1


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_the_command_prints_and_writes_the_same(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["-o", str(tmp_path / "out")]):
        with pytest.raises(SystemExit) as ended:
            main(["network", str(DNA), "--format", name, *more])
        assert not ended.value.code
    printed = capsys.readouterr()
    assert (tmp_path / "out").read_bytes().decode() == printed.out != ""
    assert f"Wrote {tmp_path / 'out'}" in printed.err.replace("\n", "")
