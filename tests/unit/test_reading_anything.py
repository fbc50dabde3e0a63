"""Any bytes, in a file of any name: documents whose blocks slice exactly, or one line that names the file."""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Document
from kg.reading import document, read_all
from kg.reading.carry_back import as_meant, blocks_as_they_came
from kg.reading.files import BINARY
from kg.reading.readers import SUFFIXES

ODD_SUFFIXES = ["", ".", ".TXT", ".unheard", ".txt.html", ".\N{SNOWMAN}"]
NAMES = st.text(st.characters(exclude_characters='/\\:*?"<>|\0', exclude_categories=["Cs"]), min_size=1, max_size=12)
OPENINGS = [
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"<!DOCTYPE html>",
    b"<html>",
    b"<?xml?>",
    b"---\ntitle: a\n---\n",
]
WORDS = [
    "The minister resigned.", "“", "”", ".", ": ", ",", ";", "?", " ", "a", "I", "said", "**", "_", "/", "|", "»",
    "10:30", "MP", "Hull", '"', "Ann Lee", "ANN LEE: ", "By Ann Lee", "8 May 2009", "Updated", " . ", "(", ")", "[",
    "]", "Sir – ", "Dear Editor, ", "Comments (4)", "Related articles", "jane92: ", "Q", "A", "-", "—", "# ", "> ",
    "* ", "1. ", "2.We", "re-\nview", "12", "&amp;amp;lt;", "&#1;", "&#xd800;", "&nbsp;", "â€™", "Ã©", "\u00ad",
    "\u200b", "\ufeff", "\u202e", "\u0301", "\u0323", "😀", "👩‍👧", "\x00", "\x07", "\x1b[31m", "\x85", "\u2028",
    "\r", "\n", "\r\n", "\n\n", "\t", "\f", "\x0b", "\u00a0", "<p>", "</p>", "<article>", "<blockquote><p>",
    "<cite>", "<title>", "<script>", "<!--", "]]>", "&", "<", ">", "=", "\\", "%",
    "<meta property='article:published_time' content='2024-05-14'>", "<div class='comments'>", "<table><tr><td>",
    "<svg>", "<base href='x'>", '{"text": "', '"}',
    '{"text": "The minister resigned.", "url": "javascript:1", "title": true}\n', "1e999", "NaN", "\\ud800",
    "LONDON, 14 May 2024 (Reuters) – ", "(Ann Lee/PA)", "Photo of Ann LeeAnn Lee", "Mr Lee (Hull) (Lab)",
    "The Chair: ", "Name and address supplied",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=40).map("".join)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
RECORDS = st.lists(
    st.dictionaries(st.sampled_from(["text", "title", "date", "author", "publisher", "url", "x"]), VALUES), max_size=4
)
BYTES = st.one_of(
    st.binary(max_size=60),
    st.tuples(st.sampled_from(OPENINGS), TEXTS.map(str.encode), st.binary(max_size=3)).map(b"".join),
    RECORDS.map(lambda records: "\n".join(map(json.dumps, records)).encode()),
    TEXTS.map(lambda text: text.encode("utf-16")),
    TEXTS.map(lambda text: text.encode("cp1252", "replace")),
)
FILES = st.lists(st.tuples(NAMES, st.sampled_from([*SUFFIXES, *BINARY, *ODD_SUFFIXES]), BYTES), min_size=1, max_size=4)
GOOD = "The council closed two libraries, and nobody said why."


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
def test_whatever_lies_in_a_folder_the_good_text_in_it_is_read(files: list[tuple[str, str, bytes]]) -> None:
    pytest.importorskip("trafilatura")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        named = [
            path
            for number, (stem, suffix, data) in enumerate(files)
            if (path := put(folder, stem, suffix, data, number))
        ]
        good = folder / "good text.txt"
        good.write_text(GOOD, encoding="utf-8")
        found, warnings = read_all([folder])
        assert GOOD in [document.text for document in found]
        check(found, warnings, folder)
        try:
            check(*read_all(named), folder)  # also of suffixes that a folder passes over
        except InputError as error:
            check([], [str(error)], folder)


def put(folder: Path, stem: str, suffix: str, data: bytes, number: int) -> Path | None:
    """Write a file; None where the system has no such name."""
    path = folder / f"{number}{stem}{suffix}"
    try:
        path.write_bytes(data)
    except OSError:
        return None
    return path


def check(documents: list[Document], warnings: list[str], folder: Path) -> None:
    for warning in warnings:
        assert warning.isprintable() or ("\n" not in warning and "\x1b" not in warning)
        assert str(folder) in warning or "no documents given" in warning
        assert "please report" not in warning and not re.search(r"\(\w+Error\b", warning), warning
    for each in documents:
        each.text.encode("utf-8")
        spans = [block.span for block in each.blocks]
        assert all(0 <= span.start < span.end <= len(each.text) for span in spans)
        assert all(first.end <= second.start for first, second in pairwise(spans))
        assert all(span.of(each.text).strip() for span in spans)
        assert {block.turn for block in each.blocks} <= {span.start for span in spans} | {None}
        assert all(block.repeats < block.span.start for block in each.blocks if block.repeats is not None)
        meant, torn = as_meant(each)
        assert torn is None or blocks_as_they_came(meant.blocks, torn) == each.blocks


def test_a_few_signs_repeated_are_a_document_too() -> None:
    chosen = random.Random(14)
    for _ in range(5000):
        text = "".join(chosen.choice(WORDS) for _ in range(chosen.randint(1, 5))) * chosen.randint(1, 6)
        check([document(text, path="a.txt")], [], Path())


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode elsewhere")
@settings(max_examples=50, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.sampled_from(SUFFIXES))
def test_a_file_of_any_name_is_read_and_can_be_named(stem: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = os.fsencode(name) + b"/a" + stem.replace(b"/", b"").replace(b"\0", b"") + suffix.encode()
        Path(os.fsdecode(path)).write_bytes(b'{"text": "It fell."}\ncaf\xe9')
        for wanted in (name, os.fsdecode(path)):
            try:
                found, warnings = read_all([wanted])
            except InputError as error:
                found, warnings = [], [str(error)]
            check(found, warnings, Path(name))
            assert all(document.path.encode("utf-8") for document in found)
