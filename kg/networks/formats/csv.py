"""The matrix itself: names of the columns in the first line, name of the row at the head of each other line.

The form is that of the Discourse Network Analyzer: "","A","B" and "A",0,0.5. Numbers have all their digits.
"""

from __future__ import annotations

from kg.networks.formats.format import NetworkFormat, Written, number
from kg.networks.formats.joined import Joined
from kg.networks.formats.tables import table


def write(joined: Joined) -> Written:
    """Return the matrix as CSV, zeros included."""
    matrix = joined.matrix
    rows = ([name, *map(number, cells)] for name, cells in zip(matrix.rows, matrix.dense().tolist(), strict=True))
    names = matrix.rows + matrix.columns if joined.two_mode else matrix.rows
    return table([["", *matrix.columns], *rows], names)


FORMAT = NetworkFormat("csv", ".csv", write, "the matrix, as the Discourse Network Analyzer writes it")
