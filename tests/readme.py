"""Writes into README.md what can be taken from the project itself: the output of its commands, and its tables.

    .venv/bin/python tests/readme.py

A test fails where README.md is not what this writes. Shown are the commands of its console blocks, as they stand.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.cli import COMMANDS
from kg.export import FORMATS
from kg.networks.formats import FORMATS as NETWORK_FORMATS
from kg.query import questions
from kg.reading.readers import READERS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
WIDTH = "100"


def commands(block: str) -> list[str]:
    """Return the commands of a console block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def run(command: str, folder: Path) -> str:
    """Return what a command prints in a folder, on stdout and stderr, without space at the ends of lines."""
    if command == "make graph":  # what it ends with, once everything is installed
        command, path = ".venv/bin/kg build corpus -o output --topics ontology/topics.ttl", os.defpath
    else:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = os.environ | {"PATH": path, "COLUMNS": WIDTH, "PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in made.stdout.decode("utf-8").splitlines())


def workshop(folder: Path) -> Path:
    """Lay the inputs of the commands into a folder, so that they write nothing here."""
    for name in ("corpus", "ontology", "tests"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
    return folder


def current(text: str, output_of: Callable[[str], str]) -> str:
    """Return the README as it should be, given what prints the output of a command."""

    def block(match: re.Match[str]) -> str:
        shown = "".join(f"$ {c}\n" + ("" if c == "make test" else output_of(c)) for c in commands(match[1]))
        return f"```console\n{shown}```"

    text = CONSOLE.sub(block, text)
    text = _table(text, "| | question | parameters |\n|---|---|---|\n", _questions())
    text = _table(text, "| text | is |\n|---|---|\n", _kinds())
    text = _table(text, "| command | does |\n|---|---|\n", _commands())
    text = _table(text, "| format | writes |\n|---|---|\n", (f"| `{f.name}` | {f.help} |" for f in FORMATS))
    networks = (f"| `{f.name}` | `{f.suffix}` | {f.help} |" for f in NETWORK_FORMATS)
    return _table(text, "| network | file | is |\n|---|---|---|\n", networks)


def _table(text: str, head: str, rows: Iterable[str]) -> str:
    before, after = text.split(head)
    rest = re.sub(r"\A(\|.*\n)*", "", after)
    return before + head + "".join(f"{row}\n" for row in rows) + rest


def _kinds() -> Iterable[str]:
    for reader in READERS:
        needs = f" (`pip install '.[{reader.extra}]'`)" if reader.extra else ""
        yield f"| {', '.join(f'`{suffix}`' for suffix in reader.suffixes)} | {reader.help}{needs} |"


def _questions() -> Iterable[str]:
    for q in questions():
        given = ", ".join(f"`{p.name}` ({p.default})" for p in q.parameters)
        yield f"| [{q.number}](ontology/queries/{q.path.name}) | {q.title} | {given} |"


def _commands() -> Iterable[str]:
    for _, function, example in COMMANDS:
        shown = " or ".join(f"`{part.strip()}`" for part in example.split("   or   "))
        yield f"| {shown} | {(function.__doc__ or '').strip().splitlines()[0]} |"


def main() -> None:
    """Write README.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = workshop(Path(name))
        text = README.read_text(encoding="utf-8")
        README.write_text(current(text, lambda command: run(command, folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
