"""Decisions as tables of a `decisions.toml`, put into its text or taken out of it; what else stands there stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.decisions.reading import Decision, decision_of, parse_decisions
from kg.errors import SettingsError
from kg.named_files import parse_toml

Table = Mapping[str, Any]
"""What a table says, by field; `act` is its name."""

_ORDER = ("actors", "actor", "claim", "event", "role", "issues", "issue")
"""Of whom or what is decided: it stands first."""
_HEADER = re.compile(r"(?m)^[ \t]*\[\[[ \t]*(?P<act>[A-Za-z_-]+)[ \t]*\]\][^\n]*\n?")
_REMARK = re.compile(r"[ \t]*(#[^\n]*)?\n?")
_TRIES = 3
_UNSAFE = {0x7F: "\\u007f"} | dict.fromkeys(range(55296, 57344), "\\ufffd")
"""What JSON writes as it is and TOML does not allow."""


def tables_of(text: str, path: Path) -> tuple[Table, ...]:
    """Return the tables of a text, in its order by act. Raises SettingsError as `parse_decisions` does."""
    parse_decisions(text, path)
    return tuple(_tables(parse_toml(text, path, SettingsError)))


def _tables(parsed: Mapping[str, Any]) -> Iterator[Table]:
    for act, entries in parsed.items():
        yield from ({"act": act, **entry} for entry in entries)


def with_tables(text: str, tables: Iterable[Table], path: Path) -> tuple[str, int]:
    """Return the text with the tables at its end that it has not yet, and how many these are.

    `path` stands in messages. Raises SettingsError for tables that are not understood or contradict what is there.
    """
    known = {_said(table) for table in tables_of(text, path)}
    added: list[str] = []
    for table in tables:
        said = _said(table)
        if said not in known:
            known.add(said)
            added.append(written(table))
    before = [text.rstrip("\n") + "\n"] if text.strip() else []
    after = "\n".join((*before, *added)) if added else text
    parse_decisions(after, path)
    return after, len(added)


def without_tables(text: str, tables: Iterable[Table], path: Path) -> str:
    """Return the text without the tables, whatever their notes.

    Raises SettingsError for one that is not there, or that cannot be taken out without touching another.
    """
    for table in tables:
        text = _without(text, table, path)
    return text


def _without(text: str, table: Table, path: Path) -> str:
    there = tables_of(text, path)
    place = next((i for i, other in enumerate(there) if _said(other) == _said(table)), None)
    if place is None:
        raise SettingsError(f"{path}: holds no such decision; it was changed meanwhile: load the page again")
    act = there[place]["act"]
    number = sum(other["act"] == act for other in there[:place])
    headers = list(_HEADER.finditer(text))
    starts = [header.start() for header in headers if header["act"] == act][number : number + _TRIES]
    for start in starts:  # what looks like a header may stand in a note
        ends = [header.start() for header in headers if header.start() > start][:_TRIES]
        for end in (*ends, len(text)):
            left = _joined(text[:start], _remarks_at_end(text[start:end]) + text[end:])
            if _same(left, (*there[:place], *there[place + 1 :]), path):
                return left
    raise SettingsError(f"{path}: this decision is written in another way than kg writes them; remove it there by hand")


def _joined(before: str, after: str) -> str:
    """Join what stood before and after a table, with the empty line between the two."""
    if not after.strip():
        return before.rstrip("\n") + "\n" if before.strip() else ""
    return before + after.lstrip("\n") if before.endswith("\n\n") or not before else before + after


def _remarks_at_end(block: str) -> str:
    """Return the remarks after the last field of a table: they belong to what follows."""
    lines = block.splitlines(keepends=True)
    last = max(i for i, line in enumerate(lines) if not _REMARK.fullmatch(line))
    return "".join(lines[last + 1 :])


def _same(text: str, tables: Sequence[Table], path: Path) -> bool:
    try:
        return list(tables_of(text, path)) == list(tables)
    except SettingsError:
        return False


def _said(table: Table) -> Decision:
    """Return what a table says, wherever it stands and whatever is noted."""
    act, entry = str(table["act"]), {name: value for name, value in table.items() if name != "act"}
    return replace(decision_of(act, entry, f"the new [[{act}]]"), where="")


def written(table: Table) -> str:
    """Return a table as TOML: of whom or what it is first, its note last."""
    fields = [name for name in table if name != "act"]
    fields.sort(key=lambda name: (name not in _ORDER or (name == "issue" and "claim" in table), name == "note"))
    return f"[[{table['act']}]]\n" + "".join(f"{name} = {_value(table[name])}\n" for name in fields)


def _value(value: str | Sequence[str]) -> str:
    if not isinstance(value, str):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).translate(_UNSAFE)
