"""Parquet: a table of articles as pandas and DuckDB write it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from kg.errors import InputError
from kg.reading.readers.reader import File, Reader, SourceText
from kg.reading.readers.tables import Table, texts_of

_MOST_BYTES = 1_000_000_000
"""Of its columns, unpacked."""


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of each row, named after the file and its id or row: a.parquet#2 is the first, as in a table."""
    if not file.data.startswith(b"PAR1"):
        raise InputError(f"{file.name}: no Parquet file, whatever its name says; is it whole? Fetch or save it anew")
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(pa.BufferReader(file.data))
        groups = table.metadata
        size = sum(groups.row_group(n).total_byte_size for n in range(groups.num_row_groups))
        if size > _MOST_BYTES:
            told = f"{size // 10**6:,} MB when unpacked, more than {_MOST_BYTES // 10**6:,}"
            raise InputError(f"{file.name}: {told}; cut it into several files")
        columns = table.read().to_pydict()
    except (pa.ArrowException, OSError) as error:
        told = " ".join(str(error).split())[:100]
        raise InputError(f"{file.name}: no Parquet file that can be read ({told}); fetch or save it anew") from error
    cells = [[_text(value) for value in values] for values in columns.values()]
    rows = [list(columns), *map(list, zip(*cells, strict=True))]
    yield from texts_of(Table(file.name, rows, f"{file.name}#"), file)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bytes | dict):
        return ""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else str(value)
    return str(value)


READER = Reader("parquet", (".parquet",), read, "such a table as data frames are saved", "parquet")
