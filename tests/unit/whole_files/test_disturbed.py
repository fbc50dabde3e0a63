"""Kills and full disks at every step of writing: a reader finds all files of before or all of after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.whole_files import replacing

LIMITED = """
import resource, sys
from pathlib import Path
from kg.errors import InputError
from kg.whole_files import write_files, write_text
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
for write in (lambda: write_files({"a.txt": b"new", "b.txt": b"new" * 4000}, Path(sys.argv[1])),
              lambda: write_text(Path(sys.argv[1]) / "a.txt", "new" * 4000),
              lambda: write_text(Path(sys.argv[1]) / "other.txt", "new" * 4000)):
    try:
        write()
    except InputError as error:
        print(error)
"""
SCRIPT = Path(__file__).parents[2] / "disturbed.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is disturbed after each step, which needs fork")
@pytest.mark.parametrize("fault", ["killed", "full_once", "broken"])
@pytest.mark.parametrize(
    ("way", "steps"), [("all_of_them", 30), ("two_of_them", 20), ("one_of_them", 15), ("another", 5), ("reading", 10)]
)
def test_whatever_happens_at_whichever_step_the_files_belong_together(
    way: str, steps: int, fault: str, tmp_path: Path
) -> None:
    asked = [sys.executable, str(SCRIPT), way, fault, str(tmp_path / "out")]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["ends"] == ([-9, 0] if fault == "killed" else [0, 1])
    assert found["steps"] >= steps


@pytest.mark.skipif(os.name != "posix", reason="no limit to the size of files")
def test_a_write_that_the_system_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with replacing(folder, ("a.txt", "b.txt"), whole=True) as draft:
        (draft / "a.txt").write_text("old")
        (draft / "b.txt").write_text("old")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    run = subprocess.run([sys.executable, "-c", LIMITED, str(folder)], capture_output=True, text=True)
    told = "cannot be written (File too large); name another"
    assert run.stdout.splitlines() == [
        f"{folder}: {told} folder with -o",
        f"{folder}: {told} folder with -o",
        f"{folder / 'other.txt'}: {told} place with -o",
    ]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
