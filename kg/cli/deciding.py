"""What commands share that put decisions into the file of the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.screen import count, say
from kg.errors import InputError, SettingsError

if TYPE_CHECKING:
    from kg.decisions.tables import Table
    from kg.settings import Settings

USUAL_FILE = "decisions.toml"


def decisions_file(settings: Settings) -> Path:
    """Return the file that takes decisions; raises InputError for one that is there, but that no settings name."""
    path = Path(settings.decisions or USUAL_FILE)
    if not settings.decisions and path.exists():
        raise InputError(f'{path}: is there, but no settings name it; write decisions = "{path}" into kg.toml first')
    return path


def text_of(path: Path) -> str:
    """Return what a file of decisions holds; "" if it is not there yet."""
    from kg.named_files import read_text

    return read_text(path, SettingsError) if path.exists() else ""


def add_files(files: Sequence[Path], settings: Settings) -> Settings:
    """Put the decisions of files into that of the project, all or none; return the settings that name it.

    Raises SettingsError for what is not understood, or contradicts what is there.
    """
    from kg.decisions import with_tables
    from kg.writing import write_text

    path = decisions_file(settings)
    new = [table for file in files for table in _tables_in(file)]
    text, added = with_tables(text_of(path), new, path)
    if added:
        write_text(path, text)
    there = f"; {len(new) - added} of {len(new)} stood there already" if added < len(new) else ""
    say(f"{count(added, 'decision')} added to {path}{there}.")
    if not settings.decisions and path.exists():
        say(f'Write decisions = "{path}" into kg.toml, that kg build applies them too.')
    return replace(settings, decisions=str(path)) if path.exists() else settings


def _tables_in(file: Path) -> Sequence[Table]:
    from kg.decisions import tables_of, tables_of_sheet
    from kg.named_files import read_text

    return tables_of_sheet(file) if file.suffix.lower() == ".csv" else tables_of(read_text(file, SettingsError), file)
