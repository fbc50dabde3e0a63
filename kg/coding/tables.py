"""Tables of coded statements, CSV or Parquet as the ending of the file says."""

from __future__ import annotations

from pathlib import Path

from kg.coding.parquet import read_parquet, table_parquet
from kg.coding.statements import Coding
from kg.coding.table_reading import read_csv
from kg.coding.table_writing import table_csv
from kg.whole_files import write_bytes, write_text

PARQUET = ".parquet"


def read_table(path: Path) -> Coding:
    """Return the coded statements of a table: see `read_csv` and `read_parquet`."""
    return read_parquet(path) if path.suffix.lower() == PARQUET else read_csv(path)


def write_table(coding: Coding, path: Path) -> None:
    """Write a row for each statement: all variables, its document, place and words.

    Colours, attributes and the texts of documents are not in a table. Raises InputError if it cannot be written.
    """
    if path.suffix.lower() == PARQUET:
        write_bytes(path, table_parquet(coding))
    else:
        write_text(path, table_csv(coding))
