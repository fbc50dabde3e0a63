"""What is to be known of texts before a build: languages, near-duplicates, dates, what cannot be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.model import BlockKind
from kg.reading import document
from kg.reading.languages import language_of, languages_set_aside
from kg.reading.near_duplicates import near_duplicates
from kg.reading.survey import summary, survey

GERMAN = (
    "Der Rat schloss am Montag zwei Büchereien, und die Gewerkschaft nannte das eine Tragödie für die Leser der Stadt."
)
WELSH = "Mae'r Llywodraeth wedi methu â chyflawni ei haddewidion ar gyfer pobl Cymru, ac mae angen newid ar frys eleni."
ENGLISH = "The council closed two libraries on Monday, and the union called that a tragedy for the readers of the town."


@pytest.mark.parametrize(
    ("passage", "language"),
    [
        (GERMAN, "de"),
        (WELSH, "cy"),
        ("政府は月曜日に二つの図書館を閉鎖し、組合はそれを町の読者にとっての悲劇と呼んだ。", "ja"),
        (ENGLISH, "en"),
        ("Der Rat schloss zwei Büchereien.", "en"),
        (
            "“Der Rat schloss zwei Büchereien,” said the mayor of the town, “and that was a tragedy for all of us.”",
            "en",
        ),
        ("Jeb Bush Super PAC Chief Praises Marco Rubio Donor’s Anti-Donald Trump Skywriting Campaign.", "en"),
        ("Ann Lee, Bo Roe, Cy Poe, Di Fay, Ed May, Flo Kay, Gus Ray, Hal Day, Ida Jay, Jo Bay", "en"),
        ("Photo of Stuart Bell Stuart Bell Second Church Estates Commissioner 4:14 pm, 24th September 2002", "en"),
        ("12 34 56 78 90 12 34 56 78 90 12 34 56 78 90", "en"),
    ],
)
def test_only_what_is_surely_another_language_is_none_of_ours(passage: str, language: str) -> None:
    assert language_of(passage) == language


def test_passages_in_other_languages_are_set_aside_and_the_others_read() -> None:
    found = document(f"{ENGLISH}\n\n{WELSH}\n\n{ENGLISH.replace('two', 'six')}\n")
    assert [block.kind for block in found.blocks] == [BlockKind.BODY, BlockKind.CHROME, BlockKind.BODY]
    assert languages_set_aside(found) == ["cy"]


def test_texts_that_are_nearly_the_same_are_found_once() -> None:
    text = " ".join(f"word{n}" for n in range(200))
    texts = {
        "a": text,
        "other": " ".join(f"other{n}" for n in range(200)),
        "b": text.replace("word100", "changed"),
        "c": text.upper() + " and more",
        "half": " ".join(text.split()[:100]),
        "short": "The mayor left.",
        "short too": "The mayor came.",
    }
    assert [(near.name, near.earlier) for near in near_duplicates(texts)] == [("b", "a"), ("c", "a")]
    assert all(0.9 < near.share < 1 for near in near_duplicates(texts))


def test_what_all_texts_of_a_site_share_makes_them_no_duplicates() -> None:
    foot = " ".join(f"foot{n}" for n in range(40))
    texts = {f"{k}": " ".join(f"w{k}x{n}" for n in range(80)) + " " + foot for k in range(400)}
    assert near_duplicates(texts) == ()


def test_the_summary_counts_what_a_reader_must_know() -> None:
    found = survey(
        [
            document(ENGLISH, path="a.txt", given={"date": "2009-07-01"}),
            document(ENGLISH + " More.", path="b.txt"),
            document(GERMAN, path="c.txt", given={"date": "2009"}),
            document("The caf\ufffd shut.", path="d.txt", given={"date": "2009-08"}),
        ]
    )
    assert list(summary(found.counts(), found.dates())) == [
        "4 documents of 2009 to 2009-08, 63 words; 1 without a date (25%).",
        "1 near-duplicate, 1 passage not in English set aside (1 document whole), "
        "1 document with characters that cannot be read.",
    ]
    assert [each.language for each in found.documents] == ["en", "en", "de", "en"]
    empty = list(summary(survey([document(ENGLISH, given={"date": "2009"})]).counts(), ("2009", "2009")))
    assert empty == [
        "1 document of 2009, 20 words; all with a date.", "no near-duplicates, no passages not in English set aside."
    ]  # fmt: skip


# --- kg check -------------------------------------------------------------------------------------------------


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'Body,Day,Paper\n"{GERMAN}",1/7/2009,=Heron\n', encoding="utf-8")
    (tmp_path / "c.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def test_check_tells_what_would_be_read_as_what(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main_of("check", ".", "--column", "publisher=Paper")
    out = capsys.readouterr().out
    assert "b.csv: 1 text, by its columns (text: Body; date: Day (day before month); publisher: Paper)" in out
    assert "left out what cannot be read (1 .json)" in out
    assert "b.csv#2: 1 (de)" in out
    assert out.endswith(
        "2 documents of 2009-07-01, 39 words; 1 without a date (50%).\n"
        "no near-duplicates, 1 passage not in English set aside (1 document whole).\n"
    )


def test_check_prints_a_table_for_programs(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main_of("check", ".", "--table", "--column", "publisher=Paper")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["name"], row["kind"], row["date"], row["publisher"], row["language"]) for row in rows] == [
        ("a.txt", "text", "", "", "en"), ("b.csv#2", "csv", "2009-07-01", "'=Heron", "de"),
    ]  # fmt: skip
    main_of("check", ".", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["undated"] == 1 and told["kinds"] == {"csv": 1, "text": 1}


def main_of(*arguments: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert not stopped.value.code
