"""Which statements make the network: those of the range and type, without excluded values and duplicates.

The steps and their order are those of the Discourse Network Analyzer; where ours differ, it is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kg.coding import ORGANIZATION, PERSON, CodedDocument, CodedStatement, Coding, DataType, Value
from kg.errors import InputError
from kg.networks.options import Aggregation, Duplicates, Options

DOCUMENT_FIELDS: Mapping[str, Callable[[CodedDocument], str]] = {
    "author": lambda d: d.author,
    "source": lambda d: d.source,
    "section": lambda d: d.section,
    "type": lambda d: d.type,
    "title": lambda d: d.title,
    "document": lambda d: d.key or str(d.id),
    "id": lambda d: str(d.id),
}
"""What of a document can be a node, or be excluded. A variable of the statements with the same name goes first."""

ACTOR = "actor"
"""A node that no type of statement need have as a variable: the person, or the organization where no person speaks."""

_FILTERS = ("author", "source", "section", "type")
"""The document fields by which statements are left out before anything else, so that they leave no isolates."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement as the network sees it; `statement` is its id."""

    row: str
    column: str
    level: Value
    time: datetime | None
    document: int
    statement: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """The statements that count, in order of date, document and place, and the names they could have had.

    `levels` are the values of the qualifier over the whole range, in order, and `qualifier` its type. `rows` and
    `columns` are the names before exclusions and duplicates. `start` and `stop` are the ends of the range.
    `dropped` counts by reason what does not count.
    """

    statements: tuple[Kept, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    levels: tuple[Value, ...]
    qualifier: DataType | None
    start: datetime | None
    stop: datetime | None
    dropped: Mapping[str, int]


def select(coding: Coding, options: Options) -> Selection:
    """Return the statements that make the network.

    Raises InputError where rows, columns, qualifier or an exclusion name no variable, with those that there are.
    """
    kind = _kind(coding, options)
    dropped: Counter[str] = Counter()
    start, stop = _range(coding, options)
    value = _Values(coding, kind)
    for name in (options.rows, options.columns, *([options.qualifier] if options.qualifier else [])):
        value.check(name)
    for name in (*options.exclude, *options.keep):
        value.check(name)
    in_range = [s for s in coding.statements if s.kind == kind and _enters(s, value, options, (start, stop), dropped)]
    in_range.sort(key=lambda s: (value.time(s) or datetime.min, s.document, s.start, s.end, s.id))
    levels, of_type = _levels(in_range, value, options)
    kept = list(_counted(in_range, value, options, levels, dropped))
    if not options.compatible:
        kept = _frequent(kept, options, dropped)
    return Selection(
        statements=tuple(kept),
        rows=_names(value.text(s, options.rows) for s in in_range),
        columns=_names(value.text(s, options.columns) for s in in_range),
        levels=levels,
        qualifier=of_type,
        start=start,
        stop=stop,
        dropped=dict(dropped),
    )


def java_order(name: str) -> bytes:
    """Return what names are sorted by: UTF-16 units, as Java compares strings; capitals first, accents last."""
    return name.encode("utf-16-be", "surrogatepass")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}, key=java_order))


@dataclass(frozen=True, slots=True)
class _Values:
    """What variables and document fields hold, by name."""

    coding: Coding
    kind: str

    def check(self, name: str) -> None:
        known = self.coding.variables(self.kind)
        if name not in known and name not in DOCUMENT_FIELDS and not _is_actor(name, known):
            names = ", ".join([*known, *DOCUMENT_FIELDS])
            raise InputError(f"no variable {name!r} in statements of type {self.kind!r}; use one of: {names}")

    def of(self, statement: CodedStatement, name: str) -> Value:
        if name in statement.values:
            return statement.values[name]
        if name in self.coding.variables(self.kind):
            return ""
        if name == ACTOR:
            return statement.values.get(PERSON) or statement.values.get(ORGANIZATION, "")
        return DOCUMENT_FIELDS[name](self.coding.document[statement.document])

    def text(self, statement: CodedStatement, name: str) -> str:
        return str(self.of(statement, name))

    def time(self, statement: CodedStatement) -> datetime | None:
        return self.coding.document[statement.document].time


def _is_actor(name: str, variables: Mapping[str, object]) -> bool:
    return name == ACTOR and (PERSON in variables or ORGANIZATION in variables)


def _kind(coding: Coding, options: Options) -> str:
    """Return the type of statement: the one named, or the first that has the variables of rows and columns."""
    if options.kind is not None:
        if options.kind not in coding.kinds:
            raise InputError(f"no statements of type {options.kind!r}; use one of: {', '.join(coding.kinds)}")
        return options.kind
    wanted = {n for n in (options.rows, options.columns, options.qualifier) if n and n not in DOCUMENT_FIELDS}
    for kind in coding.kinds:
        variables = coding.variables(kind)
        if all(name in variables or _is_actor(name, variables) for name in wanted):
            return kind
    missing = sorted(wanted - {*coding.variables(), ACTOR})
    names = ", ".join([*coding.variables(), *DOCUMENT_FIELDS])
    what = f"no variable {missing[0]!r}" if missing else f"no type of statement has all of {', '.join(sorted(wanted))}"
    raise InputError(f"{what}; there are: {names}")


