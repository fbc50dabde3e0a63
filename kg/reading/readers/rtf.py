"""RTF, as Factiva, Nexis and old word processors write it: paragraphs; read with striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import InputError
from kg.lang.tables import words
from kg.reading.readers.paragraphs import as_text, paragraph
from kg.reading.readers.press import archive_of, parted
from kg.reading.readers.reader import File, Reader, SourceText, whole

_START = b"{\\rtf"
_LARGEST = 40_000_000
"""Bytes at most, which take less than a minute; most of a large file are pictures."""
_HEAD = 20_000
_INFO = re.compile(r"\{\\(?P<key>[a-z]+) (?P<value>[^{}\\]{1,300})\}")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of the document, or the articles of an export of a press archive."""
    from striprtf.striprtf import rtf_to_text

    if not file.data:
        raise file.empty()
    if not file.data.lstrip()[:5] == _START:
        raise file.other_kind() or InputError(f"{file.name}: no RTF file, whatever its name says; name it .txt")
    if len(file.data) > _LARGEST:
        raise InputError(f"{file.name}: {len(file.data):,} bytes, more than {_LARGEST:,}; save it without pictures")
    source = file.data.decode("latin-1")  # one byte a character: RTF writes all others as codes
    text = whole(rtf_to_text(source, errors="replace")).replace("\x00", "")  # type: ignore[no-untyped-call]
    if not text.strip():
        raise InputError(f"{file.name}: no words in the document; leave it out or fill it")
    if archive_of(text) is not None:
        yield from parted(SourceText(file.name, text))
    else:
        yield SourceText(file.name, as_text(map(paragraph, text.splitlines())), tuple(_given(source)))


def _given(source: str) -> Iterator[tuple[str, str]]:
    """Yield title and author of the document, where somebody wrote them and no program did."""
    told = {found["key"]: " ".join(found["value"].split()) for found in _INFO.finditer(source, 0, _HEAD)}
    for key in ("title", "author"):
        value, of_programs = told.get(key, ""), words("files", f"{key}s_of_programs")
        if value and value.casefold() not in of_programs:
            yield key, value


READER = Reader("rtf", (".rtf",), read, "RTF, also of Nexis and Factiva")
