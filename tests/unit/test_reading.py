"""Files, folders and standard input become documents, or a message with a remedy."""

import hashlib
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import InputError
from kg.reading import document, read, read_all


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_the_text_is_the_decoded_file_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.txt", b"\xef\xbb\xbfMinisters\r\nresigned.\r\n\r\nUnions \xe2\x80\x9ccheered\xe2\x80\x9d.\r\n"
    )
    found = read(path)
    assert found.text == "Ministers\r\nresigned.\r\n\r\nUnions “cheered”.\r\n"
    assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    assert [b.span.of(found.text) for b in found.blocks][-1] == "Unions “cheered”."


def test_the_id_depends_on_the_characters_only(tmp_path: Path) -> None:
    one, other = write(tmp_path, "a.txt", "A café closed."), write(tmp_path, "b.txt", "A cafe\u0301 closed.")
    assert read(one).id == read(other).id
    assert len(read(one).id) == 16


def test_a_text_that_lies_there_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "The council closed two libraries.")
    write(tmp_path, "sub/b.txt", "The council closed two libraries.")
    found, warnings = read_all([tmp_path, tmp_path / "a.txt"])
    assert [Path(d.path).name for d in found] == ["a.txt"]
    assert len(warnings) == 1 and "b.txt: the same text as" in warnings[0]


def test_folders_are_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", ".git/x.txt", "c.png", "a/y.jsonl"):
        write(tmp_path, name, '{"text": "One line of text."}' if name.endswith("l") else f"The text of {name}.")
    found, warnings = read_all([tmp_path])
    assert [Path(d.path).relative_to(tmp_path).as_posix() for d in found] == ["a/y.jsonl#1", "a/z.md", "b.txt"]
    assert warnings == []


def test_office_files_in_a_folder_are_named_as_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", "b.epub", "below/c.EPUB", "d.doc"):
        write(tmp_path, name, "The minister resigned.")
    found, warnings = read_all([tmp_path])
    assert [Path(d.path).name for d in found] == ["a.txt"]
    assert warnings == [
        f"{tmp_path}: left out what cannot be read (1 .doc, 2 .epub); save their text as .txt (UTF-8) or .html"
    ]


def test_when_nothing_can_be_read_the_first_reason_and_the_number_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "")
    write(tmp_path, "b.txt", "закон".encode("cp1251"))
    with pytest.raises(InputError, match=r"a\.txt: the file is empty; leave it out or fill it \(and 1 more"):
        read_all([tmp_path])


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
def test_a_file_whose_name_is_not_utf8_is_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The minister resigned.", encoding="utf-8")
    found, _ = read_all([tmp_path])
    assert Path(found[0].path).name == "caf\ufffd.txt"


def test_one_bad_file_among_good_ones_is_left_out_with_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "The minister resigned.")
    write(tmp_path, "russian.txt", "закон".encode("cp1251"))
    write(tmp_path, "wide.txt", "The minister".encode("utf-16-le"))
    write(tmp_path, "nothing.txt", " \n\u00a0\n")
    found, warnings = read_all([tmp_path])
    assert [Path(d.path).name for d in found] == ["good.txt"]
    assert "nothing.txt: the file is empty" in warnings[0]
    assert "russian.txt: not UTF-8 (byte 0xe7 at offset 0); convert it" in warnings[1]
    assert "wide.txt: not UTF-8 text (UTF-16" in warnings[2]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"\xff\xfe\x00", "save it as UTF-8"),
        ("a.txt", b"", "is empty"),
        ("a.epub", b"PK", "save it as .docx or .txt"),
        ("a.jsonl", b"not json\n", "not JSON; write one object a line"),
        ("a.jsonl", b'{"title": "x"}\n', 'no "text"'),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(path) in str(caught.value) and message in str(caught.value)


def test_missing_paths_and_empty_folders_are_errors(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "The minister resigned.")
    with pytest.raises(InputError, match="no such file or folder"):
        read_all([tmp_path / "good.txt", tmp_path / "gone.txt"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"no documents in this folder; put \.txt"):
        read_all([tmp_path / "empty"])
    with pytest.raises(InputError, match="no documents given"):
        read_all([])


def test_json_lines_bring_their_metadata(tmp_path: Path) -> None:
    lines = '{"text": "Body of it.", "title": "T", "date": "8 October 2009", "publisher": "X", "url": "http://x/1"}\n'
    path = write(tmp_path, "a.jsonl", lines + "\n{bad\n" + '{"text": "Half \\ud800 a character."}\n')
    found, warnings = read_all([path])
    assert (found[0].title, found[0].date, found[0].publisher, found[0].url) == ("T", "2009-10-08", "X", "http://x/1")
    assert found[1].text == "Half \ufffd a character."
    assert [d.path for d in found] == [f"{path}#1", f"{path}#4"]
    assert warnings == [f"{path}#3: not JSON; write one object a line"]
    with pytest.raises(InputError, match="holds 2 documents"):
        read(path)


def test_standard_input_is_read_as_text_or_as_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"The minister resigned.", b'{"text": "The minister resigned."}\n'):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        (found,), _ = read_all(["-"])
        assert found.text == "The minister resigned."


def test_html_without_its_reader_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = write(tmp_path, "a.html", "<html><body><p>The minister resigned.</p></body></html>")
    with pytest.raises(
        InputError,
        match=r"a\.html: reading html needs trafilatura \(.*\); run: .*python.* install .*trafilatura",
    ):
        read(path)


def test_html_gives_its_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    words = (
        "The minister resigned on Tuesday after a row over cuts to children’s services in the north of England. " * 3
    )
    page = (
        "<html><head><title>Minister resigns | The Paper</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Minister resigns</h1><p>{words}</p><p>{words[::-1]}</p></article></body></html>"
    )
    found = read(write(tmp_path, "a.html", page))
    assert "The minister resigned on Tuesday" in found.text and "<p>" not in found.text and "Home" not in found.text


def test_markdown_marks_are_no_part_of_blocks_and_front_matter_is_metadata(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Hungry children\ndate: 2015-03-02\n---\n# Our response\n\nWe welcome it.\n\n"
        "> Every child deserves it.\n"
    )
    found = read(write(tmp_path, "a.md", text + "\n- Ministers should act\n"))
    kinds = [(b.kind.value, b.span.of(found.text)) for b in found.blocks if b.extractable]
    assert (found.title, found.date) == ("Hungry children", "2015-03-02")
    assert kinds == [
        ("title", "Our response"),
        ("body", "We welcome it."),
        ("body", "Every child deserves it."),
        ("item", "Ministers should act"),
    ]


def test_given_metadata_goes_before_what_the_text_says() -> None:
    found = document(
        "A headline here\n\nBy Jane Smith\n\nThe minister resigned.", given={"author": "Tom Wright", "date": "x"}
    )
    assert (found.title, found.author, found.date) == ("A headline here", "Tom Wright", None)


def test_a_document_has_no_url_that_tells_a_browser_to_do_something() -> None:
    assert document("The minister resigned.", given={"url": "javascript:alert(1)"}).url is None
    assert document("The minister resigned.", given={"url": "https://a.example/"}).url == "https://a.example/"
