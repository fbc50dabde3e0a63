"""Which documents and which statements of two codings are the same, one to one.

Documents are the same by their text, else by their name. Statements of one document are the same if enough of the
shorter one lies in both: people select loosely, and many a selection begins one character late.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kg.coding.naming import folded
from kg.coding.statements import CodedDocument, CodedStatement, Coding

OVERLAP = 0.5
"""Share of the shorter statement from which two statements can be the same."""

_SUFFIX = re.compile(r"\.[a-z]{2,8}", re.IGNORECASE)
_EXACT = 1_000_000
"""Overlaps are compared to so many parts, as whole numbers: sums then do not depend on their order."""

Same = Callable[[CodedStatement, CodedStatement], int]
"""How many values two statements share: it decides between statements that overlap equally."""
StatementPair = tuple[CodedStatement, CodedStatement]


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A document as both codings have it, with the statements of each.

    Those of B are said of the document of A, at their places in its text.

    `astray` are statements of B whose words do not stand in the text of A, where the two texts differ.
    """

    a: CodedDocument
    b: CodedDocument
    statements_a: tuple[CodedStatement, ...] = ()
    statements_b: tuple[CodedStatement, ...] = ()
    astray: int = 0


def pair_documents(a: Coding, b: Coding) -> tuple[DocumentPair, ...]:
    """Return the documents that both codings have, in the order of A.

    The same text makes two documents one, then the same text but for white space, then a name (key, title or file name,
    whatever the case) that no other document left over in either coding has. A key that is only a number is no name.
    """
    of_a, of_b = _by_document(a), _by_document(b)
    left_a, left_b = list(a.documents), list(b.documents)
    found: dict[int, CodedDocument] = {}
    for names in (_text, _words, _names):
        for one, other in list(_matches(left_a, left_b, names)):
            found[one.id] = other
            left_a.remove(one)
            left_b.remove(other)
    pairs = []
    for document in a.documents:
        if document.id in found:
            other = found[document.id]
            placed = tuple(_placed(of_b[other.id], document, other))
            astray = len(of_b[other.id]) - len(placed)
            pairs.append(DocumentPair(document, other, tuple(of_a[document.id]), placed, astray))
    return tuple(pairs)


def pair_statements(
    a: Sequence[CodedStatement], b: Sequence[CodedStatement], same: Same, *, overlap: float = OVERLAP
) -> tuple[StatementPair, ...]:
    """Return which statements of one document are the same, one to one, in order of place.

    Two can be the same if at least the share `overlap` of the shorter lies in both. Of all ways to pair them off, the
    one with the greatest sum of overlaps is taken (shared characters over those of both), among equals the one whose
    pairs share the most values. Neither the order of the statements nor which coding comes first matters.
    """
    found: list[StatementPair] = []
    for group_a, group_b in _groups(a, b):
        found.extend(_assigned(group_a, group_b, same, overlap))
    return tuple(sorted(found, key=lambda pair: (_order(pair[0]), _order(pair[1]))))


# --- documents ----------------------------------------------------------------------------------------------------


def _by_document(coding: Coding) -> Mapping[int, list[CodedStatement]]:
    statements: dict[int, list[CodedStatement]] = defaultdict(list)
    for statement in coding.statements:
        statements[statement.document].append(statement)
    return statements


def _text(document: CodedDocument) -> set[str]:
    return {document.text} if document.text.strip() else set()


def _words(document: CodedDocument) -> set[str]:
    return {" ".join(document.text.split())} if document.text.strip() else set()


def _names(document: CodedDocument) -> set[str]:
    labels = [label for label in (document.key, document.title) if label and not label.isdecimal()]
    paths = [PurePosixPath(label.replace("\\", "/")) for label in labels]
    stems = [path.stem if _SUFFIX.fullmatch(path.suffix) else path.name for path in paths]
    return {folded(name) for name in (*labels, *stems)} - {""}


