"""Many documents in a file: tables, feeds, messages, archives. Each awkward file is read rightly or says why not."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from kg.errors import InputError, SettingsError
from kg.lang.calendar import parse_date
from kg.reading import read_all
from kg.reading.readers import File, SourceText, read_file
from kg.reading.readers.zipped import MOST_FILES

LONG = "The council closed two libraries, and the union called that a tragedy for readers in the town. " * 3


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def texts(name: str, data: bytes | str, **columns: str) -> tuple[list[SourceText], list[str]]:
    found, wrong = read_file(File(name, data.encode() if isinstance(data, str) else data, tuple(columns.items())))
    return found, [str(each) for each in wrong]


def told(name: str, data: bytes | str, **columns: str) -> str:
    with pytest.raises(InputError) as error:
        texts(name, data, **columns)
    assert str(error.value).startswith(name)
    return str(error.value)


def book(*sheets: list[list[object]], change: Callable[..., None] | None = None) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def archive(**files: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


# --- columns --------------------------------------------------------------------------------------------------


def test_a_row_is_a_document_and_the_names_of_columns_say_what_is_known_of_it() -> None:
    found, wrong = texts(
        "a.csv",
        "id,Headline,Body,Published,Source,Byline,Section,Web URL,words\n"
        'x1,Shut,"It fell, they said.",2009-07-01,Leeds Daily,By Ann Lee,News,https://a.example/1,4\n'
        "x2,,It rose.,,,,,,2\n",
    )
    assert wrong == []
    assert [(text.name, text.text) for text in found] == [("a.csv#x1", "It fell, they said."), ("a.csv#x2", "It rose.")]
    assert dict(found[0].given) == {
        "title": "Shut", "date": "2009-07-01", "author": "Ann Lee", "publisher": "Leeds Daily", "section": "News",
        "url": "https://a.example/1",
    }  # fmt: skip
    assert found[1].given == ()
    assert found[0].how == (
        "text: Body; title: Headline; date: Published; author: Byline; publisher: Source; section: Section; "
        "url: Web URL; id: id; left aside: words"
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("title;Text\r\nA;It fell.\r\n", "It fell."),
        ("sep=;\ntitle;text\nA;It fell.\n", "It fell."),
        ("title\ttext\nA\tIt fell, they said.\n", "It fell, they said."),
        ('title\ttext\nA\t"It fell," they "said.\n', '"It fell," they "said.'),
        ("\ufefftitle,text\nA,It fell.\n", "It fell."),
        ("Export of 2009\n\ntitle,text\nA,It fell.\n", "It fell."),
        ("text\nIt fell.\n", "It fell."),
        ('text\n"It fell.\n\nIt rose."\n', "It fell.\n\nIt rose."),
        ("summary,content\nShort.,\nBrief.,\n,It fell.\n", "Short."),
        ("summary,content\nShort.,It fell.\n", "It fell."),
        (f"a,b\nx,{LONG.replace(',', ';')}\n", LONG.replace(",", ";").strip()),
        ("text\n<p>It fell.</p><p>It &amp; rose.<script>x()</script></p>\n", "It fell.\nIt & rose."),
        ("text\nHe wrote 1 < 2 & 3.\n", "He wrote 1 < 2 & 3."),
    ],
)
def test_tables_as_programs_write_them(data: str, text: str) -> None:
    found, _ = texts("a.tsv" if "\t" in data else "a.csv", data)
    assert found[0].text == text


def test_the_unicode_text_of_spreadsheets_is_utf16() -> None:
    assert texts("a.csv", "title\ttext\nA\tCafé.\n".encode("utf-16"))[0][0].text == "Café."


def test_a_column_may_be_named_or_said_to_be_none() -> None:
    data = "text,lead,by\nIt fell.,It rose.,Ann\n"
    found, _ = texts("a.csv", data, text="LEAD", author="by")
    assert (found[0].text, found[0].given) == ("It rose.", (("author", "Ann"),))
    assert texts("a.csv", "text,title\nIt fell.,A\n", title="")[0][0].given == ()
    assert "no column 'led'; did you mean lead?" in told("a.csv", data, text="led")


def test_only_what_a_column_can_be_may_be_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no column can be 'texts'; use text, title, date"):
        read_all([put(tmp_path, "a.csv", "text\nIt fell.\n")], columns=(("texts", "text"),))


@pytest.mark.parametrize(
    ("cells", "dates", "how"),
    [
        (["01/07/2009", "13/07/2009"], ["2009-07-01", "2009-07-13"], "day before month"),
        (["07/01/2009", "07/13/2009"], ["2009-07-01", "2009-07-13"], "month before day"),
        (["39995", "40000.5"], ["2009-07-01", "2009-07-06"], "numbers as days since 1900"),
        (["39995", "2009-07-02"], ["2009-07-01", "2009-07-02"], "numbers as days since 1900"),
        (["20090701"], ["2009-07-01"], ""),
        (["1246406400"], ["2009-07-01"], "seconds since 1970"),
        (["2009", "2009-07"], ["2009", "2009-07"], ""),
        (["1 July 2009"], ["2009-07-01"], ""),
    ],
)
def test_a_column_of_dates_is_read_as_one(cells: list[str], dates: list[str], how: str) -> None:
    found, wrong = texts("a.csv", "date,text\n" + "".join(f"{c},Text {n}.\n" for n, c in enumerate(cells)))
    assert [parse_date(dict(text.given)["date"]) for text in found] == dates and wrong == []
    assert ("date: date (" in found[0].how) == bool(how) and how in found[0].how


def test_records_under_other_keys_are_read_by_them() -> None:
    found, wrong = texts("a.jsonl", '{"headline": "A", "body": "It fell.", "published": 1246406400, "x": 1}\n')
    assert (found[0].text, dict(found[0].given)) == ("It fell.", {"title": "A", "date": "2009-07-01"})
    assert found[0].how == "text: body; title: headline; date: published (seconds since 1970); left aside: x"
    assert texts("a.jsonl", '{"text": "It fell.", "title": "A"}\n')[0][0].how == "" and wrong == []


def test_records_that_hold_no_texts_say_so() -> None:
    assert 'a.jsonl#1: no "text"' in told("a.jsonl", '{"document": {"text": "A."}, "claims": []}\n')


# --- spreadsheets and data frames -----------------------------------------------------------------------------


def test_each_sheet_is_a_table_and_one_without_texts_is_named() -> None:
    found, wrong = texts(
        "a.xlsx",
        book(
            [["Title", "Body", "Day"], ["A", "It fell.", datetime(2009, 7, 1, 12)], ["B", "It rose.", 39995]],
            [["to do"], ["call Ann"]],
            [["text"], ["It stood."]],
        ),
    )
    assert [text.name for text in found] == ["a.xlsx#Sheet1!2", "a.xlsx#Sheet1!3", "a.xlsx#Sheet3!2"]
    assert [dict(text.given).get("date") for text in found] == ["2009-07-01", "2009-07-01", None]
    assert len(wrong) == 1 and wrong[0].startswith("a.xlsx#Sheet2: no column of texts among to do")


def test_what_is_merged_stands_in_all_cells_that_it_covers() -> None:
    def merge(made: object) -> None:
        sheet = made["Sheet1"]  # type: ignore[index]
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("B3:B4")

    rows = [["Articles of 2009"], ["text", "newspaper"], ["It fell.", "The Heron"], ["It rose."]]
    found, wrong = texts("a.xlsx", book(rows, change=merge))
    assert [(t.name, dict(t.given)) for t in found] == [(f"a.xlsx#{n}", {"publisher": "The Heron"}) for n in (3, 4)]
    assert wrong == []


def test_numbers_errors_and_formulas_in_a_spreadsheet() -> None:
    found, wrong = texts("a.xlsx", book([["title", "text"], [2009.0, "It fell._x000D_\nIt rose."], ["b", "=A1"]]))
    assert [(t.text, t.given) for t in found] == [("It fell.\nIt rose.", (("title", "2009"),))]
    assert wrong == ["a.xlsx: row 3 without a text, left out"]  # a formula that no program has reckoned


def test_hidden_sheets_are_named_and_days_since_1904_are_not_guessed() -> None:
    def change(made: object) -> None:
        made["Sheet2"].sheet_state = "hidden"  # type: ignore[index]
        made.epoch = datetime(1904, 1, 1)  # type: ignore[attr-defined]

    found, wrong = texts(
        "a.xlsx", book([["text", "date"], ["It fell.", 38533]], [["text"], ["It rose."]], change=change)
    )
    assert [(t.text, t.given) for t in found] == [("It fell.", ())]
    assert [each.partition(",")[0] for each in wrong] == [
        "a.xlsx#Sheet2: a hidden sheet", "a.xlsx#2: date is '38533'"
    ]  # fmt: skip


def test_a_data_frame_is_read() -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    columns = {"content": ["It fell.", None], "date": [date(2009, 7, 1)] * 2, "authors": [["Ann", "Bo"], None]}
    parquet.write_table(pa.table(columns), out)
    found, wrong = texts("a.parquet", out.getvalue())
    assert [(t.name, t.text) for t in found] == [("a.parquet#2", "It fell.")]
    assert dict(found[0].given) == {"date": "2009-07-01", "author": "Ann, Bo"}
    assert wrong == ["a.parquet: row 3 without a text, left out"]


# --- feeds and messages ---------------------------------------------------------------------------------------

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Leeds Daily</title>
<item><title>Row &amp;amp; anger</title><link>https://a.example/1</link><pubDate>Wed, 01 Jul 2009 12:00:00 GMT</pubDate>
<author>ann@a.example (Ann Lee)</author><description>Short.</description>
<content:encoded><![CDATA[<p>It <b>fell</b> at the caf\xe9.</p>
<p>It rose &amp; stood.</p><style>p {}</style>]]></content:encoded>
</item><item><title>B</title><description>&lt;p&gt;It stood.&lt;/p&gt;</description></item><item><title>C</title></item>
</channel></rss>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt"])
def test_a_feed_holds_an_article_an_item_without_its_tags(name: str) -> None:
    found, wrong = texts(name, RSS.encode("latin-1"))
    assert [t.text for t in found] == ["It fell at the café.\nIt rose & stood.", "It stood."]
    assert dict(found[0].given) == {
        "title": "Row & anger", "date": "2009-07-01", "author": "Ann Lee", "publisher": "Leeds Daily",
        "url": "https://a.example/1",
    }  # fmt: skip
    assert [w.partition(",")[0] for w in wrong] == [
        f"{name}#3: an item without a text", f"{name}: of 1 items the feed has no more than a summary"
    ]  # fmt: skip


def test_atom_is_read_with_the_tags_of_its_content_taken_away() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Leeds Daily</title><entry><title type="html">A</title>
    <link rel="self" href="https://a.example/x"/><link href="https://a.example/1"/>
    <updated>2009-07-01T12:00:00Z</updated>
    <author><name>Ann Lee</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It fell.</p>
    <p>It <i>rose</i>.</p></div></content>
    </entry></feed>"""
    ((text,), wrong) = texts("a.atom", atom)
    assert (text.text, wrong) == ("It fell.\nIt rose.", [])
    assert dict(text.given) == {
        "title": "A", "date": "2009-07-01", "author": "Ann Lee", "publisher": "Leeds Daily", "url": "https://a.example/1",
    }  # fmt: skip


