"""Turns the gold of a debate into coded statements, or a .dna file into texts to build from.

usage: python benchmarks/debate_coding.py DEBATE OUTPUT.dna
       python benchmarks/debate_coding.py CODED.dna OUTPUT.jsonl [FIRST]
       python benchmarks/debate_coding.py DEBATE ISSUES.csv

DEBATE: a folder with docs, gold and issues.yaml (`tests/gold/debate/README.md`). Each side of a claim is a statement
for each of its sources, at the first place of its words; the person's organization is that of the only office that the
gold of the document tells. The author is who signed, else the publisher, else “the author”. What is optional is left
out. OUTPUT.jsonl has the texts of the first documents of a coding, to the letter, with title and date. ISSUES.csv is
the list that `kg build --issues` takes.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from kg.coding import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Entity,
    Value,
    Variable,
    read_dna,
    write_dna,
)
from kg.evaluate import read_debate
from kg.evaluate.debate import Debate
from kg.evaluate.gold import Json, check_quotes, listed

KIND = "DNA Statement"
CODER = "gold"
VARIABLES = (
    Variable(PERSON, DataType.SHORT_TEXT),
    Variable(ORGANIZATION, DataType.SHORT_TEXT),
    Variable(CONCEPT, DataType.SHORT_TEXT),
    Variable(AGREEMENT, DataType.BOOLEAN),
)
AUTHOR, UNSIGNED = "author", "the author"
Who = tuple[str, str]
"""Person and organization; "" for none."""


def coding_of_debate(folder: Path) -> Coding:
    """Return the gold of a debate as a coding; raises InputError for gold that is not of one piece."""
    debate = read_debate(folder)
    documents, statements = [], []
    for number, (path, gold) in enumerate(debate.documents, start=1):
        text = (folder / "docs" / gold["document"]).read_text(encoding="utf-8")
        check_quotes(path, gold, text, ("claims",))
        documents.append(_document(number, gold, text))
        for who, place, position in _positions(debate, gold, text):
            values: dict[str, Value] = {
                PERSON: who[0],
                ORGANIZATION: who[1],
                CONCEPT: debate.issues[position["issue"]]["label"],
                AGREEMENT: int(position["side"] == "for"),
            }
            statements.append(CodedStatement(len(statements) + 1, number, values, *place, KIND, CODER))
    entities = (*_people(debate), *_concepts(debate))
    return Coding(tuple(documents), tuple(statements), {KIND: VARIABLES}, entities, (CODER,))


def _document(number: int, gold: Json, text: str) -> CodedDocument:
    date = str(gold.get("date") or "")
    return CodedDocument(
        id=number,
        title=gold["document"],
        text=text,
        time=datetime.fromisoformat(f"{date}-01-01"[:10]) if date else None,
        author=gold.get("author") or "",
        source=gold.get("publisher") or "",
    )


def _positions(debate: Debate, gold: Json, text: str) -> Iterator[tuple[Who, tuple[int, int], Json]]:
    actors = debate.actors | {actor["id"]: actor for actor in gold["actors"]}
    for claim in gold["claims"]:
        start = text.index(claim["text"])
        for source in listed(claim["source"]):
            for position in claim.get("positions") or ():
                yield _who(source, gold, actors), (start, start + len(claim["text"])), position


def _who(source: str, gold: Json, actors: Mapping[str, Json]) -> Who:
    if source == AUTHOR:
        if not gold.get("author") and gold.get("publisher"):
            return "", gold["publisher"]
        return gold.get("author") or UNSIGNED, ""
    actor = actors[source]
    if actor["type"] != "Person":
        return "", actor["name"]
    bodies = {role.get("organization") for role in gold.get("roles") or () if role["person"] == source} - {None}
    return actor["name"], actors[bodies.pop()]["name"] if len(bodies) == 1 else ""


def _people(debate: Debate) -> Iterator[Entity]:
    seen: set[tuple[str, str]] = set()
    for actor in (*debate.actors.values(), *(a for _, gold in debate.documents for a in gold["actors"])):
        variable = PERSON if actor["type"] == "Person" else ORGANIZATION
        if (variable, actor["name"]) not in seen:
            seen.add((variable, actor["name"]))
            yield Entity(variable, actor["name"], attributes=_attributes(actor["type"], actor.get("mentions") or []))


def _concepts(debate: Debate) -> Iterator[Entity]:
    for issue in debate.issues.values():
        yield Entity(CONCEPT, issue["label"], attributes=_attributes("issue", issue.get("aliases") or []))


def _attributes(kind: str, aliases: Sequence[str]) -> dict[str, str]:
    return {"Type": kind, "Alias": "; ".join(aliases), "Notes": ""}


def texts(coding: Coding, first: int) -> Iterator[str]:
    """Yield a line of JSON for each of the first documents, as `kg build` reads it."""
    for document in coding.documents[:first]:
        date = document.time.date().isoformat() if document.time else None
        yield json.dumps({"text": document.text, "title": document.title, "date": date}, ensure_ascii=False) + "\n"


def write_issues(debate: Debate, target: Path) -> None:
    """Write the list of issues of a debate, as `kg issues -o` writes its own."""
    with target.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(("label", "wordings", "for_means"))
        for issue in debate.issues.values():
            wordings = "|".join(issue.get("aliases") or [])
            table.writerow((issue["label"], wordings, issue.get("for_means") or ""))


def main(source: Path, target: Path, first: str = "") -> None:
    """Read the one, write the other, by their names."""
    if source.suffix == ".dna":
        coding = read_dna(source)
        target.write_text("".join(texts(coding, int(first or len(coding.documents)))), encoding="utf-8")
    elif target.suffix == ".csv":
        write_issues(read_debate(source), target)
    else:
        for note in write_dna(coding_of_debate(source), target):
            print(note, file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
