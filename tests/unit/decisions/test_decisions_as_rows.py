"""Decisions as the rows of a table: the page writes them, people edit them in a spreadsheet, kg reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.decisions import tables_of_sheet
from kg.errors import SettingsError


def sheet(folder: Path, *lines: str) -> Path:
    path = folder / "corrections.csv"
    path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


def test_rows_are_decisions_with_commas_or_semicolons_between_the_cells(tmp_path: Path) -> None:
    expected = (
        {"act": "merge", "actors": ["org/dfe", "Education; Skills"]},
        {"act": "merge", "issues": ["issue/ban", "-phones in class"], "note": "seen"},
        {"act": "rename", "actor": "person/ann", "name": '=Ann "the" Lee'},
        {"act": "correct", "event": "event/1", "date": "2009-05"},
    )
    rows = [
        ["act", "actors", "issues", "actor", "name", "event", "date", "note", "meaning"],
        ["merge", '"[""org/dfe"", ""Education; Skills""]"', "", "", "", "", "", "", "the two are one"],
        ["merge", "", '"issue/ban; -phones in class"', "", "", "", "", "seen", ""],
        ["rename", "", "", "person/ann", '"\'=Ann ""the"" Lee"', "", "", "", ""],
        ["", "", "", "", "", "", "", "", ""],
        ["correct", "", "", "", "", "event/1", "2009-05", "", ""],
    ]
    for sign in (",", ";"):
        assert tables_of_sheet(sheet(tmp_path, *(sign.join(row) for row in rows))) == expected


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("claim,side", "claim/1,for"), "line 1: must name the columns; act at least"),
        (("act,claim", ",claim/1"), "line 2: does not say in the column act what is decided"),
        (("act,claim,date", "correct,claim/1,5 May"), "line 2: date is '5 May'; write it as 2009"),
        (("act,actors", 'merge,"[1"'), "line 2: actors is no list"),
        (("act,actor", "rejct,a"), "line 2: unknown decision 'rejct'; did you mean 'reject'?"),
    ],
)
def test_a_row_that_is_no_decision_is_named(tmp_path: Path, lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        tables_of_sheet(sheet(tmp_path, *lines))
    assert told in str(caught.value)
