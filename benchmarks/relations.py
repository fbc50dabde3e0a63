"""Runs parses and actors over texts and writes which actors and places stand in a relation, without its type.

usage: python benchmarks/relations.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id" and "text". OUTPUT: {"id", "relations": [{"source": [s, e], "target": [s, e]}]}.
Two actors or places are related if a clause has them as participants, if one is named within the noun phrase of the
other (“the Iraqi president”), or if a post joins them. Who takes part in more than a few things is not left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from names import BATCH, plain
from spacy.tokens import Doc, Token

from kg.actors import Cast, Gazetteer, find_actors
from kg.model import FoundBy, Span
from kg.ontology import known_actors
from kg.page import Page, Paragraph, pages
from kg.parsing.load import load_parser
from kg.rules.event import load_event_rules
from kg.syntax import between, conjuncts, phrase

PLACES = ("GPE", "LOC", "FAC")
DESCRIBED = load_event_rules().places
JOINING = (
    "in",
    "from",
    "to",
    "with",
    "against",
    "near",
    "at",
    "by",
    "on",
    "after",
    "including",
    "between",
    "into",
    "across",
    "around",
)
Pair = tuple[Span, Span]


def people_and_places(parse: Doc, cast: Cast) -> dict[int, Span]:
    """Return the actors and places of a paragraph by the token that heads them; pronouns are left out."""
    found = {e.root.i: between(parse[e.start], parse[e.end - 1]) for e in parse.ents if e.label_ in PLACES}
    for token in parse:
        mention = cast.mention(token)
        if mention is not None and mention.found_by is not FoundBy.PRONOUN:
            found[token.i] = mention.span
        elif token.lemma_.lower() in DESCRIBED and token.pos_ in ("NOUN", "PROPN"):
            words = [t for t in phrase(token) if t.i <= token.i] or [token]
            found[token.i] = between(words[0], words[-1])
    return found


def related(paragraph: Paragraph, found: dict[int, Span]) -> Iterator[Pair]:
    """Yield the pairs of a paragraph."""
    parse = paragraph.doc
    for clause in paragraph.clauses:
        first = list(inside([clause.subject or clause.undergoer], found))
        undergone = [clause.undergoer] if clause.subject is not None else []
        second = list(inside([*clause.objects, clause.recipient, *undergone], found))
        third = list(inside([t for name, t in clause.obliques if name.split()[-1] in JOINING], found))
        yield from ((found[a], found[b]) for a in first for b in (*second, *third))
        yield from ((found[a], found[b]) for a in second for b in third)
    for i, span in found.items():
        above = owner(parse[i], found)
        if above is not None:
            yield span, found[above]


def inside(tokens: Sequence[Token | None], found: dict[int, Span]) -> Iterator[int]:
    """Yield the actors and places among participants; for a thing, those of its phrase: “attacks on Mosul”."""
    for top in tokens:
        for token in conjuncts(top) if top is not None else ():
            if token.i in found:
                yield token.i
            else:
                yield from (c.i for c in token.subtree if c.i in found and owner(c, found) is None)


def owner(token: Token, found: dict[int, Span]) -> int | None:
    """Return the actor or place in whose noun phrase a name stands."""
    above = token
    while above.dep_ in ("poss", "compound", "nmod", "appos", "pobj", "prep") and above.head != above:
        above = above.head
        if above.i in found:
            return above.i
        if above.pos_ in ("VERB", "AUX"):
            return None
    return None


def relations(page: Page, gazetteer: Gazetteer) -> list[Pair]:
    """Return the related pairs of a document, each once, in the order of the text."""
    cast = find_actors(page, gazetteer)
    pairs: set[Pair] = set()
    for paragraph in page.paragraphs:
        found = people_and_places(paragraph.doc, cast)
        pairs.update((min(p), max(p)) for p in related(paragraph, found) if p[0] != p[1])
    return sorted(pairs)


def main(source: str, target: str) -> None:
    """Read, find, write."""
    records = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    parser, gazetteer = load_parser(), Gazetteer(known_actors())
    with Path(target).open("w", encoding="utf-8") as out:
        for start in range(0, len(records), BATCH):
            for page in pages([plain(r) for r in records[start : start + BATCH]], parser):
                pairs = relations(page, gazetteer)
                rows = [{"source": [a.start, a.end], "target": [b.start, b.end]} for a, b in pairs]
                out.write(json.dumps({"id": page.document.id, "relations": rows}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
