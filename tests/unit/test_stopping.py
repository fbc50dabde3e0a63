"""Worker processes end with the process that began them, and say nothing, however it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys, time
from kg.cli.stopping import Stopped, stoppable
from kg.running import executor_of, run

def work(batch):
    sys.stdout.write(".")
    sys.stdout.flush()
    time.sleep(600)

if __name__ == "__main__":
    with stoppable():
        try:
            with executor_of(2) as executor:
                list(run(work, [[1], [2]], executor, in_flight=2, lost=print))
        except Stopped as stopped:
            sys.exit(stopped.exit_code)
"""


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are sent signals")
@pytest.mark.parametrize(
    ("sent", "to_all", "code"),
    [("SIGINT", True, 130), ("SIGINT", False, 130), ("SIGTERM", False, 143), ("SIGKILL", False, -9)],
)
def test_no_worker_is_left_and_none_complains(sent: str, to_all: bool, code: int, tmp_path: Path) -> None:
    (script := tmp_path / "script.py").write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None and process.stdout.read(2) == ".."
    number = getattr(signal, sent)
    if to_all:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, said = process.communicate(timeout=60)  # returns when no worker holds the pipe any more
    assert process.returncode == code
    assert said == "" or (sent == "SIGKILL" and "Traceback" not in said)
