"""The figures of the debate in tests/gold/debate, counted with a pencil."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.errors import InputError
from kg.evaluate import DebateScores, Miss, evaluate_debate, read_debate

GOLD = Path(__file__).parents[1] / "gold" / "debate"
REPORT, LETTER = "01_report.txt", "02_letter.txt"
NAMES = {
    "person/owens": "Ruth Owens",
    "org/chamber": "Chamber of Trade",
    "org/swimmers": "the Harwick Swimmers",
    "person/lund": "Peter Lund",
    "group/spokesman": "a spokesman",
}
Claim = dict[str, Any]


def claim(name: str, who: str, words: str, *sides: tuple[str, str]) -> Claim:
    text = (GOLD / "docs" / name).read_text(encoding="utf-8")
    start = text.index(words)
    positions = [{"issue": issue, "actor": None, "side": side} for issue, side in sides]
    return {"claimant": who, "content": [[start, start + len(words)]], "positions": positions}


def found(report: Iterable[Claim] = (), letter: Iterable[Claim] = (), **labels: str) -> list[dict[str, Any]]:
    """Return what `kg extract` would print; the issues are those that the claims name."""
    actors = [{"id": id_, "label": label, "kind": "person"} for id_, label in NAMES.items()]
    spokesman = {"person": "group/spokesman", "title": "spokesman", "organization": "org/chamber"}
    issues = [{"id": id_, "label": label, "aliases": []} for id_, label in labels.items()]
    return [
        {
            "document": {"path": f"docs/{name}", "author_id": "org/swimmers" if name == LETTER else None},
            "actors": actors,
            "roles": [spokesman],
            "issues": issues,
            "claims": list(claims),
        }
        for name, claims in ((REPORT, report), (LETTER, letter))
    ]


def scores(*documents: dict[str, Any]) -> DebateScores:
    return evaluate_debate(read_debate(GOLD), documents)


DISGRACE = claim(REPORT, "person/owens", "Closing the pool is a disgrace,", ("pool", "against"))
PARKING = claim(REPORT, "group/spokesman", "Shops cannot live without parking", ("parking", "for"))
COST = claim(REPORT, "person/lund", "the pool cost too much", ("swim", "for"))
CLOSURE = claim(LETTER, "org/swimmers", "the closure of the pool", ("pool", "against"))
RUIN = claim(LETTER, "person/owens", "the car park would ruin the lane", ("parking", "against"))


def test_what_is_told_rightly_is_right_in_every_figure() -> None:
    figures = scores(*found((DISGRACE, PARKING, COST), (CLOSURE, RUIN))).to_json()
    assert figures["claims"] == {"gold": 8, "found": 0.75}  # c1, c4, c5; the letter's c1 of two sources, c2
    assert figures["sides"] == {
        "gold": 7, "of_found": 6, "right": 6, "reversed": 0, "missing": 0, "share_right": 1.0, "extra": 0,
    }  # fmt: skip
    # author and swimmers are two actors of the gold; told are owens 2, chamber, lund, swimmers
    assert figures["matrix"] == {"gold": 6, "told": 5, "precision": 1.0, "recall": 0.833, "f1": 0.909, "reversed": 0}
    # closure is told as pool (three times) and as swim: recall (3 * 3/4 + 1/4 + 2) / 6
    assert figures["issues"] == {
        "gold": 2, "told": 3, "aligned": 3, "b3": 0.857, "b3_precision": 1.0, "b3_recall": 0.75,
    }  # fmt: skip


def test_reversed_missing_and_invented_sides_are_told_apart() -> None:
    turned = claim(REPORT, "person/owens", "Closing the pool is a disgrace,", ("pool", "for"))
    silent = claim(REPORT, "person/lund", "the pool cost too much")
    invented = claim(
        REPORT, "person/owens", "Children need to learn to swim.", ("bells", "for"), ("parking", "against")
    )
    result = scores(*found((turned, silent, invented), (CLOSURE, RUIN)))
    assert result.figures["sides"] == {
        "gold": 7, "of_found": 5, "right": 3, "reversed": 1, "missing": 1, "share_right": 0.6, "extra": 1,
    }  # fmt: skip
    assert result.misses == (
        Miss(REPORT, "reversed", "c1 owens: against closure: Closing the pool is a disgrace,"),
        Miss(REPORT, "extra", "c2 owens: for bells: Children need to learn to swim."),
        Miss(REPORT, "missing", "c5 lund: for closure: the pool cost too much"),
    )  # that Owens is against the car park counts neither way in c2
    # told: owens for closure (reversed), for bells, against the car park; swimmers against closure
    matrix = result.figures["matrix"]
    assert (matrix["told"], matrix["precision"], matrix["reversed"]) == (4, 0.5, 1)


def test_an_issue_is_taken_for_the_one_it_shares_most_claims_with_or_else_most_words() -> None:
    both = claim(REPORT, "org/chamber", "Shops cannot live without parking", ("x", "for"))
    cost = claim(REPORT, "person/lund", "the pool cost too much", ("x", "for"))
    figures = [scores(*found((both, cost), x=label)).figures["sides"]["right"] for label in ("Mill Lane", "the pool")]
    assert figures == [1, 1]
    words = [
        [miss.what[:3] for miss in scores(*found((both, cost), x=label)).misses if miss.kind == "missing"]
        for label in ("a car park", "closure of a pool")
    ]
    assert words == [["c5 "], ["c4 "]]


def test_nothing_found_is_nothing_right() -> None:
    figures = scores().to_json()
    assert (figures["claims"]["found"], figures["sides"]["share_right"], figures["matrix"]["f1"]) == (0.0, None, 0.0)
    assert figures["issues"]["b3"] == 0.0


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        ("gold/01.yaml", ("issue: closure", "issue: closing"), "01.yaml: claim c1: a position needs an issue of"),
        ("gold/01.yaml", ("side: against", "side: con"), "01.yaml: claim c1: a position needs"),
        ("gold/01.yaml", ("issue: closure, ", ""), "claim c1: positions, entry 1: issue must be given, as text"),
        ("gold/01.yaml", ("Closing the pool is", "Closing it is"), "claim c1: its text does not stand in 01_report"),
        ("gold/01.yaml", ("[council,", "[mayor,"), "01.yaml: actors, entry 1: must be a mapping with id, name"),
        ("issues.yaml", ("label: closure", "name: closure"), "issues.yaml: issues, entry 1: label must be given"),
        ("optional.yaml", ("source: owens, ", ""), "optional.yaml: must be a list of mappings with source, issue and"),
    ],
)
def test_ill_formed_gold_is_named(name: str, damage: tuple[str, str], message: str, tmp_path: Path) -> None:
    shutil.copytree(GOLD, tmp_path / "debate")
    path = tmp_path / "debate" / name
    text = path.read_text(encoding="utf-8")
    assert damage[0] in text
    path.write_text(text.replace(*damage), encoding="utf-8")
    with pytest.raises(InputError) as error:
        evaluate_debate(read_debate(tmp_path / "debate"), ())
    assert message in str(error.value)


def test_the_command_prints_figures_and_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statements = tmp_path / "statements.jsonl"
    documents = found((DISGRACE, PARKING, COST), (CLOSURE,))
    statements.write_text("".join(f"{json.dumps(document)}\n" for document in documents), encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["evaluate", str(GOLD), "--extracted", str(statements), "--misses", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["sides"]["right"], told["misses"]) == (5, [])
    with pytest.raises(SystemExit):
        main(["evaluate", str(GOLD), "--extracted", str(statements)])
    assert "share right" in capsys.readouterr().out


@pytest.mark.model
def test_the_documents_of_a_debate_are_read_where_nothing_is_extracted(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate", str(GOLD), "--json"])
    assert json.loads(capsys.readouterr().out)["claims"]["found"] > 0.5
