"""audit.csv: written for people, read back as it was, and clear about what is wrong with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from phones import UNION, debate

from kg.audit import Answer, Collection, Fault, Judgement, Trait, read_answers, read_sample, sample_of, sheet_text
from kg.errors import InputError

COLLECTION = Collection.of(debate())
SAMPLE = sample_of(COLLECTION, n=4)


def sheet(path: Path, change: Callable[[list[dict[str, str]]], object], delimiter: str = ",") -> Path:
    """Fill in the sheet of the sample as a person would, and save it as a spreadsheet does."""
    rows = list(csv.DictReader(io.StringIO(sheet_text(SAMPLE).lstrip("\ufeff"), newline="")))
    filled = [{name.split(" (")[0]: cell for name, cell in row.items()} for row in rows]
    change(filled)
    out = io.StringIO()
    table = csv.DictWriter(out, list(filled[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(filled)
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def answers(**cells: str) -> Callable[[list[dict[str, str]]], object]:
    return lambda rows: rows[1].update(cells)


def test_a_sheet_shows_the_claim_and_what_may_be_answered() -> None:
    rows = list(csv.reader(io.StringIO(sheet_text(SAMPLE), newline="")))
    assert rows[0][:3] == [
        "\ufeffanswer (yes / partly / no)",
        "fault (speaker / words / act / side / issue / date / not a claim)",
        "right (what is right instead: a speaker / a side / an issue / a date)",
    ]
    (union,) = [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if "Teachers’ Union" in row]
    assert union["towards"] == "for ban on phones"
    assert union["shown_by"] == "ban on phones"
    assert union["side"] == "for"
    assert "The union backed the ban on phones" not in union["words"]
    assert union["rule"] == "by-hand"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    said = replace(SAMPLE[0], answer=Answer.NO, fault=Fault.SPEAKER, right="=Heads", note='-said "so", twice')
    (tmp_path / "audit.csv").write_bytes(sheet_text((said, *SAMPLE[1:])).encode("utf-8"))
    assert read_sample(tmp_path / "audit.csv") == (said, *SAMPLE[1:])


def test_what_a_spreadsheet_would_take_for_a_formula_is_not_one() -> None:
    shown = dict(SAMPLE[0].shown) | {"paragraph": '=HYPERLINK("http://x")', "who": "@SUM(1)"}
    cells = list(csv.reader(io.StringIO(sheet_text((replace(SAMPLE[0], shown=shown),)), newline="")))[1]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]
    assert '\'=HYPERLINK("http://x")' in cells


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_answers_are_taken_from_a_sheet_and_others_stay(tmp_path: Path, delimiter: str) -> None:
    before = (replace(SAMPLE[0], answer=Answer.YES), *SAMPLE[1:])
    path = sheet(
        tmp_path / "a.csv", answers(answer=" Partly ", fault="Side", right="against", note="see above"), delimiter
    )
    found = read_answers(path, before)
    assert found[0] == before[0]
    assert found[1] == replace(SAMPLE[1], answer=Answer.PARTLY, fault=Fault.SIDE, right="against", note="see above")
    assert found[2:] == SAMPLE[2:]


def test_only_answers_and_ids_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"claim,answer\n{SAMPLE[2].claim},yes\n", encoding="utf-8")
    assert [j.answer for j in read_answers(path, SAMPLE)] == [None, None, Answer.YES, None]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (answers(answer="maybe"), "line 3: answer is 'maybe'; use yes, partly, no"),
        (answers(answer="no", fault="tone"), "line 3: fault is 'tone'; use speaker, words, act, side, issue, date"),
        (answers(answer="yes", fault="side"), "line 3: fault is 'side', but answer is 'yes'; use partly or no"),
        (answers(fault="side"), "line 3: fault is 'side', but answer is 'empty'; use partly or no"),
        (answers(answer="no", fault="act", right="x"), "right is 'x'; it goes with the faults speaker, side,"),
        (answers(answer="no", fault="date", right="May"), "right is 'May'; write the date as 2009, 2009-05"),
        (answers(answer="no", fault="side", right="pro"), "right is 'pro'; write for, against or none"),
        (answers(answer="yes", claim="claim/x"), "line 3: claim is 'claim/x', which is not in the sample"),
        (answers(answer="yes", claim=""), "line 3: claim is '', which is not in the sample"),
        (lambda rows: rows.append(rows[0]), "line 6: claim/.* stands on line 2 too; keep one of them"),
        (answers(note="#NAME?"), "line 3: #NAME. stands where a spreadsheet took words for a formula"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_line_and_remedy(
    tmp_path: Path, change: Callable[[list[dict[str, str]]], object], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        read_answers(sheet(tmp_path / "a.csv", change), SAMPLE)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (answers(stratum=""), "line 3: stratum is empty; leave it as kg audit wrote it"),
        (answers(of="many"), "line 3: of, by, seed are many, side, 1; leave them as kg audit wrote them"),
        (answers(seed="2"), "holds two samples"),
        (lambda rows: rows[0].pop("version") and [row.pop("version") for row in rows[1:]], "version is empty"),
    ],
)
def test_a_sample_that_is_none_is_told(
    tmp_path: Path, change: Callable[[list[dict[str, str]]], object], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        read_sample(sheet(tmp_path / "a.csv", change))


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8 at byte 0; save it as “CSV UTF-8”"):
        read_sample(tmp_path / "a.csv")
    (tmp_path / "a.csv").write_text("answer,klaim\nyes,x\n", encoding="utf-8")
    with pytest.raises(InputError, match="unknown column 'klaim'; did you mean 'claim'"):
        read_sample(tmp_path / "a.csv")


def test_the_traits_of_a_claim_are_its_rule_act_side_and_genre() -> None:
    traits: dict[str, dict[Trait, str]] = {j.claim: dict(j.traits) for j in SAMPLE}
    union = next(c for c in COLLECTION.claims.values() if c.claimant == UNION)
    found: Judgement = next(j for j in sample_of(COLLECTION, n=5) if j.claim == union.id)
    assert found.traits == {
        Trait.RULE: "by-hand", Trait.ACT: "statement", Trait.SIDE: "for", Trait.GENRE: "unsigned",
    }  # fmt: skip
    assert all(set(t) == set(Trait) for t in traits.values())
