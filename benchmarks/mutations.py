"""Puts thousands of damaged and hostile texts through whole builds: nothing may fail, and everything found must be so.

usage: python benchmarks/mutations.py CORPUS [TEXTS] [SEED]

Each text is a few paragraphs of the corpus with pieces cut, doubled, exchanged and put in: marks, brackets, white
space, invisible characters, markup, SPARQL, Turtle, very long words. They are built in folders of a hundred. Each build
must leave no text out and conform, and its Turtle and N-Quads must hold the triples that the report counts, as Oxigraph
reads them and, for every tenth build, rdflib; each quotation of statements.jsonl must be the words at its place.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from kg import pipeline, writing
from kg.settings import Settings

MARKS = "“”‘’\"'«»()[]{}<>&%\\|#@^~`"
HIDDEN = "\n\r\t\x0b\f\x85\u2028\x00\u200b\u202e\u2066\ufeff\u00ad\u0301\ufffe"
WORDS = (
    "\n\n", "\r\n", "😀", "👩‍👧", "…", " — ", ": ", ". ", "&amp;", "&#0;", "<script>alert(1)</script>", "</script>",
    "<!--", "]]>", '" .\n<urn:x> <urn:y> "', '"@en . }', "} ; DROP ALL ;", "=cmd()", "https://example.org/a b",
    "a" * 300, "ﬁ", "javascript:alert(1)", "İ", "ß", "Mr. ", " said that ", "said", "he", " – ", "100%", "£5bn",
)  # fmt: skip
PIECES = (*MARKS, *HIDDEN, *WORDS)
BATCH = 100


def damaged(paragraphs: list[str], chance: random.Random) -> str:
    """Return a text made of some paragraphs and damaged."""
    text = chance.choice(("\n\n", "\n", " ")).join(chance.sample(paragraphs, chance.randint(1, 4)))
    for _ in range(chance.choice((0, 1, 3, 10, 40))):
        at, to = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        to = min(to, at + chance.choice((1, 2, 5, 40)))
        text = chance.choice(
            (
                text[:at] + text[to:],
                text[:to] + text[at:],
                text[:at] + chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 20)) + text[at:],
                text[:at] + text[at:to].swapcase() + text[to:],
                text[:at] + text[at:to][::-1] + text[to:],
            )
        )
    return text


def faults(folder: Path, output: Path, *, rdflib: bool) -> Iterator[str]:
    """Build a folder of texts and yield what is wrong with what was made."""
    made = pipeline.build([folder], Settings())
    writing.write_outputs(made, output)
    yield from (warning for warning in made.knowledge.warnings if "left out, the program fails" in warning)
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    with (output / "graph.ttl").open("rb") as turtle, (output / "graph.nq").open("rb") as quads:
        counts = {"Turtle": sum(1 for _ in parse(turtle, format=RdfFormat.TURTLE))}
        counts["N-Quads"] = len({quad.triple for quad in parse(quads, format=RdfFormat.N_QUADS)})
    if rdflib:
        counts["rdflib"] = len(Graph().parse(output / "graph.ttl"))
    yield from (f"{what}: {n} triples" for what, n in counts.items() if n != report["counts"]["triples"])
    for line in (output / "statements.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        record = json.loads(line)
        text = record["document"]["text"]
        for kind in ("roles", "events", "claims", "unresolved"):
            for each in (e for statement in record[kind] for e in statement["evidence"]):
                if text[each["start"] : each["end"]] != each["text"]:
                    yield f"{record['document']['path']}: {each} is not there"


def main(corpus: Path, number: int = 10_000, seed: int = 0) -> int:
    """Print what is wrong, and how many texts were tried; 1 if anything is wrong."""
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt"))]
    paragraphs = [line for text in texts for line in text.split("\n") if len(line) > 40]
    wrong = 0
    for start in range(0, number, BATCH):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "texts")
            folder.mkdir()
            for n in range(start, min(start + BATCH, number)):
                (folder / f"{n:05d}.txt").write_text(damaged(paragraphs, chance), encoding="utf-8", newline="")
            try:
                found = list(faults(folder, Path(name, "out"), rdflib=start % (10 * BATCH) == 0))
            except Exception as error:
                found = [f"texts {start} to {start + BATCH}, seed {seed}: {type(error).__name__}: {error}"]
        for each in found:
            print(each, flush=True)
        wrong += len(found)
    print(f"{number:,} texts, seed {seed}: {wrong} faults")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:])))
