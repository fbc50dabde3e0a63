"""How alike the networks of two codings are, by how much time is put together in one.

A machine errs in single statements; where it errs now to one side and now to the other, and actors keep their side, the
networks of longer windows come closer to those of a careful coder. Angst, Müller and Walker call it window validity:
“Automated extraction of discourse networks from large volumes of media data” (2025), Network Science 13. The measure
here, a correlation of the cells for each width of window, is ours. Larger networks are more alike by chance, too: who
speaks often ties with many, whatever is said. So each figure stands beside that of shuffled statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import sqrt

from kg.coding import AGREEMENT, CONCEPT, CodedStatement, Coding
from kg.coding.comparison import ACTOR, Comparison
from kg.networks.build import network
from kg.networks.matrix import Matrix
from kg.networks.options import Aggregation, Mode, Options

SHUFFLES = 10
"""How often the statements are shuffled to tell how alike networks are by chance; the same way every time."""

Cells = Mapping[tuple[str, str], float]
Key = Callable[[datetime], object]

WIDTHS: Mapping[str, Key | None] = {
    "day": lambda t: t.date(),
    "week": lambda t: t.isocalendar()[:2],
    "month": lambda t: (t.year, t.month),
    "quarter": lambda t: (t.year, (t.month - 1) // 3),
    "year": lambda t: t.year,
    "all": None,
}
"""The widths of windows, by what days of one window share: the calendar's, weeks from Monday. All: documents without a
date, too."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The mean over windows of how alike two networks are.

    `cosine` is over all `windows` in which a coding has a tie, `pearson` over those (`varied`) in which the numbers of
    both vary. Where only one coding has ties both are 0: a network that is not found is no match. None: no window.
    `chance` is the cosine where the statements of B have their concepts and sides shuffled among them.
    """

    windows: int
    cosine: float | None
    varied: int
    pearson: float | None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Width:
    """How alike the networks are for one width of window.

    `windows` are those in which one of the codings has statements, `both` those in which both have; `statements_a` and
    `statements_b` are how many they have there together, without duplicates. `affiliation` is the network of actors and
    concepts (for minus against), `congruence` that of actors, by how often they agree.
    """

    name: str
    windows: int
    both: int
    statements_a: int
    statements_b: int
    affiliation: Likeness
    congruence: Likeness


def window_validity(found: Comparison, *, rows: str = ACTOR, shuffles: int = SHUFFLES) -> tuple[Width, ...]:
    """Return how alike the networks of two codings are, for windows of a day up to the whole range.

    `rows` is the variable that names the actors: actor (the person, else the organization), person or organization. Of
    the same actor on the same side of a concept, one statement a document counts. A network has the cells of all actors
    and concepts that either coding has in the window; what it has not itself is 0.
    """
    widths = _widths(found, rows)
    shuffled = [_widths(replace(found, b=_shuffled(found.b, seed)), rows) for seed in range(shuffles)]
    return tuple(
        replace(
            width,
            affiliation=_with_chance(width.affiliation, [each[i].affiliation for each in shuffled]),
            congruence=_with_chance(width.congruence, [each[i].congruence for each in shuffled]),
        )
        for i, width in enumerate(widths)
    )


def _with_chance(likeness: Likeness, by_chance: Sequence[Likeness]) -> Likeness:
    return replace(likeness, chance=_mean([each.cosine for each in by_chance if each.cosine is not None]))


def _shuffled(coding: Coding, seed: int) -> Coding:
    """Return a coding whose actors speak as often, where they speak, but of anything and on any side."""
    import numpy as np

    ordered = sorted(coding.statements, key=lambda s: (s.document, s.start, s.end, repr(sorted(s.values.items()))))
    said = [{name: s.values[name] for name in (CONCEPT, AGREEMENT) if name in s.values} for s in ordered]
    order = np.random.RandomState(seed).permutation(len(ordered))  # the same in every version of numpy
    return replace(
        coding,
        statements=tuple(replace(s, values={**s.values, **said[i]}) for s, i in zip(ordered, order, strict=True)),
    )


def _widths(found: Comparison, rows: str) -> tuple[Width, ...]:
    a, b = _of_one_type(found.a), _of_one_type(found.b)
    two_mode = Options(rows=rows, qualifier=_qualifier(found), aggregation=_aggregation(found))
    one_mode = replace(two_mode, mode=Mode.ONE_MODE, aggregation=_congruence(found))
    return tuple(_width(name, key, (a, b), (two_mode, one_mode)) for name, key in WIDTHS.items())


def cosine(a: Cells, b: Cells) -> float | None:
    """Return Σ a·b / √(Σ a² · Σ b²) over all cells; 0 if only one network has ties, None if none has."""
    if not any(a.values()) or not any(b.values()):
        return 0.0 if any(a.values()) or any(b.values()) else None
    return _product(a, b) / sqrt(_product(a, a) * _product(b, b))


def pearson(a: Cells, b: Cells, size: int) -> float | None:
    """Return the correlation of the cells, of which there are `size`; those that are not named are 0.

    0 if only one network has ties. None if none has, and where all cells of one have the same number: it is undefined.
    """
    if not any(a.values()) or not any(b.values()):
        return 0.0 if any(a.values()) or any(b.values()) else None
    sum_a, sum_b = sum(a.values()), sum(b.values())
    spread_a, spread_b = size * _product(a, a) - sum_a**2, size * _product(b, b) - sum_b**2
    if spread_a <= 0 or spread_b <= 0:
        return None
    return (size * _product(a, b) - sum_a * sum_b) / sqrt(spread_a * spread_b)


def _product(a: Cells, b: Cells) -> float:
    return sum(value * b.get(cell, 0.0) for cell, value in a.items())


# --- networks -----------------------------------------------------------------------------------------------------


def _of_one_type(coding: Coding) -> Coding:
    """Return a coding with one type of statement that has all variables: a network is of one type."""
    kind = "statement"
    statements = tuple(replace(s, kind=kind) for s in coding.statements)
    return replace(coding, statements=statements, kinds={kind: tuple(coding.variables().values())})


def _qualifier(found: Comparison) -> str | None:
    return AGREEMENT if AGREEMENT in found.variables else None


def _aggregation(found: Comparison) -> Aggregation:
    return Aggregation.SUBTRACT if _qualifier(found) else Aggregation.IGNORE


def _congruence(found: Comparison) -> Aggregation:
    return Aggregation.CONGRUENCE if _qualifier(found) else Aggregation.IGNORE


def _width(name: str, key: Key | None, codings: tuple[Coding, Coding], options: tuple[Options, Options]) -> Width:
    parts = [_windows(coding, key) for coding in codings]
    windows = sorted(parts[0].keys() | parts[1].keys(), key=repr)
    affiliation: list[tuple[Matrix, Matrix]] = []
    congruence: list[tuple[Matrix, Matrix]] = []
    for window in windows:
        pair = [_of(coding, part.get(window, ())) for coding, part in zip(codings, parts, strict=True)]
        affiliation.append((network(pair[0], options[0])[0], network(pair[1], options[0])[0]))
        congruence.append((network(pair[0], options[1])[0], network(pair[1], options[1])[0]))
    return Width(
        name=name,
        windows=len(windows),
        both=sum(window in parts[0] and window in parts[1] for window in windows),
        statements_a=sum(a.statements for a, _ in affiliation),
        statements_b=sum(b.statements for _, b in affiliation),
        affiliation=_likeness(affiliation),
        congruence=_likeness(congruence),
    )


def _windows(coding: Coding, key: Key | None) -> dict[object, list[CodedStatement]]:
    windows: dict[object, list[CodedStatement]] = defaultdict(list)
    for statement in coding.statements:
        time = coding.document[statement.document].time
        if key is None:
            windows["all"].append(statement)
        elif time is not None:
            windows[key(time)].append(statement)
    return windows


def _of(coding: Coding, statements: Sequence[CodedStatement]) -> Coding:
    ids = {s.document for s in statements}
    documents = tuple(document for document in coding.documents if document.id in ids)
    return replace(coding, documents=documents, statements=tuple(statements))


def _likeness(pairs: Sequence[tuple[Matrix, Matrix]]) -> Likeness:
    cosines, correlations = [], []
    for a, b in pairs:
        cells_a, cells_b = _cells(a), _cells(b)
        cosines.append(cosine(cells_a, cells_b))
        correlations.append(pearson(cells_a, cells_b, _size(a, b)))
    of_cosine, of_pearson = [x for x in cosines if x is not None], [x for x in correlations if x is not None]
    return Likeness(len(of_cosine), _mean(of_cosine), len(of_pearson), _mean(of_pearson))


def _cells(matrix: Matrix) -> Cells:
    return {(row, column): value for row, column, value in matrix.edges()}


def _size(a: Matrix, b: Matrix) -> int:
    """Return how many cells the network of all nodes of both has; a pair of actors counts once."""
    rows, columns = len({*a.rows, *b.rows}), len({*a.columns, *b.columns})
    return rows * (rows - 1) // 2 if a.options.mode is Mode.ONE_MODE else rows * columns


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
