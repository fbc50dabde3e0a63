"""README.md says what is: commands exist and print what it shows, lists are those of the project, links lead on."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest
import readme

from kg.cli import COMMANDS
from kg.export import FORMATS
from kg.networks import Aggregation, Duplicates, Kernel, Normalization
from kg.settings import Settings
from kg.writing import OUTPUTS

ROOT = readme.ROOT
TEXT = readme.README.read_text(encoding="utf-8")
CODE = re.findall(r"^```(?:console|sh)\n(.*?)^```|`([^`\n]+)`", TEXT, re.MULTILINE | re.DOTALL)


def called(program: str) -> set[str]:
    """Return the first words that follow a program in the code of the README."""
    code = "\n".join(block or inline for block, inline in CODE)
    return set(re.findall(rf"(?:^|[ (|/]){program} ([a-z]+)\b", code, re.MULTILINE))


def section(title: str) -> str:
    return re.split(r"^## ", TEXT.partition(f"\n## {title}\n")[2], flags=re.MULTILINE)[0]


def test_commands_of_the_readme_exist_and_all_that_exist_are_in_it() -> None:
    assert called("kg") == {name for name, _, _ in COMMANDS}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"graph", "test"} <= called("make") <= targets


@pytest.mark.model
@pytest.mark.skipif(not Path(sys.executable).with_name("kg").exists(), reason="kg is not installed as a command")
def test_the_readme_shows_what_its_commands_print(tmp_path: Path) -> None:
    folder = readme.workshop(tmp_path)
    assert readme.current(TEXT, lambda command: readme.run(command, folder)) == TEXT, "run: python tests/readme.py"


def test_every_setting_is_explained_with_its_default() -> None:
    rows = dict(re.findall(r"^\| (`.+?) \| .* \| (.*) \|$", section("Settings"), re.MULTILINE))
    defaults = {name: given for names, given in rows.items() for name in re.findall(r"`(\w+)`", names)}
    assert set(defaults) == {field.name for field in dataclasses.fields(Settings)}
    assert Settings().base_iri in defaults["base_iri"]
    assert Settings().author_claims in defaults["author_claims"]


def test_every_output_and_format_is_named() -> None:
    assert [name for name in OUTPUTS if f"`output/{name}`" not in TEXT] == []
    assert [f.name for f in FORMATS if f"`{f.name}`" not in section("Commands")] == []


def test_links_and_paths_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    paths = re.findall(r"`((?:kg|ontology|tests|notebooks|benchmarks|corpus|docs)/[\w./-]*)`", TEXT)
    assert links
    assert paths
    assert [path for path in {*links, *paths} if not (ROOT / path).exists()] == []


def test_the_example_in_python_runs_as_far_as_names_go() -> None:
    import kg

    example = re.search(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert example is not None
    names = set(re.findall(r"\bkg\.(\w+)", example[1]))
    assert names <= set(kg.__all__)
    assert all(getattr(kg, name) for name in kg.__all__)
    compile(example[1], "README.md", "exec")


def test_every_option_of_a_network_is_defined() -> None:
    defined = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8")
    options = [*Aggregation, *Normalization, *Duplicates, *Kernel]
    assert [str(each) for each in options if f"| `{each}` |" not in defined and each != Kernel.NO] == []
