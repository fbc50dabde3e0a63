"""A DL file for UCINET: the matrix with its names, each in quotation marks, at the head of its row and column.

The manual (analytictech.com, UCINET help, “DL language”) says: the word DL comes first, so no byte order mark may; no
encoding is named, so names are written in ASCII, “Müller” as “Muller”; a name with blanks stands in quotation marks,
and cannot have one inside. Names become capitals, so two must differ in more than that. Some versions keep only the
first 18 characters of a name; that is said where names agree in them, and nothing is cut here.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.networks.formats.format import NetworkFormat, Written, number
from kg.networks.formats.joined import Joined
from kg.networks.formats.labels import apart, changes, one_line

KEPT = 18
"""Characters of a name that every version of UCINET keeps."""

_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
        "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "€": "EUR", "£": "GBP",
        '"': "'", "“": "'", "”": "'", "„": "'", "«": "'", "»": "'", "‘": "'", "’": "'", "‚": "'",
        "–": "-", "—": "-", "‐": "-", "−": "-", "×": "x", "•": "-",
    }
)  # fmt: skip
"""What Unicode does not take apart into a letter and a mark."""


def write(joined: Joined) -> Written:
    """Return the network as a DL file, zeros included."""
    matrix = joined.matrix
    rows, columns = _names(matrix.rows), _names(matrix.columns)
    if joined.two_mode:
        lines = [f"dl nr={len(rows)}, nc={len(columns)}", "format=fullmatrix", "row labels embedded"]
        lines += ["column labels embedded", "data:"]
    else:
        lines = [f"dl n={len(rows)}", "format=fullmatrix", "labels embedded", "data:"]
    lines.append(" ".join(f'"{name}"' for name in columns))
    for name, cells in zip(rows, matrix.dense().tolist(), strict=True):
        lines.append(" ".join([f'"{name}"', *(str(number(cell)) for cell in cells)]))
    before, after = (matrix.rows, rows) if not joined.two_mode else (matrix.rows + matrix.columns, rows + columns)
    why = "for DL has plain ASCII, no quotation marks and no more than one line"
    return Written("\n".join(lines) + "\n", (*changes(before, after, why), *_alike(rows, columns, joined.two_mode)))


def _names(labels: Sequence[str]) -> list[str]:
    return apart((_ascii(label) for label in labels), str.casefold)


def _ascii(label: str) -> str:
    plain = unicodedata.normalize("NFKD", one_line(label).translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.encode("ascii", "replace").decode("ascii").replace('"', "'")


def _alike(rows: Sequence[str], columns: Sequence[str], two_mode: bool) -> Iterator[str]:
    count = 0
    for names in (rows, columns) if two_mode else (rows,):
        shared = Counter(name[:KEPT].casefold() for name in names)
        count += sum(shared[name[:KEPT].casefold()] > 1 for name in names)
    if count:
        yield f"{count} names agree in their first {KEPT} characters; versions of UCINET that keep no more mix them up"


FORMAT = NetworkFormat("dl", ".dl", write, "for UCINET: the matrix with its names in ASCII")
