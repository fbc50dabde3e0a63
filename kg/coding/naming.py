"""What two codings call the same: their names for persons, organizations and concepts, brought under one name.

Names that differ in case, spaces, quotation marks or a leading article are one name, and so is an alias with the name
it stands for. Persons are also known by initials. Concepts that are worded differently can be aligned by use.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.coding.statements import PERSON, CodedStatement, Coding, DataType, Entity, Value
from kg.lang.tables import words

_ALIASES = re.compile(r"alias(es)?", re.IGNORECASE)
_BETWEEN_ALIASES = re.compile(r"\s*[;|\n]\s*")
_QUOTES = str.maketrans("’‘“”", "''\"\"")

LEAST = 2
"""Statements that two concepts must share to be taken for one."""

Names = Mapping[str, Mapping[str, str]]
"""By variable: each value with the name that both codings share, of the first coding where it has one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """“What B calls “rent cap” is “legal limits on rents” in A, by 12 statements.”"""

    a: str
    b: str
    statements: int


def folded(name: str) -> str:
    """Return a name as it is compared: no case, straight quotation marks, single spaces, no article before it."""
    return _folded(name, words("grammar", "articles"))


def folded_person(name: str) -> str:
    """Return the name of a person as it is compared: also without what is said before it and no part of it, “Mr”.

    An “A” stays: it is an initial as a rule.
    """
    plain = _folded(name, words("grammar", "articles") - words("grammar", "indefinite_articles")).split()
    while len(plain) > 1 and plain[0].strip(".") in words("people", "honorifics"):
        plain = plain[1:]
    return " ".join(plain)


def _folded(name: str, articles: Collection[str]) -> str:
    plain = name.translate(_QUOTES).casefold().split()
    if len(plain) > 1 and plain[0] in articles:
        plain = plain[1:]
    return " ".join(plain).strip(" .,;:")


def shared_names(a: Coding, b: Coding) -> Names:
    """Return what both codings call the values of the text variables that both have."""
    known = a.variables()
    shared = [name for name, v in b.variables().items() if v.type is DataType.SHORT_TEXT and name in known]
    return {name: _shared(a, b, name) for name in shared}


def renamed(coding: Coding, names: Names) -> Coding:
    """Return a coding with its values under other names; what has none keeps its own."""

    def rename(statement: CodedStatement) -> CodedStatement:
        values = {name: _renamed(names, name, value) for name, value in statement.values.items()}
        return replace(statement, values=values)

    return replace(coding, statements=tuple(map(rename, coding.statements)))


def align(pairs: Iterable[tuple[str, str]]) -> tuple[Alignment, ...]:
    """Return which concepts are one, from pairs of the concepts of paired statements: one to one, by most statements.

    Concepts of one name are one; the others are assigned so that the concepts taken for one share the greatest number
    of statements, at least two: by one alone it would be right by construction. Nothing says that they mean the same,
    or that who is for one is for the other: read the list.
    """
    counts = Counter((a, b) for a, b in pairs if a and b)
    fixed = {concept for concept, other in counts if concept == other}
    enough = (pair for pair, shared in counts.items() if shared >= LEAST)
    left = sorted((a, b) for a, b in enough if a not in fixed and b not in fixed)
    rows, columns = sorted({a for a, _ in left}), sorted({b for _, b in left})
    found = _assigned(rows, columns, {pair: counts[pair] for pair in left})
    return tuple(sorted((Alignment(a, b, counts[a, b]) for a, b in found), key=lambda x: (-x.statements, x.a, x.b)))


def _assigned(
    rows: Sequence[str], columns: Sequence[str], weights: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, str]]:
    """Yield the one-to-one assignment of the greatest weight."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    table = np.array([[weights.get((a, b), 0) for b in columns] for a in rows]).reshape(len(rows), len(columns))
    for i, j in zip(*linear_sum_assignment(table, maximize=True), strict=True):
        if table[i, j]:
            yield rows[i], columns[j]


def _renamed(names: Names, variable: str, value: Value) -> Value:
    return names.get(variable, {}).get(value, value) if isinstance(value, str) else value


def _shared(a: Coding, b: Coding, variable: str) -> Mapping[str, str]:
    """Return the shared name of each value: all that a chain of equal names and aliases joins have one."""
    of_a, of_b = _values(a, variable), _values(b, variable)
    above: dict[str, str] = {}

    def top(value: str) -> str:
        while above.get(value, value) != value:
            value = above[value]
        return value

    joined = [
        *_same_fold(of_a | of_b, variable),
        *_by_alias(a, variable, of_a, of_b),
        *_by_alias(b, variable, of_b, of_a),
    ]
    for one, other in joined:
        # The name of A leads, then the first in order.
        first, second = sorted((top(one), top(other)), key=lambda value: (value not in of_a, value))
        above[second] = first
    if variable == PERSON:
        linked = {top(value) for value in of_a} & {top(value) for value in of_b}
        alone_a = [value for value in sorted(of_a) if top(value) == value and value not in linked]
        alone_b = [value for value in sorted(of_b) if top(value) == value and value not in linked]
        above |= {other: one for one, other in _by_initials(alone_a, alone_b)}
    return {value: top(value) for value in sorted(of_a | of_b)}


def _values(coding: Coding, variable: str) -> set[str]:
    return {str(s.values[variable]) for s in coding.statements if s.values.get(variable)}


def _fold(variable: str, name: str) -> str:
    return folded_person(name) if variable == PERSON else folded(name)


def _same_fold(values: Iterable[str], variable: str) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for value in sorted(values):
        yield value, first.setdefault(_fold(variable, value), value)


def _by_alias(coding: Coding, variable: str, own: set[str], others: set[str]) -> Iterator[tuple[str, str]]:
    """Yield values of one coding with those of the other that are an alias of them alone, and no name here."""
    names = {_fold(variable, value) for value in own}
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in coding.entities:
        if entity.variable == variable and entity.value in own:
            for alias in _aliases(entity):
                owners[_fold(variable, alias)].add(entity.value)
    for other in sorted(others):
        alias = _fold(variable, other)
        if alias not in names and len(owners.get(alias, ())) == 1:
            yield next(iter(owners[alias])), other


def _aliases(entity: Entity) -> list[str]:
    listed = "; ".join(text for name, text in entity.attributes.items() if _ALIASES.fullmatch(name))
    return [alias for alias in _BETWEEN_ALIASES.split(listed) if alias]


def _by_initials(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield persons that one coding has by initials: M Ancram, Michael Ancram. Who could be two people is neither."""
    fits = [(one, other) for one in a for other in b if initialled(one, other) or initialled(other, one)]
    ones, others = Counter(one for one, _ in fits), Counter(other for _, other in fits)
    yield from ((one, other) for one, other in fits if ones[one] == 1 and others[other] == 1)


def initialled(short: str, full: str) -> bool:
    """Tell whether a name is another one with initials for the first names: ID Smith, Iain Duncan Smith."""
    *initials, surname = re.sub(r"\.", " ", short).split() or [""]
    *first_names, full_surname = folded_person(full).split() or [""]
    letters = "".join(initials)
    if not letters or len(letters) > len(initials) + 1 or not letters.isupper() or len(first_names) < len(letters):
        return False
    begins = "".join(name[0] for name in first_names[: len(letters)])
    return folded(surname) == full_surname and begins.casefold() == letters.casefold()
