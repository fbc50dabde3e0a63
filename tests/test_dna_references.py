"""Our numbers beside those that the Discourse Network Analyzer 3.1.2 itself computed, within 1e-9.

The made-up file tests/gold/dna/synthetic.dna is full of traps: years that change, empty entities, weeks that bear one
number in two years. DNA's own sample and what was computed from it are not ours to hand on: KG_DNA_FILES names the
folder that has sample.dna (and dna_example_UKIraqWar2003.dna), KG_DNA_REFERENCE the one with dna-en_GB/.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kg.coding import Coding, read_dna
from kg.networks import Aggregation, Duplicates, Kernel, Mode, Normalization, Options, Unit, Windows, network

GOLD = Path(__file__).parent / "gold" / "dna"
FILES = Path(os.environ.get("KG_DNA_FILES", "/nowhere"))
REFERENCE = Path(os.environ.get("KG_DNA_REFERENCE", "/nowhere"))
RESULTS = ("file", "matrixStart", "matrixTime", "matrixStop", "numStatements", "dim", "sum", "rows", "columns", "cells")
ALWAYS = ("01.01.1900", "31.12.2099")

Reference = dict[str, Any]


def references(name: str) -> list[list[Reference]]:
    """The references of a folder: one list for each call of DNA, one item for each matrix that it gave."""
    bundled = GOLD / f"{name}.jsonl.gz"
    if bundled.exists():
        found = [json.loads(line) for line in gzip.decompress(bundled.read_bytes()).decode().splitlines()]
    elif (REFERENCE / name).is_dir():
        found = list(from_folder(REFERENCE / name))
    else:
        return []
    return [list(group) for _, group in groupby(found, lambda r: [v for k, v in r.items() if k not in RESULTS])]


def from_folder(folder: Path) -> Iterator[Reference]:
    with (folder / "INDEX.tsv").open(encoding="utf-8") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            with (folder / row["file"]).open(encoding="utf-8") as file:
                header, *lines = csv.reader(file)
            cells = [[float(cell) for cell in line[1:]] for line in lines]
            yield {**row, "columns": header[1:], "rows": [line[0] for line in lines], "cells": cells}


@cache
def coding(name: str) -> Coding:
    path = GOLD / f"{name}.dna"
    return read_dna(path if path.exists() else FILES / f"{name}.dna")


def options(given: Reference, *, american: bool) -> Options:
    """What `given` asks of DNA, in our words."""
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in zip(words(given["excludeVariables"]), words(given["excludeValues"]), strict=True):
        chosen[name] = (*chosen.get(name, ()), value)
    sections = {"section": tuple(words(given["excludeSections"]))} if given["excludeSections"] else {}
    exclude = ({} if given["invertValues"] == "true" else chosen) | (
        {} if given["invertSections"] == "true" else sections
    )
    keep = (chosen if given["invertValues"] == "true" else {}) | (sections if given["invertSections"] == "true" else {})
    windows = None
    if given["timeWindow"] != "no":
        size, kernel = int(given["windowSize"]), Kernel(given["kernel"])
        windows = Windows(Unit(given["timeWindow"]), size, kernel=kernel, indent=given["indentTime"] == "true")
    return Options(
        mode=Mode(given["networkType"]),
        rows=given["variable1"].removesuffix(" (document)"),
        columns=given["variable2"].removesuffix(" (document)"),
        qualifier=None if given["qualifier"] == "null" else given["qualifier"],
        aggregation=Aggregation(given["aggregation"]),
        normalization=Normalization(given["normalization"]),
        duplicates=Duplicates(given["duplicates"]),
        isolates=given["isolates"] == "true",
        start=day(given["startDate"]),
        stop=day(given["stopDate"], end=True),
        exclude=exclude,
        keep=keep,
        windows=windows,
        normalize_to_one=given["normalizeToOne"] == "true",
        compatible=True,
        american_weeks=american,
    )


def words(text: str) -> list[str]:
    return [word for word in text.split("|") if word]


def day(text: str, *, end: bool = False) -> datetime | None:
    if text in ALWAYS:
        return None
    return datetime.strptime(text, "%d.%m.%Y") + (timedelta(hours=23, minutes=59, seconds=59) if end else timedelta())


CASES = [
    pytest.param(database, folder, group, id=f"{folder}/{group[0]['file'].removesuffix('.csv')}")
    for database, folder in (
        ("synthetic", "synthetic-en_GB"),
        ("synthetic", "synthetic-en_US"),
        ("sample", "dna-en_GB"),
    )
    for group in references(folder)
]


@pytest.mark.parametrize(("database", "folder", "expected"), CASES)
def test_every_matrix_is_the_one_that_dna_gives(database: str, folder: str, expected: list[Reference]) -> None:
    asked = options(expected[0], american=folder.endswith("en_US"))
    found = network(coding(database), asked)
    assert len(found) == len(expected)
    for matrix, reference in zip(found, expected, strict=True):
        assert [list(matrix.rows), list(matrix.columns)] == [reference["rows"], reference["columns"]]
        cells = np.array(reference["cells"]).reshape(matrix.cells.shape)
        np.testing.assert_allclose(matrix.dense(), cells, atol=1e-9, rtol=0)
        times = [reference["matrixStart"], reference["matrixTime"], reference["matrixStop"]]
        assert [str(matrix.start), str(matrix.middle), str(matrix.stop)] == times
        if asked.windows is None or asked.windows.kernel is Kernel.NO:  # with a kernel DNA always says 0
            assert matrix.statements == int(reference["numStatements"])


def test_the_bundled_references_are_all_there() -> None:
    assert sum(map(len, references("synthetic-en_GB"))) == sum(map(len, references("synthetic-en_US"))) == 472


IRAQ = FILES / "dna_example_UKIraqWar2003.dna"
FOUR = ("01 - imminent", "22 - war", "23 - containment/deterrence", "24 - inspections")


@pytest.mark.skipif(not IRAQ.exists(), reason="KG_DNA_FILES names no folder with the hand-coded Iraq debates")
@pytest.mark.parametrize(
    ("least", "more", "shape", "kept"),
    [
        (10, {}, (20, 4), 117),
        (6, {"stop": day("01.01.2003", end=True), "duplicates": Duplicates.WEEK}, (34, 4), 60),
        (6, {"start": day("01.01.2003"), "duplicates": Duplicates.WEEK}, (46, 4), 135),
    ],
)
def test_as_many_statements_are_kept_as_published(
    least: int, more: dict[str, Any], shape: tuple[int, int], kept: int
) -> None:
    """Of 1,166 statements, by Eder in the Routledge Handbook of Foreign Policy Analysis Methods (2023)."""
    debates = read_dna(IRAQ)
    spoken = Counter(str(s.values["person"]) for s in debates.statements)
    seldom = tuple(person for person, count in spoken.items() if count < least)
    asked = Options(rows="person", compatible=True, exclude={"person": seldom}, keep={"concept": FOUR}, **more)
    (matrix,) = network(debates, asked)
    assert (matrix.cells.shape, matrix.statements) == (shape, kept)
