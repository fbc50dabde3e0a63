"""Coded statements as a table, and back; tables made by hand are read as they are meant, or refused with the line."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phones import debate

from kg.coding import (
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Variable,
    coding_of,
    read_coding,
    read_dna,
    read_table,
    table_csv,
    write_table,
)
from kg.errors import InputError

SYNTHETIC = Path(__file__).parents[2] / "gold/dna/synthetic.dna"
HEAD = "organization,concept,agreement,date\n"


def without_texts(coding: Coding) -> Coding:
    documents = tuple(replace(document, text="", notes="") for document in coding.documents)
    return replace(coding, documents=documents, entities=())


def as_told(variable: Variable, ending: str) -> Variable:
    """CSV does not tell what is a long text; it is known by its length."""
    long = variable.type is DataType.LONG_TEXT and ending == ".csv"
    return Variable(variable.name, DataType.SHORT_TEXT) if long else variable


def table(tmp_path: Path, text: str, name: str = "coded.csv") -> Coding:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return read_table(path)


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_table_holds_all_of_a_coding_but_texts_and_code_book(tmp_path: Path, ending: str) -> None:
    for number, coding in enumerate((read_dna(SYNTHETIC), coding_of(debate(), towards="both"))):
        path = tmp_path / f"{number}{ending}"
        write_table(coding, path)
        read = read_coding(path)
        used = {s.document for s in coding.statements}
        expected = without_texts(coding)
        assert read.statements == expected.statements
        assert read.documents == tuple(d for d in expected.documents if d.id in used)
        assert read.kinds == {k: tuple(as_told(v, ending) for v in vs) for k, vs in coding.kinds.items()}
        assert read.coders == coding.coders


def test_a_row_has_the_words_and_the_document(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(table_csv(coding_of(debate())).removeprefix("\ufeff"))))
    assert list(rows[0]) == [
        "id", "kind", "coder", "document", "document_key", "title", "date", "author", "source", "section", "type",
        "start", "end", "text", "person", "organization", "concept", "agreement", "act", "rule", "confidence", "key",
    ]  # fmt: skip
    assert rows[1]["text"] == "phones in class help"
    assert (rows[1]["organization"], rows[1]["concept"], rows[1]["agreement"]) == ("Heads", "ban on phones", "0")


def test_parquet_has_numbers_and_times(tmp_path: Path) -> None:
    write_table(read_dna(SYNTHETIC), tmp_path / "a.parquet")
    read = pq.read_table(tmp_path / "a.parquet")
    assert (str(read.schema.field("agreement").type), str(read.schema.field("date").type)) == ("int64", "timestamp[us]")


@pytest.mark.parametrize(
    ("yes", "no"), [("1", "0"), ("yes", "no"), ("For", "AGAINST"), ("true", "false"), (" pro ", "con")]
)
def test_agreement_is_read_as_people_write_it(tmp_path: Path, yes: str, no: str) -> None:
    coding = table(tmp_path, f"Actor;Concept;Agreement\nUnison;cuts;{no}\nLabour;cuts;{yes}\n")
    assert [s.values for s in coding.statements] == [
        {"organization": "Unison", "concept": "cuts", "agreement": 0},
        {"organization": "Labour", "concept": "cuts", "agreement": 1},
    ]
    assert coding.kinds["DNA Statement"][2] == Variable("agreement", DataType.BOOLEAN)


def test_neutral_statements_make_agreement_an_integer(tmp_path: Path) -> None:
    coding = table(tmp_path, "person\tconcept\tagreement\nA\tcuts\t-1\nB\tcuts\t0\nC\tcuts\t+1\nD\tcuts\t−1\n")
    assert [s.values["agreement"] for s in coding.statements] == [-1, 0, 1, -1]
    assert coding.variables()["agreement"].type is DataType.INTEGER


def test_dates_may_be_partial_or_have_a_time(tmp_path: Path) -> None:
    dates = ("2009", "2009-07", "2009-07-14", "2009-07-14 10:30", "2009-07-14T10:30+02:00", "")
    coding = table(tmp_path, HEAD + "".join(f"A,cuts,1,{date}\n" for date in dates))
    assert [d.time for d in coding.documents] == [
        datetime(2009, 1, 1), datetime(2009, 7, 1), datetime(2009, 7, 14), datetime(2009, 7, 14, 10, 30),
        datetime(2009, 7, 14, 8, 30), None,
    ]  # fmt: skip


def test_rows_of_one_title_are_of_one_document_and_rows_of_none_stand_alone(tmp_path: Path) -> None:
    titled = table(tmp_path, "organization,concept,agreement,title\nA,cuts,1,One\nB,cuts,1,Two\nC,cuts,1,One\n")
    assert [s.document for s in titled.statements] == [1, 2, 1]
    alone = table(tmp_path, HEAD + "A,cuts,1,2009\nB,cuts,1,2009\n")
    assert [s.document for s in alone.statements] == [1, 2]
    assert alone.notes == ("rows that tell neither document nor title, each taken as a document of its own: 2",)


def test_the_list_of_events_of_dna_is_read(tmp_path: Path) -> None:
    head = '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";'
    head += '"text";"coder";"document_id";"document_title";"document_author"\n'
    row = '"7";"2005-01-26 00:00:00";"Joel";"EEA";"CO2; now";"0";"63";"72";"At ""gas""";"Coder 1";"3";"Gas";"X"\n'
    coding = table(tmp_path, head + row)
    (statement,) = coding.statements
    values = {"person": "Joel", "organization": "EEA", "concept": "CO2; now", "agreement": 0}
    assert statement == CodedStatement(7, 3, values, 63, 72, coder="Coder 1")
    assert coding.documents == (CodedDocument(3, "Gas", time=datetime(2005, 1, 26), author="X", key="3"),)