def _matches(
    a: Iterable[CodedDocument], b: Iterable[CodedDocument], names: Callable[[CodedDocument], set[str]]
) -> Iterator[tuple[CodedDocument, CodedDocument]]:
    """Yield the documents that share a name; with a text twice in both, the first with the first."""
    named: dict[str, list[CodedDocument]] = defaultdict(list)
    for document in b:
        for name in names(document):
            named[name].append(document)
    in_a = Counter(name for document in a for name in names(document))
    taken: set[int] = set()
    for document in a:
        others = {o.id: o for name in names(document) for o in named[name] if o.id not in taken}
        alone = len(others) == 1 and all(in_a[name] == 1 for name in names(document) if named[name])
        if others and (alone or names is not _names):
            other = others[min(others)]
            taken.add(other.id)
            yield document, other


def _placed(
    statements: Iterable[CodedStatement], document: CodedDocument, other: CodedDocument
) -> Iterator[CodedStatement]:
    """Yield the statements of the other document as of this one, without those whose words its text does not have."""
    text, whole = document.text, other.text
    for statement in statements:
        moved = replace(statement, document=document.id)
        if text == whole or not text or not whole:
            yield moved
            continue
        words = map(re.escape, whole[statement.start : statement.end].split())
        wanted = statement.start * len(text) / len(whole)
        spans = [match.span() for match in re.finditer(r"\s+".join(words), text) if match.end() > match.start()]
        if spans:
            start, end = min(spans, key=lambda span: abs(span[0] - wanted))
            yield replace(moved, start=start, end=end)


# --- statements ---------------------------------------------------------------------------------------------------


def _order(statement: CodedStatement) -> tuple[int, int, list[tuple[str, str]], str]:
    """Return a key that is the same only for statements that say the same at the same place."""
    values = sorted((name, str(value)) for name, value in statement.values.items())
    return statement.start, statement.end, values, statement.kind


def _shared(one: CodedStatement, other: CodedStatement) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _may_be_same(one: CodedStatement, other: CodedStatement, overlap: float) -> bool:
    shared = _shared(one, other)
    return shared > 0 and shared >= overlap * min(one.end - one.start, other.end - other.start)


def _groups(
    a: Sequence[CodedStatement], b: Sequence[CodedStatement]
) -> Iterator[tuple[list[CodedStatement], list[CodedStatement]]]:
    """Yield the statements that hang together by overlaps: each group can be paired off by itself."""
    ordered = sorted(
        [(s.start, s.end, 0, i) for i, s in enumerate(a)] + [(s.start, s.end, 1, i) for i, s in enumerate(b)]
    )
    group: tuple[list[CodedStatement], list[CodedStatement]] = ([], [])
    reach = 0
    for start, end, side, number in ordered:
        if start >= reach and any(group):
            yield group
            group = ([], [])
        group[side].append((a, b)[side][number])
        reach = max(reach, end)
    yield group


def _assigned(a: list[CodedStatement], b: list[CodedStatement], same: Same, overlap: float) -> Iterator[StatementPair]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not a or not b:
        return
    rows, columns = sorted(a, key=_order), sorted(b, key=_order)
    turned = list(map(_order, columns)) < list(map(_order, rows))
    if turned:  # the same ways to pair them off are tried whichever coding comes first
        rows, columns = columns, rows
    weights = np.zeros((len(rows), len(columns)))
    for i, one in enumerate(rows):
        for j, other in enumerate(columns):
            if _may_be_same(one, other, overlap):
                shared = _shared(one, other)
                whole = one.end - one.start + other.end - other.start - shared
                weights[i, j] = round(_EXACT * shared / whole) * 100 + (
                    same(other, one) if turned else same(one, other)
                )
    for i, j in zip(*linear_sum_assignment(weights, maximize=True), strict=True):
        if weights[i, j]:
            yield (columns[j], rows[i]) if turned else (rows[i], columns[j])
