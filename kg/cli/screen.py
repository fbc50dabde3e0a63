"""How results and messages look: results on stdout, messages and progress on stderr.

Texts are other people's: they are shown as they are, never read as markup, and without the control characters by which
a text could take hold of a terminal.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from kg.errors import InputError

out = Console(highlight=False, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, markup=False, emoji=False)

READABLE = 26
"""Columns of a table may shrink to so many characters; where that is too wide, each row becomes a card."""
WARNINGS_SHOWN = 10
EVERY_S = 30.0
"""So many seconds lie between two lines on what is under way."""
MARKS = {"source": "bold cyan", "cue": "bold magenta", "content": "underline", "shows": "bold yellow"}
"""How the parts of a claim look in its sentence: who, the word that marks it, what is said, what shows the side."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(value: object, style: str = "") -> Text:
    """Return a text as it is, control characters replaced one for one."""
    return Text(_CONTROLS.sub("\ufffd", str(value)), style=style)


def marked(text: str, marks: Iterable[tuple[int, int, str]]) -> Text:
    """Return a text with its parts (start, end, part) coloured, or in brackets where there are no colours."""
    if out.color_system is not None:
        coloured = plain(text)
        for start, end, part in marks:
            coloured.stylize(MARKS[part], max(0, start), max(0, end))
        return coloured
    within = [(start, end, part) for start, end, part in marks if 0 <= start < end <= len(text)]
    opening = sorted((start, -end, f"[{part} ") for start, end, part in within)
    closing = sorted(end for _, end, _ in within)
    pieces = []
    for n in range(len(text) + 1):
        pieces += ["]" for end in closing if end == n] + [mark for start, _, mark in opening if start == n]
        pieces.append(text[n : n + 1])
    return plain("".join(pieces))


def say(message: object, *, label: str = "", style: str = "") -> None:
    """Print one line on stderr."""
    err.print(Text.assemble((label, style), plain(message)), soft_wrap=True)


def show(line: object, style: str = "") -> None:
    """Print one line of a result."""
    out.print(line if isinstance(line, Text) else plain(line, style), soft_wrap=True)


def show_json(value: Any) -> None:
    """Print a result as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def show_file(contents: str | bytes) -> None:
    """Print a whole file; raises InputError for one that is no text where stdout is a terminal."""
    if isinstance(contents, str):
        sys.stdout.write(contents)
    elif sys.stdout.isatty():
        raise InputError("this format is no text and would upset the terminal; name a file with -o")
    else:
        sys.stdout.buffer.write(contents)


def drop_output() -> None:
    """Throw away what is left to print: standard output takes no more."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def count(number: int, noun: str) -> str:
    """Return “1 claim”, “2 claims”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def warn(warnings: Sequence[str], rest: str, *, every: bool = False) -> None:
    """Print warnings, not all of very many unless `every` one is wanted; `rest` says where the others are."""
    shown = len(warnings) if every else WARNINGS_SHOWN
    for warning in warnings[:shown]:
        say(warning, label="warning: ", style="yellow")
    if len(warnings) > shown:
        say(f"and {len(warnings) - WARNINGS_SHOWN} more; {rest}", label="warning: ", style="yellow")


class _Amount(ProgressColumn):
    """“1,200 of 5,000”, of words also how many a second."""

    def render(self, task: Task) -> Text:
        """Show how much of a task is done."""
        of = "" if task.total is None else f" of {int(task.total):,}"
        pace = f", {int(task.speed):,} a second" if task.description == "words" and task.speed else ""
        return Text(f"{int(task.completed):,}{of}{pace}")


class _Told:
    """What was said of each stage: a line when it is done, and one every half minute until then."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._said: dict[str, float] = {}
        self._done: set[str] = set()

    def stage(self, stage: str, done: int, total: int) -> None:
        """Say how far a stage is, and since when all this goes on, if it is time to."""
        now, finished = monotonic(), 0 < total <= done
        if stage in self._done or (not finished and now - self._said.setdefault(stage, now) < EVERY_S):
            return
        self._said[stage] = now
        if finished:
            self._done.add(stage)
        say(f"{stage}: {done:,}{f' of {total:,}' if total else ''}, after {now - self._begun:.1f} s")


@contextmanager
def progress(*, quiet: bool = False, verbose: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Show bars on stderr while something works; where stderr is no terminal, nothing, or lines if it is `verbose`."""
    columns = (TextColumn("{task.description:<20}"), BarColumn(), _Amount(), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal) as bars:
        tasks: dict[str, Any] = {}
        told = _Told()

        def show_stage(stage: str, done: int, total: int) -> None:
            if verbose and not quiet:
                told.stage(stage, done, total)
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield show_stage


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[str | None]], *, title: str = "") -> None:
    """Print rows as a table if they fit the terminal, else as cards: a block of lines a row."""
    if title:
        show(title, "bold")
    widths = [
        min(READABLE, max(len(column), *(len(row[n] or "") for row in rows), 0)) for n, column in enumerate(columns)
    ]
    if sum(widths) + 2 * len(widths) <= out.width:
        out.print(_table(columns, rows))
    else:
        _cards(columns, rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Table:
    long = any(len(cell or "") > 2 * READABLE for row in rows for cell in row)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", leading=int(long))
    for column in columns:
        table.add_column(column, overflow="fold", max_width=3 * READABLE)
    for row in rows:
        table.add_row(*(plain(cell or "") for cell in row))
    return table


def _cards(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    for row in rows:
        card = Table.grid(padding=(0, 2))
        card.add_column(style="cyan", width=max(map(len, columns)), no_wrap=True)
        card.add_column(overflow="fold")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                card.add_row(column, plain(cell))
        out.print()
        out.print(card)


def show_csv(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    """Print rows as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell or "" for cell in row] for row in rows)
