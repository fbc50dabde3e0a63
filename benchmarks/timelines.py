"""Runs parses, actors and dates over sets of articles and writes which events each target takes part in, and when.

usage: python benchmarks/timelines.py INPUT.jsonl OUTPUT.jsonl

INPUT: one object a line with "id", "documents" [{"doc", "text", "sentences": [[number, start, end]], "date"}] and
"targets". OUTPUT: {"id", "entities": [{"entity", "events": [{"date", "mentions": [{"doc", "sentence", "word"}]}]}]}.
The set annotates every happening whatever its kind, so that all clauses count and not only typed events, and nouns
that share their stem with a verb of the same articles (“choice”, “delivery”); what is denied or only thought of does
not, as the set leaves it out. It dates what has no date of its own to the day of the article, or to the day of the week
before that it told of last, which our events do only for news in the perfect. Many of its targets are products, whose
model number is name enough (“the A380”).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kg.actors import Cast, Gazetteer, find_actors
from kg.dates.attach import Times, date_of
from kg.dates.expressions import find_dates
from kg.events.factuality import of_noun, of_verb
from kg.events.mention import find_happenings, noun_slots
from kg.model import Factuality
from kg.ontology import known_actors
from kg.page import Paragraph, pages
from kg.parsing.load import Parser, load_parser
from kg.reading import document
from kg.rules.event import load_event_rules
from kg.syntax import begin, conjuncts, phrase

EMPTY = frozenset({"be", "have", "do", "seem", "become", "remain"})
UNREAL = frozenset({Factuality.DENIED, Factuality.HYPOTHETICAL})
PLACES = ("possessor", "of", "by", "between", "with", "compound")
ENDINGS = ("ation", "ition", "ion", "ment", "ance", "ence", "ery", "al", "ing", "ure", "y")


def links(
    paragraph: Paragraph, cast: Cast, published: str | None, default: str | None, stems: Set[str]
) -> Iterator[tuple[Token, list[Token], str | None]]:
    """Yield (word, participants, date) of the clauses and event nouns of a paragraph."""
    parse = paragraph.doc
    times, rules = Times.among(parse, find_dates(parse, reference=published)), load_event_rules()
    for clause in paragraph.clauses:
        if clause.lemma in EMPTY or of_verb(clause.head, rules.factuality) in UNREAL:
            continue
        who = [t for t in (clause.subject, clause.undergoer, clause.recipient, *clause.objects) if t is not None]
        time = date_of(clause.head, times)
        yield clause.head, [c for t in who for c in conjuncts(t)], time.value if time is not None else default
    nouns = {
        h.head: (h.verb, (*h.of("agent"), *h.of("affected")))
        for h in find_happenings(paragraph, rules, cast.actor)
        if h.nominal
    }
    for token in parse:
        if token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod", "amod") and token.lemma_.lower() in stems:
            slots = noun_slots(token, rules, cast.actor)
            nouns.setdefault(token, (None, tuple(t for place in PLACES for t in slots.get(place, ()))))
    for head, (verb, takers) in nouns.items():
        if of_noun(head, rules.factuality, verb) not in UNREAL:
            time = date_of(head, times) or (date_of(verb, times) if verb else None)
            yield head, list(takers), time.value if time is not None else default


def deverbal(parses: Sequence[Doc]) -> frozenset[str]:
    """Return the nouns that are verbs of the same texts, or have their stem and an ending of deeds."""
    verbs = {t.lemma_.lower() for parse in parses for t in parse if t.pos_ == "VERB"}
    nouns = {t.lemma_.lower() for parse in parses for t in parse if t.pos_ == "NOUN"}
    stems = {verb[:length] for verb in verbs for length in range(max(4, len(verb) - 3), len(verb) + 1)}
    return frozenset(
        n for n in nouns if n in verbs or any(n.endswith(e) and n.removesuffix(e) in stems for e in ENDINGS)
    )


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
    phrase_words = [t.text for t in phrase(token)]
    lower = [w.casefold() for w in phrase_words]
    if len(wanted) > 1 and any(c.isdigit() for c in target) and set(wanted[1:]) & set(lower):
        return True
    ends = [i + len(wanted) for i in range(len(lower)) if lower[i : i + len(wanted)] == wanted]
    return any(not is_longer(phrase_words[end:]) for end in ends)


def is_longer(rest: Sequence[str]) -> bool:
    """Tell whether a name goes on: “Boeing 787” is not Boeing."""
    return any(word[:1].isupper() or word[:1].isdigit() for word in rest)


def answer(line: dict[str, Any], parser: Parser, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the events of each target of one set of articles."""
    targets: list[str] = line["targets"]
    found: dict[str, list[dict[str, Any]]] = {target: [] for target in targets}
    texts = [document(d["text"], path=d["doc"], given={"date": d["date"]}) for d in line["documents"]]
    parsed = list(pages(texts, parser))
    stems = deverbal([parse for page in parsed for parse in page.parses])
    for source, page in zip(line["documents"], parsed, strict=True):
        cast = find_actors(page, gazetteer)
        default = published = page.document.date
        for paragraph in page.paragraphs:
            default = day_told(paragraph.doc, published) or default
            for head, who, when in links(paragraph, cast, published, default, stems):
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
