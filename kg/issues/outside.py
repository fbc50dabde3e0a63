"""Whether a list of issues fits the documents: what else they take sides on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.issues.given import GIVEN, OPPOSITE
from kg.issues.settle import settle
from kg.model import Extraction, Form


def beside(settled: Sequence[Extraction]) -> tuple[int, int]:
    """Return how many sides claims take on what no list has, as found without one, and how many they take in all."""
    outside = _sides(settle([_without_list(extraction) for extraction in settled]))
    return outside, outside + _sides(settled)


def _without_list(extraction: Extraction) -> Extraction:
    return replace(
        extraction,
        claims=tuple(replace(c, positions=()) for c in extraction.claims),
        phrases=tuple(p for p in extraction.phrases if not _is_listed(p.form)),
        leanings=tuple(leaning for leaning in extraction.leanings if not any(map(_is_listed, leaning.forms))),
    )


def _is_listed(form: Form) -> bool:
    return form.action in (GIVEN, OPPOSITE)


def _sides(extractions: Iterable[Extraction]) -> int:
    return sum(p.issue is not None for e in extractions for c in e.claims for p in c.positions)
