"""Builds one graph many times over and says whether every build wrote the same bytes.

usage: python benchmarks/identity.py [BUILDS]      builds for each hash seed and number of workers; 20 unless given

Each build is a process of its own. It reads the documents of corpus/, each cut into eight: forty documents are three
batches (kg/pipeline.py, BATCH), so that two workers do share the work, and take no longer to read than the corpus.
Prints a line for each hash seed and number of workers with the digest of all its outputs, then the verdict; exits 1 if
any two builds differ.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIECES = 8
SEEDS = (0, 1, 2, 3)
WORKERS = (1, 2)


def cut(texts: Path, folder: Path) -> None:
    """Write each text in pieces of as many lines."""
    folder.mkdir()
    for path in sorted(texts.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        bounds = [len(lines) * n // PIECES for n in range(PIECES + 1)]
        for number, (start, end) in enumerate(pairwise(bounds)):
            (folder / f"{path.stem}-{number}.txt").write_text("".join(lines[start:end]), encoding="utf-8")


def digest_of_build(folder: Path, output: str, *, seed: int, workers: int) -> str:
    """Build in a new process; return a digest of the names and bytes of all that it wrote."""
    command = [sys.executable, "-m", "kg", "build", "texts", "-o", output, "--workers", str(workers), "-q"]
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    written = sorted(path for path in (folder / output).rglob("*") if path.is_file())
    lines = (f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in written)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def main(builds: int) -> int:
    """Build, compare, print; return how to exit."""
    found: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="kg-identity-") as name:
        folder = Path(name)
        cut(ROOT / "corpus", folder / "texts")
        for seed in SEEDS:
            for workers in WORKERS:
                start = time.monotonic()
                here = {
                    digest_of_build(folder, f"{seed}-{workers}-{n}", seed=seed, workers=workers) for n in range(builds)
                }
                found |= here
                spent = time.monotonic() - start
                digests = " ".join(digest[:16] for digest in sorted(here))
                print(f"seed {seed}, workers {workers}: {builds} builds, {spent:.0f} s, {digests}", flush=True)
    made = builds * len(SEEDS) * len(WORKERS)
    print(f"{made} builds: " + ("all the same bytes" if len(found) == 1 else f"{len(found)} different outputs"))
    return 0 if len(found) == 1 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
