"""How time and memory of a build grow with the documents, and what a change costs.

    .venv/bin/python benchmarks/build.py FOLDER [--documents 50] [--doublings 3] [--workers 2]

Texts of the folder are copied with changed words and names until there are enough, so that no two are equal. Each build
is a process of its own, `kg build`, measured by the system: CPU seconds with those of its workers, and the most memory
of one process. Shown are builds of n, 2n, 4n … documents without a cache; then, of n documents with a cache: anew, with
nothing changed, with one document more, with one word more in a rule; then with workers, by the clock on the wall. A
build is linear if what a document more costs stays the same from line to line.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import kg

PACKAGE = Path(kg.__file__).parent
SHARE = 0.15
"""Of the longer words, how many are changed in a copy."""


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds, and the most memory, of one build."""

    cpu: float
    wall: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--doublings", type=int, default=3, help="0: only what a change costs")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    sizes = [args.documents << power for power in range(args.doublings)]
    with tempfile.TemporaryDirectory(prefix="kg-growth-") as name:
        folder = Path(name)
        texts = copies(sorted(args.folder.glob("*.txt")), max([args.documents, *sizes]) + 1)
        if sizes:
            growth(sizes, texts, folder)
        changes(texts[: args.documents], texts[-1], folder)
        beside_workers(texts[: args.documents], args.workers, folder)


def copies(paths: list[Path], number: int) -> list[str]:
    """Return so many texts, no two of them equal; the first of each are as they are."""
    originals = [path.read_text(encoding="utf-8") for path in paths]
    return [changed(originals[i % len(originals)], i // len(originals)) for i in range(number)]


def changed(text: str, number: int) -> str:
    """Return a text in which some words end in other letters, as the number has it; 0 changes nothing."""
    if not number:
        return text
    draw = random.Random(f"{number} {text}")

    def other(match: re.Match[str]) -> str:
        return match[0] + draw.choice("aeo") + draw.choice("lnrst") if draw.random() < SHARE else match[0]

    return re.sub(r"\b[A-Za-z][a-z]{4,}\b", other, text)


def growth(sizes: list[int], texts: list[str], folder: Path) -> None:
    """Print what builds of more and more documents cost, and what each document more does."""
    print("documents    words   CPU s   ms a word more   peak MB   MB a document more   output MB")
    before = None
    for size in sizes:
        cost = build(written(texts[:size], folder / "texts"), folder / "output", cache=None)
        words = sum(len(text.split()) for text in texts[:size])
        more = ["–", "–"]
        if before is not None:
            more = [f"{1000 * (cost.cpu - before[1].cpu) / (words - before[2]):.3f}",
                    f"{(cost.megabytes - before[1].megabytes) / (size - before[0]):.3f}"]  # fmt: skip
        output = sum(path.stat().st_size for path in (folder / "output").glob("*")) / 1e6
        print(f"{size:9} {words:8} {cost.cpu:7.1f} {more[0]:>16} {cost.megabytes:9.0f} {more[1]:>20} {output:11.1f}")
        before = (size, cost, words)


def changes(texts: list[str], one_more: str, folder: Path) -> None:
    """Print what builds of documents cost of which an earlier build has kept some or all."""
    cache = folder / "cache"
    anew = build(written(texts, folder / "texts"), folder / "output", cache=cache)
    print(f"\n{len(texts)} documents with a cache   CPU s   of anew")
    tell("anew", anew, anew)
    tell("nothing changed", build(folder / "texts", folder / "output", cache=cache), anew)
    tell(
        "one document more", build(written([*texts, one_more], folder / "texts"), folder / "output", cache=cache), anew
    )
    shutil.copytree(PACKAGE, folder / "program" / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "ontology", folder / "program" / "ontology")
    rules = folder / "program" / "kg" / "lang" / "en" / "claims.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    again = build(folder / "texts", folder / "output", cache=cache, program=folder / "program")
    tell("another rule", again, anew)


def beside_workers(texts: list[str], workers: int, folder: Path) -> None:
    """Print how much sooner a build with several workers is done."""
    source = written(texts, folder / "texts")
    one = build(source, folder / "output", cache=None)
    many = build(source, folder / "output", cache=None, workers=workers)
    print(f"\n{len(texts)} documents   wall s   CPU s")
    print(f"1 worker       {one.wall:9.1f} {one.cpu:7.1f}")
    print(f"{workers} workers      {many.wall:9.1f} {many.cpu:7.1f}")


def tell(what: str, cost: Cost, anew: Cost) -> None:
    """Print a line of what a build cost against one of all texts."""
    print(f"{what:25} {cost.cpu:8.1f} {cost.cpu / anew.cpu:9.1%}")


def written(texts: list[str], folder: Path) -> Path:
    """Write texts into a folder that has no other."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return folder


def build(source: Path, output: Path, *, cache: Path | None, workers: int = 1, program: Path = PACKAGE.parent) -> Cost:
    """Run `kg build` and return what it cost."""
    command = [sys.executable, "-P", "-m", "kg", "build", source, "-o", output, "-q", "--workers", workers]
    command += ["--cache", cache if cache is not None else ""]
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, list(map(str, command)), os.environ | {"PYTHONPATH": str(program)})
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"kg build failed ({os.waitstatus_to_exitcode(status)}): {' '.join(map(str, command))}")
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / unit)


if __name__ == "__main__":
    main()
