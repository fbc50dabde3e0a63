"""Coded statements as a Parquet file, and back: integers as integers, dates as timestamps, nothing escaped."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.coding.statements import Coding, DataType
from kg.coding.table_columns import column_of, name_of
from kg.coding.table_reading import Row, coding_of_rows
from kg.coding.table_writing import columns_of, rows_of
from kg.errors import InputError
from kg.extras import remedy

TYPE = b"kg type"
"""Under what a column tells the type of its variable."""
NUMBERS = frozenset({"id", "document", "start", "end"})


def table_parquet(coding: Coding) -> bytes:
    """Return the table of statements as a Parquet file. Raises InputError where pyarrow is not installed."""
    pa = _pyarrow()
    types = {column_of(name): variable.type for name, variable in coding.variables().items()}
    rows = list(rows_of(coding))
    arrays, fields = [], []
    for name in columns_of(coding):
        kind = types.get(name)
        values: list[Any] = [row[name] for row in rows]
        if name == "date":
            sort, values = pa.timestamp("us"), [coding.document[s.document].time for s in coding.statements]
        elif name in NUMBERS or (kind and not kind.is_text):
            sort, values = pa.int64(), [None if value == "" else value for value in values]
        else:
            sort, values = pa.string(), [_unicode(str(value)) for value in values]
        arrays.append(pa.array(values, sort))
        fields.append(pa.field(name, sort, metadata={TYPE: kind.encode()} if kind else None))
    sink = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), sink)
    return sink.getvalue()


def read_parquet(path: Path) -> Coding:
    """Return the statements of a Parquet file with the columns of a table; one from another program will do.

    Raises InputError for what is no Parquet, lacks columns, or where pyarrow is not installed.
    """
    pa = _pyarrow()
    try:
        with path.open("rb") as file:
            table = pa.parquet.read_table(file)
    except (pa.ArrowException, ValueError) as error:
        raise InputError(f"{path}: is no Parquet file ({str(error)[:80]}); write it anew") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); name a table of statements") from error
    columns = [name_of(name) for name in table.column_names]
    cells: Sequence[Sequence[str]] = [[_cell(value) for value in column.to_pylist()] for column in table.columns]
    rows = [
        Row(f"{path} row {number}", dict(zip(columns, row, strict=True)))
        for number, row in enumerate(zip(*cells, strict=True), start=1)
    ]
    return coding_of_rows(path, columns, rows, _types(table, columns))


def _types(table: Any, columns: Sequence[str]) -> Mapping[str, DataType]:
    told = {
        name: (field.metadata or {}).get(TYPE, b"").decode() for name, field in zip(columns, table.schema, strict=True)
    }
    return {name: DataType(kind) for name, kind in told.items() if kind in list(DataType)}


def _unicode(text: str) -> str:
    """Return a text without half characters, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _pyarrow() -> ModuleType:
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(f"Parquet needs pyarrow; use CSV, or run: {remedy('parquet')}") from error
    return pa  # type: ignore[no-any-return]
