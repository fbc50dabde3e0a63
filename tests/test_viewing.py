"""`kg view` as people call it: the page anew from what a build wrote."""

from __future__ import annotations

import re
import webbrowser
from pathlib import Path

import pytest
from knowledge import two_documents

import kg.cli
from kg.export import export
from kg.ontology import topics
from kg.view import write_page
from kg.whole_files.manifest import MANIFEST


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder with what a build writes of its statements."""
    (tmp_path / "statements.jsonl").write_text(export(two_documents(), "jsonl"), encoding="utf-8")
    return tmp_path


def view(*arguments: object) -> None:
    run("view", *arguments)


def run(*arguments: object) -> None:
    with pytest.raises(SystemExit) as end:
        kg.cli.main([str(argument) for argument in arguments])
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


def test_what_was_decided_since_the_build_holds_without_reading_the_texts_again(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "decisions.toml").write_text(
        '[[rename]]\nactor = "Ed Balls"\nname = "Edward Balls"\n[[rename]]\nactor = "org/gone"\nname = "X"\n'
    )
    (built / "kg.toml").write_text(f'decisions = "{built / "decisions.toml"}"\n')
    view(built, "--config", built / "kg.toml")
    assert "Edward Balls" in (built / "graph.html").read_text(encoding="utf-8")
    assert "1 decision matched nothing: applied by the build already, or wrong" in capsys.readouterr().err
    (built / "kg.toml").write_text("")
    view(built, "--config", built / "kg.toml")
    assert "Edward Balls" not in (built / "graph.html").read_text(encoding="utf-8")


def test_names_are_withheld_in_a_page_of_its_own(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    view(built, "--withhold")
    out = capsys.readouterr()
    assert out.out.strip() == str(built / "withheld.html")
    assert "Names are withheld: 1 person. Read what you share before you do." in out.err
    assert "baby p" not in (built / "withheld.html").read_text(encoding="utf-8").lower()
    (built / "names.txt").write_text("Ed Balls\n", encoding="utf-8")
    view(built, "--withhold-also", built / "names.txt", "-o", built / "mine.html")
    assert "2 people" in capsys.readouterr().err
    assert "ed balls" not in (built / "mine.html").read_text(encoding="utf-8").lower()
    assert "cannot be read" in failed(capsys, built, "--withhold-also", built / "none.txt")


@pytest.mark.model
def test_a_build_and_an_export_withhold_names_in_every_file(tmp_path: Path) -> None:
    text = tmp_path / "baby-p.txt"
    text.write_text(
        "Ed Balls said the death of Baby P was a scandal. Ofsted criticised Baby P’s doctors.\n", encoding="utf-8"
    )
    run("build", text, "-o", tmp_path / "out", "--withhold", "-q")
    run("export", "gexf", text, "-o", tmp_path / "out" / "network.gexf", "--withhold")
    written = sorted((tmp_path / "out").iterdir())
    assert len(written) == 8
    for path in written:
        assert not re.search(r"baby\W?p\b", path.read_text(encoding="utf-8"), re.IGNORECASE), path
        if path.name not in ("README.txt", MANIFEST):  # name nobody
            assert re.search(r"child[ -]1", path.read_text(encoding="utf-8"), re.IGNORECASE), path
