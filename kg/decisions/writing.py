"""Adds decisions about claims to the text of a `decisions.toml`, which otherwise stays as people wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kg.decisions.reading import Decision

_UNSAFE = {0x7F: "\\u007f"} | dict.fromkeys(range(55296, 57344), "\\ufffd")
"""What JSON writes as it is and TOML does not allow."""


def with_decisions(text: str, decisions: Iterable[Decision], notes: Mapping[str, str] | None = None) -> str:
    """Return the text with tables [[reject]] and [[correct]] added at its end; `notes` are by the id of the claim."""
    tables = [_table(decision, (notes or {}).get(decision.statement, "")) for decision in decisions]
    before = [text.rstrip("\n") + "\n"] if text.strip() else []
    return "\n".join((*before, *tables))


def _table(decision: Decision, note: str) -> str:
    fields = (("claim", decision.statement), *decision.to, *((("note", note),) if note else ()))
    return "".join((f"[[{decision.act}]]\n", *(f"{key} = {_string(value)}\n" for key, value in fields)))


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_UNSAFE)
