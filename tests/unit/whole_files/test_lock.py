"""One process at a time writes into a folder; the others say at once who does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.whole_files import alone_in, write_files

TAKES = """
import sys
from pathlib import Path
from kg.errors import InputError
from kg.whole_files import alone_in
try:
    with alone_in(Path(sys.argv[1])):
        print("won", flush=True)
        sys.stdin.read()
except InputError as error:
    print(error, flush=True)
"""


def started(folder: Path) -> subprocess.Popen[str]:
    asked = [sys.executable, "-c", TAKES, str(folder)]
    return subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_of_eight_at_once_one_wins_and_seven_say_which_process_has_won(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    processes = [started(folder) for _ in range(8)]
    said = {process.pid: process.stdout.readline().strip() for process in processes}  # type: ignore[union-attr]
    for process in processes:
        process.communicate()
    (winner,) = [pid for pid, line in said.items() if line == "won"]
    assert all(f"{folder}: process {winner} on " in line for pid, line in said.items() if pid != winner)
    assert "name another folder with -o" in next(line for line in said.values() if line != "won")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []  # who made which folder is by chance


def test_a_killed_process_keeps_nobody_out_and_its_drafts_are_removed(tmp_path: Path) -> None:
    process = started(tmp_path)
    assert process.stdout is not None and process.stdout.readline() == "won\n"
    with pytest.raises(InputError, match=f"process {process.pid} on"):
        write_files({"a.txt": b"a"}, tmp_path)
    (tmp_path / ".kg-draft-0123abcd").mkdir()
    (tmp_path / ".kg-part-0123abcd").write_text("of a living process")
    (tmp_path / ".kg-cache").mkdir()
    process.kill()
    process.communicate()
    write_files({"a.txt": b"a"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".kg-cache", ".kg-part-0123abcd", "a.txt"]


def test_who_holds_the_folder_may_write_into_it(tmp_path: Path) -> None:
    with alone_in(tmp_path):
        write_files({"a.txt": b"a"}, tmp_path)
        with alone_in(tmp_path):
            pass
        other = started(tmp_path)
        assert f"process {os.getpid()} on" in other.communicate()[0]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="no such links here")
def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".kg-lock").symlink_to(tmp_path / "letter.txt")
    with pytest.raises(InputError, match="cannot be written"):
        write_files({"a.txt": b"a"}, tmp_path / "out")
    assert (tmp_path / "letter.txt").read_text() == "mine"
