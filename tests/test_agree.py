"""The gold of a debate as a hand-made coding, beside what a build of its texts finds: from files to figures."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg.cli

ROOT = Path(__file__).parents[1]
DEBATE = ROOT / "tests" / "gold" / "debate"

pytestmark = pytest.mark.model


def kg_(*arguments: object) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.raises(SystemExit) as ended:
        kg.cli.main([str(argument) for argument in arguments])
    assert not ended.value.code
    return out.getvalue()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("agree")
    script = ROOT / "benchmarks" / "debate_coding.py"
    for output in ("gold.dna", "issues.csv"):
        subprocess.run([sys.executable, script, DEBATE, folder / output], check=True, cwd=ROOT, capture_output=True)
    kg_("build", DEBATE / "docs", "--issues", folder / "issues.csv", "-o", folder / "built", "-q")
    result: dict[str, Any] = json.loads(kg_("agree", folder / "gold.dna", folder / "built", "--json", "--misses"))
    return result


def test_the_documents_are_found_by_their_texts(told: dict[str, Any]) -> None:
    assert told["documents"] == {"both": 2, "only_a": [], "only_b": []}


def test_statements_of_the_gold_are_found_with_actor_concept_and_side(told: dict[str, Any]) -> None:
    # Ruth Owens against the closure, the chamber for the car park: as plain as a text can put it
    assert told["statements"]["actor + concept + agreement"]["same"] >= 2
    assert told["statements"]["spans"]["precision"] >= 0.5
    assert told["pairs"]["agreement, where the concept is the same"]["observed"] == 1


def test_every_statement_is_right_or_among_the_misses(told: dict[str, Any]) -> None:
    spans, whole = told["statements"]["spans"], told["statements"]["actor + concept + agreement"]
    differs = [miss["differs"] for miss in told["misses"]]
    assert differs.count("only in A") == spans["a"] - spans["same"]
    assert differs.count("only in B") == spans["b"] - spans["same"]
    assert len(differs) == spans["a"] + spans["b"] - spans["same"] - whole["same"]


def test_undated_texts_make_one_network_of_the_whole(told: dict[str, Any]) -> None:
    assert told["networks"]["year"]["windows"] == 0
    assert told["networks"]["all"]["affiliation_cosine"] > 0
