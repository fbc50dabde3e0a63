"""The documents of a table of statements, which tells them again in each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from kg.coding.statements import CodedDocument
from kg.errors import InputError

FIELDS = ("title", "date", "author", "source", "section", "type")


class Cells(Protocol):
    """A row of a table: its cells by column, and where it stands."""

    @property
    def where(self) -> str: ...  # noqa: D102

    def get(self, column: str) -> str: ...  # noqa: D102


class Documents:
    """Collects the documents of rows: those of one number or key are one, else those that are told alike."""

    def __init__(self, rows: Sequence[Cells]) -> None:
        """Take the numbers of the documents as they are if every row has one; else number them anew."""
        self.found: dict[int, CodedDocument] = {}
        self._numbered = all(row.get("document").isdecimal() for row in rows)
        self._numbers: dict[tuple[str, ...], int] = {}
        self._first: dict[int, str] = {}
        self._alone = 0

    def number(self, row: Cells) -> int:
        """Return the number of the document of a row. Raises InputError if it is told otherwise than before."""
        given = row.get("document") or row.get("document_key")
        told = tuple(row.get(field) for field in FIELDS)
        if not given and not row.get("title"):
            self._alone += 1
            return self._add(row, len(self._numbers), ("", row.where))
        key = (given,) if given else told
        number = self._numbers.get(key)
        if number is None:
            return self._add(row, len(self._numbers), key)
        known = self.found[number]
        for field, now in (("date", date_of(row)), *((f, row.get(f)) for f in FIELDS if f != "date")):
            if now != getattr(known, "time" if field == "date" else field):
                raise InputError(f"{row.where}: the {field} of document {given} is not that of {self._first[number]}")
        return number

    def notes(self) -> Iterator[str]:
        """Say how many rows do not tell their document."""
        if self._alone:
            yield f"rows that tell neither document nor title, each taken as a document of its own: {self._alone}"

    def _add(self, row: Cells, before: int, key: tuple[str, ...]) -> int:
        number = int(row.get("document")) if self._numbered else before + 1
        self._numbers[key] = number
        self._first[number] = row.where
        plain: Mapping[str, str] = {field: row.get(field) for field in FIELDS if field != "date"}
        named = row.get("document_key") or row.get("document") or str(number)
        self.found[number] = CodedDocument(id=number, time=date_of(row), key=named, **plain)
        return number


def date_of(row: Cells) -> datetime | None:
    """Return the date of a row in UTC; 2009-07 is its first day. Raises InputError for what is none."""
    cell = row.get("date").strip()
    if not cell:
        return None
    try:
        time = datetime.fromisoformat(_full(cell))
        return time if time.tzinfo is None else time.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{row.where}: the date is {cell[:40]!r}; write 2009-07-14, or 2009-07-14 10:30") from error


def _full(cell: str) -> str:
    """Return a date whose month or day is not known as its first day."""
    return f"{cell}-01-01"[: len("2009-07-14")] if len(cell) in (len("2009"), len("2009-07")) else cell
