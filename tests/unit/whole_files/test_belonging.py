"""What is read from a build is what the build wrote; files beside it are other people's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.whole_files import belonging, replacing, write_bytes, write_text
from kg.whole_files.manifest import MANIFEST
from kg.whole_files.together import READY

NAMES = ("graph.nq", "statements.jsonl")


def built(folder: Path, generation: str) -> Path:
    with replacing(folder, NAMES, whole=True) as draft:
        for name in NAMES:
            (draft / name).write_text(f"{name} of {generation}")
    return folder


def refused(path: Path) -> bool:
    with pytest.raises(InputError, match=r"build again, or remove .*\.kg-build\.json") as told:
        belonging(path)
    return str(told.value).startswith(str(path))


def test_a_file_of_a_build_is_read_where_it_is(tmp_path: Path) -> None:
    folder = built(tmp_path / "out", "one")
    assert [belonging(folder / name) for name in NAMES] == [folder / name for name in NAMES]


def test_a_file_changed_by_hand_or_of_another_build_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    folder, other = built(tmp_path / "out", "one"), built(tmp_path / "other", "two")
    shutil.copy(other / "graph.nq", folder)  # as long as the one that was there
    assert refused(folder / "graph.nq")
    assert belonging(folder / "statements.jsonl").read_text() == "statements.jsonl of one"
    with (other / "statements.jsonl").open("a") as file:
        file.write("\n")
    assert refused(other / "statements.jsonl")


def test_what_is_no_build_or_has_no_manifest_is_read_as_it_is(tmp_path: Path) -> None:
    folder = built(tmp_path / "out", "one")
    shutil.copy(folder / "graph.nq", tmp_path / "alone.nq")
    (folder / "mine.nq").write_text("mine")
    (folder / "graph.nq").write_text("changed")
    assert belonging(tmp_path / "alone.nq").read_text() == "graph.nq of one"
    assert belonging(folder / "mine.nq").read_text() == "mine"
    (folder / MANIFEST).unlink()
    assert belonging(folder / "graph.nq").read_text() == "changed"
    assert belonging(folder / "none.nq") == folder / "none.nq"


def test_a_folder_copied_whole_or_by_its_files_is_a_build(tmp_path: Path) -> None:
    folder = built(tmp_path / "out", "one")
    shutil.copytree(folder, tmp_path / "whole")
    (tmp_path / "by files").mkdir()
    for name in NAMES:
        shutil.copy(folder / name, tmp_path / "by files")
    assert all(belonging(tmp_path / copy / name) for copy in ("whole", "by files") for name in NAMES)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"files": {"graph.nq": {"bytes": "many"}}}', "[" * 100_000])
def test_a_damaged_manifest_is_named(damage: str, tmp_path: Path) -> None:
    folder = built(tmp_path / "out", "one")
    (folder / MANIFEST).write_text(damage)
    with pytest.raises(InputError, match=r"\.kg-build\.json: is damaged; build again, or remove it"):
        belonging(folder / "graph.nq")
    assert belonging(built(folder, "two") / "graph.nq")


def test_our_own_programs_may_write_a_file_of_a_build_anew(tmp_path: Path) -> None:
    folder = built(tmp_path / "out", "one")
    write_text(folder / "graph.nq", "another page")
    write_text(folder / "network.csv", "beside it")
    assert belonging(folder / "graph.nq").read_text() == "another page"
    assert "network.csv" not in (folder / MANIFEST).read_text()


def test_files_that_are_decided_are_put_in_place_by_the_next_reader(tmp_path: Path) -> None:
    folder, new = built(tmp_path / "out", "one"), built(tmp_path / "new", "two")
    new.rename(folder / READY)
    assert belonging(folder / "statements.jsonl").read_text() == "statements.jsonl of two"
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, *NAMES]


def test_a_link_in_the_place_of_what_is_decided_moves_nobodys_files(tmp_path: Path) -> None:
    folder = built(tmp_path / "out", "one")
    mine = built(tmp_path / "mine", "two")
    (folder / READY).symlink_to(mine, target_is_directory=True)
    assert belonging(folder / "graph.nq").read_text() == "graph.nq of one"
    assert sorted(path.name for path in mine.iterdir()) == [MANIFEST, *NAMES]


def test_a_pipe_or_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    import os
    import threading

    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_bytes(pipe, b"through it")
    reader.join(timeout=10)
    assert (read, pipe.is_fifo()) == ([b"through it"], True)