def test_what_was_not_coded_is_told(tmp_path: Path) -> None:
    coding = table(tmp_path, HEAD + "A,cuts,1,\nB,,,\n")
    assert coding.statements[1].values == {"organization": "B", "concept": "", "agreement": ""}
    assert [note.partition(" (")[0] for note in coding.notes[:2]] == [
        "rows without concept, taken as not coded: 1", "rows without agreement, taken as not coded: 1",
    ]  # fmt: skip
    assert coding.notes[0].endswith("coded.csv line 3)")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "coded.csv: is empty"),
        ("concept,agreement\n", "has no column organization, actor or person; it has concept, agreement"),
        ("organization,agreement\n", "has no column concept"),
        ("actor,concept\n", "has no column agreement"),
        ("actor,organization,concept,agreement\n", "two columns are called 'organization'"),
        (HEAD + "A,cuts,1,2009\n\nB,cuts,perhaps,2009\n", "line 4: agreement is 'perhaps'; write 1 or 0, yes or no"),
        (HEAD + "A,cuts,1,14.7.2009\n", "line 2: the date is '14.7.2009'; write 2009-07-14"),
        (HEAD + "A,cuts\n", "line 2: has 2 cells, the first line 4"),
        (HEAD + 'A,"cuts\nand, more",1,2009\nB,cuts,2009\n', "line 4: has 3 cells"),
        (HEAD + 'A,"cuts" and,1,2009\n', "line 2: is no CSV"),
        ("id," + HEAD + "1,A,c,1,\n1,B,c,1,\n", "line 3: the id 1 stands twice"),
        ("id," + HEAD + "x,A,c,1,\n", "line 2: id is 'x'; write a whole number"),
        ("document," + HEAD + "1,A,c,1,2009\n1,B,c,1,2010\n", "line 3: the date of document 1 is not that of .*line 2"),
    ],
)
def test_errors_name_the_line_and_the_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        table(tmp_path, text)


def test_files_of_other_kinds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(HEAD.encode() + "Größe".encode("latin-1"))
    with pytest.raises(InputError, match="is not UTF-8"):
        read_coding(tmp_path / "a.csv")
    (tmp_path / "a.parquet").write_bytes(b"PAR1nothing")
    with pytest.raises(InputError, match="is no Parquet file"):
        read_coding(tmp_path / "a.parquet")
    with pytest.raises(InputError, match="tells nothing of coded statements"):
        read_coding(tmp_path / "a.docx")
    with pytest.raises(InputError, match="No such file"):
        read_coding(tmp_path)


WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 1)), min_size=1, max_size=4))
def test_whatever_stands_in_a_cell_comes_back(rows: list[tuple[str, str, int]]) -> None:
    variables = (
        Variable("organization", DataType.SHORT_TEXT),
        Variable("concept", DataType.SHORT_TEXT),
        Variable("agreement", DataType.BOOLEAN),
    )
    statements = tuple(
        CodedStatement(n, 1, {"organization": who, "concept": what, "agreement": side})
        for n, (who, what, side) in enumerate(rows, start=1)
    )
    coding = Coding((CodedDocument(1, "x", key="1"),), statements, {"DNA Statement": variables})
    text = table_csv(coding)
    cells = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in cells for cell in row)
    with TemporaryDirectory() as name:
        path = Path(name) / "a.csv"
        write_table(coding, path)
        assert [s.values for s in read_table(path).statements] == [s.values for s in statements]
