"""Small coded collections and networks, made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.coding import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Variable,
)
from kg.networks import Matrix, Mode, Options

Said = tuple[str, str, int, str]
"""Who, on what, against (0) or for (1), on which day (YYYY-MM-DD): each day is a document of its own."""


def coded(said: Iterable[Said]) -> Coding:
    """Return a collection with these statements."""
    said = list(said)
    days = sorted({day for *_, day in said})
    numbers = {day: number for number, day in enumerate(days, start=1)}
    return Coding(
        documents=tuple(CodedDocument(numbers[day], f"Of {day}", time=datetime.fromisoformat(day)) for day in days),
        statements=tuple(
            CodedStatement(number, numbers[day], {PERSON: "", ORGANIZATION: who, CONCEPT: what, AGREEMENT: side})
            for number, (who, what, side, day) in enumerate(said, start=1)
        ),
        kinds={
            "DNA Statement": (
                *(Variable(name, DataType.SHORT_TEXT) for name in (PERSON, ORGANIZATION, CONCEPT)),
                Variable(AGREEMENT, DataType.BOOLEAN),
            )
        },
    )


def matrix(rows: Sequence[str], cells: Sequence[Sequence[float]] | NDArray[np.float64], **more: datetime) -> Matrix:
    """Return a one-mode network."""
    options = Options(mode=Mode.ONE_MODE)
    return Matrix(tuple(rows), tuple(rows), sparse.csr_array(np.array(cells, dtype=float)), options, 0, **more)


def symmetric(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a symmetric matrix with a zero diagonal of the upper half of one."""
    upper = np.triu(cells, 1)
    both: NDArray[np.float64] = upper + upper.T
    return both
