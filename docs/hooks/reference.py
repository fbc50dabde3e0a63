"""Fills into the documentation what is taken from the code, when the site is built.

A line `<!-- made: NAME -->` in a page stands for what the function NAME of `MADE` returns. Nothing of it is kept in a
file, so nothing of it can be out of date.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import typer

from kg.cli import COMMANDS, app
from kg.export import FORMATS
from kg.networks.formats import FORMATS as NETWORK_FORMATS
from kg.parsing.repairs import REPAIRS
from kg.query import questions
from kg.reading.readers import READERS
from kg.rules.cue import load_cues
from kg.rules.event import load_event_rules
from kg.rules.form import load_forms
from kg.settings import MEANINGS, Settings

ROOT = Path(__file__).parents[2]
MARKER = re.compile(r"^<!-- made: (\w+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill a page in; MkDocs calls this for each."""
    return MARKER.sub(lambda found: MADE[found[1]](), markdown)


def table(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of Markdown; a cell may hold anything but a line end."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(value: str) -> str:
    return " ".join(value.replace("|", "\\|").split())


def code(value: str) -> str:
    """Return a word as code, nothing for no word."""
    return f"`{value}`" if value else ""


# --- commands and settings ------------------------------------------------------------------------------------


def commands() -> str:
    """Return a section a command: what it does, an example, what it takes."""
    group = typer.main.get_command(app)
    return "\n\n".join(_command(name, group.commands[name], example) for name, _, example in COMMANDS)  # type: ignore[attr-defined]


def _command(name: str, command: Any, example: str) -> str:
    shown = " or ".join(code(part.strip()) for part in example.split("   or   "))
    context = typer.Context(command)
    rows = [_parameter(each, context) for each in command.params if not getattr(each, "hidden", False)]
    told = " ".join((command.help or "").split())
    parts = [f"## kg {name}", _plain(told), f"Example: {shown}", table(("takes", "means", "unless given"), rows)]
    return "\n\n".join(parts)


def _parameter(each: Any, context: Any) -> tuple[str, str, str]:
    takes, means = each.get_help_record(context)
    takes = (
        re.sub(r"(?<=\w) <(?:bool|\w+\[\w+\]|str|path)>$", "", takes) if each.metavar or " <bool>" in takes else takes
    )
    default = re.search(r"\[default: \(?(.*?)\)?\]", means)
    means = re.sub(r"\s*\[(?:default: [^\]]*|required)\]", "", means)
    return ", ".join(map(code, takes.split(", "))), _plain(means), code(default[1]) if default else ""


def _plain(text: str) -> str:
    """Return a help text without what would be markup here."""
    return text.replace("<", "&lt;").replace("*", "\\*")


def settings() -> str:
    """Return a table of the keys of kg.toml."""
    rows = ((code(f.name), MEANINGS[f.name], _default(f.default)) for f in dataclasses.fields(Settings))
    return table(("key", "means", "unless given"), rows)


def _default(value: Any) -> str:
    shown = "[]" if value == () else str(value).lower() if isinstance(value, bool) else value
    return code(f'"{shown}"' if isinstance(value, str) else str(shown))


# --- formats --------------------------------------------------------------------------------------------------


def readers() -> str:
    """Return a table of the kinds of files that are read."""
    rows = ((", ".join(map(code, r.suffixes)), r.help, code(r.extra)) for r in READERS)
    return table(("file", "is", "needs the extra"), rows)


def extras() -> str:
    """Return a table of the extras of pyproject.toml with their packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = ((name, packages) for name, packages in project["optional-dependencies"].items() if name not in _OURS)
    return table(("extra", "packages"), ((code(name), ", ".join(map(code, packages))) for name, packages in known))


_OURS = ("dev", "browser", "docs")
"""Extras that only those need who change the program."""


def exports() -> str:
    """Return a table of the formats of kg export."""
    return table(("format", "file", "writes"), ((code(f.name), code(f.suffix), f.help) for f in FORMATS))


def networks() -> str:
    """Return a table of the formats of kg network."""
    return table(("format", "file", "is"), ((code(f.name), code(f.suffix), f.help) for f in NETWORK_FORMATS))


# --- questions and rules -----------------------------------------------------------------------------------------


def questions_asked() -> str:
    """Return a section a question: its parameters, its columns, its SPARQL."""
    return "\n\n".join(_question(each) for each in questions())


def _question(each: Any) -> str:
    parts = [f"## {each.number} · {each.title} {{ #{each.number} }}"]
    if each.parameters:
        rows = ((code(p.name), p.meaning, p.default) for p in each.parameters)
        parts.append(table(("parameter", "means", "unless given"), rows))
    if each.columns:
        parts.append(table(("column", "means"), ((code(name), meaning) for name, meaning in each.columns)))
    body = "\n".join(f"    {line}".rstrip() for line in each.sparql.strip().splitlines())
    parts.append(f'??? note "ontology/queries/{each.path.name}"\n\n    ```sparql\n{body}\n    ```')
    return "\n\n".join(parts)


def rules() -> str:
    """Return the tables of what marks a claim or an event, and of the repairs."""
    cues = ((code(c.id), str(c.act), ", ".join(c.words), _example(c.yes)) for c in load_cues().cues)
    forms = ((code(f.id), str(f.finds), f.where, _example((f.example,))) for f in load_forms())
    events = (
        (code(r.id), str(r.type), ", ".join((*r.verbs, *r.nouns)), _example(r.yes)) for r in load_event_rules().rules
    )
    mended = ((code(r.id), r.says, _example((r.sentence,))) for r in REPAIRS)
    head = ("rule", "finds", "looks for", "example")
    sections = (
        ("Words that mark a claim", head, cues), ("Constructions and forms of texts", head, forms),
        ("Words for events", head, events), ("Repairs of the parser", ("repair", "mends", "example"), mended),
    )  # fmt: skip
    return "\n\n".join(f"## {title}\n\n{table(names, rows)}" for title, names, rows in sections)


def _example(sentences: Iterable[str]) -> str:
    return next((_plain(each).replace("[", "\\[") for each in sentences), "")


# --- architecture ---------------------------------------------------------------------------------------------


def layers() -> str:
    """Return a table of the layers with what each module says of itself; one may import only what stands below it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (order,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    rows = ((code(f"kg.{name}"), _says(name)) for layer in order for name in layer.split(" | "))
    return table(("module", "is"), rows)


def _says(name: str) -> str:
    """Return the first sentence of a module's docstring."""
    path = ROOT / "kg" / name / "__init__.py"
    path = path if path.exists() else path.parent.with_suffix(".py")
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return _plain(told.partition("\n\n")[0])


MADE: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "settings": settings,
    "readers": readers,
    "extras": extras,
    "exports": exports,
    "networks": networks,
    "questions": questions_asked,
    "rules": rules,
    "layers": layers,
}
