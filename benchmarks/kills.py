"""Kills real builds, again and again, and looks at what they leave: nothing torn, nothing mixed, nothing lost.

usage: python benchmarks/kills.py CORPUS [TIMES] [SEED]

Two builds, of all texts and of all but the first, take turns in one folder, in which there is also a file of the
user's. Every second kill comes at a random moment; the others wait until the drafts are made, or until the new files
are being put in place, and come at a random moment within that. After each kill every file is looked at: as it lies
there, and as the commands of kg read it, with and without the right to write there. A build that is not killed ends
every tenth round, and must come to the bytes of a build in a folder of its own, cache and all.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from kg.errors import InputError
from kg.whole_files import belonging
from kg.whole_files.manifest import MANIFEST
from kg.whole_files.together import READY
from kg.writing import OUTPUTS

MINE = "notes.txt"
FILES = (*OUTPUTS, MANIFEST)
Digests = dict[str, str]


@dataclass
class Kills:
    """The folder under test, the two builds that take turns in it, and what was seen."""

    folder: Path
    cache: Path
    builds: tuple[Sequence[Path], Sequence[Path]]
    wanted: tuple[Digests, Digests]
    seconds: float
    """What a build takes without a cache."""
    seen: Counter[str] = field(default_factory=Counter)

    def round(self, number: int, chance: random.Random) -> Iterator[str]:
        """Begin a build, kill it, and yield what is wrong then."""
        if chance.random() < 0.3:
            shutil.rmtree(self.cache, ignore_errors=True)
        before = _as_read(self.folder)
        which = int(before == self.wanted[0])  # always the other one
        process = subprocess.Popen(_command(self.builds[which], self.folder, self.cache))
        aim = ("at random", "at random", "drafts", "moves")[number % 4]
        if aim == "at random":
            _wait(process, chance.uniform(0, self.seconds))
        else:
            self._await(process, READY if aim == "moves" else ".kg-draft-")
            _wait(process, chance.uniform(0, 0.01 if aim == "moves" else 0.5))
        process.kill()
        self.seen[f"{aim}: " + ("killed" if process.wait() < 0 else "came through")] += 1
        yield from self._wrong(before, self.wanted[which])

    def _await(self, process: subprocess.Popen[bytes], name: str) -> None:
        """Return when something of that name is in the folder."""
        while process.poll() is None and not any(path.name.startswith(name) for path in self.folder.glob(".kg-*")):
            time.sleep(0.0002)

    def _wrong(self, before: Digests, after: Digests) -> Iterator[str]:
        lying = _digests(self.folder)
        if any(lying.get(name) not in (before[name], after[name]) and name in lying for name in FILES):
            yield "torn"
        if (self.folder / READY).exists():
            self.seen["killed between the moves"] += 1
        with patch("kg.whole_files.reading._settle"):
            waiting = _as_read(self.folder)
        found = _as_read(self.folder)
        if waiting not in (before, after) or found != waiting:
            yield "mixed"
        self.seen["then the new build" if found == after else "then the old build"] += 1
        if (self.folder / MINE).read_text() != "mine":
            yield "lost"

    def undisturbed(self, which: int) -> Iterator[str]:
        """Build without a kill; yield what is not as it should be."""
        subprocess.run(_command(self.builds[which], self.folder, self.cache), check=True)
        if _digests(self.folder) != self.wanted[which]:
            yield "other bytes at the end"
        if {path.name for path in self.folder.iterdir()} != {*FILES, MINE}:
            yield "left over"


def _command(texts: Sequence[Path], folder: Path, cache: Path) -> list[str]:
    return [sys.executable, "-m", "kg", "build", *map(str, texts), "-o", str(folder), "--cache", str(cache), "-q"]


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return


def _digests(folder: Path) -> Digests:
    """Return the hashes of the files as they lie in a folder."""
    return {name: _hash(folder / name) for name in FILES if (folder / name).exists()}


def _as_read(folder: Path) -> Digests:
    """Return the hashes of the files as the commands of kg read them."""
    found = {}
    for name in FILES:
        try:
            found[name] = _hash(belonging(folder / name))
        except InputError as error:
            found[name] = str(error)
    return found


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(corpus: str, times: str = "200", seed: str = "1") -> None:
    """Kill so many builds and print what was seen."""
    texts, chance, wrong = sorted(Path(corpus).iterdir()), random.Random(int(seed)), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        builds, wanted, began = (texts, texts[1:]), [], time.monotonic()
        for number, some in enumerate(builds):
            subprocess.run(_command(some, place / f"own{number}", place / f"cache{number}"), check=True)
            wanted.append(_digests(place / f"own{number}"))
        seconds = (time.monotonic() - began) / 2
        shutil.copytree(place / "own0", place / "out")
        (place / "out" / MINE).write_text("mine")
        kills = Kills(place / "out", place / "cache", builds, (wanted[0], wanted[1]), seconds)
        for number in range(1, int(times) + 1):
            found = [*kills.round(number, chance)]
            if number % 10 == 0:
                found += kills.undisturbed(number % 4 // 2)
            for what in found:
                print(f"round {number}: {what}", flush=True)
            wrong.update(found)
            if number % 20 == 0:
                print(f"{number} builds, {wrong.total()} faults", file=sys.stderr, flush=True)
    print(f"{times} builds, {seconds:.1f} s each without a cache")
    for what, count in sorted(kills.seen.items()):
        print(f"{count:5}  {what}")
    for what in ("torn", "mixed", "lost", "other bytes at the end", "left over"):
        print(f"{wrong[what]:5}  {what}")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
