"""Reads and writes `issues.csv`: the issues of a collection, for people to edit.

label            what it is called, and its first wording
wordings         the others, with | between; one that says the opposite begins with -
for_means        what who is for it wants, in words
broader          the label of the issue that it is a part of
claims, speakers, for, against, documents, perhaps_same_as      how it stands, for the reader: not read back
id               keeps the issue the same when its label changes; a row of yours needs none

Only `label` must be there; other columns and empty lines do not matter. A | in a wording, and a - that marks nothing,
has a backslash before it. What a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import SettingsError
from kg.issues.tally import Tally
from kg.model import Issue, Wording, issue_id
from kg.spelling import folded, slug
from kg.spreadsheet import Layout, Row, read_table, safe, table_text

COLUMNS = (
    "label", "wordings", "for_means", "broader", "claims", "speakers", "for", "against", "documents",
    "perhaps_same_as", "id",
)  # fmt: skip
_LAYOUT = Layout(COLUMNS, "label", SettingsError)
_OPPOSITE = ("-", "−", "–")
_WORDING = re.compile(r"((?:[^\\|]|\\.|\\$)*)(?:\||$)")
_ESCAPED = re.compile(r"\\([\\|−–-])")
_ID = re.compile(r"issue/[a-z0-9]+(-[a-z0-9]+)*")


# --- writing --------------------------------------------------------------------------------------------------


def issues_csv(tallies: Sequence[Tally]) -> str:
    """Return the table of issues as a file for spreadsheets; `read_issues` makes the same issues of it again."""
    return table_text([COLUMNS, *_cells(tallies)])


def issue_rows(tallies: Sequence[Tally]) -> Iterator[list[str]]:
    """Yield the cells of each issue, by `COLUMNS`, safe for spreadsheets."""
    yield from ([safe(cell) for cell in cells] for cells in _cells(tallies))


def _cells(tallies: Sequence[Tally]) -> Iterator[list[str]]:
    issues = _told_apart([t.issue for t in tallies])
    labels = {issue.id: issue.label for issue in issues}
    for t, issue in zip(tallies, issues, strict=True):
        others = (w for w in issue.wordings if w != Wording(issue.label))
        alike = (labels[i] for i in t.perhaps_same_as if i in labels)
        cells = (
            issue.label, "|".join(map(_written, others)), issue.for_means, labels.get(issue.broader or "", ""),
            t.claims, t.speakers, t.speakers_for, t.speakers_against, t.documents, "|".join(alike), issue.id,
        )  # fmt: skip
        yield [str(cell) for cell in cells]


def _told_apart(issues: Sequence[Issue]) -> list[Issue]:
    """Leave each wording to the first issue that has it, so that the table can be read back."""
    taken = {folded(issue.label) for issue in issues}
    labels: set[str] = set()
    found = []
    for issue in issues:
        label, number = issue.label, 1
        while folded(label) in labels:
            number += 1
            label = f"{issue.label} ({number})"
        labels.add(folded(label))
        others = {folded(w.text): w for w in reversed(issue.wordings) if folded(w.text) not in taken}
        taken |= others.keys()
        kept = tuple(w for w in issue.wordings if others.get(folded(w.text)) is w)
        found.append(replace(issue, label=label, wordings=(Wording(label), *kept)))
    return found


def _written(wording: Wording) -> str:
    text = wording.text.replace("\\", "\\\\").replace("|", "\\|")
    return f"-{text}" if wording.opposite else f"\\{text}" if text.startswith(_OPPOSITE) else text


# --- reading --------------------------------------------------------------------------------------------------


def read_issues(path: Path) -> tuple[Issue, ...]:
    """Return the issues of a file, in its order.

    Raises SettingsError with file, line and remedy for what cannot be read or contradicts itself.
    """
    rows = read_table(path, _LAYOUT)
    if not rows:
        raise SettingsError(f"{path}: holds no issue; kg issues PATH -o {path.name} proposes some")
    issues = tuple(map(_issue, rows))
    _demand_difference(rows, issues)
    return tuple(_nested(rows, issues))


def _issue(row: Row) -> Issue:
    label = row.cells.get("label", "")
    if not label:
        raise SettingsError(f"{row.where}: label is empty; give the issue a name, or remove the line")
    given = row.cells.get("id", "")
    if given and not _ID.fullmatch(given):
        raise SettingsError(f"{row.where}: id is {given!r}; leave it as kg issues wrote it, or empty the cell")
    if not given and not slug(label):
        raise SettingsError(f"{row.where}: label is {label!r}, without a letter of a to z; give it one")
    wordings = dict.fromkeys((Wording(label), *_wordings(row)))
    return Issue(given or issue_id(label), label, tuple(wordings), row.cells.get("for_means", ""))


def _wordings(row: Row) -> Iterator[Wording]:
    cell = row.cells.get("wordings", "")
    for piece in (found[1].strip() for found in _WORDING.finditer(cell)):
        opposite = piece.startswith(_OPPOSITE)
        text = piece[1:].lstrip() if opposite else piece
        if opposite and not text:
            raise SettingsError(f"{row.where}: wordings holds a - without words; put it right before a wording")
        if text:
            yield Wording(_ESCAPED.sub(r"\1", text), opposite)


def _demand_difference(rows: Sequence[Row], issues: Sequence[Issue]) -> None:
    """Raise SettingsError where two lines are one issue, or one wording may mean two: which is not for us to say."""
    ids: dict[str, int] = {}
    wordings: dict[str, tuple[int, Wording]] = {}
    for row, issue in zip(rows, issues, strict=True):
        for wording in issue.wordings:
            line, other = wordings.setdefault(folded(wording.text), (row.line, wording))
            if line != row.line:
                remedy = "keep it in one of them, or make them one issue"
                raise SettingsError(f"{row.where}: {wording.text!r} is a wording on line {line} too; {remedy}")
            if other.opposite != wording.opposite:
                raise SettingsError(f"{row.where}: {wording.text!r} stands there with and without -; keep one of them")
        line = ids.setdefault(issue.id, row.line)
        if line != row.line:
            remedy = "empty the cell of the id" if row.cells.get("id") else "give it another label"
            raise SettingsError(f"{row.where}: {issue.label!r} has the id of line {line}, {issue.id}; {remedy}")


def _nested(rows: Sequence[Row], issues: Sequence[Issue]) -> Iterator[Issue]:
    """Yield the issues with what each is a part of."""
    named = {folded(name): issue.id for issue in issues for name in (issue.id, issue.label)}
    whole = {}
    for row, issue in zip(rows, issues, strict=True):
        given = row.cells.get("broader", "")
        if given and folded(given) not in named:
            near = difflib.get_close_matches(given, [i.label for i in issues], n=1)
            hint = f"did you mean {near[0]!r}?" if near else "give it a line, or empty the cell"
            raise SettingsError(f"{row.where}: broader is {given!r}, which no line has as label; {hint}")
        whole[issue.id] = named[folded(given)] if given else None
    for row, issue in zip(rows, issues, strict=True):
        above = whole[issue.id]
        for _ in issues:
            if above == issue.id:
                raise SettingsError(f"{row.where}: {issue.label!r} is a part of itself; empty a cell of broader")
            above = whole[above] if above else None
        yield replace(issue, broader=whole[issue.id])
