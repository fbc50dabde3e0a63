"""Kills and full disks at every step of writing: a reader finds all files of before or all of after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "disturbed.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is disturbed after each step, which needs fork")
@pytest.mark.parametrize("fault", ["killed", "full_once", "broken"])
@pytest.mark.parametrize(
    ("way", "steps"), [("all_of_them", 30), ("two_of_them", 20), ("one_of_them", 15), ("another", 5)]
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
