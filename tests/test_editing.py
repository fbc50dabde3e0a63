"""`kg serve --edit`, `kg view --add`: what is corrected in a page is in the decisions, and every command shows it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from knowledge import two_documents

import kg.cli
from kg.cli.editing import Edited
from kg.errors import InputError, SettingsError
from kg.export import export
from kg.graph import Run, build_graph
from kg.records import read_statements
from kg.settings import Settings
from kg.store import write_nquads

RENAMED = {"act": "rename", "actor": "org/ofsted", "name": "The inspectors", "note": "said in the room"}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a build, from beside which commands are given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "statements.jsonl").write_text(export(two_documents(), "jsonl"), encoding="utf-8")
    return tmp_path / "output"


def edited(built: Path) -> Edited:
    return Edited.of(built, Settings())


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        kg.cli.main(list(map(str, arguments)))
    return int(ended.value.code or 0)


def told_to(page: bytes) -> dict[str, Any]:
    import html

    found = re.search(r'<meta name="kg-edit" content="([^"]*)">', page.decode())
    assert found is not None
    value: dict[str, Any] = json.loads(html.unescape(found[1]))
    return value


def test_what_the_page_sends_is_in_the_file_and_in_both_pages(built: Path) -> None:
    there = edited(built)
    with there.renewing():
        assert there.take({"add": [RENAMED]}) == {"warnings": []}
        assert told_to(there.page())["decisions"] == [RENAMED]
        there.wait()
        assert '"The inspectors"' in (built / "graph.html").read_text(encoding="utf-8")
    assert Path("decisions.toml").read_text(encoding="utf-8").startswith("[[rename]]\nactor = ")


def test_what_is_taken_back_leaves_the_file_as_it_was(built: Path) -> None:
    mine = "# Mine.\n\n[[rename]]\nactor = 'org/unison'\nname = 'The union'\n"
    Path("decisions.toml").write_text(mine, encoding="utf-8")
    there = Edited.of(built, Settings(decisions="decisions.toml"))
    there.take({"add": [RENAMED]})
    there.take({"remove": [RENAMED]})
    assert Path("decisions.toml").read_text(encoding="utf-8") == mine


def test_what_matches_nothing_is_told_at_once(built: Path) -> None:
    told = edited(built).take({"add": [{"act": "reject", "claim": "claim/none"}]})["warnings"]
    assert len(told) == 1
    assert "'claim/none' matches nothing" in told[0]


@pytest.mark.parametrize("sent", [[], {"add": "x"}, {"add": [1]}, {"add": [{"act": 1}]}, {"remove": [{}]}])
def test_what_is_no_list_of_decisions_changes_nothing(built: Path, sent: Any) -> None:
    with pytest.raises(InputError, match="is no list of decisions"):
        edited(built).take(sent)
    assert not Path("decisions.toml").exists()


def test_what_contradicts_changes_nothing(built: Path) -> None:
    with pytest.raises(SettingsError, match="keep one of them"):
        edited(built).take({"add": [RENAMED, {**RENAMED, "name": "Others"}]})
    assert not Path("decisions.toml").exists()


def test_a_page_is_not_written_over_that_of_another_build(built: Path) -> None:
    there = edited(built)
    os.utime(built / "statements.jsonl", ns=(1, 1))
    with pytest.raises(InputError, match="was built anew"):
        there.take({"add": [RENAMED]})


def test_only_a_page_for_editing_may_send_anything(built: Path) -> None:
    assert run("view", "output") == 0
    as_file = (built / "graph.html").read_text(encoding="utf-8")
    assert "connect-src 'self'" not in as_file.split("<title>")[0]
    assert "kg-edit" not in as_file.split("<title>")[0]
    assert b"form-action 'none'; connect-src 'self'\"" in edited(built).page()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("from-page.toml", '[[rename]]\nactor = "org/ofsted"\nname = "The inspectors"\n'),
        ("from-page.csv", "\ufeffact,actor,name\r\nrename,org/ofsted,The inspectors\r\n"),
    ],
)
def test_the_file_of_a_page_is_added_once_and_applied(built: Path, name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    Path("kg.toml").write_text('decisions = "mine.toml"\n', encoding="utf-8")
    Path("mine.toml").write_text("# Mine.\n", encoding="utf-8")
    for _ in range(2):
        assert run("view", "output", "--add", name) == 0
    assert Path("mine.toml").read_text(encoding="utf-8").count("[[rename]]") == 1
    assert '"The inspectors"' in (built / "graph.html").read_text(encoding="utf-8")


def test_a_file_that_contradicts_is_not_added(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.toml").write_text('[[reject]]\nclaim = "claim/1"\n', encoding="utf-8")
    Path("b.toml").write_text('[[correct]]\nclaim = "claim/1"\ndate = "2009"\n', encoding="utf-8")
    assert run("view", "output", "--add", "a.toml", "--add", "b.toml") == 2
    assert "keep one of them" in capsys.readouterr().err
    assert not Path("decisions.toml").exists()


@pytest.fixture
def graphed(built: Path) -> Path:
    """Return the folder of a build with its graph, and decisions that the build did not know."""
    run_ = Run(ended=None)
    found = read_statements((built / "statements.jsonl").read_text(encoding="utf-8"))
    write_nquads(build_graph(found, settings=Settings(), run=run_), built / "graph.nq")
    Path("kg.toml").write_text('decisions = "mine.toml"\n', encoding="utf-8")
    Path("mine.toml").write_text('[[rename]]\nactor = "org/ofsted"\nname = "The inspectors"\n', encoding="utf-8")
    return built


def names(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    Path("names.rq").write_text(
        "SELECT DISTINCT ?name { GRAPH ?g { ?a skos:prefLabel|rdfs:label ?name } }", encoding="utf-8"
    )
    assert run("ask", "names.rq", "--csv") == 0
    told = capsys.readouterr()
    return told.out, told.err


def test_the_graph_is_asked_as_decided(graphed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (graphed / "graph.nq").read_bytes()
    for _ in range(2):  # made, then kept
        out, told = names(capsys)
        assert "The inspectors" in out
        assert "With what mine.toml decides since" in told
    assert (graphed / "graph.nq").read_bytes() == before


def test_decisions_that_change_nothing_leave_the_graph_of_the_build(
    graphed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine.toml").write_text('[[reject]]\nclaim = "claim/none"\n', encoding="utf-8")
    for _ in range(2):
        out, told = names(capsys)
        assert "Ofsted" in out
        assert "With what" not in told
        assert "1 decision matched nothing" in told
        assert "mine.toml, reject 1" in told


def test_of_earlier_decisions_nothing_is_kept(graphed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names(capsys)
    Path("mine.toml").write_text('[[rename]]\nactor = "org/ofsted"\nname = "Others"\n', encoding="utf-8")
    assert "Others" in names(capsys)[0]
    assert len(list((graphed / "decided").glob("*.nq"))) == 1


def test_conflicting_decisions_are_refused_by_each_command(graphed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("mine.toml").read_text(encoding="utf-8")
    Path("mine.toml").write_text(text + text.replace("The inspectors", "Others"), encoding="utf-8")
    Path("names.rq").write_text("SELECT * { ?s ?p ?o } LIMIT 1", encoding="utf-8")
    for command in (
        ["view", "output"],
        ["ask", "names.rq"],
        ["export", "csv", "output"],
        ["issues", "output"],
        ["network", "output"],
        ["explain", "claim/1"],
    ):
        assert run(*command) == 2, command
        assert "keep one of them" in capsys.readouterr().err
