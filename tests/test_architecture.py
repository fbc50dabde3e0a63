"""The shape of the project: layers, short modules, one place that prints, nothing that only works on one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST = 400
PROCESS = re.compile(
    r"(builtins\.)?(print|exit|quit|input)|(sys|os)\._?exit|SystemExit|sys\.std(out|err)\.write"
    r"|(logging\.)?(basicConfig|dictConfig|fileConfig)|warnings\.(simplefilter|filterwarnings)"
    r"|.*\.(addHandler|setLevel)"
)
WRONG = re.compile(
    "|".join((r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bXX" r"X\b", r"\.\./sha" r"red", r"(?<!\w)/wo" r"rk/"))
)
"""Written in pieces, so that this file does not find itself."""
BINARY = {".dna", ".gz", ".png", ".gif", ".jpg", ".ico", ".woff2"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_modules_import_only_what_lies_below_them() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]


def test_no_module_is_long() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {module: count for module, count in lines.items() if count > LONGEST} == {}


def test_only_the_command_line_prints_exits_and_sets_up_logging() -> None:
    found = {name(path): process_calls(path.read_text(encoding="utf-8")) for path in MODULES if "cli" not in path.parts}
    assert {module: names for module, names in found.items() if names} == {}


def process_calls(source: str) -> list[str]:
    """The calls in a source that act on the whole process."""
    names = [ast.unparse(node.func) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return sorted(filter(PROCESS.fullmatch, names))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("print('x')", ["print"]),
        ("raise SystemExit(1)", ["SystemExit"]),
        ("import sys\nsys.exit()", ["sys.exit"]),
        ("logging.getLogger().setLevel(1)", ["logging.getLogger().setLevel"]),
        ("canvas.print(1)\nfingerprint(2)\nlogging.getLogger(__name__).warning('x')", []),
    ],
)
def test_calls_that_act_on_the_process_are_seen(source: str, found: list[str]) -> None:
    assert process_calls(source) == found


def tracked() -> list[Path]:
    try:
        run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone")
    paths = [ROOT / path for path in run.stdout.decode().split("\0") if path]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def test_nothing_is_left_to_do_and_nothing_points_outside() -> None:
    found = []
    for path in tracked():
        if path.parent.name == "corpus" and path.suffix == ".txt":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if match := WRONG.search(line):
                found.append(f"{name(path)}:{number}: {match[0]}")
    assert found == []
