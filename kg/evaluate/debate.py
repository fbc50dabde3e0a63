"""Reads the gold of a debate, and sets it beside what was extracted from its documents.

`tests/gold/debate/README.md` describes the files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.gold import Json, check_quotes, listed, read_gold, read_yaml, rows_of
from kg.evaluate.matching import Cells, cells_of, first_place, found_names, gold_names, sameness
from kg.evaluate.scoring import file_name, read_text

SIDES = {"for": "against", "against": "for"}
"""Each side with the other."""
UNNAMED = re.compile(r"(a |the )?(spokes\w+|press officer)\b")
"""Who speaks for a body and has no name of his own."""

Cell = tuple[str, str, str]
"""Actor, issue and side."""


@dataclass(frozen=True, slots=True)
class Debate:
    """The gold of a debate: issues and actors by id, the gold of each document with its path, what is optional."""

    folder: Path
    issues: Mapping[str, Json]
    documents: tuple[tuple[Path, Json], ...]
    actors: Mapping[str, Json]
    optional: frozenset[Cell]


@dataclass(slots=True)
class Paper:
    """A document of the gold beside what was extracted from it."""

    gold: Json
    found: Json
    stands_for: dict[str, set[str]]
    """Extracted actor to the actors of the gold it may be."""
    bodies: dict[str, set[str]]
    """Whom an unnamed spokesperson speaks for: either counts as who said it."""
    contents: list[tuple[Json, Cells]]

    @property
    def author(self) -> str:
        """The author as an actor of the debate."""
        return f"author of {self.gold['document']}"

    def meant(self, actor: str | None) -> tuple[str, ...]:
        """Return the extracted actors that somebody may be taken for."""
        return (actor, *sorted(self.bodies.get(actor, ()))) if actor else ()

    def wrote(self, actor: str | None) -> bool:
        """Tell whether an extracted actor is the author or publisher."""
        document = self.found.get("document", {})
        return actor is not None and actor in (document.get("author_id"), document.get("publisher_id"))

    def said(self, claim: Json, source: str) -> bool:
        """Tell whether a claim was extracted as said by an actor of the gold."""
        actor = claim.get("claimant")
        if source == "author":
            return self.wrote(actor) or str(actor).endswith("author")
        return any(source in self.stands_for.get(one, ()) for one in self.meant(actor))

    def name(self, claim: Json) -> str:
        """Return the actor of the gold who says a claim, or another name for one that it has not."""
        actor = claim.get("claimant")
        owners = sorted({gold for one in self.meant(actor) for gold in self.stands_for.get(one, ())})
        return owners[0] if owners else self.author if self.wrote(actor) else f"? {actor}"


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the gold by one source, and the extracted claims that are it."""

    paper: Paper
    gold: Json
    source: str
    found: tuple[Json, ...]

    @property
    def wanted(self) -> set[tuple[str, str]]:
        """The sides that a reader finds in the claim."""
        return {(p["issue"], p["side"]) for p in self.gold.get("positions") or ()}

    @property
    def taken(self) -> list[tuple[str, str]]:
        """The sides that were extracted, on issues as they were told."""
        return [side for claim in self.found for side in sides_of(claim)]


def sides_of(claim: Json) -> Iterator[tuple[str, str]]:
    """Yield the issues and sides of an extracted claim."""
    for position in claim.get("positions") or ():
        if position.get("issue") and position.get("side") in SIDES:
            yield position["issue"], position["side"]


# --- reading ------------------------------------------------------------------------------------------------------


def is_debate(folder: Path) -> bool:
    """Tell whether a folder holds the gold of a debate."""
    return (folder / "issues.yaml").is_file()


def read_debate(folder: Path) -> Debate:
    """Return the gold of a debate; raises InputError for what is missing, ill-formed, or not of one piece."""
    path = folder / "issues.yaml"
    shared = read_yaml(path)
    if not isinstance(shared, dict):
        raise InputError(f"{path}: must be a mapping with issues and actors")
    issues = {row["id"]: row for row in rows_of(path, shared, "issues")}
    actors = {row["id"]: row for row in rows_of(path, shared, "actors")}
    documents = tuple(read_gold(folder / "gold", ("actors", "claims"), actors))
    for place, gold in documents:
        for claim in gold["claims"]:
            where = f"{place}: claim {claim['id']}"
            for position in rows_of(where, {"positions": claim.get("positions") or []}, "positions"):
                if position["issue"] not in issues or position["side"] not in SIDES:
                    raise InputError(f"{where}: a position needs an issue of {path} and the side for or against")
    place = folder / "optional.yaml"
    rows = read_yaml(place) if place.exists() else []
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and {"source", "issue", "side"} <= row.keys() for row in rows
    ):
        raise InputError(f"{place}: must be a list of mappings with source, issue and side")
    return Debate(folder, issues, documents, actors, frozenset((r["source"], r["issue"], r["side"]) for r in rows))


def papers(debate: Debate, extracted: Iterable[Json], texts: Path) -> Iterator[tuple[Paper, list[Match]]]:
    """Yield each document with its claims as they were found; InputError if text and gold do not fit."""
    found = {file_name(document): document for document in extracted}
    for path, gold in debate.documents:
        text = read_text(texts / gold["document"], path)
        check_quotes(path, gold, text, ("claims",))
        document = found.get(gold["document"], {})
        names = {a["id"]: gold_names(a) for a in (*debate.actors.values(), *gold["actors"])}
        stands_for = {
            actor["id"]: {gold_id for gold_id, theirs in names.items() if found_names(actor) & theirs}
            for actor in document.get("actors", ())
        }
        contents = [(claim, cells_of(claim["content"])) for claim in document.get("claims", ())]
        paper = Paper(gold, document, stands_for, _bodies(document), contents)
        yield paper, [m for claim in gold["claims"] for m in _matches(paper, claim, first_place(text, claim["text"]))]


def _bodies(document: Json) -> dict[str, set[str]]:
    unnamed = {a["id"] for a in document.get("actors", ()) if UNNAMED.match(a["label"].casefold())}
    bodies: dict[str, set[str]] = defaultdict(set)
    for role in document.get("roles", ()):
        if role.get("person") in unnamed and role.get("organization"):
            bodies[role["person"]].add(role["organization"])
    return bodies


def _matches(paper: Paper, claim: Json, want: Cells) -> Iterator[Match]:
    for source in listed(claim["source"]):
        hits = tuple(
            c for c, cells in paper.contents if paper.said(c, source) and sameness(want, cells, claim["kind"]) > 0
        )
        yield Match(paper, claim, source, hits)
