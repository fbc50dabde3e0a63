"""The hash of the rules covers what changes results, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import grimp
import pytest

import kg.rule_set as module

PACKAGE = Path(module.__file__).parent


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that the hash is taken of."""
    package = tmp_path / "kg"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "__file__", str(package / "rule_set.py"))
    return package


def test_a_copy_elsewhere_has_the_same_hash(copy: Path) -> None:
    assert module.rule_set.__wrapped__() == module.rule_set()


@pytest.mark.parametrize(
    "name",
    [
        "lang/en/claims.toml",
        "lang/en/gb.toml",
        "syntax/clause.py",
        "claims/refusals.py",
        "page.py",
        "extraction/plan.py",
    ],
)
def test_a_word_or_a_line_more_is_another_set(copy: Path, name: str) -> None:
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert module.rule_set.__wrapped__() != module.rule_set()


def test_whatever_extraction_imports_counts() -> None:
    imports = grimp.build_graph("kg")
    steps = (
        "kg.reading", "kg.page", "kg.actors", "kg.events.find", "kg.claims.find", "kg.sides", "kg.issues",
        "kg.decisions", "kg.assemble",
    )  # fmt: skip
    needed = set(steps) | {m for step in steps for m in imports.find_upstream_modules(step)}
    parts = {module.split(".")[1] for module in needed | {"kg.ontology", "kg.extraction"} if "." in module}
    known = {part.removesuffix(".py") for part in module.READS_TEXTS}
    assert parts - known <= {"errors", "extras"}, (
        "messages change nothing that is found; all else belongs to READS_TEXTS"
    )
    assert known <= parts | {"lang", "vocabulary"}


def test_what_only_shows_results_does_not_count(copy: Path) -> None:
    (copy / "view" / "html.py").write_text("# changed", encoding="utf-8")
    assert module.rule_set.__wrapped__() == module.rule_set()
