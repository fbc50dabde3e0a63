"""The files of a build as they are with what was decided since: for the commands that read its graph or its lines."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kg.cli.screen import say
from kg.cli.viewing import beside, read_found, tell_odd
from kg.errors import InputError, SettingsError
from kg.whole_files import belonging, whole_file

if TYPE_CHECKING:
    from kg.model import Knowledge
    from kg.settings import Settings

FOLDER = "decided"
"""Beside the files of a build: what is made of them is kept here until the build or the decisions change."""


def as_decided(file: Path, settings: Settings) -> Path:
    """Return the graph.nq or statements.jsonl of a build, or one made anew where decisions change what it says.

    What there is to say of the decisions is said. Raises InputError for what cannot be read or written, SettingsError
    for decisions that are not understood or contradict each other.
    """
    statements = file.with_name("statements.jsonl")
    if not settings.decisions or file.name not in ("graph.nq", "statements.jsonl"):
        return file
    if not statements.exists():
        if file.exists():
            say(f"{settings.decisions} is not applied to {file}: there is no {statements.name} beside it.")
        return file
    kept = file.with_name(FOLDER) / f"{_key(statements, settings)}{file.suffix}"
    told = kept.with_suffix(".told")
    if not (kept.exists() and told.exists()):
        try:
            kept.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise InputError(f"{kept.parent}: cannot be made ({error.strerror}); copy the build elsewhere") from error
        odd = _make(kept, statements, settings)
        with whole_file(told) as out:
            out.write(json.dumps(odd, ensure_ascii=False).encode("utf-8", "replace"))
        _sweep(kept)
    tell_odd(json.loads(told.read_text(encoding="utf-8")))
    if not kept.stat().st_size:
        return file
    say(f"With what {settings.decisions} decides since {file} was built.")
    return kept


def _key(statements: Path, settings: Settings) -> str:
    """Return what the made files depend on, as a name."""
    from kg.named_files import read_text
    from kg.pipeline import tool_version

    with belonging(statements).open("rb") as file:
        held = hashlib.file_digest(file, "sha256").hexdigest()
    text = read_text(Path(settings.decisions), SettingsError)
    return hashlib.sha256(json.dumps([held, text, tool_version(), repr(settings)]).encode()).hexdigest()[:16]


def _make(kept: Path, statements: Path, settings: Settings) -> list[str]:
    """Write a file as decided, or an empty one where decisions change nothing; return what there is to say of them."""
    found = read_found(statements)
    decided, odd = _decided(found, settings)
    if decided is found:
        with whole_file(kept):
            pass
    else:
        write = _write_graph if kept.suffix == ".nq" else _write_lines
        write(decided, kept, statements.parent, settings)
    return list(odd)


def _decided(found: Knowledge, settings: Settings) -> tuple[Knowledge, tuple[str, ...]]:
    """Return what was found as decided, the same value if that changes nothing, and what there is to say of it."""
    from kg.assemble import assemble  # these take long to load, and most often nothing is made anew
    from kg.decisions import apply, read_decisions

    decided, odd = apply(found.extractions, read_decisions(Path(settings.decisions)), found.issues)
    return (found if decided == found.extractions else assemble(decided)), odd


def page_as_decided(page: Path, graph: Path, settings: Settings) -> Path:
    """Return the page that goes with a graph that `as_decided` gave: that of the build, or one made anew beside it."""
    if graph.parent.name != FOLDER:
        return page
    from kg.view import write_page

    made = graph.with_suffix(".html")
    if not made.exists():
        build = page.parent
        shown, _ = _decided(read_found(build / "statements.jsonl"), settings)
        write_page(shown, made, **beside(build, shown, settings))
    return made


def _sweep(kept: Path) -> None:
    """Remove what was made of an earlier build or of earlier decisions."""
    for old in kept.parent.glob("*"):
        if old.suffix in (".nq", ".jsonl", ".html", ".told") and old.stem != kept.stem:
            old.unlink(missing_ok=True)


def _write_graph(knowledge: Knowledge, path: Path, build: Path, settings: Settings) -> None:
    from kg.graph import Parts, Run
    from kg.store import write_parts
    from kg.writing import read_report

    made_by: dict[str, Any] = {}
    with suppress(InputError):
        made_by = read_report(build)["made_by"]
    parts = Parts.of(knowledge, settings=settings, run=Run(**made_by))
    with TemporaryDirectory(prefix="kg-", dir=path.parent) as scratch:
        made = Path(scratch) / path.name
        write_parts(parts, parts.description, made, scratch=Path(scratch))
        made.replace(path)


def _write_lines(knowledge: Knowledge, path: Path, build: Path, settings: Settings) -> None:
    from kg.records import extraction_line

    with whole_file(path) as file:
        for extraction in sorted(knowledge.extractions, key=lambda e: (e.document.path, e.document.id)):
            file.write((extraction_line(extraction) + "\n").encode("utf-8"))
