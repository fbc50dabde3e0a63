"""Adds decisions about claims to the text of a `decisions.toml`, which otherwise stays as people wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.decisions.reading import Decision
from kg.decisions.tables import written


def with_decisions(text: str, decisions: Iterable[Decision], notes: Mapping[str, str] | None = None) -> str:
    """Return the text with tables [[reject]] and [[correct]] added at its end; `notes` are by the id of the claim."""
    tables = [_table(decision, (notes or {}).get(decision.statement, "")) for decision in decisions]
    before = [text.rstrip("\n") + "\n"] if text.strip() else []
    return "\n".join((*before, *tables))


def _table(decision: Decision, note: str) -> str:
    return written(
        {"act": decision.act, "claim": decision.statement, **dict(decision.to), **({"note": note} if note else {})}
    )
