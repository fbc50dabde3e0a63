"""Reads `decisions.toml`: tables [[merge]], [[split]], [[rename]], [[retype]] and [[reject]].

[[merge]]   actors = ["org/unison", "Unison the union"]     the first stays; name = "…" renames it
[[split]]   actor = "John Smith", documents = ["b.txt"], name = "John Smith of Leeds"     who it is in those documents
[[rename]]  actor = "org/dfe", name = "Department for Education"
[[retype]]  actor = "Reform", kind = "organization"
[[reject]]  actor = "…", or claim = "claim/…", event = "event/…", role = "membership/…"     it is none

An actor is given by its id or by a name it has. Each table may hold a `note`.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.model import ActorKind

STATEMENTS = {"claim": "claim/", "event": "event/", "role": "membership/"}
"""What may be rejected besides actors, and how its id begins."""
_FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": (("actors",), ("name",)),
    "split": (("actor", "documents", "name"), ()),
    "rename": (("actor", "name"), ()),
    "retype": (("actor", "kind"), ()),
    "reject": ((), ("actor", *STATEMENTS)),
}
_LISTS = frozenset({"actors", "documents"})


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """“In decisions.toml, merge 2: org/unison and Unison are one.” `name` is the new name, or the new kind.

    `actors` are ids or names as written; `statement` the id of a rejected claim, event or role.
    """

    act: str
    actors: tuple[str, ...] = ()
    name: str = ""
    documents: tuple[str, ...] = ()
    statement: str = ""
    where: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in a fixed order, whatever theirs.

    Raises SettingsError with file, entry, field and remedy for what is not understood or contradicts itself.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a file that exists") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML ({error}); correct it there") from error
    found: list[Decision] = []
    for act, entries in tables.items():
        if act not in _FIELDS:
            raise SettingsError(f"{path}: unknown decision {act!r}; {_nearest(act, _FIELDS)}")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise SettingsError(f"{path}: {act} must be a table in double brackets; write [[{act}]]")
        for number, entry in enumerate(entries, start=1):
            found.append(_decision(act, entry, f"{path.name}, {act} {number}"))
    _demand_agreement(found)
    return tuple(sorted(found))


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(known)


def _decision(act: str, entry: dict[str, Any], where: str) -> Decision:
    needed, optional = _FIELDS[act]
    for key, value in entry.items():
        if key not in (*needed, *optional, "note"):
            raise SettingsError(f"{where}: unknown field {key!r}; {_nearest(key, (*needed, *optional, 'note'))}")
        _demand_form(key, value, where)
    for key in needed:
        if key not in entry:
            raise SettingsError(f"{where}: {key} is missing; it needs {' and '.join(needed)}")
    if act == "reject":
        return _rejection(entry, where)
    actors = tuple(entry["actors"]) if act == "merge" else (entry["actor"],)
    if act == "merge" and len(set(actors)) < 2:
        raise SettingsError(f"{where}: actors names fewer than two; list the ids or names of all that are one")
    name = entry.get("name", "")
    if act == "retype":
        name = entry["kind"]
        if name not in tuple(ActorKind):
            raise SettingsError(f"{where}: kind is {name!r}; use {', '.join(ActorKind)}")
    return Decision(act, actors, name, tuple(entry.get("documents", ())), where=where)


def _demand_form(key: str, value: object, where: str) -> None:
    values = value if key in _LISTS and isinstance(value, list) else [value]
    if key in _LISTS and not isinstance(value, list):
        raise SettingsError(f"{where}: {key} must be a list; write {key} = [{value!r}]".replace("'", '"'))
    if not values or not all(isinstance(v, str) and v.strip() for v in values):
        raise SettingsError(f"{where}: {key} is {value!r}; give text that is not empty")


def _rejection(entry: dict[str, Any], where: str) -> Decision:
    given = [key for key in ("actor", *STATEMENTS) if key in entry]
    if len(given) != 1:
        raise SettingsError(f"{where}: give exactly one of actor, {', '.join(STATEMENTS)}; write a table for each")
    (key,) = given
    if key == "actor":
        return Decision("reject", (entry[key],), where=where)
    if not entry[key].startswith(STATEMENTS[key]):
        raise SettingsError(f"{where}: {key} is {entry[key]!r}; give its id, which begins with {STATEMENTS[key]}")
    return Decision("reject", statement=entry[key], where=where)


def _demand_agreement(decisions: Iterable[Decision]) -> None:
    """Raise SettingsError where one actor gets two names or two kinds: which of them is meant is not for us to say."""
    given: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if decision.act not in ("rename", "retype"):
            continue
        first = given.setdefault((decision.act, decision.actors[0]), decision)
        if first.name != decision.name:
            told = f"{decision.actors[0]!r} is {first.name!r} in {first.where} and {decision.name!r} here"
            raise SettingsError(f"{decision.where}: {told}; keep one of them")
