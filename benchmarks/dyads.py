"""Runs parses and event nouns over sentences and writes who did what to whom.

usage: python benchmarks/dyads.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id" and "text". OUTPUT: {"id", "events": [{"source", "target", "trigger"}]}, strings.
A source is the subject of a clause (the agent of an event noun), a target whatever else takes part but for the place it
happened in (“died in Israeli custody” does nothing to Israel). Nothing is asked of the kind of deed, so precision says
little.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Token

from kg.events.mention import find_happenings
from kg.page import Paragraph, pages
from kg.parsing.load import load_parser
from kg.reading import document
from kg.rules.event import load_event_rules
from kg.syntax import Clause, conjuncts, phrase

TOWARDS = (
    "to",
    "against",
    "with",
    "on",
    "for",
    "of",
    "at",
    "toward",
    "towards",
    "from",
    "over",
    "into",
    "about",
    "between",
)
NAMES = ("GPE", "ORG", "NORP", "PERSON", "LOC")


def words(token: Token) -> str:
    """Return the noun phrase of a participant."""
    return " ".join(t.text for t in phrase(token))


def below(token: Token) -> Iterator[Token]:
    """Yield a participant and the names within its phrase: “the bombing of Kabul”, “Israeli troops”."""
    yield from conjuncts(token)
    for inner in token.subtree:
        if inner != token and inner.ent_type_ in NAMES and inner.dep_ not in ("conj",):
            yield inner


def dyads(paragraph: Paragraph) -> Iterator[tuple[str, str, str]]:
    """Yield (source, target, trigger) of a sentence."""
    found = paragraph.clauses
    for clause in found:
        if clause.subject is not None:
            for target in targets(clause, found):
                for source in conjuncts(clause.subject):
                    if source != target:
                        yield words(source), words(target) if target.ent_type_ == "" else target.text, trigger(clause)
            yield " and ".join(words(t) for t in conjuncts(clause.subject)), "", trigger(clause)
    for happening in find_happenings(paragraph, load_event_rules(), lambda token: None):
        for source in happening.of("agent") if happening.nominal else ():
            for target in (*happening.of("affected"), *happening.of("concerns")):
                yield words(source), words(target), happening.head.text


def targets(clause: Clause, found: Sequence[Clause]) -> Iterator[Token]:
    """Yield those a clause is about, and those of the clauses that complete it."""
    direct = [clause.recipient, *clause.objects, *(t for p, t in clause.obliques if p in TOWARDS)]
    for token in direct:
        if token is not None:
            yield from below(token)
    inner = {t.i for t in clause.complements} | {t.i for _, t in clause.obliques}
    for other in found:
        if other.head.i in inner:
            for token in (other.subject, other.undergoer, *other.objects, *(t for _, t in other.obliques)):
                if token is not None and token != clause.subject:
                    yield from below(token)


def trigger(clause: Clause) -> str:
    """Return the verb with its particles and complements."""
    return " ".join(t.text for t in (clause.head, *clause.complements))


def main() -> None:
    """Read INPUT, write OUTPUT."""
    source, target = (Path(name) for name in sys.argv[1:3])
    parser = load_parser()
    lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [document(line["text"], path=line["id"]) for line in lines]
    answers = []
    for line, page in zip(lines, pages(texts, parser), strict=True):
        rows = dict.fromkeys(row for paragraph in page.paragraphs for row in dyads(paragraph))
        events = [{"source": s, "target": t, "trigger": w} for s, t, w in rows]
        answers.append(json.dumps({"id": line["id"], "events": events}, ensure_ascii=False))
    target.write_text("\n".join(answers) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
