"""Shows how often claims are right, by how sure they were: a table for README.md.

usage: python benchmarks/confidence.py GOLD.jsonl

GOLD: one object a line with "text" and "attributions" (as benchmarks/attribution.py writes them, with "source_head"). A
claim is right if its words are those of an attribution (Jaccard of half or more, each used once, the closest first)
and its source covers the head of that one's source. One layer: claims inside claims are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.model import Claim, Document
from kg.parsing.load import load_parser
from kg.pipeline import Known, extract_batch
from kg.reading import document
from kg.settings import Settings

BATCH = 16
Words = frozenset[int]


def words_in(pairs: Iterable[Sequence[int]], places: Sequence[tuple[int, int]]) -> Words:
    """Return the numbers of the words that stretches of a text touch."""
    return frozenset(i for i, (start, end) in enumerate(places) for s, e in pairs if start < e and s < end)


def judged(record: dict[str, Any], claims: Sequence[Claim]) -> Iterator[tuple[float, bool]]:
    """Yield for each claim how sure it was and whether it is right."""
    places = [match.span() for match in re.finditer(r"\w+", record["text"])]
    gold = [(words_in(a["content"], places), source_of(a, places)) for a in record["attributions"]]
    found = [
        (
            words_in([(s.start, s.end) for s in c.evidence[0].content], places),
            words_in([(s.start, s.end) for s in c.evidence[0].source], places),
        )
        for c in claims
    ]
    close = sorted(
        ((len(w & g) / len(w | g), -i, -j) for i, (w, _) in enumerate(found) for j, (g, _) in enumerate(gold) if w & g),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for nearness, i, j in close:
        if nearness >= 0.5 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    for i, claim in enumerate(claims):
        right = i in pairs and (bool(gold[pairs[i]][1] & found[i][1]) or not (gold[pairs[i]][1] or found[i][1]))
        yield claim.confidence, right


def source_of(attribution: dict[str, Any], places: Sequence[tuple[int, int]]) -> Words:
    """Return the head of the source, all its words where no head is given."""
    head = attribution.get("source_head")
    return words_in([head] if head else attribution["source"], places)


def main(path: str) -> None:
    """Read, extract, print."""
    records = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    parser, settings = load_parser(), Settings()
    known, rows = Known.of(settings), []
    for start in range(0, len(records), BATCH):
        batch = records[start : start + BATCH]
        documents: list[Document] = [document(r["text"], path=r["id"]) for r in batch]
        for record, found in zip(batch, extract_batch(documents, parser, known, settings), strict=True):
            outer = [c for c in (*found.claims, *found.unresolved) if not c.reported_by and c.within is None]
            rows.extend(judged(record, outer))
    rows.sort(key=lambda row: -row[0])
    print("| claims | confidence | right |\n|---|---|---|")
    for n in range(5):
        part = rows[n * len(rows) // 5 : (n + 1) * len(rows) // 5]
        right = sum(r for _, r in part) / len(part)
        print(f"| {len(part)} | {part[-1][0]:.2f}–{part[0][0]:.2f} | {right:.2f} |")
    sure = [right for value, right in rows if value >= 0.9]
    print(f"| {len(sure)} | ≥ .90 | {sum(sure) / len(sure):.2f} |")


if __name__ == "__main__":
    main(sys.argv[1])
