"""Runs parses, actors and dates over sets of articles and writes which events each target takes part in, and when.

usage: python benchmarks/timelines.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id", "documents" [{"doc", "text", "sentences": [[number, start, end]], "date"}] and
"targets". OUTPUT: {"id", "entities": [{"entity", "events": [{"date", "mentions": [{"doc", "sentence", "word"}]}]}]}.
The set annotates every happening whatever its kind, so that all clauses count and not only typed events; and it dates
what has no date of its own to the day of the article, or to the day of the week before that it told of last, which our
events do only for news in the perfect.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kg.actors import Cast, Gazetteer, find_actors
from kg.extract.dates import date_of, find_dates
from kg.extract.event_rules import load_event_rules
from kg.extract.happenings import find_happenings
from kg.language import Parser, load_parser
from kg.ontology import known_actors
from kg.reading import document
from kg.syntax import begin, clauses, conjuncts, phrase

EMPTY = frozenset({"be", "have", "do", "seem", "become", "remain"})


def links(
    parse: Doc, cast: Cast, published: str | None, default: str | None
) -> Iterator[tuple[Token, list[Token], str | None]]:
    """Yield (word, participants, date) of the clauses and event nouns of a paragraph."""
    times = find_dates(parse, reference=published)
    for clause in clauses(parse):
        if clause.lemma in EMPTY:
            continue
        who = [t for t in (clause.subject, clause.undergoer, clause.recipient, *clause.objects) if t is not None]
        time = date_of(clause.head, times)
        yield clause.head, [c for t in who for c in conjuncts(t)], time.value if time is not None else default
    for happening in find_happenings(parse, load_event_rules(), cast.actor):
        if happening.nominal:
            time = date_of(happening.head, times) or (date_of(happening.verb, times) if happening.verb else None)
            yield happening.head, [*happening.agent, *happening.affected], time.value if time is not None else default


def day_told(parse: Doc, published: str | None) -> str | None:
    """Return the day of the week before publication that a paragraph names: what follows tells of it."""
    if published is None or len(published) < 10:
        return None
    last = date.fromisoformat(published)
    days = [t.value for t in find_dates(parse, reference=published) if t.value is not None and len(t.value) == 10]
    return next((d for d in days if last - timedelta(days=7) <= date.fromisoformat(d) <= last), None)


def is_target(token: Token, target: str, cast: Cast) -> bool:
    """Tell whether a participant is the target: by the names of its actor, else by its own words."""
    wanted = re.findall(r"\w+", target.casefold())
    identity = cast.actor(token)
    if identity is not None:
        actor = cast.actors[identity]
        names = [re.findall(r"\w+", name.casefold()) for name in (actor.label, *actor.aliases)]
        if any(set(name) <= set(wanted) and name[-1] == wanted[-1] for name in names if name):
            return True
        if identity.startswith("org/") and any(name[: len(wanted)] == wanted for name in names):
            return True
    words = [t.lower_ for t in phrase(token)]
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words)))


def answer(line: dict[str, Any], parser: Parser, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the events of each target of one set of articles."""
    targets: list[str] = line["targets"]
    found: dict[str, list[dict[str, Any]]] = {target: [] for target in targets}
    texts = [document(d["text"], path=d["doc"], given={"date": d["date"]}) for d in line["documents"]]
    for source, (text, parses) in zip(line["documents"], parser.parse(texts), strict=True):
        cast = find_actors(text, parses, gazetteer)
        default = text.date
        for parse in parses:
            default = day_told(parse, text.date) or default
            for head, who, when in links(parse, cast, text.date, default):
                number = sentence_of(begin(head), source["sentences"])
                for target in targets:
                    if any(is_target(t, target, cast) for t in who):
                        mention = {"doc": source["doc"], "sentence": str(number), "word": head.text}
                        found[target].append({"date": when or "", "mentions": [mention]})
    return {"id": line["id"], "entities": [{"entity": t, "events": found[t]} for t in targets]}


def sentence_of(place: int, sentences: Sequence[Sequence[int]]) -> int:
    """Return the number of the sentence a place lies in."""
    return next((number for number, start, end in sentences if start <= place < end), -1)


def main() -> None:
    """Read INPUT, write OUTPUT."""
    source, target = (Path(name) for name in sys.argv[1:3])
    parser, gazetteer = load_parser(), Gazetteer(known_actors([]))
    lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    answers = [json.dumps(answer(line, parser, gazetteer), ensure_ascii=False) for line in lines]
    target.write_text("\n".join(answers) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
