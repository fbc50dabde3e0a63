"""`kg issues` as people call it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from phones import BAN, TABLETS, debate

import kg.cli
from kg import pipeline
from kg.export import export
from kg.issues import read_issues
from kg.settings import Settings

Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Stand in a folder with a build; return what calls `kg issues` there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.cli.screen.out.width", 200)
    Path("output").mkdir()
    Path("output/statements.jsonl").write_text(export(debate(), "jsonl"), encoding="utf-8")

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            kg.cli.main(["issues", *map(str, arguments)])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


def test_the_issues_of_a_build_are_listed_with_who_is_for_and_against(told: Told) -> None:
    code, out, err = told("output")
    head, *lines = ([cell.strip() for cell in line.split("  ") if cell.strip()] for line in out.splitlines())
    assert head == ["for", "against", "speakers", "claims", "documents", "issue"]
    assert lines[:3] == [["2", "1", "3", "3", "2", "ban on phones"], ["for: phones are banned in class"], [BAN.id]]
    assert lines[-2][-1] == "tablets for all"
    assert (code, err) == (0, "2 issues; 4 of 5 claims take a side on one.\n")


def test_json_and_csv_say_the_same(told: Told) -> None:
    (ban, _), (row, _) = (
        json.loads(told("output", "--json")[1]),
        csv.DictReader(io.StringIO(told("output/statements.jsonl", "--csv")[1])),
    )
    assert (ban["opposites"], ban["for"], ban["against"]) == (["phones in class"], 2, 1)
    assert (row["label"], row["wordings"], row["for"]) == ("ban on phones", "phone-free schools|-phones in class", "2")
    assert told("output", "--json", "--csv")[0] == 2


def test_the_table_is_written_whole_and_can_be_read_back(told: Told) -> None:
    code, out, err = told("output", "-o", "issues.csv")
    assert (code, out) == (0, "")
    assert 'Edit issues.csv, then write issues = "issues.csv" into kg.toml' in err
    assert read_issues(Path("issues.csv")) == (BAN, TABLETS)
    assert [path.name for path in Path().iterdir() if path.name.startswith(".kg")] == []
    code, _, err = told("output", "-o", "nowhere/issues.csv")
    assert (code, "cannot be written" in err) == (1, True)


def test_issues_for_a_build_are_an_error_for_its_texts_are_not_read(told: Told) -> None:
    told("output", "-o", "issues.csv")
    code, _, err = told("output", "--issues", "issues.csv")
    assert (code, "--issues needs the texts" in err) == (2, True)


def test_the_file_of_the_settings_must_be_there_unless_it_is_to_be_made(told: Told) -> None:
    Path("kg.toml").write_text('issues = "mine.csv"\n')
    Path("one.txt").write_text("Heads said so.")
    code, _, err = told("one.txt")
    assert (code, "mine.csv: cannot be read" in err) == (2, True)
    code, _, err = told("no-such-texts", "-o", "mine.csv")
    assert (code, "no-such-texts: no such file or folder" in err) == (1, True)


@pytest.mark.model
def test_only_the_issues_given_are_looked_for_and_those_that_do_not_fit_are_a_warning(
    tmp_path: Path, told: Told
) -> None:
    text = "“We support the ban on phones,” said Ofsted. “We oppose the ban on phones,” said Unison."
    Path("one.txt").write_text(text)
    Path("issues.csv").write_text("label,wordings\nmore phones,-ban on phones\ntablets,\n")
    code, out, err = told("one.txt", "--issues", "issues.csv", "--json")
    assert [(row["label"], row["for"], row["against"]) for row in json.loads(out)] == [
        ("more phones", 1, 1),
        ("tablets", 0, 0),
    ]
    assert (code, "warning" in err) == (0, False)
    Path("issues.csv").write_text("label\ntablets\n")
    warning = r"issues\.csv: (\d+) of \1 sides that claims take are on other issues; add wordings"
    assert re.search(warning, told("one.txt", "--issues", "issues.csv")[2])


@pytest.mark.model
def test_records_of_articles_are_texts_and_no_build(told: Told) -> None:
    Path("rows.jsonl").write_text('{"body": "“We support the ban on phones,” said Ofsted."}\n')
    code, out, _ = told("rows.jsonl", "--json", "--column", "text=body")
    assert code == 0 and [row["label"] for row in json.loads(out)] == ["ban on phones"]


@pytest.mark.model
def test_an_issue_that_others_are_a_part_of_comes_with_them(told: Told) -> None:
    Path("one.txt").write_text("“We support the ban on phones,” said Ofsted.")
    Path("issues.csv").write_text("label,broader\nban on phones,rules\nrules,discipline\ndiscipline,\nbells,\n")
    Path("statements.jsonl").write_text(
        export(pipeline.extract(["one.txt"], Settings(issues="issues.csv"))[0], "jsonl")
    )
    rows = {row["label"]: row["broader"] for row in json.loads(told("statements.jsonl", "--json")[1])}
    assert rows == {"ban on phones": "issue/rules", "rules": "issue/discipline", "discipline": None}