def _range(coding: Coding, options: Options) -> tuple[datetime | None, datetime | None]:
    """Return the range asked for; its open ends are the first and last date of all documents."""
    times = [document.time for document in coding.documents if document.time is not None]
    start = options.start or (min(times) if times else None)
    stop = options.stop or (max(times) if times else None)
    if start and stop and start > stop:
        raise InputError(f"the range begins on {start:%Y-%m-%d} and ends before that, on {stop:%Y-%m-%d}")
    return start, stop


def _enters(
    statement: CodedStatement,
    value: _Values,
    options: Options,
    ends: tuple[datetime | None, datetime | None],
    dropped: Counter[str],
) -> bool:
    time = value.time(statement)
    if time is None:
        if options.start or options.stop or options.windows:
            dropped["document without a date"] += 1
            return False
    elif (ends[0] and time < ends[0]) or (ends[1] and time > ends[1]):
        dropped["outside the range"] += 1
        return False
    fields = [name for name in _FILTERS if name not in value.coding.variables(value.kind)]
    if any(_left_out(statement, value, options, name) for name in fields):
        dropped["excluded"] += 1
        return False
    return True


def _left_out(statement: CodedStatement, value: _Values, options: Options, name: str) -> bool:
    text = value.text(statement, name)
    return text in options.exclude.get(name, ()) or (name in options.keep and text not in options.keep[name])


def _levels(
    statements: list[CodedStatement], value: _Values, options: Options
) -> tuple[tuple[Value, ...], DataType | None]:
    if options.qualifier is None:
        return (1,), None
    variable = value.coding.variables(value.kind).get(options.qualifier)
    if variable is not None and variable.type is DataType.BOOLEAN:
        return (0, 1), DataType.BOOLEAN
    found = {value.of(s, options.qualifier) for s in statements}
    if variable is not None and variable.type is DataType.INTEGER:
        return tuple(sorted(int(v) for v in found if v != "")), DataType.INTEGER
    empty = ("",) if "" in found and options.aggregation is Aggregation.IGNORE else ()
    return (*empty, *_names(str(v) for v in found)), DataType.SHORT_TEXT


def _counted(
    statements: list[CodedStatement],
    value: _Values,
    options: Options,
    levels: tuple[Value, ...],
    dropped: Counter[str],
) -> Iterable[Kept]:
    """Yield the statements without excluded values, empty names and duplicates."""
    names = [n for n in {**options.exclude, **options.keep} if n not in _FILTERS or n in value.coding.variables()]
    seen: set[object] = set()
    for statement in statements:
        level = value.of(statement, options.qualifier) if options.qualifier else 1
        kept = Kept(
            row=value.text(statement, options.rows),
            column=value.text(statement, options.columns),
            level=level,
            time=value.time(statement),
            document=statement.document,
            statement=statement.id,
        )
        if any(_left_out(statement, value, options, name) for name in names):
            dropped["excluded"] += 1
        elif not kept.row or not kept.column or level not in levels:
            dropped["no value"] += 1
        elif (key := _duplicate_key(kept, options)) is not None and key in seen:
            dropped["duplicate"] += 1
        else:
            if key is not None:
                seen.add(key)
            yield kept


# Java compares boxed integers by identity: beyond these, two equal numbers are never the same to the analyzer.
_SAME_BOX = range(-128, 128)


def _duplicate_key(kept: Kept, options: Options) -> object:
    """Return what two statements must share for the second to be a duplicate of the first; None if none can be.

    Without `compatible`, weeks and months count with their year, and one without a date is only like those of its
    document.
    """
    if options.duplicates is Duplicates.INCLUDE:
        return None
    level = kept.level if options.aggregation is not Aggregation.IGNORE else None
    if options.compatible and isinstance(level, int) and level not in _SAME_BOX:
        return None
    within: object = ("document", kept.document)
    if options.duplicates is Duplicates.ALL:
        within = None
    elif options.duplicates is not Duplicates.DOCUMENT and kept.time is not None:
        within = _period(kept.time, options)
    return kept.row, kept.column, level, within


def _period(time: datetime, options: Options) -> object:
    match options.duplicates:
        case Duplicates.DAY:
            return time.date()
        case Duplicates.WEEK if options.american_weeks:
            return _american_week(time.date())
        case Duplicates.WEEK:
            year, week, _ = time.isocalendar()
            return week if options.compatible else (year, week)
        case Duplicates.MONTH:
            return time.month if options.compatible else (time.year, time.month)
        case _:
            return time.year


def _american_week(day: date) -> object:
    """Return the number of the week that begins on Sunday; the first is the one with 1 January."""
    saturday = day + timedelta(days=(5 - day.weekday()) % 7)
    first = date(saturday.year, 1, 1)
    return ((saturday - first).days) // 7 + 1


def _frequent(kept: list[Kept], options: Options, dropped: Counter[str]) -> list[Kept]:
    """Leave out the statements of nodes that have too few, again until all that are left have enough."""
    while True:
        rows, columns = Counter(k.row for k in kept), Counter(k.column for k in kept)
        left = [k for k in kept if rows[k.row] >= options.min_row and columns[k.column] >= options.min_column]
        dropped["of a rare node"] += len(kept) - len(left)
        if len(left) == len(kept):
            if not dropped["of a rare node"]:
                del dropped["of a rare node"]
            return left
        kept = left
