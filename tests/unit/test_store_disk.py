"""A store on disk: made once, opened read-only, equal to the one in memory, never in the way of other files."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples.debate import debate_for_queries
from rdflib import Dataset

from kg.errors import InputError
from kg.graph import Run, build_graph
from kg.graph.dataset import flat, inner, triples
from kg.query import ask, questions
from kg.settings import Settings
from kg.store import disk, open_store, read, write_nquads, write_turtle


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))


@pytest.fixture
def file(graph: Dataset, tmp_path: Path) -> Path:
    write_nquads(graph, tmp_path / "graph.nq")
    return tmp_path / "graph.nq"


@pytest.mark.parametrize("write", [write_nquads, write_turtle])
def test_questions_are_answered_as_from_memory(graph: Dataset, tmp_path: Path, write: object) -> None:
    path = tmp_path / ("graph.nq" if write is write_nquads else "graph.ttl")
    write(graph, path)  # type: ignore[operator]
    there = open_store(path, folder=tmp_path / "store")
    assert triples(there) == triples(graph)
    assert flat(there) is inner(there)
    for question in questions():
        assert ask(question, there) == ask(question, read(path)), question.path.name


def test_it_is_made_once_and_anew_when_the_file_changes(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    open_store(file, folder=folder)
    (made,) = folder.iterdir()
    before = sorted((p.name, p.stat().st_mtime_ns) for p in made.glob("*.sst"))
    assert before
    one, other = open_store(file, folder=folder), open_store(file, folder=folder)
    assert triples(one) == triples(other)
    assert sorted((p.name, p.stat().st_mtime_ns) for p in made.glob("*.sst")) == before
    del one, other
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8")
    assert len(list(inner(open_store(file, folder=folder)).quads_for_pattern(None, None, None, None))) > 0
    (anew,) = folder.iterdir()
    assert anew != made


def test_large_files_lie_on_disk_and_small_ones_in_memory(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(file)
    assert not (file.parent / "store").exists()
    monkeypatch.setattr(disk, "LARGE", 10)
    open_store(file)
    assert (file.parent / "store").is_dir()


def test_a_folder_with_other_files_is_left_alone(file: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="holds other files; name an empty or new folder"):
        open_store(file, folder=mine)
    assert [p.name for p in mine.iterdir()] == ["notes.txt"]


def test_a_damaged_file_leaves_no_store(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("<urn:a> <urn:b> ")
    with pytest.raises(InputError, match="not valid N-Quads"):
        open_store(path, folder=tmp_path / "store")
    assert list((tmp_path / "store").iterdir()) == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.nq: cannot be read \(No such file.*run kg build"):
        open_store(tmp_path / "none.nq", folder=tmp_path / "store")
