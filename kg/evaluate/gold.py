"""Reads gold: a YAML file a document with its actors, roles, events and claims.

`tests/gold/corpus/README.md` describes the fields, `tests/gold/debate/README.md` those of a whole debate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import srsly

from kg.errors import InputError

Json = Mapping[str, Any]
KINDS = ("direct", "indirect", "finding", "author")

WANTED = {
    "actors": ("id", "name"),
    "roles": ("person", "role"),
    "events": ("id", "type", "text"),
    "claims": ("id", "source", "kind", "text"),
    "issues": ("id", "label"),
    "positions": ("issue", "side"),
}


SECTIONS = ("actors", "roles", "events", "claims")


def read_gold(
    folder: Path, sections: Sequence[str] = SECTIONS, shared: Mapping[str, Json] | None = None
) -> Iterator[tuple[Path, Json]]:
    """Yield each gold file of a folder with its content, in order of name.

    `sections` are those that it is scored by, `shared` are actors of all documents by id, which a document may name by
    it. Raises InputError for a missing or empty folder and for a file that lacks what it is scored by.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name one with gold in it, a YAML file a document")
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError(f"{folder}: no gold here; there must be a .yaml file for each document")
    for path in paths:
        yield path, _read(path, sections, shared or {})


def check_quotes(path: Path, gold: Json, text: str, sections: Sequence[str] = ("events", "claims")) -> None:
    """Raise InputError unless the words of every event and claim stand in the text."""
    for section in sections:
        for row in gold[section]:
            if row["text"] not in text:
                raise InputError(
                    f"{path}: {section[:-1]} {row['id']}: its text does not stand in {gold['document']}; "
                    "copy it as it is there, character for character"
                )


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds; raises InputError if it cannot be read."""
    try:
        return srsly.yaml_loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())})") from error


def rows_of(path: Path | str, gold: Any, section: str) -> list[Json]:
    """Return the entries of a section, checked for what they are scored by."""
    rows = gold.setdefault(section, [])
    if not isinstance(rows, list):
        raise InputError(f"{path}: {section} must be a list")
    for number, row in enumerate(rows, start=1):
        _check_row(f"{path}: {section}, entry {number}", row, WANTED[section])
    return rows


def _read(path: Path, sections: Sequence[str], shared: Mapping[str, Json]) -> Json:
    gold = read_yaml(path)
    if not isinstance(gold, dict) or not isinstance(gold.get("document"), str):
        raise InputError(f"{path}: not gold; the key “document” must name the text file")
    if isinstance(gold.get("actors"), list):
        gold["actors"] = [shared.get(actor, actor) if isinstance(actor, str) else actor for actor in gold["actors"]]
    for section in sections:
        rows_of(path, gold, section)
    for claim in gold["claims"]:
        if claim["kind"] not in KINDS:
            raise InputError(f"{path}: claim {claim['id']}: kind is {claim['kind']!r}; use one of {', '.join(KINDS)}")
    return gold


def _check_row(place: str, row: object, wanted: tuple[str, ...]) -> None:
    if not isinstance(row, dict):
        raise InputError(f"{place}: must be a mapping with {', '.join(wanted)}")
    if lacking := [key for key in wanted if not all(map(_is_text, listed(row.get(key)) or [None]))]:
        raise InputError(f"{place}: {' and '.join(lacking)} must be given, as text")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def listed(value: object) -> list[Any]:
    """Return one or several values as a list."""
    return value if isinstance(value, list) else [value] if value else []
