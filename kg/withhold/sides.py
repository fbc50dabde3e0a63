"""Writes issues and positions anew without the names that are withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Issue, Position, Wording
from kg.withhold.find import BLOCK
from kg.withhold.masks import Masks


def rewritten_issue(issue: Issue, ids: Mapping[str, str], masks: Masks) -> Issue:
    """Return the issue with pseudonyms in its label and wordings, whatever the case: they may be in small letters."""
    return Issue(
        ids.get(issue.id, issue.id),
        masks.label(issue.label, loose=True),
        tuple(dict.fromkeys(Wording(masks.label(w.text, loose=True), w.opposite) for w in issue.wordings)),
        masks.label(issue.for_means, loose=True),
        ids.get(issue.broader, issue.broader) if issue.broader else None,
    )


def rewritten_position(position: Position, ids: Mapping[str, str], masks: Masks, texts: Mapping[str, str]) -> Position:
    """Return the position as its document now has it, in its steps too."""
    wording = _now(position, masks, texts)
    steps = (step.replace(position.wording, wording) if position.wording else step for step in position.steps)
    return replace(
        position,
        issue=ids.get(position.issue, position.issue) if position.issue else None,
        actor=ids.get(position.actor, position.actor) if position.actor else None,
        wording=wording,
        steps=tuple(masks.label(step, loose=True) for step in steps),
    )


def _now(position: Position, masks: Masks, texts: Mapping[str, str]) -> str:
    """Return the wording as its document now has it: what stands for the issue is the first stretch."""
    text = texts.get(position.document_id, "")
    now = position.why[0].of(text) if position.why else ""
    masked = BLOCK in now and len(now) == len(position.wording)
    return now if masked else masks.label(position.wording, loose=True)
