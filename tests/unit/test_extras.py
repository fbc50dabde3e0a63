"""A remedy names what can be installed where the program runs, from a checkout or a wheel."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kg import extras

ROOT = Path(__file__).parents[2]
NEEDS = (
    "spacy>=3.8",
    'lxml_html_clean>=0.4; extra == "html"',
    'trafilatura<3,>=2.0; extra == "html"',
    'matplotlib>=3.8; extra == "plots"',
    'policy-kg[plots]; extra == "notebook"',
    'pandas>=2.2; extra == "notebook"',
)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "requires", lambda name: list(NEEDS))


@pytest.mark.usefixtures("installed")
def test_an_extra_is_named_package_by_package() -> None:
    assert extras.packages_of("html") == ("lxml_html_clean>=0.4", "trafilatura<3,>=2.0")
    assert extras.packages_of("notebook") == ("matplotlib>=3.8", "pandas>=2.2")
    told = extras.remedy("html")
    assert told.endswith('pip install "lxml_html_clean>=0.4" "trafilatura<3,>=2.0"')
    assert extras.PROJECT not in told.partition(" install ")[2]


@pytest.mark.usefixtures("installed")
def test_an_extra_that_the_installed_program_does_not_know_is_one_of_a_newer_checkout() -> None:
    assert 'pip install -e ".[docs]" (in the folder' in extras.remedy("docs")


def test_without_pip_uv_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert extras.install("pyarrow").startswith("uv pip install --python ")


def test_no_remedy_of_the_program_names_the_program() -> None:
    name = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    remedy = re.compile(rf"""install[^\n]*(?:{re.escape(name)}|['"]\.\[)""")
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in (ROOT / "kg").rglob("*.py")
        if path.name != "extras.py"
        for match in remedy.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
