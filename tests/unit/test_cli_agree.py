"""kg agree as people type it: what is printed where, as tables, JSON and CSV, and what is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from knowledge import knowledge, reader

from kg.cli import main, screen
from kg.export import export
from kg.model import Issue, Wording

CAP = Issue("issue/rent-cap", "rent cap", (Wording("rent cap"),))
LEVY = Issue("issue/levy", "=levy", (Wording("=levy"),))
TEXT = "Ann Lee backs the rent cap. Bob Roy fears the rent cap. Cat Fox wants the levy."
Told = tuple[tuple[str, str, str, str], ...]
"""Name, side, issue, words."""
FIRST: Told = (
    ("Ann Lee", "for", CAP.id, "backs the rent cap"),
    ("Bob Roy", "against", CAP.id, "fears the rent cap"),
    ("Cat Fox", "for", LEVY.id, "wants the levy"),
)
SECOND: Told = (
    ("Ann Lee", "for", CAP.id, "acks the rent cap"),
    ("Bob Roy", "for", CAP.id, "fears the rent cap"),
)


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Told], Path]:
    """Return what writes the statements of a build that has these sides."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(screen.out, "width", 100)

    def write(name: str, told: Told) -> Path:
        by_hand = reader(TEXT, issues=(CAP, LEVY), date="2024-05-01", title="Rents")
        for who, side, issue, words in told:
            actor = by_hand.actor(f"person/{who.split()[0].lower()}", who, "person", who)
            made = by_hand.claim(actor, "statement", words, cue="", source=who)
            by_hand.claims[-1] = replace(made, positions=(by_hand.position(side, issue, words, words),))
        folder = tmp_path / name
        folder.mkdir()
        (folder / "statements.jsonl").write_text(export(knowledge(by_hand), "jsonl"), encoding="utf-8")
        return folder

    return write


def agree(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["agree", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_two_builds_are_compared_the_first_as_the_reference(
    build: Callable[[str, Told], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert agree(build("a", FIRST), build("b", SECOND) / "statements.jsonl") == 0
    said = capsys.readouterr()
    rows = [line.split() for line in said.out.splitlines()]
    assert ["spans", "3", "2", "2", "1.00", "0.67", "0.80"] in rows
    assert ["actor", "+", "concept", "+", "agreement", "3", "2", "1", "0.50", "0.33", "0.40"] in rows
    assert ["concept", "2", "2", "1.00", "–", "–", "–"] in rows  # one concept in all pairs: no kappa, no alpha
    assert said.err == "1 document in both.\n"


def test_misses_show_the_sentence_and_both_codings(
    build: Callable[[str, Told], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    agree(build("a", FIRST), build("b", SECOND), "--misses")
    shown = capsys.readouterr().out.partition("Different")[2]
    assert "Bob Roy fears the rent cap." in shown
    assert "Bob Roy, against: rent cap" in shown
    assert "Bob Roy, for: rent cap" in shown
    assert "only in A" in shown
    assert "Ann Lee" not in shown


def test_json_has_every_figure(build: Callable[[str, Told], Path], capsys: pytest.CaptureFixture[str]) -> None:
    agree(build("a", FIRST), build("b", SECOND), "--json", "--misses", "--align")
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == {"both": 1, "only_a": [], "only_b": []}
    assert told["statements"]["spans"] == {"a": 3, "b": 2, "same": 2, "precision": 1, "recall": 0.6667, "f1": 0.8}
    assert told["pairs"]["concept"]["kappa"] is None
    assert told["networks"]["all"]["affiliation_cosine"] == 0  # +1 −1 against +1 +1
    assert [miss["differs"] for miss in told["misses"]] == ["agreement", "only in A"]


def test_csv_is_a_figure_a_row_and_with_misses_a_miss_a_row(
    build: Callable[[str, Told], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = build("a", FIRST), build("b", SECOND)
    agree(a, b, "--csv")
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {"part": "statements", "of": "spans", "measure": "recall", "value": "0.6667"} in rows
    agree(a, b, "--csv", "--misses")
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["differs"], row["A concept"]) for row in rows] == [("agreement", "rent cap"), ("only in A", "'=levy")]


def test_the_networks_can_be_of_organizations(
    build: Callable[[str, Told], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    a = build("a", FIRST)
    agree(a, a, "--json", "--rows", "organization")
    assert json.loads(capsys.readouterr().out)["networks"]["all"]["affiliation_cosine"] is None  # nobody has one


def test_what_cannot_be_compared_is_an_error_with_the_remedy(
    build: Callable[[str, Told], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    a = build("a", FIRST)
    assert agree(a, Path(__file__).parents[1] / "gold" / "dna" / "synthetic.dna") == 1
    assert "no document in common; texts, titles or file names must be the same" in capsys.readouterr().err
    assert agree(a, a, "--json", "--csv") == 2
    assert agree(a, a, "--overlap", "0") == 2
