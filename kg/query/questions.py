"""Question files: finding them and reading what their comment says."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.ontology import ontology_dir

KINDS = ("actor", "topic", "issue", "text")
"""What a parameter can be."""
_ANY_KIND = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"

_PARAM = re.compile(r"param (?P<name>\w+) \((?P<kind>\w+)\) = (?P<default>[^:]*): (?P<meaning>.+)")
_COLUMN = re.compile(r"column (?P<name>\w+): (?P<meaning>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """“actor, an actor, UNISON unless given: whose claims.” A default in brackets only says which is chosen."""

    name: str
    kind: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question file: number, what it asks, its parameters, the meaning of its columns, its query."""

    number: str
    path: Path
    title: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    sparql: str


def questions() -> tuple[Question, ...]:
    """Return the questions of the ontology, by number."""
    return tuple(read_question(path) for path in sorted((ontology_dir() / "queries").glob("*.rq")))


def read_question(path: Path) -> Question:
    """Read a question file; QueryError says what its comment lacks."""
    try:
        if path.exists() and not path.is_file():
            raise QueryError(f"{path}: no file; name a file with a question")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}); name a file that exists") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    head = [line.lstrip("#").strip() for line in _comment(text)]
    title = next((line for line in head if line), "")
    parameters, columns = [], []
    for line in head:
        if line.startswith("param "):
            match = _PARAM.fullmatch(line)
            if match is None or match["kind"] not in KINDS:
                raise QueryError(f"{path}: {line!r}; write: param name ({_ANY_KIND}) = default: meaning")
            parameters.append(Parameter(match["name"], match["kind"], match["default"].strip(), match["meaning"]))
        elif match := _COLUMN.fullmatch(line):
            columns.append((match["name"], match["meaning"]))
    return Question(path.stem.partition("-")[0], path, title, tuple(parameters), tuple(columns), text)


def _comment(text: str) -> Iterator[str]:
    """Yield the lines of the comment a file begins with."""
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line


def find_question(name: str) -> Question:
    """Return the question of a number (7, 07), a name (07-who-blames-whom) or a path.

    Raises QueryError, with the numbers there are, if there is none.
    """
    known = questions()
    for question in known:
        if name.isdigit() and int(name) == int(question.number):
            return question
        if name in (question.path.stem, question.path.name):
            return question
    path = Path(name)
    if path.suffix == ".rq" or os.path.isfile(name):  # noqa: PTH113 - Path.is_file raises where a name is too long
        return read_question(path)
    stems = [q.path.stem for q in known]
    near = difflib.get_close_matches(name, stems, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the last is {known[-1].number}; see kg ask --list"
    if " " in name.strip():
        hint = "SPARQL is read from a file that ends in .rq, or from standard input: kg ask -"
    raise QueryError(f"no question {name if len(name) < 80 else name[:79] + '…'!r}; {hint}")
