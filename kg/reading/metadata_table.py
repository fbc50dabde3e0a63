"""`metadata.csv` beside the texts: what somebody knows of each, which goes before what the texts say of themselves.

    file,title,date,author,publisher,section,url
    smith.txt,Carers ignored,2009-07-01,Jane Smith,Leeds Daily,News,

A row may name one text of a file that holds several (`articles.csv#7`), or the file for all of them; a file in a folder
below by its path from here. Of two tables the one nearer to the text counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.errors import InputError
from kg.lang.calendar import parse_date
from kg.named_files import brief
from kg.reading.folders import METADATA_TABLE
from kg.reading.readers import SourceText, is_address, whole
from kg.reading.readers.column_dates import reading_of
from kg.reading.readers.reader import METADATA
from kg.spreadsheet import Layout, Row, read_table, table_text

COLUMNS = ("file", *METADATA)
_LAYOUT = Layout(COLUMNS, "file", InputError)


@dataclass(slots=True)
class Known:
    """What tables say: by the name of a text or file its metadata, and where that stands."""

    of: dict[str, dict[str, str]] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def applied(self, source: SourceText) -> SourceText:
        """Return a text with what is known of it: of its file first, then of itself."""
        names = [name for name in _names(source.name) if name in self.of]
        if not names:
            return source
        given = dict(source.given)
        for name in names:
            given |= self.of[name]
        return replace(source, given=tuple((key, given[key]) for key in METADATA if given.get(key)))

    def unused(self, sources: Iterable[SourceText], files: Iterable[Path]) -> Iterator[str]:
        """Yield what is to be said of rows that name no file, or a text that is not in the file which was read."""
        used = {name for source in sources for name in _names(source.name)}
        read = {whole(str(path)) for path in files}
        for name, where in self.where.items():
            if name in used or os.path.lexists(name):
                continue
            bases = [base for base in _names(name) if base != name and os.path.lexists(base)]
            if not bases:
                yield f"{where}: there is no file {brief(name)}; correct the name"
            elif read.intersection(bases):
                yield f"{where}: there is no text {brief(name)} in that file; kg check shows the names"


def _names(name: str) -> list[str]:
    """Return the names that a text goes by: “a.zip”, “a.zip#b.csv”, “a.zip#b.csv#7”."""
    parts = name.split("#")
    return ["#".join(parts[: end + 1]) for end in range(len(parts))]


def known_of(files: Sequence[Path], paths: Iterable[Path | str]) -> Known:
    """Read the tables beside files, and between them and the folders that were named.

    Raises InputError for a table that cannot be read: the dates in it are not to be missed in silence.
    """
    known = Known()
    for folder in _folders(files, paths):
        if (path := folder / METADATA_TABLE).is_file():
            _take(path, folder, known)
    return known


def _folders(files: Sequence[Path], paths: Iterable[Path | str]) -> list[Path]:
    """Return the folders in which such a table may lie, the outer first."""
    roots = {Path(path) for path in paths if str(path) and Path(path).is_dir()}
    found: set[Path] = set()
    for folder in {file.parent for file in files if str(file) != "-"}:
        found.add(folder)
        above = list(folder.parents)
        if outer := [above.index(root) for root in roots if root in above]:
            found.update(above[: max(outer) + 1])
    return sorted(found, key=lambda folder: (len(folder.parts), str(folder)))


def _take(path: Path, folder: Path, known: Known) -> None:
    rows = read_table(path, _LAYOUT)
    unknown = sorted({name for row in rows for name in row.cells if name and name not in COLUMNS})
    if unknown:
        known.warnings.append(f"{path}: columns that say nothing here, left aside: {', '.join(unknown)}")
    to_date, _ = reading_of(row.cells.get("date", "") for row in rows)
    seen: dict[str, int] = {}
    for row in rows:
        name = row.cells.get("file", "")
        if not name:
            known.warnings.append(f"{row.where}: names no file, left out; fill the column file")
            continue
        key = _key(folder, name)
        if key in seen:
            known.warnings.append(f"{row.where}: {name} stands in line {seen[key]} already, left out; keep one of them")
            continue
        seen[key] = row.line
        values = {column: row.cells[column] for column in METADATA if row.cells.get(column)}
        if "date" in values:
            values["date"] = to_date(values["date"])
        known.warnings += _drop_odd(values, row)
        known.of[key] = known.of.get(key, {}) | values
        known.where[key] = row.where


def _key(folder: Path, name: str) -> str:
    file, sign, inside = name.partition("#")
    if "\\" in file and not (folder / file).exists():
        file = file.replace("\\", "/")  # as Windows writes it
    return whole(str(folder / file)) + sign + inside


def _drop_odd(values: dict[str, str], row: Row) -> list[str]:
    """Take away a date that is none and a URL that is no address; return what is said of them."""
    odd = []
    if "date" in values and parse_date(values["date"]) is None:
        told = f"{row.where}: date is {brief(values.pop('date'))}, not understood; write it as 2009-07-01"
        odd.append(told)
    if "url" in values and not is_address(values["url"]):
        odd.append(f"{row.where}: url is {brief(values.pop('url'))}, not the address of a page; left out")
    return odd


def table_of(rows: Iterable[Mapping[str, str]]) -> str:
    """Return a table of what is known of texts, to be looked through and corrected in a spreadsheet."""
    return table_text([COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)])
