"""The strata of a collection: by rule, act, side and genre, what a claim falls under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from kg.model import Claim, Document, Knowledge


class Trait(StrEnum):
    """What claims are told apart by."""

    RULE = "rule"
    ACT = "act"
    SIDE = "side"
    GENRE = "genre"


@dataclass(frozen=True, slots=True)
class Frame:
    """The claims of a build, each with what it falls under by each trait: what a sample is drawn from."""

    traits: Mapping[str, Mapping[Trait, str]]
    """By the id of the claim."""

    def strata(self, by: Trait) -> dict[str, tuple[str, ...]]:
        """Return the ids of the claims of each stratum, sorted."""
        found: dict[str, list[str]] = {}
        for claim in sorted(self.traits):
            found.setdefault(self.traits[claim][by], []).append(claim)
        return {name: tuple(found[name]) for name in sorted(found)}


def frame(knowledge: Knowledge) -> Frame:
    """Return the claims of a collection by what they fall under; the order of its documents makes no difference.

    A claim that stands in several places has the rule and the genre of the first.
    """
    genres = _genres([e.document for e in knowledge.extractions])
    return Frame({claim.id: _traits(claim, genres) for claim in knowledge.claims if claim.evidence})


def _traits(claim: Claim, genres: Mapping[str, str]) -> dict[Trait, str]:
    first = claim.evidence[0]
    genre = genres.get(first.document_id, "unknown")
    return {Trait.RULE: first.rule_id, Trait.ACT: claim.act.value, Trait.SIDE: side_of(claim), Trait.GENRE: genre}


def side_of(claim: Claim) -> str:
    """Return “for”, “against”, “for and against” (on several issues) or “none”."""
    sides = {p.side.value for p in claim.positions}
    return " and ".join(sorted(sides, reverse=True)) or "none"


def _genres(documents: Iterable[Document]) -> dict[str, str]:
    """Return the genre of each document: its folder, where the texts were sorted into folders; else how it is written.

    How it is written: in speech turns, signed by an author, unsigned.
    """
    documents = tuple(documents)
    folders = {d.id: PurePosixPath(d.path.replace("\\", "/")).parent for d in documents}
    if len(set(folders.values())) > 1:
        shared = _shared([folder.parts for folder in folders.values()])
        return {i: "/".join(folder.parts[shared:]) or folder.name or "." for i, folder in folders.items()}
    return {d.id: _written(d) for d in documents}


def _shared(paths: Iterable[tuple[str, ...]]) -> int:
    """Return how many first parts all paths have in common."""
    number = 0
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            break
        number += 1
    return number


def _written(document: Document) -> str:
    if any(block.turn is not None for block in document.blocks):
        return "speech turns"
    return "signed" if document.author else "unsigned"
