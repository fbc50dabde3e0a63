"""Text that does not say its encoding: read where only one makes sense of it, said so, else refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reading import read_all
from kg.reading.readers import File, read_file

SAID = "The council said the £3m plan “is a tragedy for readers”. It isn’t over – yet, said Zoë Brontë… and Émile."


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("cp1252", "read as Windows-1252"), ("mac_roman", "read as Mac Roman")],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_text_of_one_byte_a_letter_is_read_and_said(name: str, encoding: str, told: str) -> None:
    texts, wrong = read_file(File(name, SAID.encode(encoding)))
    assert [text.text for text in texts] == [SAID]
    assert [str(each) for each in wrong] == [
        f"{name}: not UTF-8, {told} (ë £ É – ’); if that is wrong, save it as UTF-8"
    ]


@pytest.mark.parametrize("text", [
    "It will cost £5m.", "Café fermé.", "It isn’t.", "‘No,’ she said – twice.", "CAFÉ OLÉ",
    "Rise of 2½ per cent, 3 °C.",
    "§ 12 and © 2009 The Paper", "Nestlé’s “Ça ira”", "Ångström, Øre and Straße are words that all of them have known",
    "The £ fell.", "vis-à-vis", "à la carte",
])  # fmt: skip
def test_what_english_texts_hold_makes_sense_in_windows_1252(text: str) -> None:
    assert read_file(File("a.txt", text.encode("cp1252")))[0][0].text == text


@pytest.mark.parametrize("data", [
    "Совет закроет две библиотеки.".encode("cp1251"),
    "Совет закроет.".encode("koi8-r"),
    "Το συμβούλιο κλείνει.".encode("iso8859-7"),
    "Wałęsa spoke.".encode("iso8859-2"),
    "Žižek said no.".encode("iso8859-2"),
    "caf‚ and na‹ve".encode("cp1252"),
    "It isn’t “over”.".encode().replace(b"\x80\x99", b"\x80"),
    "Café, said Zoë.".encode() + b"\xe9",
    "政府は".encode("shift_jis") * 9,
])  # fmt: skip
def test_what_makes_no_sense_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt: not UTF-8 \(byte 0x"):
        read_file(File("a.txt", data))


def test_tables_pages_and_records_are_read_so_too() -> None:
    page = "<html><body><article><p>“Café fermé”, said Zoë, who isn’t there.</p></article></body></html>"
    for name, data in {
        "a.csv": "title;text\nClosed;“Café fermé”, said Zoë, who isn’t there.\n",
        "a.html": page,
        "a.jsonl": '{"text": "“Café fermé”, said Zoë, who isn’t there."}\n',
    }.items():
        texts, wrong = read_file(File(name, data.encode("cp1252")))
        assert texts[0].text.strip() == "“Café fermé”, said Zoë, who isn’t there.", name
        assert len(wrong) == 1 and "read as Windows-1252" in str(wrong[0])


def test_what_notepad_calls_unicode_is_read() -> None:
    texts, wrong = read_file(File("a.txt", SAID.encode("utf-16")))
    assert (texts[0].text, wrong) == (SAID, [])


def test_a_folder_says_which_of_its_files_were_read_so(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Zoë said no.".encode("cp1252"))
    (tmp_path / "new.txt").write_text("Zoë said yes.", encoding="utf-8")
    documents, warnings = read_all([tmp_path])
    assert [document.text for document in documents] == ["Zoë said yes.", "Zoë said no."]
    assert [warning.rpartition("/")[2] for warning in warnings] == [
        "old.txt: not UTF-8, read as Windows-1252 (ë); if that is wrong, save it as UTF-8"
    ]
