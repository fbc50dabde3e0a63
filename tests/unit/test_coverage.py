"""What was not understood, counted against what was."""

from __future__ import annotations

from typing import Any

from kg.coverage import Uncovered, coverage


def place(start: int, end: int, *, rule: str = "say", cue: bool = True) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "text": "x" * (end - start),
        "rule": rule,
        "cue": [[start, start + 1]] if cue else [],
    }


def record(path: str = "a.txt", **more: Any) -> dict[str, Any]:
    return {"document": {"path": path}, "claims": [], "unresolved": [], "gaps": []} | more


def test_sentences_count_once_whatever_they_yield() -> None:
    claims = [{"evidence": [place(0, 10), place(20, 30)]}, {"evidence": [place(0, 10)]}]
    gaps = [{"start": 40, "end": 45, "text": "He s.", "reason": "cue without a claim: s"}]
    found = coverage([record(claims=claims, gaps=gaps), record("b.txt", claims=claims[:1])])
    assert found.uncovered == (Uncovered("a.txt", 40, 45, "cue without a claim: s", "He s."),)
    assert (found.understood, found.sentences) == (4, 5)


def test_a_sentence_with_an_unknown_speaker_is_listed_once() -> None:
    claims, unresolved = [{"evidence": [place(2, 8)]}], [{"evidence": [place(0, 10)]}]
    gaps = [{"start": 0, "end": 10, "text": "x" * 10, "reason": "speaker not resolved: said"}]
    found = coverage([record(claims=claims, unresolved=unresolved, gaps=gaps)])
    assert [u.reason for u in found.uncovered] == ["speaker not resolved: said"]
    assert (found.understood, found.sentences) == (0, 1)


def test_judgements_that_nothing_marks_do_not_count() -> None:
    claims = [
        {"evidence": [place(0, 10, rule="author-should", cue=False)]},
        {"evidence": [place(20, 30, rule="quote-only", cue=False)]},
    ]
    assert coverage([record(claims=claims)]).sentences == 1


def test_documents_are_listed_in_order() -> None:
    def gap(start: int) -> dict[str, Any]:
        return {"start": start, "end": start + 3, "text": "???", "reason": "quotation without a speaker"}

    found = coverage([record("b.txt", gaps=[gap(5)]), record("a.txt", gaps=[gap(70), gap(9)])])
    assert [(u.document, u.start) for u in found.uncovered] == [("a.txt", 9), ("a.txt", 70), ("b.txt", 5)]


def test_reasons_are_counted_without_the_words_at_fault() -> None:
    gaps = [
        {"start": n * 10, "end": n * 10 + 5, "text": "x", "reason": reason}
        for n, reason in enumerate(["would-only: support", "negated: say", "would-only: oppose"])
    ]
    assert coverage([record(gaps=gaps)]).reasons == (("would-only", 2), ("negated", 1))
