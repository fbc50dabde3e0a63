"""Word, LibreOffice and PDF: what is read, what is left out, and what is refused with its reason."""

from __future__ import annotations

import random

import pytest

from kg.errors import InputError
from kg.model import BlockKind
from kg.reading.documents import document_of
from kg.reading.readers import File, SourceText, packages, read_file
from tests.documents import W, archive, docx, odt, p, pdf


def text_of(name: str, data: bytes) -> SourceText:
    ((text,), wrong) = read_file(File(name, data))
    assert wrong == []
    return text


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(p, paragraphs))}</w:tc>"


# --- Word -----------------------------------------------------------------------------------------------------


def test_headings_lists_and_tables_of_word() -> None:
    body = (
        p("Care in crisis?", "Mine")
        + p("The minister resigned.")
        + p("More money", "L")
        + f"<w:tbl><w:tr>{cell('Leeds')}{cell('12')}</w:tr><w:tr>{cell('Hull')}{cell('')}{cell('9')}</w:tr></w:tbl>"
    )
    text = text_of("a.docx", docx(body))
    assert text.text == "# Care in crisis?\n\nThe minister resigned.\n\n- More money\n\nLeeds | 12\n\nHull | 9"
    kinds = [(block.kind, block.span.of(text.text)) for block in document_of(text).blocks]
    assert kinds[:3] == [
        (BlockKind.TITLE, "Care in crisis?"),
        (BlockKind.BODY, "The minister resigned."),
        (BlockKind.ITEM, "More money"),
    ]
    assert document_of(text).title == "Care in crisis?"


def test_a_byline_whose_style_is_based_on_that_of_the_title_is_no_heading() -> None:
    text = text_of("a.docx", docx(p("Care in crisis", "T") + p("By Ann Lee", "By") + p("It fell.")))
    assert text.text == "# Care in crisis\n\nBy Ann Lee\n\nIt fell."
    assert document_of(text).author == "Ann Lee"


def test_what_is_struck_out_is_not_read_and_what_is_put_in_is() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The minister </w:t></w:r>"
        "<w:del><w:r><w:delText>lied</w:delText></w:r></w:del><w:ins><w:r><w:t>erred</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> twice</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r>"
        "<w:r><w:fldChar/><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>"
        f"<w:sdt><w:sdtPr><w:t>label</w:t></w:sdtPr><w:sdtContent>{p('Inside a control.')}</w:sdtContent></w:sdt>"
    )
    assert text_of("a.docx", docx(body)).text == "The minister erred.\n\nInside a control."


def test_a_table_that_only_sets_the_page_is_read_as_running_text() -> None:
    long = "The council met on Monday. " * 6
    body = f"<w:tbl><w:tr>{cell(long, 'It closed two libraries.')}{cell('Aside.')}</w:tr></w:tbl>"
    assert text_of("a.docx", docx(body)).text == f"{long.strip()}\n\nIt closed two libraries.\n\nAside."


def test_notes_stand_behind_the_text() -> None:
    line, note = f'<w:footnote w:type="separator">{p("x")}</w:footnote>', f"<w:footnote>{p('See page 4.')}</w:footnote>"
    notes = f'<w:footnotes xmlns:w="{W}">{line}{note}</w:footnotes>'
    assert text_of("a.docx", docx(p("It fell."), more={"word/footnotes.xml": notes})).text == "It fell.\n\nSee page 4."


@pytest.mark.parametrize(
    ("title", "author", "given"),
    [
        ("Care in crisis", "Ann Lee", {"title": "Care in crisis", "author": "Ann Lee"}),
        ("Word Document", "python-docx", {}),
        ("", "Microsoft Office User", {}),
    ],
)
def test_properties_that_a_program_wrote_are_nobodys(title: str, author: str, given: dict[str, str]) -> None:
    assert dict(text_of("a.docx", docx(p("It fell."), title=title, author=author)).given) == given


