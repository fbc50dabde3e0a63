"""Reads and writes `audit.csv`: the sample of a build and what was said of it, for people to fill in.

answer      yes, partly or no: is it coded right? Empty until somebody says so
fault       for partly and no: speaker, words, act, side, issue, date or not a claim; of several the worst
right       what is right instead, if you like: another speaker (name, id or none), side (for, against or none, and the
            issue where it is not plain), issue (label or id), date (2009-05-31 or none)
note        whatever you want to remember
who … rule  the claim as it is coded, with its sentence and what stands around it: for reading, not read back
genre … claim      how the claim was drawn; leave these as they are

The columns may stand in any order. `kg audit BUILD --read FILE` needs answers, and the ids in `claim`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kg.audit.judgement import CORRECTABLE, SHOWN, Answer, Fault, Judgement
from kg.audit.strata import Trait
from kg.errors import InputError
from kg.spreadsheet import Layout, Row, read_table, table_text

FILE = "audit.csv"
"""What the file is called that stands beside a graph."""

_TOLD = {
    "answer": " / ".join(Answer),
    "fault": " / ".join(Fault),
    "right": "what is right instead: a speaker / a side / an issue / a date",
}
_GIVEN = ("answer", "fault", "right", "note")
_DRAWN = ("stratum", "of", "by", "seed", "version", "claim")
COLUMNS = (
    *_GIVEN, "who", "act", "side", "towards", "shown_by", "words", "date", "before", "sentence", "paragraph", "after",
    "document", "rule",
    "genre", *_DRAWN,
)  # fmt: skip
_LAYOUT = Layout(COLUMNS, "claim", InputError)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_SIDES = ("for", "against", "none")


def sheet_text(sample: Sequence[Judgement]) -> str:
    """Return the table of a sample as the text of a file; `read_sample` makes the same of it again."""
    head = [f"{name} ({_TOLD[name]})" if name in _TOLD else name for name in COLUMNS]
    return table_text([head, *map(_cells, sample)])


def _cells(judgement: Judgement) -> list[str]:
    values = {
        "answer": judgement.answer or "", "fault": judgement.fault or "", "right": judgement.right,
        "note": judgement.note, "stratum": judgement.stratum, "of": str(judgement.of), "by": judgement.by.value,
        "seed": str(judgement.seed), "version": judgement.version, "claim": judgement.claim,
    }  # fmt: skip
    values |= {trait.value: value for trait, value in judgement.traits.items()}
    values |= judgement.shown
    return [values.get(column, "") for column in COLUMNS]


# --- reading --------------------------------------------------------------------------------------------------


def read_sample(path: Path) -> tuple[Judgement, ...]:
    """Return the sample of a file, in its order.

    Raises InputError with file, line and remedy for what cannot be read, is no answer, or stands there twice.
    """
    rows = _rows(path)
    sample = tuple(_with(_drawn(row), row) for row in rows)
    if len({(j.by, j.seed) for j in sample}) > 1:
        raise InputError(f"{path}: holds two samples; keep the lines of one, as the columns by and seed tell")
    return sample


def read_answers(path: Path, sample: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the sample with the answers that a file has; a line without an answer changes nothing.

    Raises InputError as `read_sample` does, and for a claim that was not drawn.
    """
    found = {judgement.claim: judgement for judgement in sample}
    for row in _rows(path):
        claim = row.cells["claim"]
        if claim not in found:
            remedy = "give its id as the sheet had it, or remove the line"
            raise InputError(f"{row.where}: claim is {claim!r}, which is not in the sample; {remedy}")
        judged = _with(found[claim], row)
        found[claim] = judged if judged.answer is not None else found[claim]
    return tuple(found.values())


def judged(judgement: Judgement, answer: str, fault: str, right: str, note: str) -> Judgement:
    """Return a judgement with what somebody said; raises ValueError, with what is wrong and the remedy."""
    answers, faults = {a.value: a for a in Answer}, {f.value: f for f in Fault}
    given = answers.get(answer.casefold())
    if answer and given is None:
        raise ValueError(f"answer is {answer!r}; use {', '.join(answers)}")
    wrong = faults.get(fault.casefold())
    if fault and wrong is None:
        raise ValueError(f"fault is {fault!r}; use {', '.join(faults)}")
    if wrong is not None and given in (None, Answer.YES):
        raise ValueError(f"fault is {fault!r}, but answer is {answer or 'empty'!r}; use partly or no, or empty fault")
    if right:
        _demand_right(wrong, right)
    return replace(judgement, answer=given, fault=wrong, right=right, note=note)


def _demand_right(fault: Fault | None, right: str) -> None:
    if fault not in CORRECTABLE:
        raise ValueError(f"right is {right!r}; it goes with the faults {', '.join(CORRECTABLE)}; else write a note")
    if fault is Fault.DATE and right != "none" and not _DATE.fullmatch(right):
        raise ValueError(f"right is {right!r}; write the date as 2009, 2009-05 or 2009-05-31, or none")
    if fault is Fault.SIDE and right.split()[0] not in _SIDES:
        raise ValueError(f"right is {right!r}; write for, against or none, then the issue where it is not plain")


def _rows(path: Path) -> Iterable[Row]:
    rows = [row for row in read_table(path, _LAYOUT) if row.cells.get("claim") or any(map(row.cells.get, _GIVEN))]
    seen: dict[str, int] = {}
    for row in rows:
        claim = row.cells.get("claim", "")
        line = seen.setdefault(claim, row.line)
        if line != row.line:
            raise InputError(f"{row.where}: {claim} stands on line {line} too; keep one of them")
    return rows


def _with(drawn: Judgement, row: Row) -> Judgement:
    try:
        return judged(drawn, *(row.cells.get(name, "") for name in _GIVEN))
    except ValueError as error:
        raise InputError(f"{row.where}: {error}") from error


def _drawn(row: Row) -> Judgement:
    cells = row.cells
    lacking = [name for name in (*_DRAWN, *Trait) if not cells.get(name)]
    if lacking:
        raise InputError(f"{row.where}: {', '.join(lacking)} is empty; leave it as kg audit wrote it")
    try:
        of, by, seed = int(cells["of"]), Trait(cells["by"]), int(cells["seed"])
        if of < 1:
            raise ValueError
    except ValueError:
        told = f"of, by, seed are {cells['of']}, {cells['by']}, {cells['seed']}"
        raise InputError(f"{row.where}: {told}; leave them as kg audit wrote them") from None
    traits = {trait: cells[trait] for trait in Trait}
    shown = {name: cells.get(name, "") for name in SHOWN}
    return Judgement(cells["claim"], cells["version"], cells["stratum"], of, by, seed, traits, shown)
