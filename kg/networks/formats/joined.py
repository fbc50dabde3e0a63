"""A network with what is known of its nodes, in their order: what every format writes.

The attributes of a node are those that its value has in the coding (type, alias, …), with its colour and the number
of its statements; each node of a window has those of that window.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.coding import ORGANIZATION, PERSON, CodedStatement, Coding, DataType, Entity
from kg.networks.formats.labels import apart
from kg.networks.matrix import Matrix
from kg.networks.options import Aggregation, Kernel, Mode
from kg.networks.selection import ACTOR, Kept, Selection, select

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
    known: _Known | None = None
    for matrix in matrices:
        known = known or _known(coding, select(coding, matrix.options), matrix)
        yield _joined(matrix, list(_within(known.selection, matrix)), known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the matrices of one network share: its statements, and of whom or what its rows and columns are values.

    `rows` and `columns` give for each label that has statements the variables that it is a value of.
    """

    selection: Selection
    entities: Mapping[tuple[str, str], Entity]
    rows: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    attributes: tuple[str, ...]

    def variable(self, label: str, asked: str, found: Mapping[str, tuple[str, ...]]) -> str:
        """Return the variable that a node is a value of: of an actor that is both, “actor”."""
        variables = found.get(label) or tuple(v for v in _variables(asked) if (v, label) in self.entities)
        return variables[0] if len(variables) == 1 else asked


def _known(coding: Coding, selection: Selection, matrix: Matrix) -> _Known:
    options = matrix.options
    entities = {(entity.variable, entity.value): entity for entity in coding.entities}
    asked = (options.rows, options.columns) if options.mode is Mode.TWO_MODE else (options.rows,)
    variables = {variable for name in asked for variable in _variables(name)}
    attributes = {name: None for e in coding.entities if e.variable in variables for name in e.attributes}
    by_id = {statement.id: statement for statement in coding.statements}
    rows, columns = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for kept in selection.statements:
        rows[kept.row].add(_variable(by_id[kept.statement], options.rows))
        columns[kept.column].add(_variable(by_id[kept.statement], options.columns))
    found = ({label: tuple(sorted(of)) for label, of in each.items()} for each in (rows, columns))
    return _Known(selection, entities, next(found), next(found), tuple(attributes))


def _variables(name: str) -> tuple[str, ...]:
    """Return the variables that a node may be a value of: an actor is a person or an organization."""
    return (name, PERSON, ORGANIZATION) if name == ACTOR else (name,)


def _variable(statement: CodedStatement, name: str) -> str:
    """Return the variable that gives the statement its node, as `select` takes it."""
    if name != ACTOR or ACTOR in statement.values:
        return name
    return PERSON if statement.values.get(PERSON) else ORGANIZATION


def _joined(matrix: Matrix, kept: Sequence[Kept], known: _Known) -> Joined:
    options = matrix.options
    two_mode = options.mode is Mode.TWO_MODE
    of_row, of_column = Counter(k.row for k in kept), Counter(k.column for k in kept)
    ends = [(label, known.variable(label, options.rows, known.rows), 0, of_row[label]) for label in matrix.rows]
    if two_mode:
        ends += [
            (label, known.variable(label, options.columns, known.columns), 1, of_column[label])
            for label in matrix.columns
        ]
    names = _names([label for label, *_ in ends], [variable for _, variable, *_ in ends])
    nodes = [
        _node(name, end, known.entities.get((end[1], end[0])), two_mode) for name, end in zip(names, ends, strict=True)
    ]
    edges = _edges(matrix, kept, known.selection.qualifier)
    return Joined(matrix, tuple(nodes), tuple(edges), known.attributes)


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
    if matrix.places is not None:
        yield from selection.statements[slice(*matrix.places)]
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
