"""JSON Lines: one document a line, `{"text": "…", "title": "…", "date": "2009-07-01"}`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.reading.readers.reader import METADATA, STDIN, File, Reader, SourceText, whole


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each line, named after the file and the line: a.jsonl#3."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", file.text()), 1):
        if line.strip():
            yield _read_line(line, f"{file.name}#{number}")


def _read_line(line: str, where: str) -> SourceText | InputError:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        return InputError(f"{where}: not JSON; write one object a line")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return InputError(
            f'{where}: no "text"; write objects such as {{"text": "…", "title": "…", "date": "2009-07-01"}}'
        )
    if not record["text"].strip():
        return InputError(f'{where}: "text" is empty; leave it out or fill it')
    given = tuple((key, str(record[key]).strip()) for key in METADATA if isinstance(record.get(key), str | int))
    return SourceText(where, whole(record["text"]), tuple((k, whole(v)) for k, v in given if v))


def recognizes(file: File) -> bool:
    """Tell whether standard input, which has no name to go by, begins with a line that is an object."""
    if file.name != STDIN:
        return False
    try:
        return isinstance(json.loads(next(iter(file.glance().strip().splitlines()), "")), dict)
    except (ValueError, RecursionError):
        return False


READER = Reader(
    "jsonl", (".jsonl", ".ndjson"), read,
    'one document a line, `{"text": "…", "title": "…", "date": "2009-07-01"}`; also `author`, `publisher`, `url`',
    recognizes=recognizes,
)  # fmt: skip
