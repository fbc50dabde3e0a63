"""Each kind of file has its reader; what a reader cannot use is said, not swallowed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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
        ("a.unheard", b"The minister resigned.", "text"),
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
    for module in ("kg.reading.readers", "kg.reading.files"):
        monkeypatch.setattr(f"{module}.SUFFIXES", (*SUFFIXES, *reader.suffixes))


def test_one_file_may_hold_many_documents_with_their_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(Reader("minutes", (".docx",), _minutes, "minutes"), monkeypatch)
    (tmp_path / "a.docx").write_bytes(b"The council met.\0\0The mayor left.")
    (tmp_path / "b.odt").write_bytes(b"x")
    found, warnings = read_all([tmp_path])
    assert [(d.path, d.title) for d in found] == [
        (f"{tmp_path / 'a.docx'}#1", "Item 1"),
        (f"{tmp_path / 'a.docx'}#3", "Item 3"),
    ]
    assert [w.removeprefix(str(tmp_path)).partition(";")[0] for w in warnings] == [
        "/a.docx#2: empty",
        ": left out what cannot be read (1 .odt)",
    ]


def test_a_reader_that_lacks_its_extra_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _add(Reader("minutes", (".min",), _absent, "minutes", "office"), monkeypatch)
    with pytest.raises(InputError, match=r"minutes needs no_such_module_of_ours; run, .* pip install '\.\[office\]'"):
        read_file(File("a.min", b"x"))
    _add(Reader("minutes", (".min",), _absent, "minutes"), monkeypatch)
    with pytest.raises(ModuleNotFoundError):  # a module of ours that is missing is no matter of the user's
        read_file(File("a.min", b"x"))
