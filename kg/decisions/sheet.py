"""Decisions as the rows of a table: what the page of a build writes for those who work in a spreadsheet.

act              merge, split, rename, retype, reject or correct
actors, issues, documents, wordings      several with ; between, or a list as in JSON where one holds a ; or [
the others       as the fields of `decisions.toml`; empty where the decision has none
meaning          what it means in words, for the reader: not read back
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.decisions.reading import FIELDS, LISTS, decision_of
from kg.decisions.tables import Table
from kg.errors import SettingsError
from kg.spreadsheet import Layout, Row, read_table

COLUMNS = ("act", *FIELDS, "note", "meaning")
_LAYOUT = Layout(COLUMNS, "act", SettingsError)


def tables_of_sheet(path: Path) -> tuple[Table, ...]:
    """Return the decisions of a CSV in its order. Raises SettingsError with line and remedy for what is none."""
    return tuple(_tables(path))


def _tables(path: Path) -> Iterator[Table]:
    for row in read_table(path, _LAYOUT):
        entry = {
            name: _value(name, cell, row) for name, cell in row.cells.items() if cell and name in (*FIELDS, "note")
        }
        act = row.cells["act"]
        if not act:
            raise SettingsError(f"{row.where}: does not say in the column act what is decided")
        decision_of(act, entry, row.where)
        yield {"act": act, **entry}


def _value(name: str, cell: str, row: Row) -> str | list[str]:
    if name not in LISTS:
        return cell
    if not cell.startswith("["):
        return [part.strip() for part in cell.split(";") if part.strip()]
    try:
        found = json.loads(cell)
    except json.JSONDecodeError as error:
        told = f'{name} is no list ({error.msg}); write ["one", "other"], or one; other'
        raise SettingsError(f"{row.where}: {told}") from error
    return [str(each) for each in found]
