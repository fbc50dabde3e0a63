"""For and against, counted: which issues are disputed, who says how much, who has taken both sides.

The first is what the Discourse Network Analyzer draws as its bar plot; the last what its users ask for as
“contradictions”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from kg.coding import Coding, DataType
from kg.networks.options import Options
from kg.networks.selection import Kept, Selection
from kg.networks.signed import select_sides

FOR, AGAINST, NEITHER = "for", "against", "neither"


@dataclass(frozen=True, slots=True)
class Tally:
    """The statements on an issue, or of an actor: how many in all, against, for, and neither.

    `others_for` and `others_against` count the actors on that side of the issue, or the issues on that side of which
    the actor is; who has taken both sides counts on both. `balance` is (for - against) / (for + against): 1 if all
    are for, -1 if all are against, 0 if both are equally many; None if there is neither.
    """

    name: str
    statements: int
    against: int
    for_: int
    neither: int
    others_against: int
    others_for: int
    balance: float | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A position taken: who, on what, which side, when, where; and the words, on one line."""

    row: str
    column: str
    side: str
    time: datetime | None
    document: str
    words: str
    statement: int


@dataclass(frozen=True, slots=True)
class Flip:
    """An actor who took both sides of an issue.

    `turns` are the dates of the documents in which the actor takes the other side than in the document before;
    those with both sides are left aside, and counted in `at_once`. `first` and `last` are the dates of the first and
    last statement, `documents` in how many there is one.
    """

    row: str
    column: str
    for_: int
    against: int
    first: datetime | None
    last: datetime | None
    turns: tuple[datetime | None, ...]
    at_once: int
    documents: int


def side_of(statement: Kept, qualifier: DataType | None) -> str:
    """Return the side that a statement takes: with an integer qualifier by its sign, with words neither."""
    if qualifier is DataType.BOOLEAN:
        return FOR if statement.level else AGAINST
    if qualifier is DataType.INTEGER:
        level = int(statement.level)
        return FOR if level > 0 else AGAINST if level < 0 else NEITHER
    return NEITHER


def issues_by_agreement(coding: Coding, options: Options) -> tuple[Tally, ...]:
    """Return the statements on each column, the most first.

    With `rows` and `columns` the same variable these are the numbers of the analyzer's bar plot.
    """
    return _tallies(select_sides(coding, options), lambda s: s.column, lambda s: s.row)


def actors_by_activity(coding: Coding, options: Options) -> tuple[Tally, ...]:
    """Return the statements of each row, the most first."""
    return _tallies(select_sides(coding, options), lambda s: s.row, lambda s: s.column)


def _tallies(selection: Selection, name: Callable[[Kept], str], other: Callable[[Kept], str]) -> tuple[Tally, ...]:
    of: dict[str, list[Kept]] = defaultdict(list)
    for statement in selection.statements:
        of[name(statement)].append(statement)
    tallies = (_tally(each, statements, selection.qualifier, other) for each, statements in of.items())
    return tuple(sorted(tallies, key=lambda t: (-t.statements, t.name)))


def _tally(name: str, said: list[Kept], qualifier: DataType | None, other: Callable[[Kept], str]) -> Tally:
    against, for_ = ([s for s in said if side_of(s, qualifier) == side] for side in (AGAINST, FOR))
    sided = len(against) + len(for_)
    return Tally(
        name=name,
        statements=len(said),
        against=len(against),
        for_=len(for_),
        neither=len(said) - sided,
        others_against=len({other(s) for s in against}),
        others_for=len({other(s) for s in for_}),
        balance=(len(for_) - len(against)) / sided if sided else None,
    )


def timeline(coding: Coding, options: Options) -> tuple[Taken, ...]:
    """Return every position that counts, by actor, issue and time, with the words it stands in."""
    selection = select_sides(coding, options)
    words = {s.id: coding.document[s.document].text[s.start : s.end] for s in coding.statements}
    taken = [
        Taken(
            row=s.row,
            column=s.column,
            side=side_of(s, selection.qualifier),
            time=s.time,
            document=_document(coding, s.document),
            words=" ".join(words[s.statement].split()),
            statement=s.statement,
        )
        for s in selection.statements
    ]
    return tuple(sorted(taken, key=lambda t: (t.row, t.column)))  # stable: by time, document and place within that


def _document(coding: Coding, number: int) -> str:
    document = coding.document[number]
    return document.title or document.key or str(number)


def flips(coding: Coding, options: Options) -> tuple[Flip, ...]:
    """Return who took both sides of an issue, those who turned most often first."""
    selection = select_sides(coding, options)
    of: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    for statement in selection.statements:
        if side_of(statement, selection.qualifier) != NEITHER:
            of[statement.row, statement.column].append(statement)
    found = (_flip(row, column, said, selection.qualifier) for (row, column), said in of.items())
    both = [flip for flip in found if flip.for_ and flip.against]
    return tuple(sorted(both, key=lambda f: (-len(f.turns), -f.at_once, f.row, f.column)))


def _flip(row: str, column: str, said: list[Kept], qualifier: DataType | None) -> Flip:
    sides = [side_of(s, qualifier) for s in said]
    documents = list(_by_document(zip(said, sides, strict=True)))
    one_sided = [(time, next(iter(taken))) for time, taken in documents if len(taken) == 1]
    turns = [time for (_, before), (time, now) in pairwise(one_sided) if now != before]
    return Flip(
        row=row,
        column=column,
        for_=sides.count(FOR),
        against=sides.count(AGAINST),
        first=said[0].time,
        last=said[-1].time,
        turns=tuple(turns),
        at_once=len(documents) - len(one_sided),
        documents=len(documents),
    )


def _by_document(said: Iterable[tuple[Kept, str]]) -> Iterable[tuple[datetime | None, set[str]]]:
    """Return when each document is from and which sides are taken in it, in order of time."""
    found: dict[int, tuple[datetime | None, set[str]]] = {}
    for statement, side in said:
        found.setdefault(statement.document, (statement.time, set()))[1].add(side)
    return found.values()
