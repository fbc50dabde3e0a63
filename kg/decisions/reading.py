"""Reads `decisions.toml`: tables [[merge]], [[split]], [[rename]], [[retype]], [[reject]] and [[correct]].

[[merge]]   actors = ["org/unison", "Unison the union"]     the first stays; name = "…" renames it
[[split]]   actor = "John Smith", documents = ["b.txt"], name = "John Smith of Leeds"     who it is in those documents
[[rename]]  actor = "org/dfe", name = "Department for Education"
[[retype]]  actor = "Reform", kind = "organization"
[[reject]]  actor = "…", or claim = "claim/…", event = "event/…", role = "membership/…", issue = "…"     it is none

[[merge]]   issues = ["issue/ban-on-phones", "-phones in class"]     - where who is for it is against the first
[[split]]   issue = "issue/schools", wordings = ["school bells"], name = "School bells"     where it is so put
[[rename]]  issue = "issue/levy", name = "Levy on sugar"

[[correct]] claim = "claim/…", and at least one of
            side = "for", "against" or "none"; issue = "issue/…"     the one that the side is on
            target = "org/…" or "none"     side is then the one towards it
            claimant = "org/…" or "none"; date = "2009-05" or "none"
[[correct]] event = "event/…", date = "2009-05" or "none"

Actors are given by id or by a name they have, issues by id, label or wording. Each table may hold a `note`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.model import ActorKind, Side
from kg.named_files import brief, parse_toml, read_text

NONE = "none"
"""Says that there is no side, target, claimant or date."""
STATEMENTS = {"claim": "claim/", "event": "event/", "role": "membership/"}
"""What may be rejected besides actors and issues, and how its id begins."""
CORRECTED = ("side", "issue", "target", "claimant", "date")
_FORMS: dict[str, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "merge": {"actors": ((), ("name",)), "issues": ((), ("name",))},
    "split": {"actor": (("documents", "name"), ()), "issue": (("wordings", "name"), ())},
    "rename": {"actor": (("name",), ()), "issue": (("name",), ())},
    "retype": {"actor": (("kind",), ())},
    "reject": dict.fromkeys(("actor", *STATEMENTS, "issue"), ((), ())),
    "correct": {"claim": ((), CORRECTED), "event": (("date",), ())},
}
"""What is decided, of whom or what, with the fields that must and may be there."""
FIELDS = tuple(dict.fromkeys(f for forms in _FORMS.values() for s, more in forms.items() for f in (s, *sum(more, ()))))
"""All fields that a table may have, but for its note."""
LISTS = frozenset({"actors", "issues", "documents", "wordings"})
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """“In decisions.toml, merge 2: org/unison and Unison are one.” `name` is the new name, or the new kind.

    `actors` are ids or names as written, `issues` ids, labels or wordings; `statement` is the id of a rejected claim,
    event or role, or of a corrected claim or event, and `to` what is corrected, by field.
    """

    act: str
    actors: tuple[str, ...] = ()
    name: str = ""
    documents: tuple[str, ...] = ()
    statement: str = ""
    issues: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    to: tuple[tuple[str, str], ...] = ()
    where: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in a fixed order, whatever theirs.

    Raises SettingsError with file, entry, field and remedy for what is not understood or contradicts itself.
    """
    return parse_decisions(read_text(path, SettingsError), path)


def parse_decisions(text: str, path: Path) -> tuple[Decision, ...]:
    """Return the decisions that a text holds, as `read_decisions` does; `path` stands in messages."""
    tables = parse_toml(text, path, SettingsError)
    found: list[Decision] = []
    for act, entries in tables.items():
        _demand_known(act, str(path))
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise SettingsError(f"{path}: {act} must be a table in double brackets; write [[{act}]]")
        for number, entry in enumerate(entries, start=1):
            found.append(decision_of(act, entry, f"{path.name}, {act} {number}"))
    _demand_agreement(found)
    return tuple(sorted(found))


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(known)


def _demand_known(act: str, where: str) -> None:
    if act not in _FORMS:
        raise SettingsError(f"{where}: unknown decision {brief(act)}; {_nearest(act, _FORMS)}")


