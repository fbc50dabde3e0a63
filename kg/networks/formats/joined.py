"""A network with what is known of its nodes, in their order: what every format writes.

The attributes of a node are those that its value has in the coding (type, alias, …), with its colour and the number
of its statements; each node of a window has those of that window.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.coding import Coding, DataType, Entity
from kg.networks.formats.labels import apart
from kg.networks.matrix import Matrix
from kg.networks.options import Aggregation, Kernel, Mode
from kg.networks.selection import Kept, Selection, select

POSITIVE, NEGATIVE, BOTH = "positive", "negative", "both"
"""What an edge says: agreement or support; conflict or opposition; each at one time or another."""

_COMBINED: Mapping[float, str] = {1: POSITIVE, 2: NEGATIVE, 3: BOTH}
"""The codes of the aggregation combine, for a qualifier of two levels."""


@dataclass(frozen=True, slots=True)
class Node:
    """“EPA, an organization with 12 statements, blue; type: government.”

    `label` is the value as it was coded. `name` is the same, unless a row and a column of a network of two modes have
    one label: then the variable stands behind it in brackets, for many programs know a node by its name alone.
    `bipartite` is 0 for a row, 1 for a column, None in a network of one mode.
    """

    name: str
    label: str
    variable: str
    bipartite: int | None
    statements: int
    colour: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """A cell that is not zero. `source` and `target` are indices of nodes; `sign` is "" where the network tells none.

    `statements` are those that the number was reckoned from; in a network of one mode those of both nodes on what
    both speak of.
    """

    source: int
    target: int
    weight: float
    sign: str
    statements: int


@dataclass(frozen=True, eq=False)
class Joined:
    """A matrix with its nodes, rows first, and its edges; `attributes` are the names of what the coding has on nodes.

    The edges of a network of one mode stand once, from the earlier node to the later.
    """

    matrix: Matrix
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    attributes: tuple[str, ...]

    @property
    def two_mode(self) -> bool:
        """Whether rows and columns are different nodes."""
        return self.matrix.options.mode is Mode.TWO_MODE

    @property
    def title(self) -> str:
        """What the network is, on one line of ASCII where the names of the variables are."""
        matrix, options = self.matrix, self.matrix.options
        joint = " x " if self.two_mode else " by "
        days = f", {matrix.start:%Y-%m-%d} to {matrix.stop:%Y-%m-%d}" if matrix.start and matrix.stop else ""
        reckoned = f"{options.aggregation}, normalization {options.normalization}, duplicates {options.duplicates}"
        return f"{options.rows}{joint}{options.columns}, {reckoned}, {matrix.statements} statements{days}"


def joined(matrices: Iterable[Matrix], coding: Coding) -> Iterator[Joined]:
    """Yield each matrix of one network with what the coding knows of its nodes.

    Raises InputError if the network is not of this coding.
    """
    entities = {(entity.variable, entity.value): entity for entity in coding.entities}
    selection: Selection | None = None
    for matrix in matrices:
        selection = selection or select(coding, matrix.options)
        yield _joined(matrix, list(_within(selection, matrix)), selection, entities)


def _joined(
    matrix: Matrix, kept: Sequence[Kept], selection: Selection, entities: Mapping[tuple[str, str], Entity]
) -> Joined:
    options = matrix.options
    variables = (options.rows, options.columns) if options.mode is Mode.TWO_MODE else (options.rows,)
    of_row, of_column = Counter(k.row for k in kept), Counter(k.column for k in kept)
    ends = [(label, options.rows, 0, of_row[label]) for label in matrix.rows]
    if options.mode is Mode.TWO_MODE:
        ends += [(label, options.columns, 1, of_column[label]) for label in matrix.columns]
    names = _names([label for label, *_ in ends], [variable for _, variable, *_ in ends])
    nodes = [
        _node(name, end, entities.get((end[1], end[0])), options.mode is Mode.TWO_MODE)
        for name, end in zip(names, ends, strict=True)
    ]
    attributes = {
        name: None for (variable, _), entity in entities.items() if variable in variables for name in entity.attributes
    }
    return Joined(matrix, tuple(nodes), tuple(_edges(matrix, kept, selection.qualifier)), tuple(attributes))


def _node(name: str, end: tuple[str, str, int, int], entity: Entity | None, two_mode: bool) -> Node:
    label, variable, bipartite, statements = end
    colour = "#{:02x}{:02x}{:02x}".format(*entity.colour) if entity and entity.colour else ""
    attributes = entity.attributes if entity else {}
    return Node(name, label, variable, bipartite if two_mode else None, statements, colour, attributes)


def _names(labels: Sequence[str], variables: Sequence[str]) -> list[str]:
    """Return the labels; where a row and a column have the same, each with its variable behind it."""
    often = Counter(labels)
    named = [f"{label} ({of})" if often[label] > 1 else label for label, of in zip(labels, variables, strict=True)]
    return apart(named)


def _within(selection: Selection, matrix: Matrix) -> Iterator[Kept]:
    """Yield the statements that the matrix was made of, as kg.networks.build takes them."""
    windows = matrix.options.windows
    if windows is None or matrix.start is None or matrix.stop is None:
        yield from selection.statements
        return
    open_end = windows.kernel is Kernel.NO and not matrix.options.compatible
    for kept in selection.statements:
        if kept.time is not None and matrix.start <= kept.time <= matrix.stop:
            if kept.time == matrix.stop and open_end:
                continue
            yield kept


def _edges(matrix: Matrix, kept: Sequence[Kept], qualifier: DataType | None) -> Iterator[Edge]:
    two_mode = matrix.options.mode is Mode.TWO_MODE
    pairs = Counter((k.row, k.column) for k in kept)
    spoken: dict[str, dict[str, int]] = defaultdict(dict)
    for (row, column), number in pairs.items():
        spoken[row][column] = number
    coo = matrix.cells.tocoo()
    for i, j, weight in sorted(zip(coo.row.tolist(), coo.col.tolist(), coo.data.tolist(), strict=True)):
        if not weight or (not two_mode and j <= i):
            continue
        row, column = matrix.rows[i], matrix.columns[j]
        if two_mode:
            number = pairs[row, column]
        else:
            first, second = spoken[row], spoken[column]
            number = sum(first[shared] + second[shared] for shared in first.keys() & second.keys())
        target = len(matrix.rows) + j if two_mode else j
        yield Edge(i, target, weight, _sign(weight, matrix.options.aggregation, qualifier), number)


def _sign(weight: float, aggregation: Aggregation, qualifier: DataType | None) -> str:
    """Return whether the edge is one of agreement or of conflict, where the aggregation tells."""
    if qualifier is None:
        return ""
    match aggregation:
        case Aggregation.CONGRUENCE:
            return POSITIVE
        case Aggregation.CONFLICT:
            return NEGATIVE
        case Aggregation.COMBINE if qualifier is DataType.BOOLEAN:
            return _COMBINED.get(weight, "")
        case Aggregation.SUBTRACT if qualifier is not DataType.SHORT_TEXT:
            return POSITIVE if weight > 0 else NEGATIVE
        case _:
            return ""
