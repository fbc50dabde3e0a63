"""The figures of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg.evaluate.gold import KINDS


class Miss(NamedTuple):
    """Something of the gold that was not found: the document, “actor”, “role”, “event” or “claim”, and what."""

    document: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over all documents of the gold, what was missed, and the gold documents that were not extracted."""

    counts: Mapping[str, int]
    misses: tuple[Miss, ...] = ()
    absent: tuple[str, ...] = ()

    def ratio(self, hit: str, total: str) -> float | None:
        """Return one count over another, rounded to three digits; None where there is nothing to count."""
        return round(self._n(hit) / self._n(total), 3) if self._n(total) else None

    def to_json(self) -> dict[str, Any]:
        """Return the figures, by claims, actors, roles and events."""
        figures: dict[str, Any] = {
            "claims": self._claims(),
            "actors": {
                "recall": self.ratio("actor_hit", "actor_gold"),
                "precision": self.ratio("actor_right", "actor_found"),
                "gold": self._n("actor_gold"),
                "predicted_named": self._n("actor_found"),
            },
            "roles": {
                "recall": self.ratio("role_hit", "role_gold"),
                "gold": self._n("role_gold"),
                "predicted": self._n("role_found"),
            },
            "events": {
                "found": self.ratio("event_hit", "event_gold"),
                "typed": self.ratio("event_typed", "event_gold"),
                "agent": self._of("event_agent", "event_agent_gold"),
                "date": self._of("event_date", "event_date_gold"),
                "gold": self._n("event_gold"),
                "predicted": self._n("event_found"),
            },
        }
        return figures | ({"documents_absent": list(self.absent)} if self.absent else {})

    def _claims(self) -> dict[str, Any]:
        precision, recall = self.ratio("claim_right", "claim_found"), self.ratio("claim_full", "claim_gold")
        f1 = round(2 * precision * recall / (precision + recall), 3) if precision and recall else 0.0
        kinds = {kind: self._of(f"claim_full_{kind}", f"claim_gold_{kind}") for kind in KINDS}
        return {
            "gold": self._n("claim_gold"),
            "predicted": self._n("claim_found"),
            "content_recall": self.ratio("claim_content", "claim_gold"),
            "full_recall": recall,
            "precision": precision,
            "full_f1": f1,
            "by_kind": {kind: share for kind, share in kinds.items() if self._n(f"claim_gold_{kind}")},
            "stance": self._of("stance", "stance_gold"),
            "modality": self._of("modality", "modality_gold"),
            "target": self._of("target", "target_gold"),
            "traps_fallen": self._of("trap_fallen", "trap"),
        }

    def _n(self, key: str) -> int:
        return self.counts.get(key, 0)

    def _of(self, hit: str, total: str) -> str:
        return f"{self._n(hit)}/{self._n(total)}"
