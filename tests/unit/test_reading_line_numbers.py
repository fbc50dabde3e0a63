"""Numbers in the margin of pleadings and transcripts are no words; numbers of lists and tables stay."""

from __future__ import annotations

import re

import pytest

from kg.model import BlockKind
from kg.reading.documents import document
from kg.reading.readers import File, read_file
from tests.documents import pdf

SAID = [
    "THE COURT:  Good morning.", "MS LEE:  The council has told us that it",
    "will close two libraries, and that the plan was",
    "never put to those who use them. We oppose it.", "Q.  You lead the council?", "A.  I do.",
    "Q.  And what did you tell the committee about", "the cost of the plan?", "A.  I support it.",
    "MS LEE:  No further questions.", "", "THE COURT:  We will hear from the next",
    "witness after lunch.", *(f"MS LEE:  That is page {number}." for number in range(10)),
]  # fmt: skip
assert 20 <= len(SAID) <= 25


def numbered(lines: list[str], form: str = "{:>4}   {}") -> str:
    return "\n".join(form.format(number, line).rstrip() for number, line in enumerate(lines, 1))


def test_the_numbers_of_a_transcript_are_left_out_and_told() -> None:
    text = f"{numbered(SAID)}\n\n          12\n\n{numbered(SAID)}\n\n          13\n\n{numbered(SAID[:3])}\n"
    texts, wrong = read_file(File("a.txt", text.encode()))
    lines = [line for line in texts[0].text.splitlines() if line.strip()]
    whole = [line for line in SAID if line]
    assert lines == [*whole, "          12", *whole, "          13", *SAID[:3]]
    assert list(map(str, wrong)) == ["a.txt: the numbers of the lines in the margin of 3 pages, left out"]


@pytest.mark.parametrize("gap", [8.0, 40.0])
def test_the_numbers_of_a_pleading_are_left_out(gap: float) -> None:
    page: list[tuple[float, float, float, str]] = []
    for at, line in enumerate(SAID):
        page += [(40, 700 - 20 * at, 10, f"{at + 1:>2}"), (52 + gap, 700 - 20 * at, 10, line)]
    texts, wrong = read_file(File("a.pdf", pdf([page, page])))
    assert "We oppose it" in texts[0].text and "will close two libraries, and that the plan was" in texts[0].text
    assert re.findall(r"\b[12]\d\b", texts[0].text) == []
    assert list(map(str, wrong)) == ["a.pdf: the numbers of the lines in the margin of 2 pages, left out"]


@pytest.mark.parametrize(
    "line", ["Leeds", "leeds and hull", "The council voted for it.", "Ann Lee of Hull, whom nobody knows"]
)
def test_a_numbered_list_keeps_its_numbers(line: str) -> None:
    text = numbered([line] * 25 if line.islower() is False else [f"{line}." for _ in range(25)], "{} {}")
    texts, wrong = read_file(File("a.txt", text.encode()))
    assert (texts[0].text, wrong) == (text, [])


def test_questions_and_answers_before_a_court_are_nobodys_turn() -> None:
    text = "\n\n".join(SAID)
    made = document(text)
    turns = {block.span.of(text): block.turn for block in made.blocks if block.kind is BlockKind.BODY}
    assert turns["I support it."] is None and turns["You lead the council?"] is None
    assert turns["No further questions."] is not None


def test_one_item_that_begins_with_a_letter_is_no_answer() -> None:
    text = "MS LEE:  We ask for this:\n\nA.  The plan is stopped.\n\nB.  The plan is mended.\n\nMR KAY:  No."
    kinds = [block.kind for block in document(text).blocks if block.span.of(text) in ("A", "B")]
    assert BlockKind.CHROME not in kinds
