# ruff: noqa: E402, E501, SIM905, T201
"""Measures what the page costs a reader, beside a raw pyvis page of the same network with its places computed before.

    python tests/browser/measure.py [--things 3000] [--rounds 3] [OTHER.html …]

Prints, for each page, the median of the rounds, taken in turn: CPU seconds of all processes of the browser until the
picture stands still and for twelve turns of the wheel and a drag, the heap, and the bytes. A blank page is taken off.
Ratios hold from machine to machine; the seconds do not. Not a test: nothing fails by being slow.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from knowledge import reader
from machine import FLAGS, chromium_path

from kg.assemble import assemble
from kg.model import Knowledge
from kg.networks import to_pyvis
from kg.view import write_page

WORDS = (
    "council report inquiry children staff budget minister union funding inspection school care pay cuts review".split()
)


def synthetic(things: int, *, documents: int = 60, seed: int = 3) -> Knowledge:
    """Return made-up claims of few and many speakers, about as many things as asked for and twice as many links."""
    dice = random.Random(seed)
    actors = things // 3
    readers = []
    for number in range(documents):
        lines = []
        for row in range(things * 2 // 3 // documents):
            speaker = dice.randrange(max(1, actors // 20)) if dice.random() < 0.5 else dice.randrange(actors)
            lines.append(
                (speaker, dice.randrange(max(1, actors // 4)), f"{' '.join(dice.choices(WORDS, k=8))} {number}-{row}")
            )
        text = "\n".join(f"Speaker {who} said {words}." for who, _, words in lines)
        r = reader(
            text, id_=f"d{number:03}", title=f"Document {number}", date=f"{2008 + number % 4}-{1 + number % 12:02}-07"
        )
        for who, target, words in lines:
            speaker_id = r.actor(f"person/{who}", f"Speaker {who}", "person")
            target_id = r.actor(f"org/{target}", f"Body {target}", "organization")
            stance = dice.choice(("supports", "opposes", "neutral"))
            r.claim(
                speaker_id,
                "statement",
                words,
                source=f"Speaker {who}",
                stance=stance,
                target=(target_id,),
                topics=(f"topic/{dice.choice(WORDS)}",),
            )
        readers.append(r)
    return assemble(r.extraction for r in readers)


def tree_seconds(root: int) -> float:
    """Return the CPU seconds of a process and all below it, from /proc."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rsplit(") ", 1)[1].split()
            except OSError:
                continue
            parents[int(folder.name)] = int(fields[1])
            used[int(folder.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    below = {root}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    return sum(used.get(pid, 0.0) for pid in below)


def measure(playwright: Any, page_path: Path) -> tuple[float, float, float]:
    """Return CPU seconds to a still picture, CPU seconds of moving it, and the heap in MB, in a fresh browser."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            chromium_path(),
            *FLAGS,
            "--headless",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "about:blank",
        ]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert process.stderr
            address = next(line.split()[-1] for line in process.stderr if "DevTools listening" in line)
            browser = playwright.chromium.connect_over_cdp(address)
            page = browser.contexts[0].pages[0]
            page.set_viewport_size({"width": 1440, "height": 860})
            page.route("http*://**", lambda route: route.abort())
            still(process.pid)
            start = tree_seconds(process.pid)
            page.goto(page_path.as_uri(), timeout=300_000)
            loaded = still(process.pid)
            page.mouse.move(600, 400)
            for turn in range(12):
                page.mouse.wheel(0, -120 if turn < 6 else 120)
            page.mouse.down()
            for point in range(40):
                page.mouse.move(600 + 4 * point, 400 + 2 * point)
            page.mouse.up()
            moved = still(process.pid)
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable")
            metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
            browser.close()
            return loaded - start, moved - loaded, metrics["JSHeapUsedSize"] / 1e6
        finally:
            process.terminate()
            process.wait()


def still(pid: int) -> float:
    """Wait until the browser rests (under a tenth of a core for a second) and return its CPU seconds."""
    before = tree_seconds(pid)
    while True:
        time.sleep(1)
        now = tree_seconds(pid)
        if now - before < 0.1:
            return now
        before = now


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--things", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("other", nargs="*", type=Path)
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        knowledge = synthetic(options.things)
        network = to_pyvis(knowledge)
        print(f"{len(network.nodes):,} things, {len(network.edges):,} links")
        (folder / "blank.html").write_text("<!doctype html><title>blank</title>")
        (folder / "pyvis.html").write_text(network.generate_html(), encoding="utf-8")
        write_page(knowledge, folder / "kg.html")
        pages = [
            folder / "blank.html",
            folder / "pyvis.html",
            folder / "kg.html",
            *(p.resolve() for p in options.other),
        ]
        taken: dict[Path, list[tuple[float, float, float]]] = {page: [] for page in pages}
        for _ in range(options.rounds):
            for page in pages:
                taken[page].append(measure(playwright, page))
        report(taken)


def report(taken: dict[Path, list[tuple[float, float, float]]]) -> None:
    middle: Callable[[list[float]], float] = statistics.median
    rows = {page: [middle([t[i] for t in times]) for i in range(3)] for page, times in taken.items()}
    blank = rows.pop(next(iter(rows)))
    base = next(iter(rows.values()))
    print(f"{'page':14} {'open s':>8} {'×':>6} {'move s':>8} {'×':>6} {'heap MB':>8} {'kB':>8}")
    for page, (opened, moved, heap) in rows.items():
        o, m = opened - blank[0], moved - blank[1]
        print(
            f"{page.stem:14} {o:8.2f} {o / (base[0] - blank[0]):6.2f} {m:8.2f} {m / (base[1] - blank[1]):6.2f} {heap:8.1f} {page.stat().st_size / 1000:8.0f}"
        )


if __name__ == "__main__":
    main()
