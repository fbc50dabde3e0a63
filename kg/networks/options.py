"""Which network is wanted: one frozen value, and the names of everything one can choose, with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kg.coding import AGREEMENT, CONCEPT, ORGANIZATION

FEW = 20
"""A window with fewer statements says little: one statement more or less changes its picture."""


class Mode(StrEnum):
    """Two kinds of node (actors and issues), or one (actors who say the same)."""

    TWO_MODE = "twomode"
    ONE_MODE = "onemode"


class Aggregation(StrEnum):
    """How the levels of the qualifier (against, for) are joined into one number."""

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    COMBINE = "combine"


class Normalization(StrEnum):
    """By what each number is divided, so that those who speak often do not stand out for that alone."""

    NO = "no"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"


class Duplicates(StrEnum):
    """Within what a second statement of the same actor on the same issue (and side) does not count."""

    INCLUDE = "include"
    DOCUMENT = "document"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "acrossrange"


class Unit(StrEnum):
    """In what the width of a window is counted; events are statements, as the Discourse Network Analyzer calls them."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    EVENTS = "events"


class Kernel(StrEnum):
    """How much a statement weighs by its distance in time from the middle of a window."""

    NO = "no"
    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    EPANECHNIKOV = "epanechnikov"
    GAUSSIAN = "gaussian"


@dataclass(frozen=True, slots=True)
class Windows:
    """A window of `size` units that moves on by `step` units (ours only; the analyzer's move by one).

    With a kernel, `indent` keeps the middle of the first and last window half a width from the ends of the range.
    """

    unit: Unit
    size: int
    step: int = 1
    kernel: Kernel = Kernel.NO
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that a network depends on besides its statements.

    `rows` and `columns` are variables of the statements, or fields of their documents (document, author, source,
    section, type); in a network of one mode the rows are the nodes, and the columns what they share. `qualifier` is
    the variable that says the side, None for none. `exclude` drops statements with one of these values of a variable
    or document field, `keep` all others. `compatible`: reckon as the Discourse Network Analyzer 3.1.2 does, its
    oddities included; `american_weeks` as it does on a machine whose weeks begin on Sunday. `isolates`: with the nodes
    that have no statement left. `min_row` and `min_column` leave out nodes with fewer statements (ours only).
    `normalize_to_one`: divide each matrix by its sum (kernels only).
    """

    mode: Mode = Mode.TWO_MODE
    rows: str = ORGANIZATION
    columns: str = CONCEPT
    qualifier: str | None = AGREEMENT
    aggregation: Aggregation = Aggregation.SUBTRACT
    normalization: Normalization = Normalization.NO
    duplicates: Duplicates = Duplicates.DOCUMENT
    isolates: bool = False
    start: datetime | None = None
    stop: datetime | None = None
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str | None = None
    windows: Windows | None = None
    normalize_to_one: bool = False
    compatible: bool = False
    american_weeks: bool = False
    min_row: int = 0
    min_column: int = 0
