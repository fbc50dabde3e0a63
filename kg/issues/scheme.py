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

import csv
import difflib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.actors.names.spelling import folded, slug
from kg.errors import SettingsError
from kg.issues.tally import Tally
from kg.model import Issue, Wording

COLUMNS = (
    "label", "wordings", "for_means", "broader", "claims", "speakers", "for", "against", "documents",
    "perhaps_same_as", "id",
)  # fmt: skip
_OPPOSITE = ("-", "−", "–")
_FORMULA = re.compile(r"'*[=+\-@\t\r−–]")
_MANGLED = re.compile(r"#(NAME|REF|VALUE|DIV/0|N/A|ERROR|NULL|NUM)[?!]?|Err:\d+")
_WORDING = re.compile(r"((?:[^\\|]|\\.|\\$)*)(?:\||$)")
_ESCAPED = re.compile(r"\\([\\|−–-])")
_ID = re.compile(r"issue/[a-z0-9]+(-[a-z0-9]+)*")


def issue_id(label: str) -> str:
    """Return the id of an issue that nobody gave one: issue/ban-on-phones."""
    return "issue/" + slug(label)


# --- writing --------------------------------------------------------------------------------------------------


def issues_csv(tallies: Sequence[Tally]) -> str:
    """Return the table of issues as a file for spreadsheets; `read_issues` makes the same issues of it again."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(issue_rows(tallies))
    return out.getvalue()


def issue_rows(tallies: Sequence[Tally]) -> Iterator[list[str]]:
    """Yield the cells of each issue, by `COLUMNS`."""
    issues = _told_apart([t.issue for t in tallies])
    labels = {issue.id: issue.label for issue in issues}
    for t, issue in zip(tallies, issues, strict=True):
        others = (w for w in issue.wordings if w != Wording(issue.label))
        alike = (labels[i] for i in t.perhaps_same_as if i in labels)
        cells = (
            issue.label, "|".join(map(_written, others)), issue.for_means, labels.get(issue.broader or "", ""),
            t.claims, t.speakers, t.speakers_for, t.speakers_against, t.documents, "|".join(alike), issue.id,
        )  # fmt: skip
        yield [_safe(str(cell)) for cell in cells]


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


def _safe(cell: str) -> str:
    cell = cell.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    return "'" + cell if _FORMULA.match(cell) else cell


# --- reading --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table: where it begins, and its cells by column, without space at their ends."""

    where: str
    line: int
    cells: dict[str, str]


def read_issues(path: Path) -> tuple[Issue, ...]:
    """Return the issues of a file, in its order.

    Raises SettingsError with file, line and remedy for what cannot be read or contradicts itself.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a file that exists") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8 at byte {error.start}; save it as “CSV UTF-8”") from error
    rows = tuple(_rows(text, path))
    if not rows:
        raise SettingsError(f"{path}: holds no issue; kg issues PATH -o {path.name} proposes some")
    issues = tuple(map(_issue, rows))
    _demand_difference(rows, issues)
    return tuple(_nested(rows, issues))


def _rows(text: str, path: Path) -> Iterator[_Row]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header: list[str] | None = None
    begin = 1
    try:
        for cells in lines:
            where, line, begin = f"{path}, line {begin}", begin, lines.line_num + 1
            cells = [_read_cell(cell, where) for cell in cells]
            if not any(cells) or (header is None and cells[0].casefold().startswith("sep=")):
                continue
            if header is None:
                header = _header(cells, where)
            elif any(cells[len(header) :]):
                raise SettingsError(f"{where}: has more cells than columns; put a cell with commas in it in quotes")
            else:
                yield _Row(where, line, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        remedy = "a cell with quotes in it stands in quotes, and they are doubled in it"
        raise SettingsError(f"{path}, line {begin}: not CSV ({error}); {remedy}") from error


def _delimiter(text: str) -> str:
    """Return what separates cells, as the line with the names of the columns has it; Excel writes ; in many lands."""
    for line in text.splitlines():
        for sign in (",", ";", "\t"):
            if "label" in (cell.strip(' "').casefold() for cell in line.split(sign)) and sign in line:
                return sign
    return ","


def _read_cell(cell: str, where: str) -> str:
    cell = " ".join(cell.split())
    if _MANGLED.fullmatch(cell):
        raise SettingsError(f"{where}: {cell} stands where a spreadsheet took words for a formula; put ' before them")
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _header(cells: Sequence[str], where: str) -> list[str]:
    names = [cell.casefold().replace(" ", "_") for cell in cells]
    for name in names:
        if name not in COLUMNS and (near := difflib.get_close_matches(name, COLUMNS, n=1, cutoff=0.75)):
            raise SettingsError(f"{where}: unknown column {name!r}; did you mean {near[0]!r}?")
        if name in COLUMNS and names.count(name) > 1:
            raise SettingsError(f"{where}: the column {name} stands there twice; remove one")
    if "label" not in names:
        raise SettingsError(f"{where}: must name the columns; label at least, of {', '.join(COLUMNS)}")
    return names


def _issue(row: _Row) -> Issue:
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


def _wordings(row: _Row) -> Iterator[Wording]:
    cell = row.cells.get("wordings", "")
    for piece in (found[1].strip() for found in _WORDING.finditer(cell)):
        opposite = piece.startswith(_OPPOSITE)
        text = piece[1:].lstrip() if opposite else piece
        if opposite and not text:
            raise SettingsError(f"{row.where}: wordings holds a - without words; put it right before a wording")
        if text:
            yield Wording(_ESCAPED.sub(r"\1", text), opposite)


def _demand_difference(rows: Sequence[_Row], issues: Sequence[Issue]) -> None:
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


def _nested(rows: Sequence[_Row], issues: Sequence[Issue]) -> Iterator[Issue]:
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
