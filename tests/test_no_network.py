"""Without --cluster, and but for load, serve and URLs, no command uses the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUARD = """
import socket, sys

TALKS = ("bind", "connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")

def refuse(event, arguments):
    own = event == "socket.bind" and arguments[1][:2] == ("::1", 0)
    if event in {f"socket.{talk}" for talk in TALKS} and not own:
        sys.stderr.write(f"a socket: {event} {arguments}\\n")
        sys.stderr.flush()
        raise OSError("no network in this test")

sys.addaudithook(refuse)
"""
"""What every process of the command runs first. urllib3, which spaCy imports, asks itself by ::1 whether IPv6 works."""


@pytest.mark.model
def test_no_command_that_reads_texts_or_a_build_uses_the_network(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    for number in range(17):  # more than one batch, so that two processes do share the work
        text = (
            f"Council {number} must pay more, the union said on Monday.\n\nThe minister criticised Council {number}.\n"
        )
        (tmp_path / "texts" / f"{number}.txt").write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}

    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    for command in (
        ("build", "texts", "--workers", "2"),
        ("extract", "texts", "-q"),
        ("view", "output"),
        ("export", "csv", "output"),
        ("network", "output"),
    ):
        run = kg(*command)
        assert (run.returncode, "a socket: " in run.stderr) == (0, False), (command, run.stderr)


def test_the_guard_sees_a_connection(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    command = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    run = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert run.returncode == 1 and "a socket: " in run.stderr
