"""Whatever somebody names in place of settings, decisions, actors or a table: one line with the path and the remedy."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from kg.decisions import read_decisions
from kg.errors import KGError
from kg.issues import read_issues
from kg.ontology import known_actors, topics
from kg.settings import load_settings
from kg.withhold import read_names

READERS: dict[str, Callable[[Path], object]] = {
    "settings": load_settings,
    "decisions": read_decisions,
    "actors in Turtle": lambda path: known_actors([path]),
    "actors in CSV": lambda path: known_actors([path.with_suffix(".csv")]),
    "topics": topics,
    "issues": read_issues,
    "names": read_names,
}
KINDS = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


def said(read: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(KGError) as error:
        read(path)
    told = str(error.value)
    assert "\n" not in told and len(told) < 1000
    return told


@KINDS
@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3000, "a\0b", "no/such"], ids=["name", "path", "NUL", "missing"])
def test_a_path_that_cannot_be_read_is_named_in_short(read: Callable[[Path], object], name: str) -> None:
    assert "cannot be read (" in said(read, Path(name))


@KINDS
def test_a_folder_is_no_file(read: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert f"{tmp_path / 'a.csv'}: cannot be read (" in said(read, tmp_path / "a.csv")


@KINDS
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(read: Callable[[Path], object], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert f"{tmp_path / 'a.csv'}: no regular file but a pipe" in said(read, tmp_path / "a.csv")


@KINDS
def test_bytes_that_are_not_utf8_are_named_with_their_place(read: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"label\ncaf\xe9\n")
    assert said(read, path).startswith(f"{path}: not UTF-8 at byte 9; save it as")


@KINDS
@pytest.mark.parametrize("opening", ["[", "{a=", '"', "<", "(", "a." * 9], ids=["[", "{", "quote", "<", "(", "dots"])
def test_what_is_nested_or_repeated_a_hundred_thousand_times_is_refused(
    read: Callable[[Path], object], opening: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("merge = " + opening * 100_000 + "\n", encoding="utf-8")
    if read is READERS["names"]:
        return
    assert str(path) in said(read, path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "a.txt", "-o", "b" * 300],
        ["extract", "c" * 300],
        ["view", "d" * 300],
        ["validate", "e" * 300 + ".ttl"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_ends_in_a_traceback_for_a_path_that_is_too_long(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The minister resigned.", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    out, err = capfd.readouterr()
    assert stopped.value.code == 1 and out == ""
    assert err.startswith("kg: ") and len(err) < 1000 and "Traceback" not in err
