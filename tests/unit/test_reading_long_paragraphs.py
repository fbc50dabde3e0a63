"""A paragraph that is longer than any is read in pieces, which are all that it was."""

from __future__ import annotations

import pytest

from kg.model import BlockKind
from kg.reading import document
from kg.reading.long_paragraphs import LONGEST

SENTENCE = "Ofsted said that services had failed, and Mr. Lee of St. Ives agreed. "


def said(text: str) -> list[str]:
    found = document(text)
    assert all(0 <= b.span.start < b.span.end <= len(text) for b in found.blocks)
    return [b.span.of(text) for b in found.blocks if b.extractable]


def test_a_paragraph_of_a_megabyte_is_cut_at_the_ends_of_sentences_and_nothing_is_lost() -> None:
    text = SENTENCE * (1_050_000 // len(SENTENCE))
    pieces = said(text)
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces) == text.rstrip()
    assert all(piece.startswith("Ofsted") and piece.endswith("agreed.") for piece in pieces)


def test_a_quotation_is_not_cut_where_a_sentence_outside_one_ends_near_by() -> None:
    quoted = SENTENCE * 60 + "“" + "It was a bad winter. " * 20 + "It ended.” "
    pieces = said(quoted * 8)
    assert len(pieces) > 3
    assert all(piece.count("“") == piece.count("”") for piece in pieces)


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("we said it; they did not " * 3000, " "),
        ("word " * 10_000, " "),
        ("x" * 35_000, ""),
        ("e\u0301" * 15_000, ""),
        (("x" * 99 + "\u2003") * 200, "\u2003"),
    ],
    ids=["semicolons", "words", "letters", "accents", "wide spaces"],
)
def test_without_sentences_it_is_cut_at_spaces_and_without_those_anywhere(text: str, joint: str) -> None:
    pieces = said(text)
    assert len(pieces) > 1 and max(map(len, pieces)) <= LONGEST
    assert joint.join(pieces) == text.strip()
    assert not any(piece.startswith("\u0301") for piece in pieces)


def test_each_piece_is_of_the_kind_and_turn_of_the_whole() -> None:
    found = document(f"ANN LEE: {SENTENCE * 400}\n\nTOM REED: It fell.\n\nANN LEE: I agree.\n")
    turns = [(b.kind, b.turn) for b in found.blocks if b.span.end - b.span.start > 100]
    assert len(turns) > 1 and set(turns) == {(BlockKind.BODY, 0)}


def test_a_paragraph_of_usual_length_stays_whole() -> None:
    assert said(SENTENCE * (LONGEST // len(SENTENCE))) == [(SENTENCE * (LONGEST // len(SENTENCE))).rstrip()]
