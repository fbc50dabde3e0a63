"""What the three CSV files share: as the Discourse Network Analyzer writes them, for R, pandas and the like.

UTF-8 without a byte order mark, lines end with LF, names in quotation marks, numbers without: a mark would become part
of the first name in R. (A spreadsheet that shows Ã for an umlaut has to be told UTF-8 when it opens the file.)

A name that a spreadsheet would take for a formula gets an apostrophe before it, in all three files alike, so that they
still fit each other: names come from texts that anybody may have written. It is said when that happens.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kg.networks.formats.format import Written
from kg.networks.formats.labels import changes
from kg.spreadsheet import safe

Cell = str | int | float


def table(rows: Iterable[Sequence[Cell]], names: Sequence[str]) -> Written:
    """Return the rows as CSV, with a note on those of the names that are changed by `safe`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    why = "for a spreadsheet takes them for formulas or a file cannot hold them"
    return Written(out.getvalue(), tuple(changes(names, [safe(name) for name in names], why)))
