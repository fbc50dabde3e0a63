"""How long discourse networks take: 20,000 made-up statements of 4,000 documents over five and a half years.

    .venv/bin/python benchmarks/networks.py

Actors and issues are drawn by a Pareto law, as in debates: a few speak often, most once. Prints CPU seconds.
"""

from __future__ import annotations

import random
import resource
import time
from dataclasses import replace
from datetime import datetime, timedelta

from kg.coding import CodedDocument, CodedStatement, Coding, DataType, Variable
from kg.networks import Aggregation, Kernel, Mode, Normalization, Options, Unit, Windows, network

STATEMENTS, DOCUMENTS = 20_000, 4_000
VARIABLES = (
    *(Variable(name, DataType.SHORT_TEXT) for name in ("person", "organization", "concept")),
    Variable("agreement", DataType.BOOLEAN),
)


def made_up() -> Coding:
    """Return the same collection each time."""
    draw = random.Random(1)
    days = [datetime(2015, 1, 1) + timedelta(days=number // 2) for number in range(DOCUMENTS)]
    statements = (
        CodedStatement(
            number,
            draw.randrange(DOCUMENTS),
            {
                "person": f"Person {int(draw.paretovariate(0.6)) % 3000}",
                "organization": f"Organization {int(draw.paretovariate(0.6)) % 1500}",
                "concept": f"Issue {int(draw.paretovariate(0.8)) % 200}",
                "agreement": draw.randint(0, 1),
            },
        )
        for number in range(STATEMENTS)
    )
    documents = tuple(CodedDocument(number, f"Document {number}", time=day) for number, day in enumerate(days))
    return Coding(documents, tuple(statements), {"DNA Statement": VARIABLES})


def main() -> None:
    """Print a line for each network."""
    coding = made_up()
    congruence = Options(
        mode=Mode.ONE_MODE, rows="person", aggregation=Aggregation.CONGRUENCE, normalization=Normalization.AVERAGE
    )
    for name, windows in (
        ("congruence of persons", None),
        ("the same in moving windows of 90 days", Windows(Unit.DAYS, 90, step=20)),
        ("the same with a Gaussian kernel", Windows(Unit.DAYS, 90, step=20, kernel=Kernel.GAUSSIAN)),
    ):
        began = time.process_time()
        found = network(coding, replace(congruence, windows=windows))
        largest = max(found, key=lambda matrix: matrix.cells.nnz)
        print(
            f"{name}: {time.process_time() - began:.2f} s, {len(found)} of at most {len(largest.rows)} nodes "
            f"and {largest.cells.nnz // 2} edges"
        )
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
