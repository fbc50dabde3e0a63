"""Scores who takes which side on which issue, over a whole debate, against what a careful reader found.

sides    of the positions of the gold whose claim was found (content and speaker right): right, if that claim takes this
         side on that issue; reversed, if it takes the other; else missing. `extra` are those that the gold has not.
matrix   the cells (actor, issue, side) of the debate, from all claims: precision, recall, F1; reversed cells
issues   how many there are, how many were told, and B-cubed F1 of the grouping of the positions found, by issue

An issue that was told is taken for that of the gold with which it shares most claims, of several the one whose label
has most words in common. Many may be taken for one (B-cubed pays for it), never the reverse. B-cubed: Bagga and
Baldwin (1998). Positions of `optional.yaml` count neither way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluate.debate import SIDES, Cell, Debate, Match, Paper, papers, sides_of
from kg.evaluate.gold import Json, listed
from kg.evaluate.scores import Miss


@dataclass(frozen=True, slots=True)
class DebateScores:
    """The figures of a debate, and what is missing, reversed or too much."""

    figures: Mapping[str, Mapping[str, Any]]
    misses: tuple[Miss, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the figures, by claims, sides, matrix and issues."""
        return {group: dict(figures) for group, figures in self.figures.items()}


def evaluate_debate(debate: Debate, extracted: Iterable[Json], *, texts: Path | None = None) -> DebateScores:
    """Score extracted documents, as `kg extract` prints them for all documents in one call, against a debate.

    Raises InputError for texts that are missing or do not fit the gold.
    """
    pairs = list(papers(debate, extracted, texts or debate.folder / "docs"))
    matches = [match for _, found in pairs for match in found]
    aligned = _aligned(debate, [paper for paper, _ in pairs], matches)
    score = _Score(debate, aligned)
    for match in matches:
        score.add(match)
    told = {
        (paper.name(c), issue, side) for paper, _ in pairs for c, _ in paper.contents for issue, side in sides_of(c)
    }
    claims = {"gold": len(matches), "found": _share(sum(bool(m.found) for m in matches), len(matches))}
    figures = {
        "claims": claims,
        "sides": score.sides(),
        "matrix": _matrix(debate, matches, {(who, aligned.get(i, i), side) for who, i, side in told}),
        "issues": {
            "gold": len(debate.issues),
            "told": len({issue for _, issue, _ in told}),
            "aligned": len(aligned),
            **_b_cubed(score.placed),
        },
    }
    return DebateScores(figures, tuple(score.misses))


def _aligned(debate: Debate, documents: Iterable[Paper], matches: Iterable[Match]) -> dict[str, str]:
    """Return which issue of the gold each issue is taken for that was told."""
    shared: dict[str | None, Counter[str]] = defaultdict(Counter)
    for match in matches:
        for position in match.gold.get("positions") or ():
            for claim in match.found:
                for told in claim.get("positions") or ():
                    shared[told.get("issue")][position["issue"]] += 1
    on = {issue for paper in documents for claim, _ in paper.contents for issue, _ in sides_of(claim)}
    labels = {
        issue["id"]: _words(" ".join((issue["label"], *issue.get("aliases", ()))))
        for paper in documents
        for issue in paper.found.get("issues", ())
    }
    aligned = {}
    for issue in sorted(on & shared.keys()):
        most = max(shared[issue].values())
        best = sorted(i for i, n in shared[issue].items() if n == most)
        mine = labels.get(issue, set())
        aligned[issue] = max(best, key=lambda i: len(mine & _words(debate.issues[i]["label"])))
    return aligned


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@dataclass(slots=True)
class _Score:
    """Counts the sides of claims as they are compared."""

    debate: Debate
    aligned: Mapping[str, str]
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    placed: list[tuple[str, str]] = field(default_factory=list)
    """The issue told and that of the gold, for each position that was found on the right issue."""

    def add(self, match: Match) -> None:
        """Count the sides of a claim."""
        self.counts["gold"] += len(match.wanted)
        if not match.found:
            return
        self.counts["of_found"] += len(match.wanted)
        taken = [(self.aligned.get(issue, issue), side, issue) for issue, side in match.taken]
        for issue, side in sorted(match.wanted):
            sides = {s for i, s, _ in taken if i == issue}
            how = "right" if side in sides else "reversed" if sides else "missing"
            self.counts[how] += 1
            self.placed += [(told, issue) for i, _, told in taken if i == issue][:1]
            if how != "right":
                self._miss(match, how, side, issue)
        wanted = {issue for issue, _ in match.wanted}
        sources = listed(match.gold["source"])
        for issue, side in sorted({(i, s) for i, s, _ in taken if i not in wanted}):
            if not any((source, issue, side) in self.debate.optional for source in sources):
                self.counts["extra"] += 1
                self._miss(match, "extra", side, issue)

    def _miss(self, match: Match, how: str, side: str, issue: str) -> None:
        told = f"{match.gold['id']} {match.source}: {side} {issue}: {match.gold['text'][:70]}"
        self.misses.append(Miss(match.paper.gold["document"], how, told))

    def sides(self) -> dict[str, Any]:
        """Return the figures of the sides."""
        counts = {name: self.counts[name] for name in ("gold", "of_found", "right", "reversed", "missing")}
        share = _share(self.counts["right"], self.counts["of_found"])
        return {**counts, "share_right": share, "extra": self.counts["extra"]}


def _matrix(debate: Debate, matches: Iterable[Match], told: set[Cell]) -> dict[str, Any]:
    wanted = {
        (match.paper.author if match.source == "author" else match.source, issue, side)
        for match in matches
        for issue, side in match.wanted
    }
    told = told - (debate.optional - wanted)
    right = told & wanted
    turned = {(who, issue, side) for who, issue, side in told - wanted if (who, issue, SIDES[side]) in wanted}
    precision, recall = _share(len(right), len(told)) or 0.0, _share(len(right), len(wanted)) or 0.0
    return {
        "gold": len(wanted), "told": len(told), "precision": precision, "recall": recall,
        "f1": _f1(len(right), len(told), len(wanted)), "reversed": len(turned),
    }  # fmt: skip


def _b_cubed(placed: list[tuple[str, str]]) -> dict[str, float]:
    """Return how well positions are grouped: how pure each one's group is, and how whole."""
    both, told, gold = Counter(placed), Counter(t for t, _ in placed), Counter(g for _, g in placed)
    pure = sum(both[pair] / told[pair[0]] for pair in placed) / len(placed) if placed else 0.0
    whole = sum(both[pair] / gold[pair[1]] for pair in placed) / len(placed) if placed else 0.0
    f1 = 2 * pure * whole / (pure + whole) if pure + whole else 0.0
    return {"b3": round(f1, 3), "b3_precision": round(pure, 3), "b3_recall": round(whole, 3)}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _f1(right: int, told: int, wanted: int) -> float:
    return round(2 * right / (told + wanted), 3) if told + wanted else 0.0
