"""`metadata.csv` beside the texts goes before what they say of themselves; what is wrong in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import InputError
from kg.model import Document
from kg.reading import read_all

HEAD = "file,title,date,author,publisher,section,url\n"


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "a.txt", "---\ntitle: Old\nauthor: Bo Roe\n---\nThe mayor left on Monday.\n")
    put(tmp_path, "sub/b.txt", "The council met on Tuesday.\n")
    put(tmp_path, "rows.csv", "text,title\nThe bank fell.,One\nThe bank rose.,Two\n")
    return tmp_path


def known(paths: list[Path]) -> tuple[dict[str, Document], list[str]]:
    found, warnings = read_all(paths)
    return {Path(d.path).name: d for d in found}, [w for w in warnings if "by its columns" not in w]


def test_it_goes_before_what_a_text_says_and_is_no_document(folder: Path) -> None:
    put(
        folder, "metadata.csv", HEAD + "a.txt,New,1/7/2009,,Leeds Daily,News,https://a.example/1\nsub/b.txt,,2009,,,,\n"
    )
    found, warnings = known([folder])
    assert warnings == [] and sorted(found) == ["a.txt", "b.txt", "rows.csv#2", "rows.csv#3"]
    a = found["a.txt"]
    assert (a.title, a.date, a.author) == ("New", "2009-07-01", "Bo Roe")
    assert (a.publisher, a.section, a.url) == ("Leeds Daily", "News", "https://a.example/1")
    assert found["b.txt"].date == "2009"
    assert known([folder / "a.txt"])[0]["a.txt"].title == "New"


def test_a_row_may_name_one_text_of_a_file_or_all_of_them(folder: Path) -> None:
    put(folder, "metadata.csv", HEAD + "rows.csv,,2009-07-01,,Leeds Daily,,\nrows.csv#3,,2009-07-02,,,,\n")
    found, _ = known([folder])
    assert [(found[n].title, found[n].date, found[n].publisher) for n in ("rows.csv#2", "rows.csv#3")] == [
        ("One", "2009-07-01", "Leeds Daily"), ("Two", "2009-07-02", "Leeds Daily"),
    ]  # fmt: skip


def test_of_two_tables_the_nearer_counts(folder: Path) -> None:
    put(folder, "metadata.csv", HEAD + "sub/b.txt,Far,2009-07-01,,,,\n")
    put(folder, "sub/metadata.csv", HEAD + "b.txt,Near,,,,,\n")
    found, _ = known([folder])
    assert (found["b.txt"].title, found["b.txt"].date) == ("Near", "2009-07-01")


def test_a_table_as_windows_and_its_spreadsheets_write_it(folder: Path) -> None:
    put(folder, "metadata.csv", "\ufefffile;date\r\nsub\\b.txt;13/07/2009\r\n")
    assert known([folder])[0]["b.txt"].date == "2009-07-13"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("gone.txt,A,,,,,\n", "gone.txt'; correct the name"),
        ("rows.csv#9,A,,,,,\n", "line 2: there is no text"),
        (",A,,,,,\n", "line 2: names no file, left out"),
        ("a.txt,A,,,,,\na.txt,B,,,,,\n", "line 3: a.txt stands in line 2 already, left out"),
        ("a.txt,A,soon,,,,\n", "line 2: date is 'soon', not understood; write it as 2009-07-01"),
        ("a.txt,A,,,,,javascript:x\n", "line 2: url is 'javascript:x', not the address of a page"),
    ],
)
def test_a_row_that_is_wrong_is_told_and_the_rest_counts(folder: Path, rows: str, told: str) -> None:
    put(folder, "metadata.csv", HEAD + rows + "sub/b.txt,Right,,,,,\n")
    found, (warning,) = known([folder])
    assert told in warning and found["b.txt"].title == "Right"


def test_unknown_columns_are_named_and_near_ones_refused(folder: Path) -> None:
    put(folder, "metadata.csv", "file,title,notes\na.txt,New,x\n")
    found, (warning,) = known([folder])
    assert "columns that say nothing here, left aside: notes" in warning and found["a.txt"].title == "New"
    put(folder, "metadata.csv", "file,dates\na.txt,2009\n")
    with pytest.raises(InputError, match=r"unknown column 'dates'; did you mean 'date'"):
        known([folder])


def test_a_table_that_cannot_be_read_stops_the_work_and_named_itself_it_is_no_text(folder: Path) -> None:
    table = put(folder, "metadata.csv", HEAD)
    table.write_bytes("file,title\na.txt,Caf\xe9\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        known([folder])
    with pytest.raises(InputError, match="says what is known of the texts beside it"):
        known([put(folder, "other/metadata.csv", HEAD)])


def test_what_is_proposed_is_read_again_and_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    put(folder, "c.txt", "---\ntitle: =1+1\n---\nThe bank stood.\n")
    before, _ = read_all(["."])
    assert _run("check", ".", "--write-metadata") == 0
    after, warnings = read_all(["."])
    assert after == before and [w for w in warnings if "by its columns" not in w] == []
    assert "'=1+1" in Path("metadata.csv").read_text(encoding="utf-8")
    told = Path("metadata.csv").read_bytes()
    assert _run("check", ".", "--write-metadata") == 1 and Path("metadata.csv").read_bytes() == told


def _run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0
