"""Runs the finding of actors over texts and writes the schema of a scorer of names: PER, ORG and LOC spans.

usage: python benchmarks/names.py INPUT.jsonl OUTPUT.jsonl [--described]

INPUT: one object a line with "id" and "text". OUTPUT: {"id", "entities": [{"start", "end", "label"}]}. Places are what
the language model calls so, where nothing better claims the words; those inside the name of an event are left out.
--described: described actors and pronouns that hold a capital count as well (re3d has “the Iraqi military”, “We”).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.actors import Gazetteer, find_actors
from kg.actors.names.find import names
from kg.model import ActorKind, Block, BlockKind, Document, FoundBy, Span
from kg.ontology import known_actors
from kg.page import Page, pages
from kg.parsing.load import load_parser

BATCH = 16
LABELS = {ActorKind.PERSON: "PER", ActorKind.ORGANIZATION: "ORG", ActorKind.GROUP: "ORG", None: "LOC"}


def plain(record: dict[str, Any]) -> Document:
    """Return a document whose every line is running text."""
    blocks = tuple(Block(Span(*m.span()), BlockKind.BODY) for m in re.finditer(r"\S[^\n]*", record["text"]))
    return Document(record["id"], record["id"], record["text"], blocks=blocks)


def named(page: Page, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield the names of a document with their label."""
    for found in names(page.paragraphs, gazetteer):
        after = [t.lower_ for t in found.doc[found.last + 1 : found.last + 4] if t.is_alpha]
        if found.kind is None and ("election" in after or "elections" in after):
            continue
        yield found.span.start, found.span.end, LABELS[found.kind]


def described(page: Page, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield the described actors and pronouns that hold a capital."""
    cast = find_actors(page, gazetteer)
    for mention in cast.mentions:
        if mention.found_by not in (FoundBy.DESCRIPTION, FoundBy.PRONOUN, FoundBy.ROLE):
            continue
        if any(c.isupper() for c in mention.text):
            actor = cast.actors.get(mention.actor_id or "")
            person = mention.text.lower() in ("i", "he", "she", "his", "her", "my")
            kind = actor.kind if actor else ActorKind.PERSON if person else ActorKind.ORGANIZATION
            yield mention.span.start, mention.span.end, LABELS[kind]


def main(source: str, target: str, *, also_described: bool = False) -> None:
    """Read, find, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    parser, gazetteer = load_parser(), Gazetteer(known_actors())
    with Path(target).open("w", encoding="utf-8") as out:
        for start in range(0, len(records), BATCH):
            for page in pages([plain(r) for r in records[start : start + BATCH]], parser):
                spans = set(named(page, gazetteer))
                if also_described:
                    spans |= set(described(page, gazetteer))
                entities = [{"start": a, "end": b, "label": label} for a, b, label in sorted(spans)]
                out.write(json.dumps({"id": page.document.id, "entities": entities}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3], also_described="--described" in sys.argv)
