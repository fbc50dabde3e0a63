"""Why a sentence yielded no claim, as `kg explain` tells it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import InputError
from kg.explain import explain

GAPS = [
    {"start": 4, "end": 40, "text": "The party would support\na wider ban.", "reason": "would-only: support"},
    {"start": 50, "end": 80, "text": "It would support a wider ban too.", "reason": "anything: support"},
]


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    path = tmp_path / "statements.jsonl"
    path.write_text(json.dumps({"document": {"path": "a.txt"}, "gaps": GAPS}) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("given", ["the party would  support a", "a.txt:4"])
def test_a_sentence_is_known_by_its_words_or_its_place(given: str, statements: Path) -> None:
    found = explain(given, statements)
    assert (found.id, found.kind, found.facts) == ("a.txt:4", "no claim", (("why", "would-only: support"),))


def test_words_of_two_sentences_are_not_enough(statements: Path) -> None:
    with pytest.raises(InputError, match="stands in 2 sentences"):
        explain("would support a wider ban", statements)


def test_a_mistyped_id_finds_no_sentence(statements: Path) -> None:
    with pytest.raises(InputError, match="has the id 'party'"):
        explain("party", statements)


def test_the_reason_is_told_in_words(statements: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["explain", "a.txt:4", "-o", str(statements.parent)])
    said = capsys.readouterr().out
    assert "why: would-only: support" in said
    assert "no claim because somebody would or may do so, nobody has" in " ".join(said.split())


def test_a_mention_tells_why_it_is_the_actor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    she = {"start": 4, "text": "She", "found_by": "pronoun", "why": "pronoun-only-one-fits"}
    lee = {"id": "person/ann-lee", "label": "Ann Lee", "mentions": [she]}
    path = tmp_path / "statements.jsonl"
    path.write_text(json.dumps({"document": {"path": "a.txt"}, "actors": [lee]}) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["explain", "person/ann-lee", "-o", str(tmp_path)])
    said = " ".join(capsys.readouterr().out.split())
    assert "rule pronoun (pronoun-only-one-fits): only one near agrees with it" in said
