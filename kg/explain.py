"""Why a statement is in the graph: the sentence with the marked words, the rule, and what lowered confidence.

Of a sentence that yielded no claim: why not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import position_id
from kg.whole_files import belonging

PARTS = ("source", "cue", "content")

SENTENCE = 8
"""Characters that tell a sentence from an id mistyped."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of evidence: the sentence, the rule ("" if none), and the (start, end, part) of what is marked in it."""

    document: str
    start: int
    text: str
    rule: str
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement with its fields in words and its evidence."""

    id: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    positions: tuple[str, ...]
    """The sides that a claim takes, each with the steps that led there; of an issue, who takes which side on it."""
    reasons: tuple[str, ...]
    places: tuple[Place, ...]


def explain(identifier: str, statements: Path) -> Explanation:
    """Explain the claim, event, role, actor or issue of this id (or IRI, or the unique beginning of one).

    A position is told with its claim.
    Of a sentence without a claim, given by its words or by its place as `kg coverage` lists it (“a.txt:40”), it tells
    why there is none. Raises InputError if `statements` cannot be read or nothing, or more than one thing, is meant.
    """
    records = list(read_lines(statements))
    identifier = _claim_of(identifier, records) if "position/" in identifier else identifier
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for kind, statement in ((k, s) for r in records for k, s in _all(r)):
        if _matches(identifier, statement["id"]):
            known = found.get(statement["id"])
            if known is None or _earlier(statement, known[1]):
                found[statement["id"]] = (kind, statement)
    exact = {key: value for key, value in found.items() if identifier.endswith(key)}
    if exact:
        found = {max(exact, key=len): exact[max(exact, key=len)]}
    if not found:
        return _gap(identifier, records, statements)
    if len(found) > 1:
        some = ", ".join(sorted(found)[:5])
        raise InputError(f"{identifier!r} is the beginning of {len(found)} ids ({some} …); give more of it")
    identifier, (kind, statement) = next(iter(found.items()))
    labels = {s["id"]: s["label"] for r in records for _, s in _all(r) if "label" in s}
    facts = tuple(_facts(statement, labels))
    places = tuple(
        p for r in records for k, s in _all(r) if s["id"] == identifier for p in _places(s, r["document"]["path"])
    )
    told = dict.fromkeys(words for r in records for k, s in _all(r) for words in _sides(identifier, s, labels))
    return Explanation(identifier, kind, facts, tuple(told), tuple(statement.get("reasons", ())), places)


def _claim_of(position: str, records: list[dict[str, Any]]) -> str:
    """Return the id of the claim that takes a position, or what was given if there is none."""
    for claim in (c for r in records for c in r.get("claims", ())):
        for p in claim.get("positions", ()):
            if position.endswith(position_id(claim["id"], p["issue"] or p["actor"], p["side"])):
                return str(claim["id"])
    return position


def _gap(sentence: str, records: list[dict[str, Any]], statements: Path) -> Explanation:
    """Explain why a sentence yielded no claim; it is given by its words, some of them, or its place."""
    wanted = " ".join(sentence.split()).casefold()
    found: dict[str, Explanation] = {}
    for record in records:
        document = record["document"]["path"]
        for gap in record.get("gaps", ()):
            at = f"{document}:{gap['start']}"
            words = " ".join(gap["text"].split()).casefold()
            if sentence == at or (len(wanted) >= SENTENCE and wanted in words):
                place = Place(document, gap["start"], gap["text"], "", ())
                found[at] = Explanation(at, "no claim", (("why", gap["reason"]),), (), (), (place,))
    if not found:
        raise InputError(f"nothing in {statements} has the id {sentence!r}; kg ask prints the ids, kg coverage places")
    if len(found) > 1:
        some = ", ".join(sorted(found)[:5])
        raise InputError(f"{sentence!r} stands in {len(found)} sentences ({some} …); give more of it, or its place")
    return next(iter(found.values()))


def _earlier(statement: dict[str, Any], known: dict[str, Any]) -> bool:
    """An echoed quotation is told as it was first seen, as the graph has it."""
    return bool(statement.get("date")) and (not known.get("date") or statement["date"] < known["date"])


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a `statements.jsonl`; InputError says what is wrong with it."""
    try:
        lines = belonging(path).read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); run kg build first") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; run kg build again") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, f"{path}, line {number}")


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error.msg}); run kg build again") from error
    if not isinstance(record, dict) or not isinstance(record.get("document"), dict):
        raise InputError(f"{where}: not what kg extract prints; run kg build again")
    return record


def _all(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in ("claims", "events", "roles", "actors", "issues"):
        for statement in record.get(kind, ()):
            if "id" in statement:
                yield kind[:-1], statement


def _matches(wanted: str, known: str) -> bool:
    return known.startswith(wanted) or wanted.endswith(known) or known.split("/", 1)[-1].startswith(wanted)


def _facts(statement: dict[str, Any], labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    hidden = {"id", "source", "cue", "content", "evidence", "reasons", "start", "end", "rule", "mentions", "scope"}
    hidden |= {"positions"}
    for key, value in statement.items():
        if key in hidden or value in (None, [], ""):
            continue
        values = value if isinstance(value, list) else [value]
        yield key.replace("_", " "), "; ".join(labels.get(str(v), str(v)) for v in values)


def _sides(identifier: str, statement: dict[str, Any], labels: dict[str, str]) -> Iterator[str]:
    """Yield the sides that this claim takes, or that a claim takes on this issue."""
    for position in statement.get("positions", ()):
        if statement["id"] == identifier:
            yield _derivation(position, labels)
        elif position["issue"] == identifier:
            yield f"{position['side']}: {labels.get(statement['claimant'], 'somebody')}, {statement['id']}"


def _derivation(position: dict[str, Any], labels: dict[str, str]) -> str:
    """“against the levy: would cost jobs (effect: lowers jobs, wanted)”, with how else the text calls it"""
    towards = position["issue"] or position["actor"]
    label, wording = labels.get(towards, towards), " ".join(position["wording"].split())
    put = f" (“{wording}”)" if wording and wording.casefold() not in label.casefold() else ""
    steps = "; ".join(position["steps"])
    return f"{position['side']} {label}{put}" + (f": {steps}" if steps else "")


def _places(statement: dict[str, Any], document: str) -> Iterator[Place]:
    for item in statement.get("evidence", ()):
        marks = tuple(
            sorted(
                (start - item["start"], end - item["start"], part)
                for part in PARTS
                for start, end in item.get(part, ())
            )
        )
        yield Place(document, item["start"], item["text"], item["rule"], marks)
    for mention in statement.get("mentions", ()):
        why = f" ({mention['why']})" if mention.get("why") else ""
        yield Place(document, mention["start"], mention["text"], f"{mention['found_by']}{why}", ())
