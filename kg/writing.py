"""Writes the files of a build, or networks, into a folder: all of them or none (see kg.whole_files)."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.audit import FILE, audit_beside, audit_json, read_sample
from kg.cache import Cache
from kg.coding import Coding
from kg.errors import InputError
from kg.export.jsonl import put_lines
from kg.networks import Matrix
from kg.networks.formats import NetworkFormat, files, format_of
from kg.pipeline import Build, Progress, silent
from kg.report import readme_text
from kg.store import put_turtle
from kg.store.earlier import TURTLE, Made, keep
from kg.store.turtle_splicing import splice_turtle
from kg.view import write_page
from kg.vocabulary import prefixes
from kg.whole_files import alone_in, belonging, replacing, scratch_in, write_bytes, write_files, write_text
from kg.whole_files.manifest import MANIFEST, read_manifest

__all__ = [
    "OUTPUTS", "alone_in", "check_folder", "report_text", "scratch_in", "write_audit", "write_bytes", "write_files",
    "write_networks", "write_outputs", "write_text",
]  # fmt: skip

OUTPUTS = ("graph.ttl", "graph.nq", "statements.jsonl", "report.json", "README.txt", "graph.html")
"""What a build writes, in the order in which it appears: the page last."""


def check_folder(folder: Path) -> None:
    """Raise InputError if a build could not be written to this folder; say so before the work, not after it."""
    place = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not place.is_dir():
        raise InputError(f"{place}: is a file, not a folder; name another folder with -o")
    if not os.access(place, os.W_OK | os.X_OK):
        raise InputError(f"{folder}: cannot be written (Permission denied); name another folder with -o")
    for output in (*OUTPUTS, FILE):
        if (folder / output).is_dir():
            raise InputError(f"{folder / output}: is a folder; remove it or name another folder with -o")
    if (folder / FILE).exists():
        read_sample(folder / FILE)


def write_outputs(made: Build, folder: Path, *, progress: Progress = silent) -> None:
    """Write all files of a build, together: a reader finds those of before or all of these.

    Raises InputError if the folder cannot be written; what was there before then stays.
    """
    check_folder(folder)
    audited = audit_beside(folder, made.knowledge, made.report["settings"]["decisions"])
    plain = audit_json(audited) if audited else None
    progress("writing", 0, len(OUTPUTS))
    with replacing(folder, OUTPUTS, whole=True) as draft:
        documents = _write_drafts(made, draft, plain)
    _keep(made, documents, folder)
    progress("writing", len(OUTPUTS), len(OUTPUTS))


def _write_drafts(made: Build, folder: Path, audit: dict[str, Any] | None) -> list[tuple[bytes, int]]:
    """Write the files; return the lines of `statements.jsonl` as `Made` has them."""
    report = made.report | {"audit": audit}
    _copy(made.graph, folder / "graph.nq")
    _write_turtle(made, folder / "graph.ttl")
    with (folder / "statements.jsonl").open("wb") as file:
        documents = put_lines(made.knowledge, file, made.written.extractions, made.written.earlier)
    write_text(folder / "report.json", report_text(report))
    write_text(folder / "README.txt", readme_text(report))
    write_page(made.knowledge, folder / "graph.html", topics=made.topics, audit=audit)
    return documents


def _write_turtle(made: Build, path: Path) -> None:
    bound, earlier, spliced = prefixes(made.settings.base_iri), made.written.earlier, made.written.spliced
    with path.open("wb") as turtle:
        if earlier is not None and spliced is not None:
            splice_turtle(
                earlier.folder / TURTLE, made.graph, turtle, bound, changed=spliced.changed, gone=spliced.gone
            )
        else:
            with made.graph.open("rb") as lines:
                put_turtle(lines, turtle, bound, named=True)


def _keep(made: Build, documents: list[tuple[bytes, int]], folder: Path) -> None:
    """Keep what the files are made of, for the next build."""
    written, settings = made.written, made.settings
    if not written.parts:
        return
    cache = Cache(Path(settings.cache), most_mb=settings.cache_mb)
    sums = read_manifest(folder / MANIFEST)
    keep(Made(settings.base_iri, written.counted, written.shared, written.parts, documents), sums, cache)
    cache.close()


def _copy(source: Path, target: Path) -> None:
    """Give a file another name where that can be, else copy it."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def write_audit(folder: Path, audit: dict[str, Any]) -> None:
    """Put an audit into what a build wrote of itself: its report and its README; nothing where there is no report.

    Raises InputError if the report is none of a build, or cannot be written.
    """
    path = folder / "report.json"
    if not path.exists():
        return
    with alone_in(folder):  # no build may put another report there between reading and writing
        try:
            report = read_report(folder) | {"audit": audit}
            readme = readme_text(report)
        except (KeyError, TypeError) as error:
            raise InputError(f"{path}: is not the report of a build; build the graph again") from error
        write_files({"report.json": report_text(report).encode(), "README.txt": readme.encode()}, folder)


def read_report(folder: Path) -> dict[str, Any]:
    """Return what a build wrote of itself into a folder, with its audit; raises InputError if there is none."""
    path = folder / "report.json"
    try:
        values: dict[str, Any] = json.loads(belonging(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: is not the report of a build; build the graph again") from error
    return values


def report_text(values: dict[str, Any]) -> str:
    """Return the report as the text of `report.json`."""
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_networks(
    networks: Sequence[Matrix], coding: Coding, path: Path, format_: NetworkFormat | None = None
) -> tuple[str, ...]:
    """Write a network of this coding into a file, or those of many windows into a folder, each in a file of its own.

    The format is that of the file's ending, and csv in a folder, unless another is given. All files are written or
    none. Return what is to be told of names that the format cannot hold.

    Raises InputError if the files cannot be written, or if the folder has such files of other windows, which would be
    taken for these.
    """
    if len(networks) == 1 and not path.is_dir():
        ((_, written),) = files(networks, coding, format_ or format_of(path))
        write_text(path, written.text)
        return written.notes
    wanted = format_ or format_of(Path(".csv"))
    made = dict(files(networks, coding, wanted))
    numbered = re.compile(rf"\d+(_\d+-\d\d-\d\d)*{re.escape(wanted.suffix)}")
    other = sorted(p.name for p in path.glob("*") if numbered.fullmatch(p.name) and p.name not in made)
    if other:
        raise InputError(f"{path}: has networks of other windows, such as {other[0]}; empty it or name another folder")
    write_files({file: written.text.encode("utf-8") for file, written in made.items()}, path)
    return tuple(dict.fromkeys(note for written in made.values() for note in written.notes))
