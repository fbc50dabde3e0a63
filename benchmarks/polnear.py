"""Runs the claim rules over texts and writes the schema of an attribution scorer: who said what, by which words.

usage: python benchmarks/polnear.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id" and "text". OUTPUT: {"id", "attributions": [{"source", "cue", "content"}]}, spans
[start, end) in characters. What such a set does not annotate is dropped: claims inside claims. A quotation over
several paragraphs is one attribution there, and headlines count.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.extract.claims import draft_claims
from kg.extract.cues import load_cues
from kg.extract.drafts import Draft, nest
from kg.language import load_parser
from kg.model import Document, Spans
from kg.reading import document

BATCH = 16


def attributions(drafts: Sequence[Draft]) -> Iterator[dict[str, list[list[int]]]]:
    """Yield the outermost claims; the paragraphs of one quotation joined."""
    joined: dict[tuple[Spans, Spans], dict[str, list[list[int]]]] = {}
    for draft in drafts:
        if draft.outer is not None:
            continue
        found = {"source": pairs(draft.source), "cue": pairs(draft.cue_spans), "content": pairs(draft.content)}
        key = (draft.source, draft.cue_spans)
        if draft.rule in ("quote-continued", "quote-next-paragraph") and key in joined:
            joined[key]["content"].extend(found["content"])
            continue
        joined[key] = found
        yield found


def pairs(spans: Spans) -> list[list[int]]:
    """Return spans as pairs."""
    return [[span.start, span.end] for span in spans]


def main(source: str, target: str) -> None:
    """Read, extract, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    parser, cues = load_parser(), load_cues()
    with Path(target).open("w", encoding="utf-8") as out:
        for start in range(0, len(records), BATCH):
            batch = records[start : start + BATCH]
            documents: Iterable[Document] = [document(r["text"], path=r["id"]) for r in batch]
            for record, (doc, parses) in zip(batch, parser.parse(documents), strict=True):
                passages, _ = draft_claims(doc, parses, cues, headlines=True)
                drafts = [d for p in passages for d in p.drafts]
                nest(drafts)
                out.write(json.dumps({"id": record["id"], "attributions": list(attributions(drafts))}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
