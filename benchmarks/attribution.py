"""Runs the claim rules over texts and writes the schema of an attribution scorer: who said what, by which words.

usage: python benchmarks/attribution.py INPUT.jsonl OUTPUT.jsonl [--nested]

INPUT: one object a line with "id" and "text". OUTPUT: {"id", "attributions": [{"source", "cue", "content"}]}, spans
[start, end) in characters. What a set does not annotate is dropped: claims inside claims, unless --nested (PolNeAR
has one layer, MPQA all). A quotation over several paragraphs is one attribution there, and headlines count.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.claims.draft import Draft
from kg.claims.find import find_drafts, material_of
from kg.model import Document, Spans, Stance
from kg.page import pages
from kg.parsing.load import load_parser
from kg.reading import document

BATCH = 16
POLARITY = {Stance.SUPPORTS: "pos", Stance.OPPOSES: "neg"}


def attributions(drafts: Sequence[Draft], *, nested: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the outermost claims (all if `nested`); the paragraphs of one quotation joined."""
    joined: dict[tuple[Spans, Spans], dict[str, Any]] = {}
    for draft in drafts:
        if (draft.inside or draft.outer is not None) and not nested:
            continue
        found: dict[str, Any] = {
            "source": pairs(draft.source),
            "cue": pairs(draft.cue_spans),
            "content": pairs(draft.content),
        }
        if draft.cue is not None and draft.cue.stance in POLARITY:
            found["polarity"] = POLARITY[draft.cue.stance]
        key = (draft.source, draft.cue_spans)
        if draft.rule in ("quote-continued", "quote-next-paragraph") and key in joined:
            joined[key]["content"].extend(found["content"])
            continue
        joined[key] = found
        yield found


def pairs(spans: Spans) -> list[list[int]]:
    """Return spans as pairs."""
    return [[span.start, span.end] for span in spans]


def main(source: str, target: str, *, nested: bool = False) -> None:
    """Read, extract, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    parser = load_parser()
    with Path(target).open("w", encoding="utf-8") as out:
        for start in range(0, len(records), BATCH):
            batch = records[start : start + BATCH]
            documents: Iterable[Document] = [document(r["text"], path=r["id"]) for r in batch]
            for record, page in zip(batch, pages(documents, parser), strict=True):
                drafts, _ = find_drafts(material_of(page, headlines=True))
                found = list(attributions(drafts, nested=nested))
                out.write(json.dumps({"id": record["id"], "attributions": found}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3], nested="--nested" in sys.argv)
