"""`kg view` as people call it: the page anew from what a build wrote."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from knowledge import two_documents

import kg.cli
from kg.export import export
from kg.ontology import topics
from kg.view import write_page


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder with what a build writes of its statements."""
    (tmp_path / "statements.jsonl").write_text(export(two_documents(), "jsonl"), encoding="utf-8")
    return tmp_path


def view(*arguments: object) -> None:
    with pytest.raises(SystemExit) as end:
        kg.cli.main(["view", *map(str, arguments)])
    assert end.value.code in (0, None), end.value.code


def failed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    with pytest.raises(SystemExit) as end:
        kg.cli.main(["view", *map(str, arguments)])
    assert end.value.code == 1
    return capsys.readouterr().err


def test_the_page_is_that_of_the_build_and_its_path_is_printed(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(two_documents(), built / "wanted.html", topics={topic.id: topic.label for topic in topics()})
    view(built)
    assert capsys.readouterr().out.strip() == str(built / "graph.html")
    assert (built / "graph.html").read_bytes() == (built / "wanted.html").read_bytes()
    view(built / "statements.jsonl", "-o", built / "other.html", "--title", "Cuts & care")
    assert "<title>Cuts &amp; care</title>" in (built / "other.html").read_text(encoding="utf-8")


def test_the_page_is_opened_if_asked_for(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    view(built)
    assert opened == []
    view(built, "--open")
    assert opened == [(built / "graph.html").as_uri()]


def test_what_cannot_be_viewed_is_named_with_the_remedy(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "build first: kg build" in failed(capsys, built / "no-such-folder")
    (built / "notes.txt").write_text("no statements")
    assert "notes.txt line 1: not a line of kg build" in failed(capsys, built / "notes.txt")
    (built / "bytes").write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in failed(capsys, built / "bytes")
    assert "is a folder; name a file with -o" in failed(capsys, built, "-o", built)
