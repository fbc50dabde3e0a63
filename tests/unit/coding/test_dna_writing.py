"""Written .dna files hold what the Discourse Network Analyzer needs, and give back what was put in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from examples.schools import school_debate
from hypothesis import given
from hypothesis import strategies as st
from phones import debate
from plain_dna import Plain

from kg.coding import (
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Entity,
    Variable,
    coding_of,
    dna_contents,
    read_csv,
    read_dna,
    write_dna,
)
from kg.errors import InputError
from kg.model import Knowledge

SYNTHETIC = Path(__file__).parents[2] / "gold/dna/synthetic.dna"
KINDS = {
    "DNA Statement": (
        Variable("person", DataType.SHORT_TEXT),
        Variable("organization", DataType.SHORT_TEXT),
        Variable("concept", DataType.SHORT_TEXT),
        Variable("agreement", DataType.BOOLEAN),
    ),
    "Annotation": (Variable("note", DataType.LONG_TEXT), Variable("weight", DataType.INTEGER)),
}


def written(coding: Coding, tmp_path: Path) -> Path:
    write_dna(coding, tmp_path / "written.dna")
    return tmp_path / "written.dna"


def coding_with(
    *values: dict[str, str | int],
    text: str = "We need a ban.",
    span: tuple[int, int] = (3, 7),
    entities: tuple[Entity, ...] = (),
    **document: object,
) -> Coding:
    """Return a coding of one document with a statement for each of these values."""
    given = CodedDocument(1, "A title", text, datetime(2009, 7, 14), key="1")
    plain = {"person": "", "organization": "Unison", "concept": "cuts", "agreement": 0}
    statements = tuple(
        CodedStatement(n, 1, plain | v, *span, coder="kg") for n, v in enumerate(values or ({},), start=1)
    )
    return Coding((replace(given, **document),), statements, KINDS, entities, ("kg",))  # type: ignore[arg-type]


@pytest.mark.parametrize("found", [debate, school_debate])
def test_what_was_found_is_written_as_dna_needs_it(tmp_path: Path, found: Callable[[], Knowledge]) -> None:
    coding = coding_of(found())
    plain = Plain(written(coding, tmp_path))
    plain.check()
    assert [coder["Name"] for coder in plain["CODERS"]] == ["Admin", "kg"]
    assert {statement["Coder"] for statement in plain["STATEMENTS"]} == {2}
    assert plain.words() == [coding.document[s.document].text[s.start : s.end] for s in coding.statements]


def test_actors_have_the_colours_of_their_kind(tmp_path: Path) -> None:
    plain = Plain(written(coding_of(debate()), tmp_path))
    colours = {(e["Value"], e["Red"], e["Green"], e["Blue"]) for e in plain["ENTITIES"]}
    assert {("Heads", 0, 0x7A, 0x5A), ("Ann Lee", 0, 0x72, 0xB2)} <= colours


@pytest.mark.parametrize("which", ["found", "by hand"])
def test_nothing_is_lost_in_writing_and_reading(tmp_path: Path, which: str) -> None:
    coding = coding_of(debate(), towards="both") if which == "found" else read_dna(SYNTHETIC)
    read = read_dna(written(coding, tmp_path))
    curly = tuple(replace(d, author=d.author.replace("'", "’")) for d in coding.documents)
    assert (read.documents, read.statements, read.kinds, read.notes) == (curly, coding.statements, coding.kinds, ())
    assert sorted(read.entities, key=str) == sorted(coding.entities, key=str)
    assert set(read.coders) == {"Admin", *coding.coders}
    Plain(tmp_path / "written.dna").check()


def test_the_same_coding_gives_the_same_bytes() -> None:
    first, second = (dna_contents(coding_of(debate())).contents for _ in range(2))
    assert first == second


def test_a_written_file_can_be_gone_on_with(tmp_path: Path) -> None:
    path = written(coding_of(debate()), tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("UPDATE DATABOOLEAN SET Value = 1 - Value WHERE StatementId = 1")
        connection.execute("DELETE FROM STATEMENTS WHERE ID = 2")
    Plain(path).check()
    assert [(s.id, s.values["agreement"]) for s in read_dna(path).statements] == [(1, 0), (3, 0), (4, 1)]


def test_an_undated_document_is_put_on_the_first_date_and_says_so(tmp_path: Path) -> None:
    dated = coding_with()
    undated = replace(dated.documents[0], id=2, time=None, key="two", notes="From the web")
    coding = replace(dated, documents=(*dated.documents, undated))
    notes = write_dna(coding, tmp_path / "a.dna")
    assert notes == ("documents without a date, put on 2009-07-14 00:00:00, the first of the collection: 1",)
    row = Plain(tmp_path / "a.dna")["DOCUMENTS"][1]
    assert row["Date"] == 1247529600
    assert row["Notes"] == "From the web\nkg document: two\nkg date: not known; put on 2009-07-14 00:00:00"
    assert read_dna(tmp_path / "a.dna").documents[1] == undated
    with closing(sqlite3.connect(tmp_path / "a.dna")) as connection, connection:
        connection.execute("UPDATE DOCUMENTS SET Date = 1247616000 WHERE ID = 2")
    assert read_dna(tmp_path / "a.dna").documents[1].time == datetime(2009, 7, 15)


def test_long_names_stay_distinct_and_are_told_in_full(tmp_path: Path) -> None:
    long = "The Government should " + "very " * 50
    coding = coding_with({"concept": long + "much"}, {"concept": long + "often"}, {"concept": "x" * 190})
    notes = write_dna(coding, tmp_path / "a.dna")
    assert "names longer than 190 characters, cut and marked: 2" in notes
    plain = Plain(tmp_path / "a.dna")
    plain.check()
    concepts = {str(e["Value"]) for e in plain["ENTITIES"] if e["VariableId"] == 3}
    assert {len(name) <= 190 for name in concepts} == {True} and len(concepts) == 4
    assert all(name.startswith("The Government should very ") or name in ("", "x" * 190) for name in concepts)


def test_what_dna_cannot_say_is_left_out_and_told(tmp_path: Path) -> None:
    coding = coding_with({"agreement": ""}, {"agreement": 1}, {"agreement": -1})
    assert write_dna(coding, tmp_path / "a.dna") == ("statements whose agreement is neither yes nor no, left out: 2",)
    assert [s.id for s in read_dna(tmp_path / "a.dna").statements] == [2]


def test_a_value_that_was_not_coded_is_the_empty_entity(tmp_path: Path) -> None:
    plain = Plain(written(coding_with({"organization": "", "concept": ""}), tmp_path))
    plain.check()
    entities = plain.ids("ENTITIES")
    assert [entities[row["Entity"]]["Value"] for row in plain["DATASHORTTEXT"]] == ["", "", ""]


def test_an_actor_in_two_variables_is_two_entities(tmp_path: Path) -> None:
    plain = Plain(written(coding_with({"person": "Ofsted", "organization": "Ofsted", "concept": "Ofsted"}), tmp_path))
    plain.check()
    assert sorted(e["VariableId"] for e in plain["ENTITIES"] if e["Value"] == "Ofsted") == [1, 2, 3]


def test_apostrophes_where_dna_makes_queries_of_them_are_curled(tmp_path: Path) -> None:
    coding = coding_with(author="O'Neill", source="Bishop's Daily", title="It's on")
    assert "documents with ' in author, source, section or type, written as ’: 1" in write_dna(
        coding, tmp_path / "a.dna"
    )
    (document,) = read_dna(tmp_path / "a.dna").documents
    assert (document.author, document.source, document.title) == ("O’Neill", "Bishop’s Daily", "It's on")


def test_names_are_not_taken_for_html(tmp_path: Path) -> None:
    coding = coding_with({"organization": "<HTML><img src=http://example.org>"}, title="<html><h1>")
    (document,) = read_dna(written(coding, tmp_path)).documents
    assert document.title == "‹html><h1>"
    assert (
        read_dna(tmp_path / "written.dna").statements[0].values["organization"] == "‹HTML><img src=http://example.org>"
    )


def test_a_table_without_texts_can_become_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("actor,concept,agreement,date\nUnison,cuts,no,2009\nLabour,cuts,yes,2010\n")
    notes = write_dna(read_csv(tmp_path / "a.csv"), tmp_path / "a.dna")
    assert notes == ("documents whose text is not known, which DNA needs: a sentence that says so: 2",)
    Plain(tmp_path / "a.dna").check()
    assert [s.values for s in read_dna(tmp_path / "a.dna").statements] == [
        {"organization": "Unison", "concept": "cuts", "agreement": 0},
        {"organization": "Labour", "concept": "cuts", "agreement": 1},
    ]


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (99, 120), (-1, 4)])
def test_places_outside_the_text_are_told(tmp_path: Path, span: tuple[int, int]) -> None:
    notes = write_dna(coding_with(span=span), tmp_path / "a.dna")
    assert notes == ("statements whose place is not in their text, put at its beginning: 1",)
    Plain(tmp_path / "a.dna").check()


def test_every_type_of_statement_has_its_own_variables(tmp_path: Path) -> None:
    note = CodedStatement(9, 1, {"note": "long\nnote", "weight": ""}, 0, 2, "Annotation", key="claim/1")
    coding = coding_with()
    coding = replace(coding, statements=(*coding.statements, note))
    assert "statements whose weight is not coded, written as 0: 1" in write_dna(coding, tmp_path / "a.dna")
    Plain(tmp_path / "a.dna").check()
    read = read_dna(tmp_path / "a.dna")
    assert read.kinds == KINDS
    assert read.statements[1] == replace(note, values={"note": "long\nnote", "weight": 0}, coder="Admin")


def test_numbers_that_dna_cannot_hold_are_given_anew(tmp_path: Path) -> None:
    coding = coding_with()
    moved = replace(coding.statements[0], id=2**40, document=0)
    coding = replace(coding, documents=(replace(coding.documents[0], id=0),), statements=(moved,))
    read = read_dna(written(coding, tmp_path))
    assert (read.documents[0].id, read.statements[0].id, read.statements[0].document) == (1, 1, 1)


def test_a_place_that_cannot_be_written_to_is_told_and_an_old_file_stays(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_dna(coding_with(), tmp_path / "none" / "a.dna")
    (tmp_path / "a.dna").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_dna(coding_with(), tmp_path / "a.dna")
    assert [path.name for path in tmp_path.iterdir()] == ["a.dna"]


PIECES = st.sampled_from(["\r\n", "\r", "\n", "😀", "𝐀", "“", "'", '"', "<html>", "é", "a", " ", "\0", "\ud800", "\t"])
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join)


@given(TEXTS, st.data())
def test_the_words_of_a_statement_are_the_same_whatever_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    name = data.draw(TEXTS)
    coding = coding_with({"concept": name}, text=text, span=(start, end), title=name, author=name, notes=name)
    with TemporaryDirectory() as folder:
        plain = Plain(written(coding, Path(folder)))
        plain.check()
        read = read_dna(Path(folder) / "written.dna")
    (statement,) = read.statements
    assert read.notes == ()
    alike = {"\ud800": "\ufffd", "\0": "\ufffd", "😀": "\ufffd", "𝐀": "A"}
    # A span may begin or end within CR LF: what stands before and after it tells where it is.
    before, words = text[:start], text[start:end]
    if before.endswith("\r") and words.startswith("\n"):
        before, words = before + "\n", words[1:]
    expected = words.replace("\r\n", "\n").replace("\r", "\n")
    for wide, plain_one in alike.items():
        expected = expected.replace(wide, plain_one)
    if expected:
        assert plain.words() == [expected]
        assert read.documents[0].text[statement.start : statement.end] == expected
