"""What the commands on coded statements read: a build, a file of the Discourse Network Analyzer, a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.viewing import read_build
from kg.errors import InputError
from kg.whole_files import belonging

if TYPE_CHECKING:
    from kg.coding import Coding
    from kg.settings import Settings

Coded = Annotated[
    Path,
    typer.Argument(
        metavar="BUILD|FILE",
        help="A folder kg build wrote, its statements.jsonl, a .dna file or a table (.csv, .parquet).",
    ),
]


def read_coded(path: Path, settings: Settings, of: str = "issues") -> Coding:
    """Return the coded statements of a file or build; of a build those `of` one of kg.cli.network_options.OF.

    Raises InputError for what is none of these.
    """
    from kg.coding import affiliations_of, coding_of, participations_of, read_coded_file

    built = path / "statements.jsonl" if path.is_dir() else path
    if built.suffix == ".jsonl":
        knowledge = read_build(built, settings)
        if of == "events":
            return participations_of(knowledge)
        if of == "affiliations":
            return affiliations_of(knowledge)
        return coding_of(knowledge, towards="actors" if of == "actors" else "issues")
    if of != "issues":
        raise InputError(f"{path}: only a build tells of {of}; name the folder that kg build wrote")
    return read_coded_file(path)


def how_right(path: Path, settings: Settings) -> tuple[str, ...]:
    """Return what is known of how right the coding of a build is, in sentences; nothing of another file.

    Raises InputError for an audit.csv beside it that cannot be read.
    """
    from kg.audit import audit_beside, headline, remarks
    from kg.records import read_statements

    built = path / "statements.jsonl" if path.is_dir() else path
    if built.suffix != ".jsonl":
        return ()
    # Of claims decided about, the ids tell enough: the decisions need not be applied again.
    knowledge = read_statements(belonging(built).read_text(encoding="utf-8"), name=str(built))
    found = audit_beside(built.parent, knowledge, settings.decisions)
    if found is None:
        return ("Nobody has judged a sample of the claims yet: kg audit draws one.",)
    return (f"{headline(found)}.", *remarks(found))
