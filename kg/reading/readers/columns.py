"""Which column of a table is the text, which the title, the date …: as somebody said, else by the names of columns."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.lang.tables import listed, value_of
from kg.named_files import brief
from kg.reading.readers.reader import METADATA

FIELDS = ("text", *METADATA, "id")
"""What a column may be."""
SAMPLE = 200
"""Rows that are looked at to tell what a column holds."""
_LONG = 200
"""Characters that cells have on average if they are texts, whatever the name of their column."""
_SHOWN = 12
"""Columns that a message lists at most."""

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """“text: Body; title: Headline”: the place of the column of each field, counted from 0."""

    header: tuple[str, ...]
    places: Mapping[str, int]
    by_length: bool = False
    """Whether the text was found by nothing but the length of its cells."""

    def cell(self, cells: Cells, field: str) -> str:
        """Return the cell of a field in a row, "" if the row or the table has none."""
        place = self.places.get(field)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def told(self, more: Mapping[str, str] | None = None) -> str:
        """Return what was taken for what; `more` says of a field what else had to be guessed."""
        parts = []
        for field in (f for f in FIELDS if f in self.places):
            notes = [(more or {}).get(field, ""), "by its length" if field == "text" and self.by_length else ""]
            note = ", ".join(filter(None, notes))
            parts.append(f"{field}: {brief_name(self.header[self.places[field]])}" + (f" ({note})" if note else ""))
        aside = [name for place, name in enumerate(self.header) if place not in self.places.values() and name.strip()]
        return "; ".join(parts) + (f"; left aside: {names_of(aside)}" if aside else "")


def brief_name(name: str) -> str:
    """Return the name of a column on one line."""
    name = " ".join(name.split())
    return name if len(name) <= 40 else name[:39] + "…"


def names_of(header: Iterable[str]) -> str:
    """Return the names of columns as a message lists them."""
    names = [brief_name(name) for name in header if name.strip()]
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")


def plain(name: str) -> str:
    """“pub date” of “Pub_Date ”: the name of a column as `columns.toml` has it."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def known_names(field: str) -> tuple[str, ...]:
    """Return the names that a column of this field has, the better first."""
    return listed(value_of("columns", field), f"columns.toml, {field}")


def recognized(header: Iterable[str], given: Iterable[tuple[str, str]] = ()) -> int:
    """Return how many columns have a name that says what they are; one of texts counts for three."""
    names = {plain(name) for name in header}
    wanted = {plain(column) for _, column in given if column}
    found = sum(3 if field == "text" else 1 for field in FIELDS if names.intersection(known_names(field)))
    return found + 3 * len(names & wanted)


def find_columns(
    where: str, header: Sequence[str], sample: Sequence[Cells], given: Iterable[tuple[str, str]]
) -> Columns:
    """Return what each column is; raises InputError if none holds texts, or one that is given is not there.

    `given` are pairs of a field and a column; a column that is "" says that the table has none of this field.
    """
    names = [plain(name) for name in header]
    places: dict[str, int] = {}
    wanted = dict(given)
    for field, column in wanted.items():
        if column:
            places[field] = _place(where, header, column)
    for field in (f for f in FIELDS if f not in wanted):
        found = [names.index(name) for name in known_names(field) if name in names]
        found = [place for place in found if place not in places.values()]
        filled = [place for place in found if _filled(sample, place) >= 0.5]
        if found:
            places[field] = (filled or sorted(found, key=lambda place: -_filled(sample, place)))[0]
    by_length = "text" not in places and (longest := _longest(sample, len(header), places.values())) is not None
    if by_length:
        places["text"] = longest  # type: ignore[assignment]  # mypy does not see that it is no None
    if "text" not in places:
        raise InputError(f"{where}: no column of texts among {names_of(header) or 'its columns'}; {HOW_TO_SAY}")
    return Columns(tuple(header), places, by_length)


HOW_TO_SAY = 'name it with --column text=NAME, or in kg.toml under [columns] as text = "NAME"'


def _place(where: str, header: Sequence[str], column: str) -> int:
    names = [plain(name) for name in header]
    if column in header:
        return list(header).index(column)
    if plain(column) in names:
        return names.index(plain(column))
    near = difflib.get_close_matches(plain(column), names, n=1)
    hint = f"did you mean {brief_name(header[names.index(near[0])])}?" if near else f"it has {names_of(header)}"
    raise InputError(f"{where}: no column {brief(column)}; {hint}")


def _filled(sample: Sequence[Cells], place: int) -> float:
    return sum(len(cells) > place and bool(cells[place].strip()) for cells in sample) / max(1, len(sample))


def _longest(sample: Sequence[Cells], width: int, taken: Iterable[int]) -> int | None:
    """Return the column whose cells are texts by their length, twice as long as those of any other."""
    free = [place for place in range(width) if place not in set(taken)]
    lengths = sorted(
        ((sum(len(c[p]) for c in sample if len(c) > p) / max(1, len(sample)), p) for p in free), reverse=True
    )
    if not lengths or lengths[0][0] < _LONG or (len(lengths) > 1 and lengths[0][0] < 2 * lengths[1][0]):
        return None
    return lengths[0][1]
