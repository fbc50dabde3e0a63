"""Reads coded statements from wherever they are: what a build found, a .dna file, a table."""

from __future__ import annotations

from pathlib import Path

from kg.coding.dna_reading import read_dna
from kg.coding.found import Towards, coding_of
from kg.coding.statements import Coding
from kg.coding.tables import read_table
from kg.errors import InputError
from kg.whole_files import belonging

STATEMENTS = "statements.jsonl"


def read_coding(path: Path, *, towards: Towards = "issues") -> Coding:
    """Return the coded statements of a build (its folder or statements.jsonl), a .dna file or a table (CSV, Parquet).

    `towards` says which sides of a build are taken. Decisions made since a build are not applied. Raises InputError for
    what is none of these, or is damaged.
    """
    built = path / STATEMENTS if path.is_dir() else path
    if built.suffix == ".jsonl":
        from kg.records import read_statements  # here, for it takes long to load

        return coding_of(read_statements(_text(built), name=str(built)), towards=towards)
    return read_coded_file(path)


def read_coded_file(path: Path) -> Coding:
    """Return the coded statements of a .dna file or a table, told by its ending. Raises InputError for another."""
    match path.suffix.lower():
        case ".dna":
            return read_dna(path)
        case ".csv" | ".tsv" | ".parquet":
            return read_table(path)
    known = "the folder of a build, its statements.jsonl, a .dna file, a .csv or .parquet table"
    raise InputError(f"{path}: tells nothing of coded statements; name {known}")


def _text(path: Path) -> str:
    try:
        return belonging(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; name the statements.jsonl of a build") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); build first: kg build FOLDER") from error