def test_macros_are_not_looked_at() -> None:
    data = docx(p("It fell."), more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0Auto_Open"})
    assert text_of("a.docm", data).text == "It fell."


# --- LibreOffice ----------------------------------------------------------------------------------------------


def test_headings_lists_tables_and_notes_of_libreoffice() -> None:
    body = (
        "<text:tracked-changes><text:p>Struck out.</text:p></text:tracked-changes>"
        "<text:h>Care in crisis</text:h><text:p>The <text:span>minister</text:span><text:s/>resigned."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May.</text:p>"
        "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>More money</text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>Leeds</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
    )
    text = text_of("a.odt", odt(body, title="On care", author="Ann Lee"))
    assert text.text == "# Care in crisis\n\nThe minister resigned.\n\n- More money\n\nLeeds | 12\n\nIn May."
    assert dict(text.given) == {"title": "On care", "author": "Ann Lee"}


# --- PDF ------------------------------------------------------------------------------------------------------


def lines(x: float, y: float, *texts: str, size: float = 10) -> list[tuple[float, float, float, str]]:
    return [(x, y - 12 * i, size, text) for i, text in enumerate(texts)]


def test_columns_are_read_one_after_the_other_and_hyphens_undone() -> None:
    left = lines(50, 700, "The minister said that the coun-", "cil had no long-term plan for the", "long-")
    right = lines(320, 700, "term care of children, and that", "nobody knew why.")
    text = text_of("a.pdf", pdf([[(50, 740, 18, "Care in crisis"), *left, *right]]))
    assert text.text == (
        "# Care in crisis\n\nThe minister said that the council had no long-term plan for the long-term care of "
        "children, and that nobody knew why."
    )


LEFT = (
    "The minister said that the",
    "council had no plan for the",
    "care of children, and that",
    "nobody knew why it had",
    "been put off for so long.",
)
RIGHT = (
    "Unions welcomed the plan",
    "but said that more money",
    "was needed for all of the",
    "homes, and that the levy",
    "should be raised at once.",
)


def test_columns_that_are_written_across_are_put_in_order() -> None:
    across = [
        piece
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for piece in ((50, 700 - 12 * row, 10, left), (320, 700 - 12 * row, 10, right))
    ]
    text = text_of("a.pdf", pdf([[(50, 740, 18, "Care in crisis"), *across]])).text
    assert text == f"# Care in crisis\n\n{' '.join(LEFT)}\n\n{' '.join(RIGHT)}"


def test_rows_of_a_table_stay_together() -> None:
    rows = [
        (x, 700 - 24 * row, 10, cell)
        for row, name in enumerate(("Leeds", "Hull", "York", "Bath", "Ely"))
        for x, cell in ((50, name), (200, "12"), (300, "9"))
    ]
    assert text_of("a.pdf", pdf([rows])).text.split("\n\n")[:2] == ["Leeds | 12 | 9", "Hull | 12 | 9"]


def test_heads_and_numbers_of_pages_are_left_out_and_a_sentence_goes_on_over_the_page() -> None:
    pages = [
        [
            (50, 770, 8, f"Annual report 20{n + 10}"),
            *lines(50, 700, f"This is page {name} of the report, which goes", "on and on and"),
            (290, 150 if n == 2 else 30, 8, str(n)),
        ]
        for n, name in enumerate(("one", "two", "three"), 1)
    ]
    text = text_of("a.pdf", pdf(pages)).text
    assert "Annual" not in text and not any(sign.isdigit() for sign in text)
    assert "on and on and This is page two" in text or "on and on and\n\nThis is page two" in text


def test_notes_at_the_foot_of_a_page_do_not_part_a_sentence() -> None:
    first = [
        *lines(50, 700, "The council said on Monday that it would close", "the library because"),
        (50, 90, 6, "1 See page 4."),
    ]
    text = text_of("a.pdf", pdf([first, lines(50, 700, "nobody had read a book for years, it said.")]))
    assert "because nobody had read" in text.text
    assert text.text.endswith("1 See page 4.")


def test_paragraphs_are_told_by_space_and_by_indents() -> None:
    spaced = [
        *lines(50, 700, "The first one is long enough for", "two lines."),
        *lines(50, 660, "The second one is", "too."),
    ]
    assert (
        text_of("a.pdf", pdf([spaced])).text == "The first one is long enough for two lines.\n\nThe second one is too."
    )
    indented = [
        *lines(50, 700, "The first one is long enough for", "two lines and ends at the edge it."),
        (65, 676, 10, "The second one begins further in,"),
        *lines(50, 664, "and goes on."),
    ]
    assert text_of("a.pdf", pdf([indented])).text.count("\n\n") == 1


def test_a_page_without_text_among_others_is_told() -> None:
    texts, wrong = read_file(File("a.pdf", pdf([lines(50, 700, "The council closed two libraries."), [], []])))
    assert [t.text for t in texts] == ["The council closed two libraries."]
    assert list(map(str, wrong)) == ["a.pdf: no text on 2 of 3 pages (2, 3): pictures, blank or torn"]


def test_title_and_author_of_a_pdf_count_where_its_pages_say_them() -> None:
    pages = [[(50, 740, 18, "Care in crisis"), *lines(50, 700, "By Ann Lee", "The council closed two libraries.")]]
    info = "/Title(Care in crisis)/Author(Ann Lee)"
    assert dict(text_of("a.pdf", pdf(pages, info)).given) == {"title": "Care in crisis", "author": "Ann Lee"}
    assert text_of("a.pdf", pdf(pages, "/Title(Microsoft Word - final_v3.doc)/Author(jsmith)")).given == ()


# --- RTF ------------------------------------------------------------------------------------------------------


def test_rtf_with_its_own_codes_of_characters() -> None:
    info = "{\\info{\\title Care in crisis}{\\author User}}"
    data = f"{{\\rtf1\\ansi{info}{{\\b The minister}} said \\u8220?caf\\'e9\\u8221?.\\par\\par It fell.\\par}}".encode()
    text = text_of("a.rtf", data)
    assert text.text == "The minister said “café”.\n\nIt fell."
    assert dict(text.given) == {"title": "Care in crisis"}


# --- awkward files --------------------------------------------------------------------------------------------

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>'
)
DEEP = "<a>" * 300 + "</a>" * 300
LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
GOOD = docx(p("It fell."))
ENCRYPTED_PDF = pdf([[(50, 700, 10, "It fell.")]]).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32),
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "the file is empty"),
        ("a.docx", GOOD[:200], "torn"),
        ("a.docx", GOOD.replace(b"It fell", b"It f")[:-4], "torn"),
        ("a.docx", b"The minister resigned.", "no .docx file, whatever its name says"),
        ("a.docx", LOCKED, "locked with a password"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "an old Office file, whatever its name says; save it as .docx or .xlsx"),
        ("a.docx", b"%PDF-1.7", "a PDF file, whatever its name says; name it .pdf"),
        ("a.pdf", GOOD, "a ZIP archive (as .docx, .odt and .xlsx are), whatever its name says; name it by"),
        ("a.docx", archive({"xl/workbook.xml": "<x/>"}), "no Word document in it"),
        ("a.docx", docx(p(" ")), "no words in the document"),
        ("a.docx", archive({"word/document.xml": BOMB}), "declares entities"),
        ("a.docx", archive({"word/document.xml": DEEP}), "nested more than 200 deep"),
        ("a.docx", archive({"word/document.xml": "<a><b></a>"}), "not well-formed XML"),
        ("a.odt", docx(p("It fell.")), "no OpenDocument text in it"),
        ("a.odt", odt("", more={"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "locked with a password"),
        ("a.odt", archive({"content.xml": BOMB}), "declares entities"),
        ("a.rtf", b"", "the file is empty"),
        ("a.rtf", b"The minister resigned.", "no RTF file, whatever its name says; name it .txt"),
        ("a.rtf", b"%PDF-1.7", "a PDF file, whatever its name says; name it .pdf"),
        ("a.rtf", b"{\\rtf1 }", "no words in the document"),
        ("a.pdf", b"", "the file is empty"),
        ("a.pdf", b"The minister resigned.", "no PDF file, whatever its name says"),
        ("a.pdf", b"%PDF-1.7\n", "torn"),
        ("a.pdf", pdf([[], []]), "no text in its 2 pages, they are pictures (a scan); have them recognized"),
        ("a.pdf", ENCRYPTED_PDF, "locked with a password"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_file(File(name, data))
    assert said in str(error.value) and str(error.value).startswith(name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf", "a.rtf"])
def test_a_damaged_file_is_read_or_refused_in_our_words(name: str) -> None:
    whole = {
        "a.docx": docx(p("Care in crisis", "T") + p("It fell.")),
        "a.odt": odt("<text:h>Care</text:h><text:p>It fell.</text:p>"),
        "a.rtf": b"{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}The minister \\u8220?fell\\u8221?.\\par}",
        "a.pdf": pdf([lines(50, 700, "The council closed two", "libraries.")] * 3),
    }[name]
    chosen = random.Random(16)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chosen.choice((1, 5, 40))):
            data[chosen.randrange(len(data))] = chosen.randrange(256)
        try:
            _, wrong = read_file(File(name, bytes(data[: chosen.choice((len(data), chosen.randrange(len(data))))])))
        except InputError as error:
            wrong = [error]
        assert [str(each) for each in wrong if "cannot be read as" in str(each)] == []


def test_xml_of_too_many_elements_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_ELEMENTS", 100)
    with pytest.raises(InputError, match="more than 100 elements; cut it into several files"):
        read_file(File("a.docx", docx(p("It fell.") * 100)))


def test_a_part_that_would_unpack_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST_PART", 1000)
    with pytest.raises(InputError, match=r"would unpack to 1,000,\d+ bytes, more than 1,000; cut it into"):
        read_file(File("a.docx", docx(p("a" * 1_000_000))))
