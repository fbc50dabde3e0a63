"""JSON Lines: one document a line, `{"text": "…", "title": "…", "date": "2009-07-01"}`."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from kg.errors import InputError
from kg.reading.readers import markup
from kg.reading.readers.column_dates import Reading, reading_of
from kg.reading.readers.columns import SAMPLE, find_columns
from kg.reading.readers.reader import METADATA, STDIN, File, Reader, SourceText, always, not_utf8, whole

_BLANK = bytes(range(33))
_LINE_END = re.compile(rb"\r\n|\n|\r")


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each line, named after the file and the line: a.jsonl#3; what is wrong with one is its own."""
    file.demand_text()
    odd: dict[str, list[str]] = {}
    lines = _LINE_END.split(file.data.removeprefix(codecs.BOM_UTF8))
    keys = _keys(file, lines)
    for number, line in enumerate(lines, 1):
        if line.strip(_BLANK):
            yield _read_line(line, f"{file.name}#{number}", keys, odd)
    for told, where in odd.items():
        others = f" (and in {len(where) - 1} more records)" if len(where) > 1 else ""
        yield InputError(f"{where[0]}: {told}{others}")


@dataclass(frozen=True, slots=True)
class _Keys:
    """The key of each field in these records, and what is told of them where they are not named after their fields."""

    by_field: Mapping[str, str]
    how: str = ""
    dates: Reading = field(default_factory=lambda: reading_of(()))
    tagged: bool = False


def _keys(file: File, lines: Sequence[bytes]) -> _Keys:
    """Return which key of the records is what: as given, as they are named, or as columns of tables are named."""
    records = list(islice(_records(lines), SAMPLE))
    header = list(dict.fromkeys(key for record in records for key, value in record.items() if _cell(value)))
    as_named = {key: key for key in ("text", *METADATA)}
    if not header:
        return _Keys(as_named)
    rows = [[_cell(record.get(key)) for key in header] for record in records]
    try:
        columns = find_columns(file.name, header, rows, file.columns)
    except InputError:
        if file.columns:
            raise
        return _Keys(as_named)  # each line says that it has no text
    by_field = {key: header[place] for key, place in columns.places.items() if key != "id"}
    dates = reading_of(columns.cell(row, "date") for row in rows)
    tagged = markup.mostly_tagged(columns.cell(row, "text") for row in rows)
    usual = all(key == name for key, name in by_field.items()) and not (dates[1] or tagged)
    told = "" if usual else columns.told({"date": dates[1], "text": "tags removed" if tagged else ""})
    return _Keys(as_named | by_field, told, dates, tagged)


def _records(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if type(value) is int else ""


def _read_line(line: bytes, where: str, keys: _Keys, odd: dict[str, list[str]]) -> SourceText | InputError:
    """Return the text of a line; metadata that is no text is left out of it, and `odd` says where."""
    try:
        record: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return not_utf8(line, error, where, "offset")
    except (ValueError, RecursionError):
        return InputError(f"{where}: not JSON; write one object a line")
    text_key = keys.by_field["text"]
    if not isinstance(record, dict) or not isinstance(record.get(text_key), str):
        return InputError(
            f'{where}: no "{text_key}"; write objects such as {{"text": "…", "title": "…", "date": "2009-07-01"}}'
        )
    text = record[text_key]
    if not text.strip():
        return InputError(f'{where}: "{text_key}" is empty; leave it out or fill it')
    given = []
    for key in METADATA:
        value = record.get(keys.by_field.get(key, key))
        if isinstance(value, str) or type(value) is int:  # true is an int to Python, but no year
            said = whole(str(value).strip())
            given.append((key, keys.dates[0](said) if key == "date" else said))
        elif value not in (None, [], {}):
            form = next(name for kind, name in _FORMS if isinstance(value, kind))
            odd.setdefault(f'"{keys.by_field.get(key, key)}" is {form}, left out; write it as text', []).append(where)
    if keys.tagged:
        text = markup.untagged(text)
    return SourceText(where, whole(text), tuple((k, v) for k, v in given if v), how=keys.how)


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
    recognizes=recognizes, undeclared=always,
)  # fmt: skip
