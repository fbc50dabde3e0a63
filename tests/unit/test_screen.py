"""What a command says while it works."""

from __future__ import annotations

import pytest

from kg.cli import screen


def told(capsys: pytest.CaptureFixture[str], steps: list[tuple[str, int, int]], **how: bool) -> list[str]:
    with screen.progress(**how) as stage:
        for step in steps:
            stage(*step)
    return capsys.readouterr().err.splitlines()


STEPS = [
    ("reading", 0, 1),
    ("reading", 1, 1),
    ("claims", 0, 0),
    ("extracting", 1, 2),
    ("extracting", 2, 2),
    ("writing", 6, 6),
]


def test_each_step_that_is_done_is_told_once_where_that_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, [*STEPS, ("writing", 6, 6)], verbose=True)
    assert [line.rpartition(", ")[0] for line in lines] == ["reading: 1 of 1", "extracting: 2 of 2", "writing: 6 of 6"]


def test_nothing_is_told_where_no_terminal_shows_bars(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, STEPS) == []
    assert told(capsys, STEPS, quiet=True, verbose=True) == []


def test_a_long_step_is_told_of_in_between(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 10.0, 31.5, 40.0, 62.0, 63.0])
    monkeypatch.setattr(screen, "monotonic", lambda: next(clock))
    steps = [("extracting", n, 50) for n in range(5)] + [("extracting", 50, 50)]
    assert told(capsys, steps, verbose=True) == [
        "extracting: 2 of 50, after 31.5 s", "extracting: 4 of 50, after 62.0 s", "extracting: 50 of 50, after 63.0 s",
    ]  # fmt: skip


def test_of_many_warnings_the_first_are_shown_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    screen.warn([f"odd {n}" for n in range(12)], "see report.json")
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (11, "warning: and 2 more; see report.json")
    screen.warn([f"odd {n}" for n in range(12)], "see report.json", every=True)
    assert len(capsys.readouterr().err.splitlines()) == 12
