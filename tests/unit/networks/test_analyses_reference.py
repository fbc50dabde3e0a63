"""The analyses of the Discourse Network Analyzer 3.1, number by number, where its sample file and results are at hand.

KG_DNA_FILES names the folder of sample.dna, KG_DNA_REFERENCE that of what the analyzer computed from it.
"""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.coding import Coding, read_dna
from kg.networks import Aggregation, Duplicates, Kernel, Mode, Normalization, Options, Unit, Windows, network
from kg.networks.agreement import issues_by_agreement
from kg.networks.backbone import nested_backbone
from kg.networks.distances import Distance, distances
from kg.networks.polarization import Polarization, polarization
from kg.networks.spectra import Spectrum

FILES, REFERENCE = os.environ.get("KG_DNA_FILES", ""), os.environ.get("KG_DNA_REFERENCE", "")
pytestmark = pytest.mark.skipif(
    not (FILES and REFERENCE), reason="KG_DNA_FILES and KG_DNA_REFERENCE name no folders with the analyzer's files"
)
FOLDER = Path(REFERENCE) / "dna-en_GB"
COMPATIBLE = Options(duplicates=Duplicates.INCLUDE, compatible=True)
ONE_MODE = replace(COMPATIBLE, mode=Mode.ONE_MODE, normalization=Normalization.AVERAGE)


@pytest.fixture(scope="module")
def sample() -> Coding:
    return read_dna(Path(FILES) / "sample.dna")


def days(kernel: str) -> Windows:
    return Windows(Unit.DAYS, 8, kernel=Kernel(kernel))


def number(text: str) -> float | None:
    return None if text in ("0", "NaN", "[]") else float(text)


def test_polarisation_is_the_analyzers_wherever_it_found_the_highest(sample: Coding) -> None:
    with (FOLDER / "polarization.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    ours: dict[tuple[str, str], Polarization] = {}
    for kernel in {row["kernel"] for row in rows}:
        windows = None if kernel == "no" else days(kernel)
        for found in polarization(sample, replace(COMPATIBLE, windows=windows)):
            ours[kernel, f"{found.middle:%Y-%m-%dT%H:%M}"] = found
    results: Counter[str] = Counter()
    for row in rows:
        mine = ours[row["kernel"], row["middle"]]
        score = mine.dna_score_normalized if row["normalizeScores"] == "true" else mine.dna_score
        theirs = number(row["finalMaxQ"])
        if score is None or (theirs is not None and abs(score - theirs) < 1e-9):
            assert (score is None) == (theirs is None)
            results["equal"] += 1
        else:
            assert score > (theirs or 0)
            results["higher"] += 1
    assert results == {"equal": 102, "higher": 14}  # the genetic algorithm finds none in windows of two actors


def test_the_nested_backbone_is_the_analyzers(sample: Coding) -> None:
    text = (FOLDER / "backbone.tsv").read_text(encoding="utf-8")
    blocks = re.findall(r"# nested (\w+) average duplicates=(\w+) numStatementsFull=\d+\n((?:\d.*\n)+)", text)
    assert len(blocks) == 4
    for aggregation, duplicates, lines in blocks:
        options = replace(ONE_MODE, aggregation=Aggregation(aggregation), duplicates=Duplicates(duplicates))
        removals = nested_backbone(sample, options, Spectrum.DEGREES)
        rows = [line.split("\t") for line in lines.splitlines()]
        assert [(str(r.step), r.column, str(r.statements)) for r in removals] == [(r[0], r[1], r[4]) for r in rows]
        assert [r.loss for r in removals] == pytest.approx([float(r[2]) for r in rows], abs=1e-9)
        assert [r.redundant_loss for r in removals] == pytest.approx([float(r[3]) for r in rows], abs=1e-9)


@pytest.mark.parametrize("kernel", ["uniform", "triangular", "epanechnikov", "gaussian"])
@pytest.mark.parametrize("how", list(Distance))
def test_distances_of_windows_are_the_analyzers(sample: Coding, kernel: str, how: Distance) -> None:
    options = replace(ONE_MODE, aggregation=Aggregation.CONGRUENCE, windows=days(kernel), normalize_to_one=True)
    file = FOLDER / f"distance_{how}_onemode_congruence_average_kernel-{kernel}-days8.csv"
    found = distances(network(sample, options), how, kind=Spectrum.DEGREES)
    assert found == pytest.approx(np.loadtxt(file, delimiter=","), abs=1e-9)


def test_issues_by_agreement_are_the_analyzers_bar_plot(sample: Coding) -> None:
    text = (FOLDER / "barplot.tsv").read_text(encoding="utf-8")
    blocks = re.findall(r"# (\w+) duplicates=(\w+) levels=\[0, 1\]\n((?:[^#].*\n)+)", text)
    assert len(blocks) == 18
    for variable, duplicates, lines in blocks:
        options = replace(COMPATIBLE, rows=variable, columns=variable, duplicates=Duplicates(duplicates))
        ours = {t.name: f"[{t.against}, {t.for_}]" for t in issues_by_agreement(sample, options)}
        assert ours == dict(line.split("\t") for line in lines.splitlines())