def decision_of(act: str, entry: dict[str, Any], where: str) -> Decision:
    """Return the decision of a table; `where` it stands is for messages. Raises SettingsError as `read_decisions`."""
    _demand_known(act, where)
    forms = _FORMS[act]
    fields = list(dict.fromkeys(f for subject, (must, may) in forms.items() for f in (subject, *must, *may)))
    for key, value in entry.items():
        if key not in (*fields, "note"):
            raise SettingsError(f"{where}: unknown field {brief(key)}; {_nearest(key, (*fields, 'note'))}")
        _demand_form(key, value, where)
    subjects = [key for key in forms if key in entry]
    if len(subjects) != 1:
        one = next(iter(forms)) if len(forms) == 1 else f"exactly one of {', '.join(forms)}; write a table for each"
        raise SettingsError(f"{where}: give {one}")
    subject = subjects[0]
    needed, optional = forms[subject]
    for key in needed:
        if key not in entry:
            raise SettingsError(f"{where}: {key} is missing; it needs {' and '.join((subject, *needed))}")
    for key in entry:
        if key not in (subject, *needed, *optional, "note"):
            raise SettingsError(f"{where}: {key} does not go with {subject}; remove one of them")
    return _made(act, subject, entry, where)


def _made(act: str, subject: str, entry: dict[str, Any], where: str) -> Decision:
    given = tuple(entry[subject]) if subject in LISTS else (entry[subject],)
    if subject in STATEMENTS:
        if not given[0].startswith(STATEMENTS[subject]):
            told = f"{subject} is {brief(given[0])}; give its id, which begins with {STATEMENTS[subject]}"
            raise SettingsError(f"{where}: {told}")
        return Decision(act, statement=given[0], to=_corrections(entry, where) if act == "correct" else (), where=where)
    if act == "merge" and len(set(given)) < 2:
        raise SettingsError(f"{where}: {subject} names fewer than two; list the ids or names of all that are one")
    name = entry.get("name", "")
    if act == "retype":
        name = entry["kind"]
        if name not in tuple(ActorKind):
            raise SettingsError(f"{where}: kind is {brief(name)}; use {', '.join(ActorKind)}")
    if subject in ("issue", "issues"):
        return Decision(act, name=name, issues=given, wordings=tuple(entry.get("wordings", ())), where=where)
    return Decision(act, given, name, tuple(entry.get("documents", ())), where=where)


def _corrections(entry: dict[str, Any], where: str) -> tuple[tuple[str, str], ...]:
    """Return what a claim is corrected to, by field, in a fixed order."""
    to = {key: entry[key] for key in CORRECTED if key in entry}
    if not to:
        raise SettingsError(f"{where}: says nothing; give at least one of {', '.join(CORRECTED)}")
    side, date = to.get("side", NONE), to.get("date", NONE)
    if side not in (*Side, NONE):
        raise SettingsError(f"{where}: side is {brief(side)}; use {', '.join(Side)} or {NONE}")
    if date != NONE and not _DATE.fullmatch(date):
        raise SettingsError(f"{where}: date is {brief(date)}; write it as 2009, 2009-05 or 2009-05-31, or {NONE}")
    if "side" in to and "issue" in to and "target" in to:
        raise SettingsError(f"{where}: side is either on the issue or towards the target; write a table for each")
    return tuple(to.items())


def _demand_form(key: str, value: object, where: str) -> None:
    values = value if key in LISTS and isinstance(value, list) else [value]
    if key in LISTS and not isinstance(value, list):
        raise SettingsError(f"{where}: {key} must be a list; write {key} = [{brief(value)}]".replace("'", '"'))
    if not values or not all(isinstance(v, str) and v.strip() for v in values):
        raise SettingsError(f"{where}: {key} is {brief(value)}; give text that is not empty")


def _demand_agreement(decisions: Iterable[Decision]) -> None:
    """Raise SettingsError where two decisions are not of one mind: which of them is meant is not for us to say."""
    given: dict[tuple[str, ...], tuple[str, Decision]] = {}
    for decision in decisions:
        for key, value in _said(decision):
            first, other = given.setdefault(key, (value, decision))
            if first != value:
                told = f"{key[-1]!r} is {first!r} in {other.where} and {value!r} here"
                raise SettingsError(f"{decision.where}: {told}; keep one of them")


def _said(decision: Decision) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a decision says that no other may say otherwise, and of whom or what it does."""
    if decision.act in ("rename", "retype"):
        yield (decision.act, *decision.actors, *decision.issues), decision.name
    if decision.statement:
        yield ("statement", decision.statement), {"reject": "rejected", "correct": "corrected"}[decision.act]
    to = dict(decision.to)
    for field, value in to.items():
        if field == "side":
            yield ("side", to.get("issue") or to.get("target") or "", decision.statement), value
        elif field != "issue":
            yield (field, decision.statement), value