def message(text: str = "It fell – at the café.", **parts: tuple[str, bytes]) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = "Café shut", '"Lee, Ann" <ann@a.example>'
    made["Date"] = "Wed, 01 Jul 2009 23:00:00 -0500"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(f"<p>{text}</p>", subtype="html")
    for name, (kind, data) in parts.items():
        main, _, sub = kind.partition("/")
        made.add_attachment(data, maintype=main, subtype=sub, filename=name.replace("_", "."))
    return bytes(made)


def test_a_message_is_its_plain_text_and_attached_texts_are_read_beside_it() -> None:
    parts = {
        "note_txt": ("text/plain", b"It rose."),
        "logo_png": ("image/png", b"\x89PNG"),
        "b_png": ("image/png", b"x"),
    }
    found, wrong = texts("a.eml", message(**parts))
    assert [(t.name, t.text.strip()) for t in found] == [
        ("a.eml", "It fell – at the café."),
        ("a.eml#note.txt", "It rose."),
    ]
    assert dict(found[0].given) == {"title": "Café shut", "date": "2009-07-01", "author": "Lee, Ann"}
    assert wrong == ["a.eml: files in it that cannot be read, left out (2 .png)"]


def test_a_message_of_html_alone_is_read_without_its_tags() -> None:
    made = EmailMessage()
    made["Subject"] = "A"
    made.set_content(
        "<html><head><title>x</title></head><body><p>It fell.</p><p>It rose.</p></body></html>", subtype="html"
    )
    assert texts("a.eml", bytes(made))[0][0].text == "It fell.\nIt rose."


