"""README.md and docs/ say what is: commands exist and print what is shown, paths lead to files, lists are whole."""

from __future__ import annotations

import dataclasses
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import documentation
import pytest
import typer
from documentation import PAGES, ROOT, Block, WrongBlockError, blocks, check_data

from kg.cli import COMMANDS, app
from kg.networks import Aggregation, Duplicates, Kernel, Normalization
from kg.settings import MEANINGS, Settings
from kg.writing import OUTPUTS

README = ROOT / "README.md"
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in PAGES}
INSTALLED = Path(sys.executable).with_name("kg").exists()
OPTIONS = {
    name: {option for each in command.params for option in (*each.opts, *each.secondary_opts)} | {"-h", "--help"}
    for name, command in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
}


def calls(text: str) -> Iterator[tuple[str, str]]:
    """Yield command and what follows it, of each call of kg in the code of a page."""
    inline = re.findall(r"`([^`\n]+)`", documentation.BLOCK.sub("", text))
    code = "\n".join(
        [*inline, *(block.body for block in blocks(text) if block.kind in (*documentation.RUN, "powershell"))]
    )
    code = re.sub(r"(?:^|\s)#.*", "", code)
    for match in re.finditer(r"(?:^|[ (|/])kg ([a-z]+)\b([^|\n)$]*)", code, re.MULTILINE):
        yield match[1], match[2]


@pytest.mark.parametrize("page", TEXTS)
def test_every_command_and_option_that_a_page_names_exists(page: str) -> None:
    wrong = []
    for command, rest in calls(TEXTS[page]):
        if command not in OPTIONS:
            wrong.append(f"kg {command}")
            continue
        given = re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", re.sub(r"\"[^\"]*\"", "", rest))
        wrong += [f"kg {command} {option}" for option in given if option not in OPTIONS[command]]
    assert wrong == []


def test_a_command_or_an_option_that_does_not_exist_is_seen() -> None:
    assert list(calls("`kg bild x`, `kg ask 01 --csv`\n```sh\nkg view -o y\n```")) == [
        ("bild", " x"), ("ask", " 01 --csv"), ("view", " -o y"),
    ]  # fmt: skip


@pytest.mark.parametrize("page", TEXTS)
def test_every_block_is_run_or_data_or_says_why_it_is_not_run(page: str) -> None:
    for block in blocks(TEXTS[page]):
        check_data(block)


@pytest.mark.parametrize(
    "block",
    [
        Block("", "kg build", None),
        Block("bash", "kg build", None),
        Block("powershell", "kg", None),
        Block("toml", "a b", None),
    ],
)
def test_a_block_that_nobody_checks_is_refused(block: Block) -> None:
    with pytest.raises(WrongBlockError):
        check_data(block)


def test_few_blocks_are_not_run() -> None:
    """A new one needs a reason, and a look at whether it cannot be run after all."""
    unrun = [(page, block.reason) for page, text in TEXTS.items() for block in blocks(text) if block.reason]
    assert len(unrun) <= 14


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.mark.model
@pytest.mark.skipif(not INSTALLED, reason="kg is not installed as a command")
@pytest.mark.parametrize(
    "page", [page for page, text in TEXTS.items() if any(b.kind in documentation.RUN for b in blocks(text))]
)
def test_the_blocks_of_a_page_run_and_print_what_it_shows(page: str, kept: Path) -> None:
    assert documentation.renewed(ROOT / page, kept) == TEXTS[page], f"run: python tests/documentation.py {page}"


def test_what_a_block_prints_is_written_anew_and_the_rest_left_alone() -> None:
    page = (
        "```console\n$ one\nold\n$ two\n```\n<!-- not run: no such system -->\n```sh\nthree\n```\n```toml\na = 1\n```\n"
    )
    asked: list[tuple[str, str]] = []

    def output(command: str, kind: str) -> str:
        asked.append((command, kind))
        return f"of {command}\n"

    assert documentation.current(page, output) == page.replace("old\n$ two\n", "of one\n$ two\nof two\n")
    assert asked == [("one", "sh"), ("two", "sh")]


def test_a_command_that_fails_is_no_example(tmp_path: Path) -> None:
    with pytest.raises(WrongBlockError, match="ended with 3"):
        documentation.run("exit 3", tmp_path)


def test_the_readme_is_a_screen_and_a_half() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text) <= 6000
    assert {"make graph", "make test"} <= set(documentation.commands("\n".join(b.body for b in blocks(text))))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for page in TEXTS.values() for name in re.findall(r"`make ([a-z]+)`", page)}
    assert named <= targets


def test_every_setting_is_explained() -> None:
    assert list(MEANINGS) == [field.name for field in dataclasses.fields(Settings)]


def test_every_file_of_a_build_is_named() -> None:
    assert [name for name in OUTPUTS if f"`output/{name}`" not in TEXTS["docs/reference/formats.md"]] == []


def test_links_and_paths_lead_to_files() -> None:
    wrong = []
    for page, text in TEXTS.items():
        links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)
        wrong += [f"{page}: {link}" for link in links if not ((ROOT / page).parent / link).exists()]
        paths = re.findall(r"`((?:kg|ontology|tests|notebooks|benchmarks|corpus|docs)/[\w./-]*)`", text)
        wrong += [f"{page}: {path}" for path in paths if not (ROOT / path).exists()]
    assert wrong == []


def test_every_page_is_in_the_menu_and_every_command_in_an_example() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page for page in TEXTS if page != "README.md" and f"- {page.removeprefix('docs/')}\n" not in menu] == []
    assert all(example.startswith(f"kg {name}") for name, _, example in COMMANDS)


def test_every_option_of_a_network_is_defined() -> None:
    defined = TEXTS["docs/reference/networks.md"]
    options = [*Aggregation, *Normalization, *Duplicates, *Kernel]
    assert [str(each) for each in options if f"| `{each}` |" not in defined and each != Kernel.NO] == []


def test_the_citation_is_that_of_this_version() -> None:
    """Its form was checked with cffconvert, which cannot be installed beside the rest."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    given = dict(re.findall(r"^([\w-]+): *\"?(.*?)\"?$", text, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"cff-version", "message", "title", "authors"} <= set(given)
    assert (given["version"], given["license"]) == (project["version"], project["license"])
