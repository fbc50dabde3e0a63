"""Each kind of file has its reader; what a reader cannot use is said, not swallowed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import InputError
from kg.reading import read_all, readers
from kg.reading.readers import READERS, SUFFIXES, File, Reader, SourceText, find_reader, read_file

PAGE = b"<!DOCTYPE html><html><p>The minister resigned.</p></html>"
RECORD = b'{"text": "The minister resigned."}\n'


def test_a_suffix_belongs_to_one_reader() -> None:
    assert sorted(set(SUFFIXES)) == sorted(SUFFIXES)
    assert [s for s in SUFFIXES if s != s.casefold() or not s.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"The minister resigned.", "text"),
        ("a.MD", b"# A head", "markdown"),
        ("Letter of J. Smith", b"The minister resigned.", "text"),
        ("notes 2009.07", b"The minister resigned.", "text"),
        ("a.unheard", PAGE, "html"),
        ("a.txt", b"\xef\xbb\xbf \n" + PAGE, "html"),
        ("a.md", PAGE, "html"),
        ("a.txt", b"He wrote <html> by hand.", "text"),
        ("a.htm", b"no page at all", "html"),
        ("a.jsonl", PAGE, "jsonl"),
        ("a.txt", RECORD, "text"),
        ("-", RECORD, "jsonl"),
        ("-", b"[1]\n", "text"),
        ("-", b"", "text"),
        ("-", PAGE, "html"),
        ("-", PAGE.decode().encode("utf-16"), "text"),
    ],
)
def test_a_file_is_read_by_its_suffix_and_where_that_says_nothing_by_its_content(
    name: str, data: bytes, reader: str
) -> None:
    assert find_reader(File(name, data)).name == reader


def test_front_matter_is_read_in_plain_text_too() -> None:
    ((text,), _) = read_file(File("a.txt", b"---\nTitle: 'Hungry'\nmood: sad\n---\nMinisters act."))
    assert text.given == (("title", "Hungry"),)
    assert text.text[text.skip :] == "Ministers act."


def test_what_is_wrong_with_lines_is_told_beside_those_that_are_right() -> None:
    texts, wrong = read_file(
        File("a.jsonl", b'[1]\n\n{"text": " "}\r\n{"text": "It fell.", "date": 2009, "url": []}\n')
    )
    assert texts == [SourceText("a.jsonl#4", "It fell.", (("date", "2009"),))]
    assert [str(e).partition(";")[0] for e in wrong] == ['a.jsonl#1: no "text"', 'a.jsonl#3: "text" is empty']


def test_a_file_without_one_text_says_what_is_wrong_with_the_first() -> None:
    with pytest.raises(InputError, match=r"a\.jsonl#2: not JSON"):
        read_file(File("a.jsonl", b"\n{\n[1]\n"))
    with pytest.raises(InputError, match=r"a\.jsonl: the file is empty"):
        read_file(File("a.jsonl", b"\x1f"))


# --- what a new reader can rely on ----------------------------------------------------------------------------


def _minutes(file: File) -> Iterator[SourceText | InputError]:
    for number, part in enumerate(file.data.split(b"\0"), 1):
        text = part.decode()
        named = (("title", f"Item {number}"),)
        yield SourceText(f"{file.name}#{number}", text, named) if text else InputError(f"{file.name}#{number}: empty")


def _absent(_: File) -> Iterator[SourceText]:
    import no_such_module_of_ours as absent  # type: ignore[import-not-found]

    yield absent.text


def _add(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "READERS", (*READERS, reader))
    for module in ("kg.reading.readers", "kg.reading.files", "kg.reading.folders"):
        monkeypatch.setattr(f"{module}.SUFFIXES", (*SUFFIXES, *reader.suffixes))


def test_one_file_may_hold_many_documents_with_their_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(Reader("minutes", (".min",), _minutes, "minutes"), monkeypatch)
    (tmp_path / "a.min").write_bytes(b"The council met.\0\0The mayor left.")
    (tmp_path / "b.doc").write_bytes(b"x")
    found, warnings = read_all([tmp_path])
    assert [(d.path, d.title) for d in found] == [
        (f"{tmp_path / 'a.min'}#1", "Item 1"),
        (f"{tmp_path / 'a.min'}#3", "Item 3"),
    ]
    assert [w.removeprefix(str(tmp_path)).partition(";")[0] for w in warnings] == [
        "/a.min#2: empty",
        ": left out what cannot be read (1 .doc)",
    ]


def test_a_reader_that_lacks_its_extra_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _add(Reader("minutes", (".min",), _absent, "minutes", "office"), monkeypatch)
    with pytest.raises(
        InputError,
        match=r"minutes needs no_such_module_of_ours \(No mod.*\); run: .* install -e \"\.\[office\]\" \(in the folder",
    ):
        read_file(File("a.min", b"x"))
    _add(Reader("minutes", (".min",), _absent, "minutes"), monkeypatch)
    with pytest.raises(ModuleNotFoundError):  # a module of ours that is missing is no matter of the user's
        read_file(File("a.min", b"x"))


WORDS = "<p>" + "Care homes in the town are at the centre of a dispute that has lasted since the spring. " * 4 + "</p>"


def html(head: str = "", at: str = "", beside: str = "") -> SourceText:
    pytest.importorskip("trafilatura")
    page = (
        f"<!DOCTYPE html><html><head><title>A row over care homes</title>{head}</head><body><main><article>"
        f"<h1>A row over care homes</h1>{at}{WORDS}</article></main>{beside}</body></html>"
    )
    ((text,), _) = read_file(File("a.html", page.encode()))
    return text


@pytest.mark.parametrize(
    "parts",
    [
        {"beside": "<footer>© 2019 Leeds Daily Ltd</footer>"},
        {"at": "<p>The home opened on 3 March 1998 and was sold in 2007.</p>"},
        {"beside": '<aside><h3>Most read</h3>Dog bites man <time datetime="2025-06-02">2 June</time></aside>'},
        {"beside": '<div class="most-popular"><p>Dog bites man <span class="date">2 June 2025</span></p></div>'},
        {"beside": '<section id="comments"><p><time datetime="2025-06-02">2 June</time> For shame.</p></section>'},
    ],
    ids=["copyright line", "running text", "most read", "box by its class", "comment"],
)
def test_a_date_beside_the_article_is_not_its_date(parts: dict[str, str]) -> None:
    assert dict(html(**parts).given) == {"title": "A row over care homes"}


def test_a_page_says_its_date_and_publisher() -> None:
    told = html('<meta property="article:published_time" content="2024-05-14T08:00:00Z">', at="<p>We were there.</p>")
    assert dict(told.given)["date"] == "2024-05-14"
    assert dict(html('<meta property="og:site_name" content="Leeds Daily">').given)["publisher"] == "Leeds Daily"


def test_a_page_shows_by_its_layout_who_is_quoted() -> None:
    quoted = "<blockquote><p>We were ignored.</p><p>For <b>years</b>.</p><cite>Kim Boyle, carer</cite></blockquote>"
    assert "“We were ignored.\nFor years.”\n— Kim Boyle, carer" in html(at=quoted).text


def test_xml_is_refused_and_not_read_with_its_tags() -> None:
    with pytest.raises(InputError, match=r"a\.txt: XML, made for a program to read; save the texts in it"):
        read_file(File("a.txt", b'<?xml version="1.0"?>\n<news><item><title>News</title></item></news>'))


# --- files that are not what they seem ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file, whatever its name says; name it .pdf"),
        (b"{\\rtf1\\ansi The minister resigned.}", "an RTF file"),
        (
            b"PK\x03\x04\x14\x00\x06\x00",
            "a ZIP archive (as .docx, .odt and .xlsx are), whatever its name says; name it by what it is",
        ),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"MZ\x90" + b"\x03\x04\xff\xb8" * 50, "(byte 0x90 at offset 2), and not text of one byte a letter"),
        ("Ärger, ÖPNV: ß".encode("cp1252") * 9, "convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8"),
        ("政府は".encode("shift_jis") * 9, "and not text of one byte a letter; if it is text, save it as UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_called_what_they_are(data: bytes, said: str) -> None:
    for name in ("a.txt", "a.html", "a.jsonl"):
        with pytest.raises(InputError) as error:
            read_file(File(name, data))
        assert said in str(error.value) and str(error.value).startswith(name)


def test_a_line_that_is_not_utf8_costs_no_other() -> None:
    texts, wrong = read_file(File("a.jsonl", b"\xef\xbb\xbf" + RECORD + b'{"text": "caf\xe9"}\n' + RECORD))
    assert [t.name for t in texts] == ["a.jsonl#1", "a.jsonl#3"]
    assert [str(e).partition(";")[0] for e in wrong] == ["a.jsonl#2: not UTF-8 (byte 0xe9 at offset 13)"]


def test_metadata_that_is_no_text_is_left_out_and_said_once_a_kind() -> None:
    lines = (
        '{"text": "A.", "title": true, "date": 2009, "author": null, "url": []}\n'
        '{"text": "B.", "title": false, "author": ["Ann Lee"], "publisher": 1.5}\n'
    )
    texts, wrong = read_file(File("a.jsonl", lines.encode()))
    assert [t.given for t in texts] == [(("date", "2009"),), ()]
    assert list(map(str, wrong)) == [
        'a.jsonl#1: "title" is true or false, left out; write it as text (and in 1 more records)',
        'a.jsonl#2: "author" is a list, left out; write it as text',
        'a.jsonl#2: "publisher" is a number with a point, left out; write it as text',
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "java\u200bscript:1",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://a.example/1",
        "view-source:http://a.example/",
    ],
)
def test_a_url_that_tells_a_browser_to_do_something_is_left_out_with_a_warning(url: str) -> None:
    for file in (
        File("a.jsonl", json.dumps({"text": "It fell.", "url": url}).encode()),
        File("a.txt", f"---\nurl: {url}\n---\nIt fell.".encode()),
    ):
        ((text,), wrong) = read_file(file)
        assert "url" not in dict(text.given)
        assert "not the address of a page; left out" in str(wrong[0])


def test_dates_that_are_none_are_said_once_a_file() -> None:
    lines = "".join(f'{{"text": "It fell.", "date": "{date}"}}\n' for date in ("8 May 2009", "soon", "2009-13-45"))
    texts, wrong = read_file(File("a.jsonl", lines.encode()))
    assert [dict(text.given) for text in texts] == [{"date": "8 May 2009"}, {}, {}]
    told = "a.jsonl#2: date is 'soon', not understood as a date: write it as 2009-07-01; left out (and in 1 more)"
    assert list(map(str, wrong)) == [told]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/b c?d=javascript:x",
        "HTTP://a.example",
        "www.a.example/b",
        "localhost:8080/a",
        "a.example:8080",
        "/a:b",
        "//a.example/b",
        "urn:isbn:0451450523",
        "ftp://a.example/b",
        "a.example#b:c",
    ],
)
def test_the_address_of_a_page_is_kept_as_it_is(url: str) -> None:
    ((text,), wrong) = read_file(File("a.jsonl", json.dumps({"text": "It fell.", "url": url}).encode()))
    assert (dict(text.given), wrong) == ({"url": url}, [])


def _breaking(_: File) -> Iterator[SourceText | InputError]:
    yield SourceText("a.min#1", "The council met.")
    raise KeyError("agenda\nof many lines")


def test_what_a_reader_stumbles_over_is_said_of_the_file_and_what_it_read_before_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _add(Reader("minutes", (".min",), _breaking, "minutes"), monkeypatch)
    texts, wrong = read_file(File("a.min", b"x"))
    assert [t.text for t in texts] == ["The council met."]
    told = "a.min: cannot be read as minutes (KeyError: 'agenda\\nof many lines'); save its text as .txt (UTF-8)"
    assert list(map(str, wrong)) == [told]


def _badly_installed(_: File) -> Iterator[SourceText]:
    raise ImportError("lxml.html.clean module is now a separate project lxml_html_clean.\nInstall it.")
    yield


def test_a_package_that_is_there_but_does_not_import_is_told_as_it_says_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    _add(Reader("minutes", (".min",), _badly_installed, "minutes", "office"), monkeypatch)
    with pytest.raises(InputError, match=r"needs more .* \(lxml\.html\.clean .* lxml_html_clean\. Install it\.\); run"):
        read_file(File("a.min", b"x"))


def test_a_text_longer_than_can_be_parsed_is_left_out_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LONGEST", 40)
    texts, wrong = read_file(File("a.jsonl", b'{"text": "' + b"It fell. " * 9 + b'"}\n' + RECORD))
    assert [t.name for t in texts] == ["a.jsonl#2"]
    assert str(wrong[0]) == "a.jsonl#1: 81 characters, more than 40; cut it into several texts"


def test_a_broken_page_says_nothing_but_in_our_words(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("trafilatura")
    page = tmp_path / "a.html"
    for data in (b"<html>", b"<html><body><p>\x01\x02</p>", b"<html>" + b"<div>" * 5000, b"<!DOCTYPE html><html></"):
        page.write_bytes(data)
        with pytest.raises(SystemExit):
            main(["extract", str(page)])
        out, err = capfd.readouterr()
        assert out == "" and " ".join(err.split()).startswith("kg: ") and err.count("a.html: ") == 1


def test_a_page_of_very_many_tags_is_read_without_the_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    looks: list[bool] = []
    extract = trafilatura.extract
    monkeypatch.setattr(trafilatura, "extract", lambda *a, **more: looks.append(more["fast"]) or extract(*a, **more))
    assert "Care homes in the town" in html(at="<p>A row.</p>").text
    assert "Care homes in the town" in html(at="<p>A row.</p>" * 11_000).text
    assert looks == [False, True]
