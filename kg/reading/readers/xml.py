"""XML that no other reader recognizes: made for programs, and its tags are no words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import InputError
from kg.reading.readers.reader import File, Reader, SourceText

_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,60})")


def read(file: File) -> Iterator[SourceText]:
    """Raise InputError that names the root of the file."""
    root = _ROOT.search(file.text())
    told = f" (its root is <{root[1]}>)" if root else ""
    raise InputError(f"{file.name}: XML of a kind that is not known{told}; save the texts in it as .txt or .html")
    yield


READER = Reader("xml", (".xml",), read, "XML, where another reader knows its kind")
