# ruff: noqa: E402, E501, SIM905, T201
"""Measures what the page costs a reader, beside a raw pyvis page of the same network with its places computed before.

    python tests/browser/measure.py [--things 3000] [--rounds 3] [--vis vis-network.min.js] [--keep FOLDER] [OTHER.html …]
    python tests/browser/measure.py --answers 5000
    python tests/browser/measure.py --opens 20000

Prints, for each page, the median of the rounds, taken in turn: seconds to the first picture after everything is
loaded, CPU seconds of all processes of the browser until the picture stands still and for twelve turns of the wheel
and a drag, the heap, and the bytes. A blank page is taken off the CPU seconds. `--vis` adds a page that draws the
same network with that build of vis-network, links straight, physics off. Ratios hold from machine to machine; the
seconds do not. `--answers` prints how long the page takes to answer a filter and a search. Not a test: nothing fails
by being slow.
"""

from __future__ import annotations

import argparse
import json
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
from urllib.parse import unquote, urlsplit

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


def measure(playwright: Any, address: str) -> tuple[float, ...]:
    """Return seconds to a picture, CPU seconds to a still one and of moving it, and the heap in MB, in a fresh browser."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            chromium_path() or "chromium",
            *FLAGS,
            "--headless",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "about:blank",
        ]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert process.stderr
            socket = next(line.split()[-1] for line in process.stderr if "DevTools listening" in line)
            browser = playwright.chromium.connect_over_cdp(socket)
            page = browser.contexts[0].pages[0]
            page.set_viewport_size({"width": 1440, "height": 860})
            page.route("http*://**", lambda route: route.abort())
            still(process.pid)
            start = tree_seconds(process.pid)
            page.goto(address, timeout=300_000)
            picture = page.evaluate(TWO_FRAMES) / 1000
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
            return picture, loaded - start, moved - loaded, metrics["JSHeapUsedSize"] / 1e6
        finally:
            process.terminate()
            process.wait()


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def vis_page(network: Any, script: str) -> str:
    """Return a page that draws a pyvis Network with another build of vis-network, as cheaply as it can."""
    nodes = [{k: n[k] for k in ("id", "label", "x", "y", "size", "shape", "color") if k in n} for n in network.nodes]
    links = [{k: e[k] for k in ("from", "to", "color", "dashes") if k in e} for e in network.edges]
    data = json.dumps([nodes, links, network.options]).replace("<", "\\u003c")
    return (
        f"<!doctype html><meta charset=utf-8><style>#n{{width:100%;height:800px}}</style><div id=n></div><script>{script}</script>"
        f"<script>const [nodes, edges, options] = {data}; new vis.Network(document.getElementById('n'), {{nodes, edges}}, options)</script>"
    )


def answers(playwright: Any, path: Path) -> None:
    """Print how long the page takes until it has answered a filter, a slider and a search, drawn frame included."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    page = browser.new_page(viewport={"width": 1440, "height": 860})
    for hash_ in ("#view=network", "#view=network&top=999999"):
        page.goto("about:blank")
        page.goto(path.as_uri() + hash_)
        page.wait_for_selector("html[data-ready]", state="attached")
        print(page.inner_text("#shown"))
        for name, script in ANSWERS.items():
            times = page.evaluate(
                "async () => { const times = []; const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
                " for (let turn = 0; turn < 24; turn++) { await frame(); const start = performance.now(); "
                + script
                + "; const own = performance.now() - start; await frame(); times.push([own, performance.now() - start]) } return times }"
            )
            own, all_ = (statistics.median(t[i] for t in times) for i in (0, 1))
            print(
                f"{name:32} median {own:6.1f} ms of script, {all_:6.1f} ms with the frame drawn; slowest {max(t[1] for t in times):.1f} ms"
            )
    browser.close()