# --- archives -------------------------------------------------------------------------------------------------


def test_an_archive_holds_files_of_any_kind_and_one_more_archive() -> None:
    inner = archive(**{"c.txt": "It stood.", "d.zip": archive(**{"e.txt": "Deep."})})
    files = {
        "sub/b.csv": "text\nIt rose.\n",
        "a.txt": "It fell.",
        "i.zip": inner,
        "x.png": b"x",
        "__MACOSX/._a.txt": b"x",
    }
    found, wrong = texts("a.zip", archive(**files))
    assert [(t.name, t.text) for t in found] == [
        ("a.zip#a.txt", "It fell."), ("a.zip#i.zip#c.txt", "It stood."), ("a.zip#sub/b.csv#2", "It rose."),
    ]  # fmt: skip
    assert wrong == [
        "a.zip#i.zip#d.zip#e.txt: a file in a file in a file, left out; take it out of them",
        "a.zip: files in it that cannot be read, left out (1 .png)",
    ]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt", "..\\evil.txt"]
)
def test_a_name_that_leads_out_of_an_archive_is_refused(name: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", archive(**{name: "It fell.", "good.txt": "It rose."}))
    found, (warning,) = read_all([path])
    assert [d.text for d in found] == ["It rose."] and list(tmp_path.iterdir()) == [path]
    assert "evil.txt: a name that leads out of the archive, left out" in warning


def _lying(data: bytes, size: int) -> bytes:
    """Write another size of the first file into the directory of an archive."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def _encrypted(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02") + 8
    return data[:at] + struct.pack("<H", 1) + data[at + 2 :]


ONE = archive(**{"a.txt": "It fell."})
CSV, XLSX = "a.csv", "a.xlsx"

REFUSED: dict[str, tuple[str, Callable[[], bytes | str], str]] = {
    "an empty table": (CSV, lambda: "\n\n", "the file is empty"),
    "commas only": (CSV, lambda: ",,,\n,,,\n", "the file is empty"),
    "header only": (CSV, lambda: "title,text\n", "nothing stands under the names of its columns (title, text)"),
    "no column of texts": (CSV, lambda: "year,votes\n2009,12\n", "no column of texts among year, votes; name it with"),
    "a table of texts without one": (CSV, lambda: "title,text\nA,\nB, \n", "2 rows, the first row 2, without a text"),
    "an encoding of Russian": (
        CSV,
        lambda: "text\nЗакон\n".encode("cp1251"),
        "byte 0xc7 at offset 5); in a spreadsheet, save it as",
    ),
    "half of UTF-16": (CSV, lambda: "text\nA.\n".encode("utf-16")[:-1], "not UTF-16 throughout"),
    "a spreadsheet called .csv": (CSV, lambda: book([["text"], ["A."]]), "a ZIP archive"),
    "a table called .xlsx": (XLSX, lambda: "text\nA.\n", "no ZIP file that can be read"),
    "an archive called .xlsx": (XLSX, lambda: ONE, "no spreadsheet that can be read"),
    "a spreadsheet with a password": (XLSX, lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "or one with a password"),
    "an empty spreadsheet": (XLSX, lambda: book([]), "the file is empty"),
    "half a spreadsheet": (XLSX, lambda: book([["text"], ["A."]])[:900], "no ZIP file that can be read"),
    "a spreadsheet without texts": (XLSX, lambda: book([["year"], [2009]]), "no column of texts among year"),
    "text called .parquet": ("a.parquet", lambda: "text\nA.\n", "no Parquet file, whatever its name says"),
    "half a data frame": ("a.parquet", lambda: b"PAR1" + b"x" * 40, "no Parquet file that can be read"),
    "a feed that breaks off": ("a.rss", lambda: RSS[:300], "not well-formed XML"),
    "a feed of entities": (
        "a.rss",
        lambda: '<!DOCTYPE r [<!ENTITY c "b">]><rss><item>&c;</item></rss>',
        "declares entities",
    ),
    "a feed without items": ("a.rss", lambda: "<rss><channel/></rss>", "no feed with items in it"),
    "XML of another kind": (
        "a.xml",
        lambda: "<t:x xmlns:t='u'/>",
        "XML of a kind that is not known (its root is <t:x>)",
    ),
    "no message": ("a.eml", lambda: "It fell.\n", "no message, for it has no sender"),
    "an empty message": ("a.eml", lambda: " \n", "the file is empty"),
    "an encrypted message": (
        "a.eml",
        lambda: "From: a@b\nContent-Type: application/pkcs7-mime\n\nx\n",
        "no text in the message (encrypted",
    ),
    "a message in no known encoding": (
        "a.eml",
        lambda: "From: a@b\nContent-Type: text/plain; charset=none\n\nx\n",
        "in an encoding that is not known",
    ),
    "an empty archive": ("a.zip", lambda: archive(), "nothing in the archive"),
    "no archive": ("a.zip", lambda: "It fell.", "no ZIP file that can be read"),
    "an archive with a password": ("a.zip", lambda: _encrypted(ONE), "encrypted with a password"),
    "a bomb": ("a.zip", lambda: archive(**{"a.txt": b"a" * 20_000_000}), "-fold when unpacked, as no text does"),
    "a bomb called .xlsx": (XLSX, lambda: archive(**{"xl/workbook.xml": b" " * 20_000_000}), "-fold when unpacked"),
    "a size of 2 GB": ("a.zip", lambda: _lying(ONE, 2_000_000_000), "2,000 MB when unpacked, more than 1,000"),
    "a size that is not so": ("a.zip", lambda: _lying(ONE, 3), "damaged in its archive"),
    "more files than anybody reads": (
        "a.zip",
        lambda: archive(**{f"{n}.txt": "" for n in range(MOST_FILES + 1)}),
        "10,001 files in it, more than 10,000",
    ),
    "a kind that nobody reads": ("a.json", lambda: "{}", ".json files cannot be read; write one object a line"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_says_why(what: str) -> None:
    name, make, reason = REFUSED[what]
    assert reason in told(name, make())


@pytest.mark.parametrize(
    ("data", "kept", "reason"),
    [
        (
            "title,text\nA,It fell, they said.\nB,It rose.\n",
            ["It rose."],
            "row 2 has more cells than the table columns",
        ),
        ("title,text\nA\nB,It rose.\n", ["It rose."], "row 2 without a text, left out"),
        ('text\nIt rose.\n"It fell.\n', ["It rose."], "row 3 and what follows are not CSV"),
        (f"text\n{'a' * 10_000_001}\nIt rose.\n", ["It rose."], "a.csv#2: 10,000,001 characters, more than 10,000,000"),
        ("text,date\nIt rose.,soon\n", ["It rose."], "a.csv#2: date is 'soon', not understood as a date"),
        (
            "text,url\nIt rose.,javascript:x\n",
            ["It rose."],
            "a.csv#2: url is 'javascript:x', not the address of a page",
        ),
    ],
)
def test_what_is_wrong_with_a_row_costs_no_other(data: str, kept: list[str], reason: str) -> None:
    found, wrong = texts("a.csv", data)
    assert [t.text for t in found] == kept and len(wrong) == 1 and reason in wrong[0]
