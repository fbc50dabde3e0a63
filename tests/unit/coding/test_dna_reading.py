"""Files of the Discourse Network Analyzer are read as they were coded; damaged and hostile ones are refused or told."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from kg.coding import DataType, Entity, Variable, read_dna
from kg.errors import InputError

SYNTHETIC = Path(__file__).parents[2] / "gold/dna/synthetic.dna"
FETCHED = os.environ.get("KG_DNA_FILES", "")
fetched = pytest.mark.skipif(not FETCHED, reason="KG_DNA_FILES names no folder with the files of others")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(SYNTHETIC, tmp_path / "coded.dna"))


def change(file: Path, *commands: str) -> Path:
    with closing(sqlite3.connect(file)) as connection, connection:
        for command in commands:
            connection.execute(command)
    return file


def test_a_file_of_version_3_is_read_whole() -> None:
    coding = read_dna(SYNTHETIC)
    assert (len(coding.documents), len(coding.statements), coding.coders, coding.notes) == (14, 72, ("Admin",), ())
    assert coding.kinds == {
        "DNA Statement": (
            Variable("person", DataType.SHORT_TEXT),
            Variable("organization", DataType.SHORT_TEXT),
            Variable("concept", DataType.SHORT_TEXT),
            Variable("agreement", DataType.BOOLEAN),
            Variable("strength", DataType.INTEGER),
            Variable("frame", DataType.SHORT_TEXT),
            Variable("note", DataType.LONG_TEXT),
        )
    }
    second = coding.statements[1]
    assert dict(second.values) == {
        "person": "p2", "organization": "Alpha", "concept": "c1", "agreement": 1, "strength": 1, "frame": "moral",
        "note": "n",
    }  # fmt: skip
    document = coding.document[second.document]
    assert (document.text[second.start : second.end], second.coder) == ("dolor ", "Admin")
    assert document.time == datetime(2019, 12, 30, 9)
    assert "" not in {entity.value for entity in coding.entities}


def test_colours_and_attributes_belong_to_the_entity(file: Path) -> None:
    change(
        file,
        "UPDATE ENTITIES SET Red = 0, Green = 204, Blue = 0 WHERE Value = 'Alpha'",
        "UPDATE ENTITIES SET Red = NULL WHERE Value = 'c1'",
        "UPDATE ATTRIBUTEVALUES SET AttributeValue = 'NGO' WHERE EntityId IN (SELECT ID FROM ENTITIES WHERE Value = "
        "'Alpha') AND AttributeVariableId = 4",
        "DELETE FROM ATTRIBUTEVALUES WHERE AttributeVariableId = 5",
    )
    entities = {entity.value: entity for entity in read_dna(file).entities}
    given = {"Type": "NGO", "Alias": "", "Notes": ""}
    assert entities["Alpha"] == Entity("organization", "Alpha", (0, 204, 0), given)
    assert entities["c1"].colour is None


def test_a_value_of_another_variable_counts_as_not_coded_and_is_told(file: Path) -> None:
    change(file, "UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 1) WHERE ID = 2")
    coding = read_dna(file)
    assert len(coding.statements) == 72
    assert [note.split(":")[0] for note in coding.notes] == [
        "statements with a value that belongs to another variable, taken as not coded",
        "statements that lack a value, taken as not coded",
    ]


def test_rows_that_point_nowhere_are_left_out_and_told(file: Path) -> None:
    change(file, "DELETE FROM DOCUMENTS WHERE ID = 14", "DELETE FROM STATEMENTS WHERE ID = 1")
    coding = read_dna(file)
    lost = 71 - len(coding.statements)
    assert lost > 0
    assert coding.notes[0].startswith(f"statements without a document or type, left out: {lost} (numbers ")
    assert coding.notes[1].startswith(
        f"values of statements that are not there or were left out, themselves left out: {lost + 1} "
    )


def test_spans_outside_their_text_stay_and_are_told(file: Path) -> None:
    change(file, "UPDATE STATEMENTS SET Stop = 5000 WHERE ID = 3")
    coding = read_dna(file)
    assert coding.statements[2].end == 5000
    assert coding.notes == ("statements whose place is not in their text, kept as it is: 1 (numbers 3)",)


def test_places_are_those_that_the_coder_saw(file: Path) -> None:
    change(
        file,
        "UPDATE DOCUMENTS SET Text = 'ab' || char(13, 10) || '😀cd e' || char(13) || 'f' WHERE ID = 1",
        "UPDATE STATEMENTS SET Start = 5, Stop = 7 WHERE ID = 1",
    )
    coding = read_dna(file)
    first = coding.statements[0]
    assert coding.document[1].text[first.start : first.end] == "cd"
    assert coding.notes[0].startswith("documents with CR LF or characters that UTF-16 holds in two")


@pytest.mark.parametrize(
    ("date", "time"),
    [("1577696400000", datetime(2019, 12, 30, 9)), ("90000000000", datetime(4821, 12, 26, 16)), ("'x'", None)],
)
def test_dates_that_can_only_be_milliseconds_are_read_so(file: Path, date: str, time: datetime | None) -> None:
    coding = read_dna(change(file, f"UPDATE DOCUMENTS SET Date = {date} WHERE ID = 1"))
    assert coding.document[1].time == time
    assert bool(coding.notes) == (date != "90000000000")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("UPDATE SETTINGS SET Value = '4.0' WHERE Property = 'version'", "is of version '4.0'; files of DNA 2 and 3"),
        ("DELETE FROM SETTINGS", "is of version 'no version'"),
        ("DROP TABLE SETTINGS", "no .dna file, for it has no table SETTINGS"),
        ("DROP TABLE DATABOOLEAN", "has no table DATABOOLEAN"),
        ("ALTER TABLE STATEMENTS RENAME COLUMN Stop TO Halt", "the table STATEMENTS has no column Stop"),
    ],
)
def test_what_is_no_dna_file_is_refused(file: Path, command: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_dna(change(file, command))


def test_what_would_work_on_its_own_is_refused(file: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS ID, 'x' AS Name FROM n"
    change(file, "ALTER TABLE CODERS RENAME TO OLD", f"CREATE VIEW CODERS AS {endless}")
    with pytest.raises(InputError, match="CODERS is not a plain table"):
        read_dna(file)


def test_a_reckoned_column_is_refused(file: Path) -> None:
    columns = "Title, Author, Source, Section, Notes, Type, Date"
    huge = f"CREATE TABLE DOCUMENTS(ID INTEGER, {columns}, Text TEXT AS (hex(zeroblob(40000000))))"
    with pytest.raises(InputError, match="DOCUMENTS has a reckoned column"):
        read_dna(change(file, "DROP TABLE DOCUMENTS", huge))


def test_a_document_beyond_all_measure_is_refused(file: Path) -> None:
    change(file, "UPDATE DOCUMENTS SET Text = CAST(zeroblob(100000001) AS TEXT) WHERE ID = 1")
    with pytest.raises(InputError, match="is damaged"):
        read_dna(file)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"title,date\n", "is no .dna file, for it is not an SQLite database"),
        (b'<?xml version="1.0"?>', "is a file of DNA 1"),
        (b"SQLite format 3\x00" + bytes(4080), "is damaged"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "a.dna"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_dna(path)


def test_a_file_cut_short_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20000])
    with pytest.raises(InputError, match="is damaged"):
        read_dna(file)


def test_a_file_whose_tables_are_no_text_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE CODERS", b"CREATE\x83\xf7ABLE CODERS"))
    with pytest.raises(InputError, match="is damaged"):
        read_dna(file)


def test_a_file_that_is_missing_or_being_written_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_dna(tmp_path / "none.dna")
    with pytest.raises(InputError, match="is a folder"):
        read_dna(tmp_path)
    (tmp_path / "coded.dna-journal").write_bytes(b"x")
    with pytest.raises(InputError, match="being written to"):
        read_dna(file)


def test_reading_leaves_the_file_and_its_folder_as_they_are(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    read_dna(file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["coded.dna"]


@pytest.fixture
def version_2(tmp_path: Path) -> Iterator[Path]:
    """A file as DNA 2 has it: texts in the data, dates in milliseconds, attributes in one table."""
    data = "(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, StatementTypeId INTEGER, Value)"
    file = change(
        tmp_path / "old.dna",
        "CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT)",
        "INSERT INTO SETTINGS VALUES ('version', '2.0 beta 25')",
        "CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT)",
        "INSERT INTO CODERS VALUES (1, 'Admin')",
        "CREATE TABLE DOCUMENTS(ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date)",
        "INSERT INTO DOCUMENTS VALUES (7, 'Debate', 'We must not go.', 1, NULL, 'HC', '', '', '', 1018951200000)",
        "CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT)",
        "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement')",
        "CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable, DataType, StatementTypeId)",
        "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'agreement', 'boolean', 1)",
        "CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId, DocumentId, Start, Stop, Coder)",
        "INSERT INTO STATEMENTS VALUES (3, 1, 7, 3, 7, 1)",
        *(f"CREATE TABLE DATA{kind} {data}" for kind in ("BOOLEAN", "INTEGER", "LONGTEXT", "SHORTTEXT")),
        "INSERT INTO DATABOOLEAN VALUES (1, 3, 2, 1, 0)",
        "INSERT INTO DATASHORTTEXT VALUES (1, 3, 1, 1, 'M Ancram')",
        "CREATE TABLE ATTRIBUTES(ID, VariableId, Value, Red, Green, Blue, Type, Alias, Notes, ChildOf)",
        "INSERT INTO ATTRIBUTES VALUES (1, 1, '', 0, 0, 0, '', '', '', ''),"
        " (2, 1, 'M Ancram', 0, 135, 220, 'Conservative', '', '', '')",
    )
    yield file


def test_a_file_of_version_2_is_read_with_its_dates_in_milliseconds(version_2: Path) -> None:
    coding = read_dna(version_2)
    (statement,) = coding.statements
    assert dict(statement.values) == {"person": "M Ancram", "agreement": 0}
    (document,) = coding.documents
    assert document.text[statement.start : statement.end] == "must"
    assert (document.time, document.author, document.source) == (datetime(2002, 4, 16, 10), "", "HC")
    attributes = {"Type": "Conservative", "Alias": "", "Notes": ""}
    assert coding.entities == (Entity("person", "M Ancram", (0, 135, 220), attributes),)
    assert coding.notes == ()


@fetched
def test_the_sample_of_dna_is_read() -> None:
    coding = read_dna(Path(FETCHED) / "sample.dna")
    assert (len(coding.documents), coding.notes) == (7, ())
    assert Counter(s.kind for s in coding.statements)["DNA Statement"] == 40
    alliance = [entity for entity in coding.entities if entity.value == "Alliance to Save Energy"]
    assert [(entity.variable, entity.colour) for entity in alliance] == [("organization", (0, 0xCC, 0))]


@fetched
def test_the_iraq_debates_are_read() -> None:
    coding = read_dna(Path(FETCHED) / "dna_example_UKIraqWar2003.dna")
    assert (len(coding.documents), len(coding.statements), coding.notes) == (12, 1166, ())
    first = coding.statements[0]
    assert coding.document[first.document].text[first.start : first.end] == "Iraq, with its weapons of mass destruction"
    assert coding.document[1].time == datetime(2002, 4, 16, 10)
