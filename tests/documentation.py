"""Runs the blocks of README.md and docs/, and writes into them what their commands print.

    .venv/bin/python tests/documentation.py

A test fails where a page is not what this writes. A block is of one of these kinds:

    console   `$ command` and what it prints: run, and what it prints written anew
    sh        commands: run, all must succeed
    python    run
    toml, turtle, sparql, json, csv, text …   data: must be well formed where a standard library can tell

The blocks of a page run one after the other in one folder (see `workshop`). `<!-- not run: REASON -->` before a block
says why it is not run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
BLOCK = re.compile(
    r"(?:^(?P<pad>[ ]*)<!-- not run: (?P<reason>[^\n]+) -->\n\s*)?"
    r"^(?P<indent>[ ]*)```(?P<kind>\w*)[^\n]*\n(?P<body>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
RUN = ("console", "sh", "python")
DATA = ("toml", "turtle", "sparql", "json", "csv", "text", "js")
SHELLS = ("powershell",)
"""Blocks of other systems: nobody can run them here, the reason must say so."""
WIDTH = "100"
RULE_SET = re.compile(r"\b(rule set) [0-9a-f]{12}\b")
"""Every change of a word changes it: the pages show one that was."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its kind, its text, and why it is not run, if it is not."""

    kind: str
    body: str
    reason: str | None


class WrongBlockError(AssertionError):
    """A block does not do what the page says."""


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [_block(match) for match in BLOCK.finditer(text)]


def _block(match: re.Match[str]) -> Block:
    return Block(match["kind"], textwrap.dedent(match["body"]), match["reason"])


def commands(block: str) -> list[str]:
    """Return the commands of a console block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def workshop(folder: Path, kept: Path) -> Path:
    """Lay the inputs of the commands into a folder, so that they write nothing here.

    What a build keeps for the next goes to `kept`: most pages build the same texts, and one time is enough.
    """
    for name in ("corpus", "ontology", "tests", "notebooks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "notebooks" / "debate", folder / "articles")  # a table of metadata is written into it
    (folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
    (folder / ".kg-cache").symlink_to(kept)
    return folder


def run(command: str, folder: Path, *, kind: str = "sh") -> str:
    """Return what a command prints in a folder, without space at the ends of lines; of a pipe only its stdout.

    Raises WrongBlockError if it fails.
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    if command == "make graph":  # what it ends with, once everything is installed
        command, path = ".venv/bin/kg build corpus -o output --topics ontology/topics.ttl", os.defpath
    elif command == "make test":
        return ""
    environment = os.environ | {"PATH": path, "COLUMNS": WIDTH, "PYTHONPATH": str(ROOT), "MPLBACKEND": "Agg"}
    made = subprocess.run(
        [sys.executable, "-c", command] if kind == "python" else ["bash", "-ec", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if " | " in command else subprocess.STDOUT,  # of a pipe it comes sooner or later
        check=False,
    )
    printed = "".join(f"{line.rstrip()}\n" for line in made.stdout.decode("utf-8").splitlines())
    printed = RULE_SET.sub(r"\1 55f37fb34532", printed)
    if made.returncode:
        raise WrongBlockError(f"{command}\nended with {made.returncode} and printed\n{printed}")
    return printed


def current(text: str, output_of: Callable[[str, str], str]) -> str:
    """Return a page as it should be; `output_of` runs a command, or a block, of a kind."""

    def block(match: re.Match[str]) -> str:
        found = _block(match)
        if found.reason or found.kind not in RUN:
            return match[0]
        if found.kind != "console":
            output_of(found.body, found.kind)
            return match[0]
        shown = "".join(f"$ {command}\n{output_of(command, 'sh')}" for command in commands(found.body))
        return f"{match['indent']}```console\n{textwrap.indent(shown, match['indent'])}{match['indent']}```"

    return BLOCK.sub(block, text)


def check_data(block: Block) -> None:
    """Raise WrongBlockError for data that is not well formed, and for a kind of block that nobody knows."""
    if block.kind not in (*RUN, *DATA, *SHELLS) or (block.kind in SHELLS and not block.reason):
        raise WrongBlockError(f"a block of kind {block.kind!r} must be run, be data, or say why it is not run")
    try:
        if block.kind == "toml":
            tomllib.loads(block.body)
        elif block.kind == "json":
            json.loads(block.body)
    except ValueError as error:
        raise WrongBlockError(f"{block.body}\nis no {block.kind}: {error}") from error


def renewed(path: Path, kept: Path) -> str:
    """Return a page with what its commands print now; `kept` is a folder that all pages share (see `workshop`)."""
    with tempfile.TemporaryDirectory() as name:
        folder = workshop(Path(name), kept)
        return current(path.read_text(encoding="utf-8"), lambda command, kind: run(command, folder, kind=kind))


def main() -> None:
    """Write the pages, or those that are named."""
    with tempfile.TemporaryDirectory() as kept:
        for path in [Path(name).resolve() for name in sys.argv[1:]] or PAGES:
            print(path.relative_to(ROOT))  # noqa: T201
            path.write_text(renewed(path, Path(kept)), encoding="utf-8")


if __name__ == "__main__":
    main()