ANSWERS = {
    "filter: an act on or off": "document.querySelector('[data-filter=statement]').click()",
    "filter: a stance on or off": "document.querySelector('[data-filter=neutral]').click()",
    "slider: most important": "const s = document.querySelector('[aria-label=\"Most important\"]'); s.value = 200 + turn * 20; s.dispatchEvent(new Event('input'))",
    "search: a letter more or less": "const q = document.querySelector('#query'); q.value = 'speaker council'.slice(0, 3 + turn % 12); q.dispatchEvent(new Event('input'))",
}


def opens(playwright: Any, path: Path) -> None:
    """Print how a page of very many things opens: when it can be used, its longest task, how much it shows."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    page = browser.new_page(viewport={"width": 1440, "height": 860})
    page.add_init_script(
        "globalThis.longest = 0; new PerformanceObserver((list) => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration) }).observe({ type: 'longtask', buffered: true })"
    )
    page.goto(path.as_uri(), timeout=300_000)
    picture = page.evaluate(TWO_FRAMES) / 1000
    page.wait_for_timeout(1500)
    print(
        f"{path.stat().st_size / 1e6:.1f} MB; first picture after {picture:.2f} s, longest task {page.evaluate('longest'):.0f} ms; {page.inner_text('#shown')}"
    )
    browser.close()


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
    parser.add_argument("--vis", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--answers", type=int)
    parser.add_argument("--opens", type=int)
    parser.add_argument("other", nargs="*", type=Path)
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = options.keep or Path(name)
        for count, show in ((options.answers, answers), (options.opens, opens)):
            if count:
                write_page(synthetic(count), folder / "many.html")
                show(playwright, folder / "many.html")
        if options.answers or options.opens:
            return
        print("load", *os.getloadavg())
        knowledge = synthetic(options.things)
        network = to_pyvis(knowledge)
        print(f"{len(network.nodes):,} things, {len(network.edges):,} links")
        (folder / "blank.html").write_text("<!doctype html><title>blank</title>")
        (folder / "pyvis.html").write_text(network.generate_html(), encoding="utf-8")
        write_page(knowledge, folder / "kg.html")
        if options.vis:
            (folder / "vis.html").write_text(
                vis_page(network, options.vis.read_text(encoding="utf-8")), encoding="utf-8"
            )
        names = [
            "blank.html",
            "pyvis.html",
            *(["vis.html"] if options.vis else []),
            "kg.html",
            "kg.html#view=network",
            "kg.html#view=network&top=999999",
        ]
        pages = [(folder.resolve().as_uri() + "/" + name) for name in names] + [
            p.resolve().as_uri() for p in options.other
        ]
        taken: dict[str, list[tuple[float, ...]]] = {page: [] for page in pages}
        for _ in range(options.rounds):
            for page in pages:
                taken[page].append(measure(playwright, page))
        print("load", *os.getloadavg())
        report(taken)


def report(taken: dict[str, list[tuple[float, ...]]]) -> None:
    middle: Callable[[list[float]], float] = statistics.median
    rows = {page: [middle([t[i] for t in times]) for i in range(4)] for page, times in taken.items()}
    blank = rows.pop(next(iter(rows)))
    base = next(iter(rows.values()))
    print(
        f"{'page':22} {'picture s':>9} {'×':>6} {'open CPU s':>10} {'×':>6} {'move CPU s':>10} {'×':>6} {'heap MB':>8} {'kB':>8}"
    )
    for page, (picture, opened, moved, heap) in rows.items():
        o, m = opened - blank[1], moved - blank[2]
        size = Path(unquote(urlsplit(page).path)).stat().st_size / 1000
        print(
            f"{page.rsplit('/', 1)[-1]:22} {picture:9.2f} {picture / base[0]:6.2f} {o:10.2f} {o / (base[1] - blank[1]):6.2f} {m:10.2f} {m / (base[2] - blank[2]):6.2f} {heap:8.1f} {size:8.0f}"
        )


if __name__ == "__main__":
    main()
