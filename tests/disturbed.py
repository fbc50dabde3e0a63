"""Writes files while something goes wrong at every step in turn: `python disturbed.py WAY FAULT FOLDER`.

Every call that touches the folder (open, rename, remove, fsync …) is a step. A child process is killed, or its disk
fails, at the first, the second, the third … until one comes through; after each the folder is looked at. Prints what
was wrong, and how many steps there were.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kg.errors import InputError
from kg.whole_files import belonging, replacing, write_bytes, write_files
from kg.whole_files.manifest import MANIFEST
from kg.whole_files.together import READY

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
MINE = "mine.json"
"""A file of the user's in the same folder."""
SEEN = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.listdir", "os.scandir",
        "shutil.rmtree"}  # fmt: skip
LOST = 77
"""Exit code of a child whose error was not told as an InputError."""


def text(generation: str) -> bytes:
    return f"{generation}\n".encode() * 300


def all_of_them(folder: Path, generation: str) -> None:
    with replacing(folder, NAMES, whole=True) as draft:
        for name in NAMES:
            (draft / name).write_bytes(text(generation))


def two_of_them(folder: Path, generation: str) -> None:
    write_files({name: text(generation) for name in NAMES[1:3]}, folder)


def one_of_them(folder: Path, generation: str) -> None:
    write_bytes(folder / NAMES[0], text(generation))


def reading(folder: Path, _: str) -> None:
    belonging(folder / NAMES[0])


def another(folder: Path, generation: str) -> None:
    write_bytes(folder / "other.txt", text(generation))


WAYS: dict[str, tuple[Callable[[Path, str], None], tuple[str, ...]]] = {
    "all_of_them": (all_of_them, NAMES),
    "two_of_them": (two_of_them, NAMES[1:3]),
    "one_of_them": (one_of_them, NAMES[:1]),
    "another": (another, ("other.txt",)),
    "reading": (reading, NAMES),
}
"""What is disturbed, and the files that are new after it."""


def disturb(folder: Path, step: int, act: Callable[[int], None]) -> None:
    """Call `act` with the number of the step before each that touches the folder, from `step` on."""
    seen = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event == "fsync" or (event in SEEN and any(str(folder) in str(argument) for argument in arguments)):
            seen += 1
            if seen > step:
                act(seen - step)

    os.fsync = lambda _: hook("fsync", ())
    sys.addaudithook(hook)


def killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def full_once(number: int) -> None:
    if number == 1:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken(_: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


FAULTS: dict[str, Callable[[int], None]] = {f.__name__: f for f in (killed, full_once, broken)}


def child(folder: Path, way: str, fault: str, step: int) -> int:
    """Write while the fault happens at a step; return the wait status."""
    process = os.fork()
    if process == 0:
        code = LOST
        try:
            disturb(folder, step, FAULTS[fault])
            WAYS[way][0](folder, "new")
            code = 0
        except InputError as error:
            code = 1 if str(folder) in str(error) else LOST
        finally:
            os._exit(code)
    return os.waitpid(process, 0)[1]


def held(folder: Path) -> dict[str, str]:
    """Return what a reader finds in the files: the generation, or why there is none."""
    found = {}
    for name in (*NAMES, "other.txt"):
        try:
            content = belonging(folder / name).read_bytes()
            generation = content.split(b"\n")[0].decode()
            found[name] = generation if content == text(generation) else "torn"
        except (InputError, OSError) as error:
            found[name] = str(error)
    return found


def faults_of(folder: Path, way: str, status: int) -> Iterator[str]:
    """Yield what is wrong with a folder after a write that was disturbed."""
    before = {**dict.fromkeys(NAMES, "old"), "other.txt": "old"}
    after = before | dict.fromkeys(WAYS[way][1], "new")
    with patch("kg.whole_files.reading._settle"):
        waiting = held(folder)  # of who may not write there
    if os.waitstatus_to_exitcode(status) == 0 and waiting != after:
        yield f"said to be done, but {waiting}"
    if waiting not in ((after,) if way == "reading" else (before, after)):
        yield f"mixed where nothing may be written: {waiting}"
    if held(folder) != waiting:
        yield f"found {waiting}, then {held(folder)}"
    if (folder / MINE).read_bytes() != b"mine":
        yield "another file is lost"
    all_of_them(folder, "next")
    if set(held(folder).values()) - {"old", "new"} != {"next"} or any(held(folder)[name] != "next" for name in NAMES):
        yield f"the next build left {held(folder)}"
    left = {p.name for p in folder.iterdir() if not p.name.startswith(".kg-part-")}
    if left != {*NAMES, "other.txt", MINE, MANIFEST}:
        yield f"left over: {left}"


def prepared(folder: Path, way: str) -> Path:
    """Return the folder as it is before the write."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MINE).write_bytes(b"mine")
    (folder / "other.txt").write_bytes(text("old"))
    all_of_them(folder, "old")
    if way == "reading":  # after a build that was killed when all was decided
        all_of_them(folder.with_name("killed"), "new")
        folder.with_name("killed").rename(folder / READY)
    return folder


def main(way: str, fault: str, place: str) -> None:
    os.fsync = lambda _: None  # what is tested is the order of the steps, not the disk
    folder, wrong, ends = Path(place), [], set()
    for step in range(1000):
        status = child(prepared(folder, way), way, fault, step)
        ends.add(os.waitstatus_to_exitcode(status))
        wrong += [f"step {step}: {told}" for told in faults_of(folder, way, status)]
        if child(prepared(folder, way), way, "killed", step) == 0:
            break  # there are no more steps
    sys.stdout.write(json.dumps({"wrong": wrong, "ends": sorted(ends), "steps": step}))


if __name__ == "__main__":
    main(*sys.argv[1:])
