"""Runs the finding of actors over texts and writes the schema of a scorer of pronouns: whom “he”, “she”, “they” mean.

usage: python benchmarks/pronouns.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id" and "text". OUTPUT: {"id", "links": [{"span", "antecedent"}]}; the antecedent is the
last mention before the pronoun that names its actor, else the last that describes it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from names import BATCH, plain

from kg.actors import Cast, Gazetteer, find_actors
from kg.model import FoundBy
from kg.ontology import known_actors
from kg.page import pages
from kg.parsing.load import load_parser

NAMING = (FoundBy.GAZETTEER, FoundBy.NER, FoundBy.RULE, FoundBy.SHORT_NAME, FoundBy.ACRONYM)


def links(cast: Cast) -> Iterator[dict[str, Any]]:
    """Yield each resolved pronoun with the mention that it stands for."""
    last: dict[str, list[int]] = {}
    for mention in sorted(cast.mentions, key=lambda m: m.head):
        if mention.actor_id is None:
            continue
        place = [mention.span.start, mention.span.end]
        if mention.found_by is FoundBy.PRONOUN:
            if mention.actor_id in last:
                yield {"span": place, "antecedent": last[mention.actor_id]}
        elif mention.found_by in NAMING:
            last[mention.actor_id] = place
        else:
            last.setdefault(mention.actor_id, place)


def main(source: str, target: str) -> None:
    """Read, find, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    parser, gazetteer = load_parser(), Gazetteer(known_actors())
    with Path(target).open("w", encoding="utf-8") as out:
        for start in range(0, len(records), BATCH):
            for page in pages([plain(r) for r in records[start : start + BATCH]], parser):
                found = list(links(find_actors(page, gazetteer)))
                out.write(json.dumps({"id": page.document.id, "links": found}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
