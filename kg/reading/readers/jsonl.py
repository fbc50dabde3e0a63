"""JSON Lines: one document a line, `{"text": "…", "title": "…", "date": "2009-07-01"}`."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.reading.readers.reader import METADATA, STDIN, File, Reader, SourceText, not_utf8, whole

_BLANK = bytes(range(33))
_LINE_END = re.compile(rb"\r\n|\n|\r")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each line, named after the file and the line: a.jsonl#3; what is wrong with one is its own."""
    file.demand_text()
    odd: dict[str, list[str]] = {}
    for number, line in enumerate(_LINE_END.split(file.data.removeprefix(codecs.BOM_UTF8)), 1):
        if line.strip(_BLANK):
            yield _read_line(line, f"{file.name}#{number}", odd)
    for told, where in odd.items():
        others = f" (and in {len(where) - 1} more records)" if len(where) > 1 else ""
        yield InputError(f"{where[0]}: {told}{others}")


def _read_line(line: bytes, where: str, odd: dict[str, list[str]]) -> SourceText | InputError:
    """Return the text of a line; metadata that is no text is left out of it, and `odd` says where."""
    try:
        record: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return not_utf8(line, error, where, "offset")
    except (ValueError, RecursionError):
        return InputError(f"{where}: not JSON; write one object a line")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return InputError(
            f'{where}: no "text"; write objects such as {{"text": "…", "title": "…", "date": "2009-07-01"}}'
        )
    if not record["text"].strip():
        return InputError(f'{where}: "text" is empty; leave it out or fill it')
    given = []
    for key in METADATA:
        value = record.get(key)
        if isinstance(value, str) or type(value) is int:  # true is an int to Python, but no year
            given.append((key, whole(str(value).strip())))
        elif value not in (None, [], {}):
            form = next(name for kind, name in _FORMS if isinstance(value, kind))
            odd.setdefault(f'"{key}" is {form}, left out; write it as text', []).append(where)
    return SourceText(where, whole(record["text"]), tuple((k, v) for k, v in given if v))


_FORMS = ((bool, "true or false"), (float, "a number with a point"), (list, "a list"), (dict, "an object"))


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
