"""Writes coded statements as a table for statistics: one row a statement, every variable, before any network.

As CSV it begins with a byte order mark, for Excel reads UTF-8 only then, and ends lines with CR LF as RFC 4180 says. A
text that a spreadsheet would take for a formula is preceded by an apostrophe, which is taken away in reading.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.coding.statements import CodedDocument, CodedStatement, Coding, Value
from kg.coding.table_columns import DOCUMENT, KEY, PLACE, STATEMENT, column_of
from kg.spreadsheet import safe


def table_csv(coding: Coding) -> str:
    """Return the table as CSV."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([_cell(name) for name in columns_of(coding)])
    for row in rows_of(coding):
        table.writerow(list(map(_cell, row.values())))
    return out.getvalue()


def columns_of(coding: Coding) -> list[str]:
    """Return the names of the columns, in order."""
    return [*STATEMENT, *DOCUMENT, *PLACE, *map(column_of, coding.variables()), KEY]


def rows_of(coding: Coding) -> Iterator[dict[str, Value]]:
    """Yield the cells of each statement by column, in order."""
    names = list(coding.variables())
    for statement in coding.statements:
        document = coding.document[statement.document]
        yield {
            "id": statement.id,
            "kind": statement.kind,
            "coder": statement.coder,
            **_of_document(document),
            "start": statement.start,
            "end": statement.end,
            "text": _words(statement, document),
            **{column_of(name): statement.values.get(name, "") for name in names},
            KEY: statement.key,
        }


def _of_document(document: CodedDocument) -> dict[str, Value]:
    time = document.time
    return {
        "document": document.id,
        "document_key": document.key,
        "title": document.title,
        "date": "" if time is None else time.isoformat(" ").removesuffix(" 00:00:00"),
        "author": document.author,
        "source": document.source,
        "section": document.section,
        "type": document.type,
    }


def _words(statement: CodedStatement, document: CodedDocument) -> str:
    return document.text[statement.start : statement.end]


def _cell(value: Value) -> Value:
    return value if isinstance(value, int) else safe(value)
